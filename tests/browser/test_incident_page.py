"""The page of an incident in a browser: its length on a phone, its weight, its evidence, its print."""

import pytest
from playwright.sync_api import expect

from tests.browser.faults import find_all_faults

TALLEST = 9000
"""Pixels of the seed record on a phone, with all evidence closed."""

HEAVIEST = 100_000
"""Bytes of a first load, as they are sent."""


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_the_seed_record_is_not_long_on_a_phone_and_fits_its_width(seeded_site, phone):
    phone.goto(f"{seeded_site}/incidents/2/", wait_until="networkidle")

    height, width = phone.evaluate("[document.body.scrollHeight, document.documentElement.scrollWidth]")
    assert height <= TALLEST
    assert width == 390


def test_a_first_load_is_light_asks_no_other_host_and_moves_nothing(seeded_site, phone):
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sent, hosts = [], set()
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    phone.on("request", lambda request: hosts.add(request.url.split("/")[2]))

    phone.goto(f"{seeded_site}/incidents/2/", wait_until="networkidle")

    assert sum(sent) <= HEAVIEST
    assert hosts == {seeded_site.partition("//")[2]}
    shifts = phone.evaluate("""new Promise(resolve => {
        const observer = new PerformanceObserver(list => resolve(list.getEntries().length))
        observer.observe({type: "layout-shift", buffered: true})
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
    })""")
    assert shifts == 0


def test_a_mark_opens_its_evidence_without_a_script(seeded_site, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{seeded_site}/incidents/2/")
    mark = page.locator("#timeline .ev").first
    text = page.locator("#timeline .step .what > p").first
    place = "each => [each.getBoundingClientRect().x, each.getBoundingClientRect().y + scrollY]"
    before = text.evaluate(place)

    mark.locator("summary").click()

    expect(mark.locator(".words").first).to_be_visible()
    assert text.evaluate(place) == before
    context.close()


def test_every_fact_is_visible_while_all_evidence_is_closed(seeded_site, phone):
    phone.goto(f"{seeded_site}/incidents/2/")

    hidden = phone.locator("details :is(.fact, .bit, .fact-value, .quote, h3)")
    assert hidden.count() == 0
    assert phone.locator("details:not(.ev)").count() == 0


def test_print_has_the_evidence_and_no_navigation(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/2/")
    page.emulate_media(media="print")

    expect(page.locator("#timeline .words").first).to_be_visible()
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator(".topnav")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_page_with_evidence_open_is_accessible(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/2/")
    page.evaluate("document.querySelectorAll('details').forEach((each, place) => { each.open = place % 2 === 0 })")

    assert find_all_faults(page) == []
