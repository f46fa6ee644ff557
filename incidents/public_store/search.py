"""Finding records by words, newest first, the same on both engines."""

from dataclasses import dataclass

import sqlalchemy as sa

from incidents.public_store import search_postgresql, search_sqlite
from incidents.public_store.words import list_query_words
from incidents.record.row import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A record that holds all words of a query. title: as published, empty for a person without a released name."""

    kind: DocumentKind
    number: int
    title: str


def search_records(connection: sa.Connection, query: str, *, limit: int) -> list[SearchHit]:
    """
    Return the live records that hold every word of a query, newest first (see search_text.make_entry_id).

    query   whatever a visitor typed: words count (see words.py), all other characters only part them

    One statement; none for a query without a word, which finds nothing.
    """
    words = list_query_words(query)
    if not words:
        return []
    engine = search_sqlite if connection.dialect.name == "sqlite" else search_postgresql
    rows = connection.execute(engine.SEARCH, {"query": engine.write_query(words), "limit": limit})
    return [SearchHit(kind=DocumentKind(kind), number=number, title=title) for kind, number, title in rows]
