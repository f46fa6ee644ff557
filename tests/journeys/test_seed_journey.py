"""A fresh installation: the seed record is loaded, published, read, and held against its ledger."""

import json

import pytest
from django.test import Client

from incidents.editorial.models import Publication
from incidents.publishing.excerpts import SHARE_OF_SOURCE, count_published_words, count_words
from tests.seed_material import get_article_path, get_ledger_path, read_article
from tests.server import collect_static_files

pytestmark = pytest.mark.unmeasured

TITLES = (
    "Burglary at a cannabis dispensary in Oakland, California",
    "Police officer shot and killed in Oakland, California",
)


def test_the_seed_record_is_loaded_once_and_its_ledger_holds(committing_databases, run_manage):
    environment = committing_databases.environment
    collect_static_files()

    first = run_manage(["load_seed"], environment)
    second = run_manage(["load_seed"], environment)
    checked = run_manage(["check_ledger", str(get_ledger_path()), "--article", str(get_article_path())], environment)

    assert first.stdout.splitlines()[0] == "Loaded 2 incidents."
    assert second.stdout == "Already loaded.\n"
    assert checked.stdout == "Ledger: 131 of 131\n"

    client = Client()
    home = client.get("/").content.decode()
    for number, title in enumerate(TITLES, start=1):
        assert title in home
        assert title in client.get(f"/incidents/{number}/").content.decode()

    check_that_little_of_the_article_is_published()


def check_that_little_of_the_article_is_published():
    """Over all documents together, not only within each."""
    stored = Publication.objects.values_list("document", flat=True)
    documents = [json.loads(document) for document in stored if document is not None]
    statements = [row["text"] for document in documents for row in document.get("statements", ())]
    tables = ("assertions", "case_status", "statements")
    reports = [row for document in documents for table in tables for row in document.get(table, ())]

    used = count_published_words([row["excerpt"]["words"] for row in reports], statements=statements)

    assert len(reports) > 150
    assert used * SHARE_OF_SOURCE <= count_words(read_article())
