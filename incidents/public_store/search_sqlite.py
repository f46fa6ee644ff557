"""Search on SQLite: FTS5 with row ids in the order of time."""

from collections.abc import Iterable

import sqlalchemy as sa

SEARCH = sa.text("""
    SELECT entry.kind, entry.number, state.title
    FROM search_index
    JOIN search_entry AS entry ON entry.id = search_index.rowid
    JOIN record_state AS state ON state.kind = entry.kind AND state.number = entry.number
    WHERE search_index MATCH :query
    ORDER BY search_index.rowid DESC
    LIMIT :limit
""")


def write_query(words: Iterable[str]) -> str:
    """Return the expression for texts that hold every word. Words are letters and digits; quoted, none is syntax."""
    return " ".join(f'"{word}"' for word in words)
