"""
Connections to the public store: read-only ones held per thread, and writers of one transaction each.

Readers are in autocommit: every statement sees what was committed before it. A thread keeps its connection between
requests and opens another when the server has closed it or when another file lies at the store's path.
"""

import fcntl
import os
import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from incidents.public_store import address
from incidents.public_store.engines import Mode, dispose_engines_of_process, get_engine

LOCK_KEY = 720_575_940
"""Key of PostgreSQL's advisory lock on a store; any constant will do that nobody else takes."""


@dataclass(slots=True)
class _Held:
    """A reader's connection, and the file it was opened on."""

    connection: sa.Connection
    file: tuple[int, int] | None
    pid: int
    generation: int


class _HeldReaders(threading.local):
    """The connections of one thread, by address."""

    def __init__(self) -> None:
        self.by_url: dict[str, _Held] = {}


_readers = _HeldReaders()
_generation = 0


@contextmanager
def open_reader(url: str) -> Iterator[sa.Connection]:
    """
    Yield this thread's read-only connection in autocommit. Opening it costs no statement.

    Blocks of the same thread may be nested; they share the connection.

    Raises UnusableAddress; sqlalchemy.exc.OperationalError if there is no such store.
    """
    held = _get_held(url)
    try:
        yield held.connection
    except sa.exc.DBAPIError as error:
        if error.connection_invalidated:
            _drop(url)
        raise
    finally:
        if not held.connection.closed and not held.connection.invalidated:
            # Ends only SQLAlchemy's own idea of a transaction; in autocommit nothing is sent.
            held.connection.rollback()


@contextmanager
def open_writer(url: str) -> Iterator[sa.Connection]:
    """
    Yield a connection inside one transaction that holds the store's lock, committed when the block ends well.

    SQLite: a lock file, BEGIN IMMEDIATE, write-ahead log, erased content overwritten. PostgreSQL: READ COMMITTED and
    the advisory lock, so that what is read inside follows every earlier writer. Either waits for another writer, for
    ever for one of the same thread.
    """
    if address.is_sqlite(url):
        with _hold_file(address.get_path(url)), _begin(url) as connection:
            yield connection
    else:
        with _begin(url) as connection:
            lock_store(connection)
            yield connection


@contextmanager
def hold_store(url: str) -> Iterator[None]:
    """Keep every writer out while the block runs. Inside it, the store is changed by means other than open_writer."""
    if address.is_sqlite(url):
        with _hold_file(address.get_path(url)):
            yield
    else:
        with _begin(url) as connection:
            lock_store(connection)
            yield


def lock_store(connection: sa.Connection) -> None:
    """
    Wait until no other writer is at work on a PostgreSQL store, and keep others out until the transaction ends.

    The lock is that of the schema, so that another store can be built beside this one.
    """
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK_KEY, sa.func.hashtext(sa.func.current_schema()))))


@contextmanager
def _begin(url: str) -> Iterator[sa.Connection]:
    with get_engine(url, Mode.WRITE).connect() as connection, connection.begin():
        yield connection


@contextmanager
def _hold_file(store: Path) -> Iterator[None]:
    """Hold the lock file beside a store. The system lets go of it when the process ends, however it ends."""
    with store.with_name(f"{store.name}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def dispose_engines() -> None:
    """Close what this process holds, after a fork or before a file is moved. Other threads reconnect by themselves."""
    global _generation  # noqa: PLW0603 - the one mark that the holders of all threads compare with
    _generation += 1
    for held_url in list(_readers.by_url):
        _drop(held_url)
    dispose_engines_of_process()


def _get_held(url: str) -> _Held:
    held = _readers.by_url.get(url)
    file = _identify_file(url)
    if held is not None and _is_usable(held, file):
        return held
    _drop(url)
    connection = get_engine(url, Mode.READ).connect()
    held = _Held(connection=connection, file=file, pid=os.getpid(), generation=_generation)
    _readers.by_url[url] = held
    return held


def _drop(url: str) -> None:
    held = _readers.by_url.pop(url, None)
    if held is not None and held.pid == os.getpid():
        held.connection.close()


def _is_usable(held: _Held, file: tuple[int, int] | None) -> bool:
    if held.pid != os.getpid() or held.generation != _generation or held.file != file:
        return False
    if held.connection.closed or held.connection.invalidated:
        return False
    return file is not None or not _has_unread_input(held.connection)


def _identify_file(url: str) -> tuple[int, int] | None:
    """Return what tells one file at the store's path from another; None for a server."""
    path = _get_path(url)
    if path is None:
        return None
    try:
        stat = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return stat.st_dev, stat.st_ino


_paths: dict[str, Path | None] = {}


def _get_path(url: str) -> Path | None:
    if url not in _paths:
        _paths[url] = address.get_path(url) if address.is_sqlite(url) else None
    return _paths[url]


def _has_unread_input(connection: sa.Connection) -> bool:
    """Tell whether an idle server connection has something to say, which is that it was closed."""
    poll = select.poll()
    poll.register(connection.connection.dbapi_connection.fileno(), select.POLLIN)  # type: ignore[union-attr]
    return bool(poll.poll(0))
