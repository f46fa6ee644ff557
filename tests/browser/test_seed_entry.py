"""
The whole seed record goes the whole way: typed by a contributor, returned with a reason, put right, approved by an
editor and published by a publisher. What comes out is held against what a file loads, and against the ledger.
"""

from playwright.sync_api import expect

from incidents.desk.seed.data_file import read_seed_file
from incidents.editorial.models import Incident, Publication, Transition
from tests.browser.newsroom import Newsroom
from tests.browser.numberless import list_lines
from tests.browser.seed_typist import SeedTypist
from tests.databases import make_seeded_databases, using_editorial_database
from tests.seed_material import get_article_path, get_ledger_path

MAIN, FIRST = "Police officer shot and killed in Oakland, California", "Burglary at a cannabis dispensary"
SLIP = "The killer of a police officer is at large in Oakland, California"
"""A title that takes guilt for granted while nobody is even arrested."""


def read_documents():
    documents = Publication.objects.values_list("document", flat=True)
    return list_lines(document for document in documents if document is not None)


def read_loaded_documents():
    with make_seeded_databases() as databases, using_editorial_database(databases.editorial_url):
        return read_documents()


def retitle(newsroom, title):
    """Change the title in the form of the incident whose review page is open."""
    page = newsroom.page
    page.get_by_role("link", name="Form", exact=True).click()
    page.locator('[name^="incident-"][name$="-title"]').fill(title)
    page.locator("#change_reason").fill("The title.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def submit(newsroom, title):
    """Hand an incident in from the list of incidents."""
    page = newsroom.page
    page.get_by_role("link", name="Incidents", exact=True).first.click()
    page.locator("#result_list").get_by_role("link", name=title).first.click()
    page.get_by_role("link", name="Review").first.click()
    newsroom.take_step("Submit for review")


def review(newsroom):
    """Hand both incidents in, one with a slip; return it, put it right, and approve both."""
    page = newsroom.seat("Contributor")
    page.get_by_role("link", name="Incidents", exact=True).first.click()
    page.locator("#result_list").get_by_role("link", name=MAIN).click()
    page.get_by_role("link", name="Review").first.click()
    retitle(newsroom, SLIP)
    submit(newsroom, SLIP)
    assert newsroom.find_step("Approve").count() == 0
    submit(newsroom, FIRST)

    newsroom.seat("Editor")
    newsroom.open_review(SLIP)
    expect(page.locator(".readiness")).to_contain_text("says “killer”")
    newsroom.take_step("Return to its author", "Nobody has been convicted: say what is known.")

    newsroom.seat("Contributor")
    expect(page.locator(".queue").first).to_contain_text("Nobody has been convicted")
    newsroom.open_review(SLIP)
    retitle(newsroom, MAIN)
    submit(newsroom, MAIN)

    newsroom.seat("Editor")
    for title in (MAIN, FIRST):
        newsroom.open_review(title)
        expect(page.locator(".readiness")).to_contain_text("nothing on the list stands in the way")
        newsroom.take_step("Approve")
    assert not Publication.objects.exists()


def list_steps(title):
    steps = Transition.objects.filter(incident__title__startswith=title).select_related("by").order_by("pk")
    return [(step.from_state, step.to_state, step.by.username) for step in steps]


def test_the_whole_seed_is_typed_reviewed_published_and_equals_what_the_file_loads(
    committing_databases, site, page, console_errors, run_manage, capsys
):
    newsroom = Newsroom(page, site)
    article = get_article_path().read_text(encoding="utf-8")
    typist = SeedTypist(newsroom.seat("Contributor"), read_seed_file(), article=article)

    typist.enter_main()
    typist.enter_first()
    typist.relate()
    review(newsroom)
    newsroom.seat("Publisher")
    typist.publish()

    with capsys.disabled():
        print(f"\nThe seed record, typed: {typist.hands.count}")  # noqa: T201 - what this test measures
    assert console_errors == []
    assert set(Incident.objects.values_list("state", flat=True)) == {"published"}
    assert list_steps(MAIN) == [
        ("draft", "submitted", "contributor"),
        ("submitted", "returned", "editor"),
        ("returned", "submitted", "contributor"),
        ("submitted", "approved", "editor"),
        ("approved", "published", "publisher"),
    ]
    check_documents()
    arguments = ["check_ledger", str(get_ledger_path()), "--article", str(get_article_path())]
    assert run_manage(arguments, committing_databases.environment).stdout == "Ledger: 131 of 131\n"


def check_documents():
    typed, loaded = read_documents(), read_loaded_documents()
    assert sorted((loaded - typed).elements()) == []
    assert sorted((typed - loaded).elements()) == []
