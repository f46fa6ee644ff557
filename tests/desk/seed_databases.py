"""Databases with the seed record in them, entered once for a whole module of tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.test import override_settings

from incidents.desk.seed.data_file import read_seed_file
from incidents.desk.seed.loading import load_seed
from incidents.editorial.models import Incident
from incidents.publishing.publish import publish_incidents
from tests.databases import make_databases, using_editorial_database

LOADED_AT = datetime(2024, 1, 2, 12, 0, tzinfo=UTC)


def make_editor() -> User:
    """A user whose work the seed record is."""
    return User.objects.create(username="editor")


@contextmanager
def seeded_databases(*, publish: bool) -> Iterator[list[Incident]]:
    """
    Fresh databases that hold the seed record alone, for the length of the block; its incidents in order of entry.

    The caller has unblocked the database.
    """
    with (
        make_databases() as databases,
        using_editorial_database(databases.editorial_url),
        override_settings(PUBLIC_DATABASE_URL=databases.public_url),
    ):
        editor = make_editor()
        incidents = load_seed(read_seed_file(), by=editor, now=LOADED_AT)
        if publish:
            publish_incidents(incidents=incidents, by=editor, reason="", now=LOADED_AT)
        yield incidents
