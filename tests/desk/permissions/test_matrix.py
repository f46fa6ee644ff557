"""
Every address of the desk, asked for by everybody.

matrix.txt says who gets in; addresses are read from the URL configuration, so a new one fails here until it has its
two lines. Templates are not rendered: who gets in is decided before.
"""

import logging
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import transaction
from django.template.base import Template
from django.test import override_settings
from django.utils.safestring import SafeString
from pytest_django import DjangoDbBlocker

from tests.databases import make_databases, using_editorial_database
from tests.desk.permissions.addresses import list_addresses
from tests.desk.permissions.asking import Visitor, fill_address, make_rows
from tests.desk.permissions.table import KINDS, METHODS, list_left_over, list_missing, read_table, write_line

PARTS = 3
"""Each kind of account asks for the addresses in so many tests, which workers share."""


@pytest.fixture(scope="module")
def paths(django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """
    The path of each address on a database of the module's own.

    What is left out here decides nothing about who gets in: the rendering of pages, the navigation on them, logging.
    """
    with (
        django_db_blocker.unblock(),
        make_databases() as databases,
        using_editorial_database(databases.editorial_url),
        override_settings(PUBLIC_DATABASE_URL=databases.public_url),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(Template, "_render", lambda _template, _context: SafeString(""))
        patch.setattr(admin.site, "each_context", lambda _request: {})
        logging.disable(logging.CRITICAL)
        values = make_rows()
        yield {address.name: fill_address(address, values) for address in list_addresses()}
        logging.disable(logging.NOTSET)


def test_every_address_has_its_lines():
    assert list_missing() == [], "add these lines to matrix.txt, with the letters of who gets in"


def test_every_line_has_its_address():
    assert list_left_over() == []
    lines = [(entry.method, entry.name) for entry in read_table()]
    assert len({*lines}) == len(lines), "a line stands twice"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_gets_in_exactly_where_the_table_says(paths, kind, method, part):
    entries = [entry for entry in read_table() if entry.method == method and entry.name in paths][part::PARTS]
    with transaction.atomic():
        visitor = Visitor(kind)
        wrong = [
            f"{kind} {'is kept out of' if kind in entry.who else 'gets into'} {paths[entry.name]}: "
            + write_line(method, entry.name, {*entry.who})
            for entry in entries
            if visitor.gets_in(method, paths[entry.name]) is not (kind in entry.who)
        ]
        transaction.set_rollback(True)

    assert wrong == []
