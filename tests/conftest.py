"""Fixtures that tests of more than one folder use."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.template.base import Template
from django.template.context import Context
from django.test import override_settings
from django.utils.safestring import SafeString
from pytest_django import DjangoDbBlocker, Settings

from tests import manage
from tests.databases import (
    Databases,
    make_databases,
    make_editorial_database,
    make_public_store,
    make_seeded_databases,
    using_editorial_database,
)
from tests.environment import get_postgresql_url


@pytest.fixture(scope="session", autouse=True)
def _plain_names_of_static_files() -> Iterator[None]:
    """Templates name static files without a digest: tests in this process collect none."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=storages):
        yield


@pytest.fixture(scope="session", autouse=True)
def _plain_templates(django_test_environment: None) -> Iterator[None]:
    """
    Tests read pages as readers get them, not `response.context`, which is empty.

    For its sake Django would copy the context of every template that it renders, a thousand on the page of a form.
    """

    def render(template: Template, context: Context) -> SafeString:
        return template.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None) -> Iterator[None]:
    """Tests whose transaction is rolled back share a database, which is a copy too, instead of being migrated anew."""
    with make_editorial_database() as url, using_editorial_database(url):
        yield


@pytest.fixture
def now() -> datetime:
    """The moment at which tests happen."""
    return datetime(2024, 1, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql_url() -> str:
    """The superuser's address of a private PostgreSQL server, also in runs on SQLite."""
    return get_postgresql_url()


@pytest.fixture
def public_store_url(settings: Settings, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A fresh, empty public store that settings.PUBLIC_DATABASE_URL points to during the test."""
    with make_public_store() as url:
        settings.PUBLIC_DATABASE_URL = url
        yield url


@pytest.fixture
def committing_databases(
    request: pytest.FixtureRequest, settings: Settings, django_db_blocker: DjangoDbBlocker
) -> Iterator[Databases]:
    """
    A fresh pair of databases for a test that really commits: a live server, a kill, a race.

    This process works on them too, without a surrounding transaction. A thread that uses the ORM closes its
    own connection. Subprocesses are given `databases.environment`.
    """
    if {"db", "transactional_db"} & set(request.fixturenames):
        pytest.fail("A test uses either `db`, whose transaction is rolled back, or `committing_databases`.")
    with (
        django_db_blocker.unblock(),
        make_databases() as databases,
        using_editorial_database(databases.editorial_url),
    ):
        settings.PUBLIC_DATABASE_URL = databases.public_url
        yield databases


@pytest.fixture
def seeded_databases() -> Iterator[Databases]:
    """A fresh pair of databases with the seed record published. This process is not connected to them."""
    with make_seeded_databases() as databases:
        yield databases


@pytest.fixture(scope="session")
def run_manage() -> Callable[..., subprocess.CompletedProcess[str]]:
    """
    Start ``manage.py`` in a process of its own: ``run_manage(["deliver"], databases.environment)``.

    Returns the finished process with its output; with ``check=False`` also when it failed.
    """
    return manage.run_manage
