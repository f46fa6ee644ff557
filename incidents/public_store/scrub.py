"""Removing what erased rows left behind in files."""

from contextlib import closing

from incidents.public_store import address, tables
from incidents.public_store.connect import hold_store
from incidents.public_store.engines import Mode, make_engine, open_file_to_write
from incidents.public_store.search_index import OPTIMIZE_INDEX, REBUILD_INDEX


class ScrubIncomplete(Exception):
    """A reader kept the write-ahead log in use, so that it may still hold erased content. To be tried again."""


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
            for table in sorted(set(tables.Base.metadata.tables) - {tables.ChangeLog.__tablename__}):
                connection.exec_driver_sql(f"VACUUM (FULL) {table}")
    finally:
        engine.dispose()
