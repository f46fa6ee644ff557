"""
${message}

Additive first, destructive in a later release: a release must run against the schema of the one before, because the
processes of both are up while it is rolled out. So a new column is nullable or has a default, and what is no longer
read is dropped only after a release that does not read it. Write the frozen text of every trigger and CHECK here,
never an import. Generate against PostgreSQL, and guard by dialect what only one engine has.

Revision: ${up_revision}
Follows: ${down_revision or "nothing"}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Apply the change."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take the change back."""
    ${downgrades if downgrades else "pass"}
