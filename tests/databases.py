"""
Fresh, fully migrated databases for tests, copied from templates that each run migrates once.

A copy costs milliseconds, so tests that really commit get databases of their own and nothing is ever flushed
(the triggers on both sides would refuse that anyway).
"""

import atexit
import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from psycopg import sql

from incidents.public_store.connect import dispose_engines
from incidents.public_store.schema import upgrade_schema
from tests.environment import get_engine, get_postgresql_url, get_run_folder, get_worker
from tests.locks import locked
from tests.manage import UNMEASURED, run_manage

_numbers = itertools.count(1)


@dataclass(frozen=True, kw_only=True)
class Databases:
    """The addresses of one editorial database and the public store that belongs to it."""

    editorial_url: str
    public_url: str

    @property
    def environment(self) -> dict[str, str]:
        """What a subprocess needs in its environment to work on these two."""
        return {"DATABASE_URL": self.editorial_url, "PUBLIC_DATABASE_URL": self.public_url}


@contextmanager
def make_public_store() -> Iterator[str]:
    """A fresh public store, empty and at the newest schema; its address. It is removed at the end."""
    with _copied(get_public_template()) as url:
        try:
            yield url
        finally:
            dispose_engines()


@contextmanager
def make_editorial_database() -> Iterator[str]:
    """A fresh editorial database, empty and at the newest schema; its address. It is removed at the end."""
    with _copied(get_editorial_template()) as url:
        yield url


@contextmanager
def make_databases() -> Iterator[Databases]:
    """A fresh pair of databases, empty and at the newest schemas. They are removed at the end."""
    with make_editorial_database() as editorial_url, make_public_store() as public_url:
        yield Databases(editorial_url=editorial_url, public_url=public_url)


@contextmanager
def make_seeded_databases() -> Iterator[Databases]:
    """A fresh pair of databases with the seed record loaded and published. They are removed at the end."""
    with copy_databases(get_seeded_template()) as databases:
        yield databases


@contextmanager
def copy_databases(template: Databases) -> Iterator[Databases]:
    """A copy of `template` as it is now; on PostgreSQL nobody may be connected to that. Removed at the end."""
    with _copied(template.editorial_url) as editorial_url, _copied(template.public_url) as public_url:
        yield Databases(editorial_url=editorial_url, public_url=public_url)


def refill_databases(databases: Databases, template: Databases) -> None:
    """Make `databases` a copy of `template` again, at their old addresses. A server may have them open, but be idle."""
    _refill(databases.editorial_url, template.editorial_url)
    _refill(databases.public_url, template.public_url)


@contextmanager
def using_editorial_database(url: str) -> Iterator[None]:
    """Let this process's default connection (in every thread) go to `url`, then back to where it went."""
    connection = connections["default"]
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = get_database_name(url)
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connections["default"].close()
        connection.settings_dict["NAME"] = before
        ContentType.objects.clear_cache()


def get_database_name(url: str) -> str:
    """Return the file of a SQLite address, or the name of a PostgreSQL database."""
    path = urlsplit(url).path
    return path if url.startswith("sqlite:") else path.removeprefix("/")


def get_template(name: str, fill: Callable[[str], None] | None = None, *, template: str | None = None) -> str:
    """
    Return the address of the template database `name`, made by the first worker that asks.

    fill      brings the new database at the given address to the state wanted; leaves no connection open
    template  address of the template that the new database begins as; empty without one
    """
    marker = get_run_folder() / f"template-{get_engine()}-{name}"
    with locked(marker.with_suffix(".lock")):
        if not marker.exists():
            url = _create(f"template_{name}", template=template)
            if fill:
                fill(url)
            marker.write_text(url)
    return marker.read_text()


def get_editorial_template() -> str:
    """Return the address of an editorial database at the newest schema, with no rows of its own."""
    return get_template("editorial", _migrate)


def get_public_template() -> str:
    """Return the address of a public store at the newest schema, with nothing in it."""
    return get_template("public", upgrade_schema)


def _migrate(url: str) -> None:
    run_manage(["migrate"], {"DATABASE_URL": url, **UNMEASURED})


def get_empty_template() -> Databases:
    """Return the addresses of a pair at the newest schemas with nothing in them."""
    return Databases(editorial_url=get_editorial_template(), public_url=get_public_template())


def get_seeded_template() -> Databases:
    """
    Return the addresses of a pair with the seed record loaded and published.

    One command fills both databases: it is run when the second of them is made.
    """
    editorial = get_template("seeded_editorial", template=get_editorial_template())

    def load(url: str) -> None:
        run_manage(["load_seed"], Databases(editorial_url=editorial, public_url=url).environment)

    public = get_template("seeded_public", load, template=get_public_template())
    return Databases(editorial_url=editorial, public_url=public)


@contextmanager
def _copied(template: str) -> Iterator[str]:
    # Runs that share a folder have workers of the same names.
    name = f"copy_{get_worker()}_{os.getpid()}_{next(_numbers)}"
    url = _create(name, template=template)
    try:
        yield url
    finally:
        if get_engine() == "postgresql":
            _administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        else:
            shutil.rmtree(Path(get_database_name(url)).parent)


def _refill(url: str, template: str) -> None:
    name = get_database_name(url)
    if get_engine() == "sqlite":
        # Inside the file, by its own locks: a server that has it open sees one more transaction.
        _copy_file(Path(get_database_name(template)), Path(name))
    else:
        _administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        _create(name, template=template)


def _create(name: str, *, template: str | None) -> str:
    """Make a database, empty or as a copy; its address. A SQLite file lies in a folder of its own."""
    if get_engine() == "sqlite":
        file = get_run_folder() / name / "database.sqlite3"
        file.parent.mkdir()
        if template:
            _copy_file(Path(get_database_name(template)), file)
        return f"sqlite:///{file}"
    statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    if template:
        original = sql.Identifier(get_database_name(template))
        statement += sql.SQL(" TEMPLATE {}").format(original)
        if _get_administrator().info.server_version >= 150_000:
            # Copying files is many times faster than the default, which logs every page.
            statement += sql.SQL(" STRATEGY FILE_COPY")
    _administer(statement)
    return get_postgresql_url().replace("/postgres?", f"/{name}?")


def _copy_file(source: Path, target: Path) -> None:
    """Copy a SQLite database with what is still in its write-ahead log, which a plain copy would miss."""
    with closing(sqlite3.connect(source)) as template, closing(sqlite3.connect(target)) as copy:
        template.backup(copy)


@cache
def _get_administrator() -> psycopg.Connection[tuple[Any, ...]]:
    """One connection for as long as this process lives: a new one takes longer than most of what it is for."""
    administrator = psycopg.connect(get_postgresql_url(), autocommit=True)
    atexit.register(administrator.close)
    return administrator


def _administer(statement: sql.Composed) -> None:
    _get_administrator().execute(statement)
