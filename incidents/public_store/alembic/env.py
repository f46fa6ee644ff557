"""
How Alembic reaches the public store.

A caller hands over an open connection (``attributes["connection"]``), which is used and left open, or an address
(``attributes["url"]``, on the command line ``-x url=…``), for which a connection is opened and closed here.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context

from incidents.public_store.alembic_options import make_options
from incidents.public_store.connect import LOCK_KEY
from incidents.public_store.engines import Mode, make_engine

LOCK_TIMEOUT = "10s"


class NoStoreGiven(Exception):
    """Neither a connection nor an address was given."""


def run_migrations(connection: sa.Connection, options: dict[str, Any]) -> None:
    """Run what the command asked for on the connection."""
    context.configure(connection=connection, **options)
    with context.begin_transaction():
        context.run_migrations()


def run_on_own_connection(url: str) -> None:
    """Open a connection that alone may migrate the store, run, and close it."""
    engine = make_engine(url, Mode.WRITE)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                # A lock of the session: every revision has its own transaction. It ends with the connection.
                connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
                schema = sa.func.hashtext(sa.func.current_schema())
                connection.execute(sa.select(sa.func.pg_advisory_lock(LOCK_KEY, schema)))
            options = make_options(connection)
            # Alembic takes a transaction that is open already for the caller's, and would not commit it.
            connection.commit()
            run_migrations(connection, options)
    finally:
        engine.dispose()


def run() -> None:
    """Choose the connection. Raises NoStoreGiven."""
    attributes = context.config.attributes
    handed_over = attributes.get("connection")
    url = attributes.get("url") or context.get_x_argument(as_dictionary=True).get("url")
    if handed_over is not None:
        run_migrations(handed_over, make_options(handed_over))
    elif url:
        run_on_own_connection(str(url))
    else:
        raise NoStoreGiven("give the address of the public store: alembic -x url=sqlite:////path/to/file …")


run()
