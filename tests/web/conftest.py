"""A public store for the tests of pages, and ways to read what a page answers."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.test import Client

from incidents.public_store import connect
from tests.public_store.deliver import counting_statements


@pytest.fixture
def store_url(public_store_url: str) -> Iterator[str]:
    """An empty public store, which the pages read during the test."""
    yield public_store_url
    connect.dispose_engines()


@pytest.fixture
def read(store_url: str, client: Client) -> Callable[[str], str]:
    """Answer the words of a page, runs of blanks as one; the page must be there."""

    def read_page(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, f"{address} answered {response.status_code}"
        return " ".join(response.content.decode().split())

    return read_page


@pytest.fixture
def count_statements(store_url: str) -> Callable[[], AbstractContextManager[list[str]]]:
    """Collect the statements that pages send to the store: ``with count_statements() as sent``."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        with connect.open_reader(store_url) as connection, counting_statements(connection) as sent:
            yield sent

    return count
