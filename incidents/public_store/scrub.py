"""Removing what erased rows left behind in files."""

import re
import time
from collections.abc import Sequence
from contextlib import closing
from typing import cast

import psycopg
from psycopg import sql

from incidents.public_store import address, tables
from incidents.public_store.connect import hold_store
from incidents.public_store.engines import Mode, make_engine, open_file_to_write
from incidents.public_store.search_index import OPTIMIZE_INDEX, REBUILD_INDEX

ATTEMPTS = 40
PAUSE_SECONDS = 0.25

# The detail of VACUUM's notice begins with the number of dead rows that it had to keep, in every language.
_KEPT_ROWS = re.compile(r"^[1-9]\d* ")


class ScrubIncomplete(Exception):
    """Somebody kept a journal or old rows in use, so that they still hold erased content. To be tried again."""


def scrub_file(url: str) -> None:
    """
    Rewrite what the store keeps on disk without the remains of erased content.

    To be called outside a transaction, after a redaction was delivered. Readers wait while PostgreSQL rewrites the
    tables; with SQLite they read on. Repeatable. Backups and downloads made earlier are not reached.

    SQLite: index optimised, file vacuumed, write-ahead log emptied. PostgreSQL: VACUUM FULL of the tables that held
    the content; its own write-ahead log is recycled by the server in time.

    Raises ScrubIncomplete.
    """
    if address.is_sqlite(url):
        with hold_store(url):
            _scrub_sqlite(url)
    else:
        _scrub_postgresql(url)


def _scrub_sqlite(url: str) -> None:
    with closing(open_file_to_write(address.get_path(url))) as connection:
        connection.execute(REBUILD_INDEX)
        connection.execute(OPTIMIZE_INDEX)
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise ScrubIncomplete("the write-ahead log of the public store is in use")


def _scrub_postgresql(url: str) -> None:
    engine = make_engine(url, Mode.WRITE)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # The log is never changed, so it has no remains.
            rewritten = set(tables.Base.metadata.tables) - {tables.ChangeLog.__tablename__}
            rewrite_tables(cast("psycopg.Connection", connection.connection.driver_connection), sorted(rewritten))
    finally:
        engine.dispose()


def rewrite_tables(connection: psycopg.Connection, names: Sequence[str]) -> None:
    """
    Rewrite PostgreSQL tables without any dead row, on a connection in autocommit.

    PostgreSQL keeps a dead row that some transaction might still see, be it only a connection just being opened. So
    what each VACUUM says of rows "that cannot be removed yet" is heard, and the table is rewritten again.

    Raises ScrubIncomplete if a transaction goes on that keeps dead rows alive.
    """
    details: list[str] = []

    def hear(diagnostic: psycopg.errors.Diagnostic) -> None:
        details.append(diagnostic.message_detail or "")

    connection.add_notice_handler(hear)
    try:
        for name in names:
            for _ in range(ATTEMPTS):
                details.clear()
                connection.execute(sql.SQL("VACUUM (FULL, VERBOSE) {}").format(sql.Identifier(name)))
                if not any(_KEPT_ROWS.match(detail) for detail in details):
                    break
                time.sleep(PAUSE_SECONDS)
            else:
                raise ScrubIncomplete(f"a transaction that goes on keeps erased rows of {name} alive")
    finally:
        connection.remove_notice_handler(hear)
