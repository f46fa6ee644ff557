"""The whole seed record is typed into the form of an incident, published, and held against what a file loads."""

import pytest

from incidents.desk.seed.data_file import read_seed_file
from incidents.editorial.models import Publication
from tests.browser.numberless import list_lines
from tests.browser.seed_typist import SeedTypist
from tests.browser.signing_in import sign_in
from tests.databases import make_seeded_databases, using_editorial_database
from tests.seed_material import FOLDER


@pytest.fixture
def desk(committing_databases, site, page):
    """The page of a browser in which somebody who may do everything is signed in, on the desk's first page."""
    return sign_in(page, site)


def read_documents():
    documents = Publication.objects.values_list("document", flat=True)
    return list_lines(document for document in documents if document is not None)


def read_loaded_documents():
    with make_seeded_databases() as databases, using_editorial_database(databases.editorial_url):
        return read_documents()


def test_the_whole_seed_is_typed_published_and_equals_what_the_file_loads(
    desk, console_errors, committing_databases, run_manage, capsys
):
    typist = SeedTypist(desk, read_seed_file())

    typist.enter_main()
    typist.enter_first()
    typist.relate()
    typist.publish()

    with capsys.disabled():
        print(f"\nThe seed record, typed: {typist.hands.count}")  # noqa: T201 - what this test measures
    assert console_errors == []
    typed, loaded = read_documents(), read_loaded_documents()
    assert sorted((loaded - typed).elements()) == []
    assert sorted((typed - loaded).elements()) == []
    if (FOLDER / "ledger.json").is_file():
        arguments = ["check_ledger", str(FOLDER / "ledger.json"), "--article", str(FOLDER / "article.txt")]
        assert run_manage(arguments, committing_databases.environment).stdout == "Ledger: 131 of 131\n"
