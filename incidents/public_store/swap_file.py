"""
Putting a newly built SQLite file in the place of one that is in use.

The pages are copied into the present file in one transaction of SQLite's own. Moving the new file over the present
one would be unsafe while anyone is connected: file, write-ahead log and shared memory belong together by name, and a
connection to the old file that closes later would delete the log of the new one.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from incidents.public_store.engines import open_file_to_write

_COMPANIONS = ("-wal", "-shm", "-journal")


def swap(present: Path, built: Path) -> None:
    """Make the present file hold what the built one does, and remove the latter. The caller keeps writers out."""
    try:
        _copy(built, present)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # The present file is no database any more. Nobody can be reading it, so it may be replaced as a file.
        for companion in _COMPANIONS:
            present.with_name(present.name + companion).unlink(missing_ok=True)
        built.replace(present)
    remove(built)


def remove(path: Path) -> None:
    """Remove a file that nobody uses, and what belongs to it."""
    for companion in ("", ".lock", *_COMPANIONS):
        path.with_name(path.name + companion).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with closing(open_file_to_write(source)) as built, closing(open_file_to_write(target)) as present:
        built.backup(present)
        # Best effort: a reader in the middle of a statement leaves the emptying to a later writer.
        present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
