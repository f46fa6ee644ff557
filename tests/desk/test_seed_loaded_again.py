"""``manage.py load_seed`` where the seed record is there already."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from incidents.editorial.models import Assertion, Incident, Person, Publication
from tests.desk.seed_databases import seeded_databases


@pytest.fixture(autouse=True)
def _unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def run(*arguments):
    output = io.StringIO()
    call_command("load_seed", *arguments, stdout=output)
    return output.getvalue()


def count_rows():
    return [model.objects.count() for model in (Incident, Assertion, Person, User, Publication)]


def test_loading_again_says_so_and_changes_nothing():
    with seeded_databases(publish=False):
        run("--no-publish")
        before = count_rows()

        assert run("--no-publish") == "Already loaded.\n"

        assert count_rows() == before


def test_what_was_loaded_without_publishing_is_published_by_the_next_run():
    with seeded_databases(publish=False):
        assert not Publication.objects.exists()

        output = run()

        assert output.startswith("Already loaded.")
        assert Publication.objects.filter(kind="incident").count() == 2


def test_what_is_published_is_not_published_again():
    with seeded_databases(publish=True):
        before = Publication.objects.count()

        run()

        assert Publication.objects.count() == before
