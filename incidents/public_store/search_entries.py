"""Keeping the search text of records. The caller owns the transaction."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from incidents.public_store.derive.search_text import make_entry_id, make_search_text
from incidents.public_store.tables import SearchEntry
from incidents.record.documents import AnyDocument
from incidents.record.row import DocumentKind

_WORDS = postgresql.ARRAY(sa.Text())
_INSERT = sa.insert(SearchEntry)
# The array is the index: PostgreSQL's own parser would split and drop words by rules of its own.
_INSERT_WITH_INDEX = _INSERT.values(tsv=sa.func.array_to_tsvector(sa.cast(sa.bindparam("words", type_=_WORDS), _WORDS)))
_DELETE = sa.delete(SearchEntry).where(SearchEntry.kind == sa.bindparam("of"), SearchEntry.number == sa.bindparam("at"))


def replace_entry(connection: sa.Connection, document: AnyDocument, *, first_published_at: dt.datetime) -> None:
    """Put the words of a document in the place of those of its earlier version."""
    remove_entry(connection, document.document, document.number)
    text = make_search_text(document)
    values: dict[str, Any] = {
        "id": make_entry_id(document, first_published_at=first_published_at),
        "kind": document.document,
        "number": document.number,
        "title": " ".join(text.title),
        "body": " ".join(text.body),
    }
    if connection.dialect.name == "postgresql":
        words = list(dict.fromkeys((*text.title, *text.body)))
        connection.execute(_INSERT_WITH_INDEX, {**values, "words": words})
    else:
        connection.execute(_INSERT, values)


def remove_entry(connection: sa.Connection, kind: DocumentKind, number: int) -> None:
    """Let a record be found no longer."""
    connection.execute(_DELETE, {"of": kind, "at": number})
