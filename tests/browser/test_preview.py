import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from incidents.desk.seed.data_file import read_seed_file
from incidents.desk.seed.loading import load_seed
from tests.browser.faults import NARROW_DARK, WIDE_LIGHT, find_all_faults, is_wider_than_the_window
from tests.browser.signing_in import make_staff_state
from tests.desk.sealed_names import CANARY, make_sealed_person
from tests.make import make_incident, make_relation, make_user
from tests.publishing.make_record import make_full_incident


@pytest.fixture
def look(site, page):
    """Open the preview of an incident as somebody who may do everything; the answer of the site."""
    page.context.add_cookies(make_staff_state()["cookies"])
    return lambda incident: page.goto(site + reverse("admin:preview_incident", args=[incident.pk]))


def make_refused_draft():
    """A draft without a source, with a sealed name in its title, that refers to another draft."""
    make_sealed_person()
    incident = make_incident(title=f"{CANARY} hurt", summary="An officer was hurt.")
    make_relation(from_incident=incident)
    return incident


def test_a_preview_is_accessible_at_every_size_and_the_browser_has_no_complaint(look, page, console_errors):
    seed = load_seed(read_seed_file(), by=make_user(), now=timezone.now())
    for incident, usual in ((seed[1], NARROW_DARK), (make_refused_draft(), WIDE_LIGHT)):
        assert look(incident).status == 200
        assert find_all_faults(page, usual) == []
        assert not is_wider_than_the_window(page)

    assert console_errors == []


def test_an_editor_opens_evidence_and_goes_back_to_the_form(look, page):
    incident = make_full_incident()
    look(incident)

    expect(page.get_by_text("Preview of version 1 as it would be published now. Not public.")).to_be_visible()
    page.locator("main details:has([id^=assertion-]) > summary").first.click()
    expect(page.locator("main details[open] [id^=assertion-]").first).to_be_visible()
    page.get_by_role("link", name="Back to the form").click()
    page.wait_for_url("**" + reverse("admin:editorial_incident_change", args=[incident.pk]))


def test_what_keeps_a_draft_from_being_published_stands_above_the_page(look, page):
    look(make_refused_draft())

    reasons = page.get_by_role("list", name="What keeps it from being published")
    title = page.get_by_role("heading", level=1)
    expect(reasons.get_by_role("listitem")).to_have_count(2)
    expect(title).to_have_text("[withheld here]")
    assert reasons.bounding_box()["y"] < title.bounding_box()["y"]


def test_a_printed_preview_says_what_it_is(look, page):
    look(make_full_incident())
    page.emulate_media(media="print")

    expect(page.get_by_text("as it would be published now. Not public.")).to_be_visible()
    expect(page.get_by_role("link", name="Back to the form")).to_be_hidden()
