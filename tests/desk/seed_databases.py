"""Databases with the seed record in them: entered once for each run of tests, then copied."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.test import override_settings

from incidents.desk.seed.data_file import read_seed_file
from incidents.desk.seed.loading import load_seed
from incidents.editorial.models import Incident
from incidents.public_store.connect import dispose_engines
from incidents.publishing.publish import publish_incidents
from tests.databases import (
    Databases,
    copy_databases,
    get_editorial_template,
    get_public_template,
    get_template,
    using_editorial_database,
)

LOADED_AT = datetime(2024, 1, 2, 12, 0, tzinfo=UTC)


def make_editor() -> User:
    """A user whose work the seed record is."""
    return User.objects.create(username="editor")


@contextmanager
def seeded_databases(*, publish: bool) -> Iterator[list[Incident]]:
    """
    Fresh databases that hold the seed record alone, for the length of the block; its incidents in order of entry.

    The work of the user "editor" at LOADED_AT. This process is connected to them; the caller has unblocked the
    database.
    """
    with copy_databases(_get_published() if publish else _get_entered()) as databases, _using(databases):
        yield list(Incident.objects.order_by("pk"))


def _get_entered() -> Databases:
    """The record is entered and approved, and nothing is published."""
    return Databases(
        editorial_url=get_template("entered_editorial", _enter, template=get_editorial_template()),
        public_url=get_public_template(),
    )


def _get_published() -> Databases:
    """Publishing fills both databases: it is done when the second of them is made."""
    entered = _get_entered()
    editorial_url = get_template("published_editorial", template=entered.editorial_url)

    def publish(public_url: str) -> None:
        with _using(Databases(editorial_url=editorial_url, public_url=public_url)):
            incidents = Incident.objects.order_by("pk")
            publish_incidents(incidents=list(incidents), by=User.objects.get(), reason="", now=LOADED_AT)

    public_url = get_template("published_public", publish, template=entered.public_url)
    return Databases(editorial_url=editorial_url, public_url=public_url)


def _enter(editorial_url: str) -> None:
    with using_editorial_database(editorial_url):
        load_seed(read_seed_file(), by=make_editor(), now=LOADED_AT)


@contextmanager
def _using(databases: Databases) -> Iterator[None]:
    """Let this process work on both databases, and leave no connection to them open."""
    with (
        using_editorial_database(databases.editorial_url),
        override_settings(PUBLIC_DATABASE_URL=databases.public_url),
    ):
        try:
            yield
        finally:
            dispose_engines()
