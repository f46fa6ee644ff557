"""Replacing and removing the rows that stand for one document. The caller owns the transaction."""

import sqlalchemy as sa

from incidents.public_store import tables
from incidents.public_store.derive.rows import get_table, make_rows
from incidents.record.documents import AnyDocument
from incidents.record.row import DocumentKind

_HEADS: dict[DocumentKind, tuple[tuple[type[tables.Base], str], ...]] = {
    # What hangs on the incident goes with it, by its foreign keys.
    DocumentKind.INCIDENT: ((tables.Incident, "number"),),
    DocumentKind.ORGANIZATION: ((tables.Post, "organization"), (tables.Organization, "number")),
    DocumentKind.PERSON: ((tables.Tenure, "person"), (tables.Person, "number")),
}
_OF_ANY_DOCUMENT: tuple[type[tables.Base], ...] = (tables.Alias, tables.Source, tables.Assertion, tables.Identifier)


def replace_rows(connection: sa.Connection, document: AnyDocument) -> None:
    """
    Put a document's rows in the place of those of its earlier version.

    A row that has moved here from another document, as by a merger of incidents, is taken over.
    """
    remove_rows(connection, document.document, document.number)
    for table, rows in make_rows(document):
        if not rows:
            continue
        keys = list(table.primary_key.columns)
        if [key.name for key in keys] == ["number"]:
            connection.execute(sa.delete(table).where(keys[0].in_([row["number"] for row in rows])))
        connection.execute(sa.insert(table), rows)


def remove_rows(connection: sa.Connection, kind: DocumentKind, number: int) -> None:
    """Remove the rows of a document, if it has any."""
    for model in _OF_ANY_DOCUMENT:
        table = get_table(model)
        connection.execute(sa.delete(table).where(table.c.document_kind == kind, table.c.document_number == number))
    for model, owner in _HEADS[kind]:
        table = get_table(model)
        connection.execute(sa.delete(table).where(table.c[owner] == number))
