"""Delivering to a store in one line, and reading whole tables of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from incidents.public_store import connect, write
from incidents.public_store.tables import Base, ChangeLog
from incidents.record.documents import AnyDocument
from incidents.record.log import LogEntry
from tests.public_store.make_documents import make_publication


def deliver(url: str, *batches: LogEntry | Sequence[LogEntry]) -> None:
    for batch in batches:
        with connect.open_writer(url) as connection:
            write.deliver_batch(connection, [batch] if isinstance(batch, LogEntry) else batch)


def publish(url: str, *documents: AnyDocument) -> list[LogEntry]:
    """Publish documents as a batch each, after whatever the log has."""
    entries = []
    for document in documents:
        with connect.open_writer(url) as connection:
            last = connection.scalar(sa.select(sa.func.max(ChangeLog.sequence))) or 0
            entries.append(make_publication(document, sequence=last + 1))
            write.deliver_batch(connection, entries[-1:])
    return entries


def read_table(url: str, model: type[Base] | str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of its key."""
    name = model if isinstance(model, str) else model.__tablename__
    table = Base.metadata.tables[name]
    with connect.open_reader(url) as connection:
        rows = connection.execute(sa.select(table).order_by(*table.primary_key.columns)).mappings()
        return [dict(row) for row in rows]


def read_store(url: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables."""
    return {name: read_table(url, name) for name in Base.metadata.tables}


@contextmanager
def counting_statements(connection: sa.Connection) -> Iterator[list[str]]:
    """Collect the statements that are sent over a connection."""
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)
