"""
How the words of statements were checked: one column more.

Follows 20261122_first_schema. Statements that are there already were published before this was asked: null.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_words_checked"
down_revision = "20261122_first_schema"
branch_labels = None
depends_on = None


class ColumnStays(Exception):
    """What readers were told is not taken out of the store again."""


def upgrade() -> None:
    """Add the column with its CHECK. SQLite cannot add a CHECK, so there the table is made anew."""
    with op.batch_alter_table("statement") as table:
        table.add_column(
            sa.Column(
                "words_checked",
                sa.String(length=40),
                nullable=True,
                comment="how the words were checked; null where nothing says that they were",
            )
        )
        table.create_check_constraint(
            op.f("ck_statement_words_checked_is_a_code"), "words_checked IN ('source_text', 'transcription')"
        )


def downgrade() -> None:
    """Refuse: a store is made anew from the publications, not taken back. Raises ColumnStays."""
    raise ColumnStays("delete the store instead, and rebuild it from the publications")
