"""Erasing a version that the log has announced as redacted. The caller owns the transaction."""

import sqlalchemy as sa

from incidents.public_store.search_index import REBUILD_INDEX
from incidents.public_store.tables import DocumentVersion
from incidents.record.row import DocumentKind


def erase_version(connection: sa.Connection, kind: DocumentKind, number: int, version: int) -> None:
    """Empty document and salt of a version. Number, version, time and digest stay; a repeat changes nothing."""
    connection.execute(
        sa.update(DocumentVersion)
        .where(
            DocumentVersion.kind == kind,
            DocumentVersion.number == number,
            DocumentVersion.version == version,
            DocumentVersion.document.is_not(None),
        )
        .values(document=None, salt=None)
    )


def rebuild_search_index(connection: sa.Connection) -> None:
    """
    Write the full-text index anew from the entries that are left.

    SQLite's index only marks removed words as gone until its parts are merged. PostgreSQL's is cleaned by VACUUM.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(REBUILD_INDEX)
