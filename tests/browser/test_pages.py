import re

import pytest
from playwright.sync_api import Response, expect

from tests.browser.faults import NARROW_DARK

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


@pytest.mark.parametrize("path", SEEDED.values(), ids=SEEDED.keys())
def test_a_page_of_the_seed_is_fit_to_read(seeded_site, page, assert_fit_to_read, path):
    answer = page.goto(seeded_site + path)

    assert answer.status == 200
    assert_fit_to_read()


def test_a_page_with_its_evidence_open_is_fit_to_read(seeded_site, page, assert_fit_to_read):
    page.goto(f"{seeded_site}/officials/2/")
    page.evaluate("document.querySelectorAll('details').forEach((evidence) => { evidence.open = true; })")

    assert_fit_to_read(NARROW_DARK)


@pytest.mark.parametrize("path", ["/", "/incidents/2/", "/officials/2/", "/statements/2/"])
def test_without_javascript_a_page_is_whole_and_its_evidence_opens(seeded_site, browser, path):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(seeded_site + path)

        expect(page.locator("script")).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        evidence = page.locator("details.ev")
        if evidence.count():
            evidence.first.locator("summary").click()
            expect(evidence.first.locator("blockquote").first).to_be_visible()
    finally:
        context.close()


def test_a_page_is_read_with_the_keyboard_from_its_beginning(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/")

    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")

    expect(page.locator("main :focus")).to_have_count(1)


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
    page.wait_for_url(f"{seeded_site}/incidents/2/")
    page.locator("a[href='/incidents/2/versions/']").first.click()

    page.wait_for_url(f"{seeded_site}/incidents/2/versions/")


def test_a_reader_is_given_no_cookie(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/2/")

    assert page.context.cookies() == []


def test_the_sign_in_page_is_accessible(seeded_site, page, assert_accessible, console_errors):
    page.goto(f"{seeded_site}/admin/")

    page.get_by_label("Username").wait_for()
    assert_accessible(page)
    assert console_errors == []
