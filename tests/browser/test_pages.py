from collections.abc import Iterator

import pytest
from playwright.sync_api import Response

from tests.databases import make_databases
from tests.server import serve_site
from tests.web.varied_records import ERASED, MERGED, TERMS, WITHDRAWN, publish_varied_records

SEEDED = {
    "home": "/",
    "list": "/incidents/",
    "incident": "/incidents/2/",
    "versions": "/incidents/2/versions/",
    "version": "/incidents/2/versions/1/",
    "agency": "/agencies/2/",
    "official": "/officials/2/",
    "person whose name is withheld": "/officials/1/",
    "statement": "/statements/2/",
    "version of an official": "/officials/2/versions/1/",
}
VARIED = {
    "list with more pages": "/incidents/",
    "official with many offices": f"/officials/{TERMS}/",
    "agency with many incidents": "/agencies/1/",
    "released name and words in Spanish": "/incidents/2/",
    "charge dismissed": "/incidents/3/",
    "version of a merged record": f"/incidents/{MERGED}/versions/1/",
}
GONE = {
    "never published": "/incidents/999/",
    "withdrawn": f"/incidents/{WITHDRAWN}/",
    "erased": f"/incidents/{ERASED}/versions/1/",
}
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="session")
def varied_site() -> Iterator[str]:
    """The address of a site with the rare cases. For reading: all tests share it."""
    with make_databases() as databases:
        publish_varied_records(databases.public_url)
        with serve_site(databases.environment) as url:
            yield url


@pytest.fixture
def assert_fit_to_read(page, assert_accessible, console_errors):
    """Assert of a loaded page that it is accessible at every width in every scheme, and that nothing sticks out."""

    def check() -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert_accessible(page)
        for width in (320, *WIDTHS):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} at {width} px"

    yield check
    assert console_errors == []


@pytest.mark.parametrize("path", SEEDED.values(), ids=SEEDED.keys())
def test_a_page_of_the_seed_is_fit_to_read(seeded_site, page, assert_fit_to_read, path):
    answer = page.goto(seeded_site + path)

    assert answer.status == 200
    assert_fit_to_read()


@pytest.mark.parametrize("path", VARIED.values(), ids=VARIED.keys())
def test_a_page_of_rare_cases_is_fit_to_read(varied_site, page, assert_fit_to_read, path):
    answer = page.goto(varied_site + path)

    assert answer.status == 200
    assert_fit_to_read()


@pytest.mark.parametrize("path", GONE.values(), ids=GONE.keys())
def test_where_there_is_nothing_to_read_the_page_is_accessible_too(varied_site, page, assert_accessible, path):
    answer = page.goto(varied_site + path)

    assert answer.status in (404, 410)
    assert_accessible(page)


def test_a_page_with_its_evidence_open_is_fit_to_read(seeded_site, page, assert_fit_to_read):
    page.goto(f"{seeded_site}/officials/2/")
    page.evaluate("document.querySelectorAll('details').forEach((evidence) => { evidence.open = true; })")

    assert_fit_to_read()


@pytest.mark.parametrize("path", ["/", "/incidents/2/", "/officials/2/", "/statements/2/"])
def test_without_javascript_a_page_is_whole_and_its_evidence_opens(seeded_site, browser, path):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(seeded_site + path)

        assert page.locator("script").count() == 0
        assert page.get_by_role("heading", level=1).is_visible()
        evidence = page.locator("details.ev")
        if evidence.count():
            evidence.first.locator("summary").click()
            assert evidence.first.locator("blockquote").first.is_visible()
    finally:
        context.close()


def test_a_page_is_read_with_the_keyboard_from_its_beginning(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_static_files_are_compressed_and_kept_for_ever(seeded_site, page):
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(f"{seeded_site}/")
    page.wait_for_load_state("networkidle")
    styles = [answer for answer in answers if ".css" in answer.url]
    fonts = [answer for answer in answers if ".woff2" in answer.url]

    assert len(styles) >= 3
    assert len(fonts) == 3
    assert {answer.headers["content-encoding"] for answer in styles} == {"br"}
    assert {answer.headers["cache-control"] for answer in (*styles, *fonts)} == {"max-age=315360000, public, immutable"}
    assert {answer.url.partition("/static/")[0] for answer in (*styles, *fonts)} == {seeded_site}


def test_a_reader_gets_from_the_home_page_to_an_incident_and_its_versions(seeded_site, page):
    page.goto(f"{seeded_site}/")

    page.locator("a[href='/incidents/2/']").first.click()
    assert page.url == f"{seeded_site}/incidents/2/"
    page.locator("a[href='/incidents/2/versions/']").first.click()

    assert page.url == f"{seeded_site}/incidents/2/versions/"


def test_a_reader_is_given_no_cookie(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/2/")

    assert page.context.cookies() == []


def test_the_sign_in_page_is_accessible(seeded_site, page, assert_accessible, console_errors):
    page.goto(f"{seeded_site}/admin/")

    page.get_by_label("Username").wait_for()
    assert_accessible(page)
    assert console_errors == []
