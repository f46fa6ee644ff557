"""SQLAlchemy engines of the public store, one per process, address and mode."""

import enum
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

import psycopg
import sqlalchemy as sa

from incidents.public_store import address

BUSY_SECONDS = 60
"""How long a writer of SQLite waits for another one."""

MMAP_BYTES = 1 << 40
"""More than any store: readers map the whole file."""


class Mode(enum.StrEnum):
    """What a connection is for."""

    READ = "read"
    WRITE = "write"


_engines: dict[tuple[int, str, Mode], sa.Engine] = {}


def get_engine(url: str, mode: Mode) -> sa.Engine:
    """
    Return this process's engine. It pools nothing: readers are held per thread, writers live for one transaction.

    Raises UnusableAddress.
    """
    key = (os.getpid(), url, mode)
    engine = _engines.get(key)
    if engine is None:
        engine = _engines.setdefault(key, make_engine(url, mode))
    return engine


def dispose_engines_of_process() -> None:
    """Forget the engines, those inherited over a fork without closing what belongs to the parent."""
    for (pid, _, _), engine in _engines.items():
        engine.dispose(close=pid == os.getpid())
    _engines.clear()


def make_engine(url: str, mode: Mode) -> sa.Engine:
    """
    Return a new engine without a pool. Raises UnusableAddress.

    Errors do not repeat what was sent: they are logged and kept, and the content of a record may have to be erased.
    """
    return _make_sqlite_engine(url, mode) if address.is_sqlite(url) else _make_postgresql_engine(url, mode)


def _make_postgresql_engine(url: str, mode: Mode) -> sa.Engine:
    parsed = address.parse_address(url)
    settings = {"TimeZone": "UTC", "jit": "off"}
    if mode is Mode.READ:
        settings["default_transaction_read_only"] = "on"
    engine = sa.create_engine(
        address.add_options(parsed.set(drivername="postgresql+psycopg"), **settings),
        poolclass=sa.NullPool,
        isolation_level="AUTOCOMMIT" if mode is Mode.READ else "READ COMMITTED",
        hide_parameters=True,
    )
    sa.event.listen(engine, "handle_error", _leave_out_detail)
    return engine


def _leave_out_detail(context: sa.ExceptionContext) -> None:
    """Cut the words of a PostgreSQL error to its first line. The lines below it repeat the row that was refused."""
    error, wrapped = context.original_exception, context.sqlalchemy_exception
    if not isinstance(error, psycopg.Error) or error.diag.message_primary is None:
        return
    error.args = (error.diag.message_primary,)
    if wrapped is not None:
        wrapped.args = (f"({type(error).__name__}) {error.diag.message_primary}",)


def _make_sqlite_engine(url: str, mode: Mode) -> sa.Engine:
    path = address.get_path(url)
    if mode is Mode.READ:
        return sa.create_engine(
            "sqlite://",
            creator=lambda: _open_file_to_read(path),
            poolclass=sa.NullPool,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
    engine = sa.create_engine(
        "sqlite://", creator=lambda: open_file_to_write(path), poolclass=sa.NullPool, hide_parameters=True
    )
    sa.event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: sa.Connection) -> None:
    """Take the write lock at once. Python's sqlite3 would begin late, and outside of DDL."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _open_file_to_read(path: Path) -> sqlite3.Connection:
    connection = _open_file(path, "ro")
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA mmap_size = {MMAP_BYTES}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def open_file_to_write(path: Path) -> sqlite3.Connection:
    """Open a SQLite file for a writer, making it where there is none. Nothing is begun."""
    connection = _open_file(path, "rwc")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _open_file(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
