"""Stores for the tests of public_store: fresh ones, and connections to them."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from incidents.public_store import connect
from tests.databases import make_public_store


@pytest.fixture
def public_url() -> Iterator[str]:
    """The address of a fresh store, empty and at the newest schema, on the engine of this run."""
    with make_public_store() as url:
        yield url
        connect.dispose_engines()


@pytest.fixture
def reader(public_url: str) -> Iterator[sa.Connection]:
    """A reader's connection to the fresh store."""
    with connect.open_reader(public_url) as connection:
        yield connection
