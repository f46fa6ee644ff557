"""The seed record as the ledger sees it, read once for all tests of this folder."""

import pytest
from django.test import override_settings

from incidents.desk.ledger.checking import read_view
from incidents.desk.ledger.reading import read_ledger
from tests.desk.seed_databases import seeded_databases
from tests.seed_material import get_ledger_path


@pytest.fixture(scope="session")
def view(django_db_blocker):
    """Both databases and the pages with the seed record published. They are gone when a test sees this."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with (
        django_db_blocker.unblock(),
        override_settings(STORAGES=storages),
        seeded_databases(publish=True),
    ):
        return read_view(read_ledger(get_ledger_path()))
