"""Search on PostgreSQL: a GIN index of the words themselves, without its parser and dictionaries."""

from collections.abc import Iterable

import sqlalchemy as sa

SEARCH = sa.text("""
    SELECT entry.kind, entry.number, state.title
    FROM search_entry AS entry
    JOIN record_state AS state ON state.kind = entry.kind AND state.number = entry.number
    WHERE entry.tsv @@ CAST(:query AS tsquery)
    ORDER BY entry.id DESC
    LIMIT :limit
""")


def write_query(words: Iterable[str]) -> str:
    """Return the expression for texts that hold every word. Words are letters and digits; quoted, none is syntax."""
    return " & ".join(f"'{word}'" for word in words)
