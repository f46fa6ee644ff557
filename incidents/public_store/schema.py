"""The public schema and its history of migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from incidents.public_store import address
from incidents.public_store.alembic_options import make_options
from incidents.public_store.engines import Mode, make_engine
from incidents.public_store.tables import Base

SCRIPTS = Path(__file__).parent / "alembic"


class SchemaNotCurrent(Exception):
    """The store's schema is not the one that this release reads and writes."""


def upgrade_schema(url: str) -> None:
    """
    Bring the store to the newest revision, making file and folder, or the schema, where there is none.

    Each revision is one transaction. On PostgreSQL an advisory lock keeps a second upgrade out.
    """
    if address.is_sqlite(url):
        address.get_path(url).parent.mkdir(parents=True, exist_ok=True)
    else:
        _create_schema(url)
    config = make_config()
    config.attributes["url"] = url
    command.upgrade(config, "head")


def check_schema(url: str) -> None:
    """
    Check that the store is at the newest revision and that its tables are those of this release.

    Raises SchemaNotCurrent, naming what differs.
    """
    head = _get_scripts().get_current_head()
    with _connect(url) as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision != head:
            raise SchemaNotCurrent(f"the public schema is at revision {revision or 'none'}, the release at {head}")
        context = MigrationContext.configure(connection, opts=make_options(connection))
        differences = compare_metadata(context, Base.metadata)
    if differences:
        raise SchemaNotCurrent(f"the public schema differs from the release's tables: {differences}")


def get_revision(url: str) -> str | None:
    """Return the revision of a store; None if it has no schema yet."""
    if address.is_sqlite(url) and not address.get_path(url).exists():
        return None
    with _connect(url) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def show_history() -> list[str]:
    """Return a line for each revision that this release knows, newest first: its name, then what it does."""
    return [f"{script.revision}  {script.doc.strip()}" for script in _get_scripts().walk_revisions()]


def make_config() -> Config:
    """Return Alembic's configuration, free of files, so that it is the same wherever the program runs."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _get_scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(make_config())


def _create_schema(url: str) -> None:
    schema = address.get_schema(url)
    engine = make_engine(url, Mode.WRITE)
    try:
        with engine.begin() as connection:
            if not sa.inspect(connection).has_schema(schema):
                connection.execute(sa.schema.CreateSchema(schema))
    finally:
        engine.dispose()


@contextmanager
def _connect(url: str) -> Iterator[sa.Connection]:
    engine = make_engine(url, Mode.READ)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
