import pytest
from django.urls import reverse
from playwright.sync_api import expect

from incidents.editorial.models import Vehicle
from tests.browser.reasons import give_reason
from tests.browser.signing_in import sign_in
from tests.desk.full_record import make_full_record
from tests.make_ready import make_ready


@pytest.fixture
def record(committing_databases):
    return make_full_record()


@pytest.fixture
def desk(site, record, page):
    """The page of a browser in which somebody who may do everything is signed in, on the desk's first page."""
    return sign_in(page, site)


def test_the_browser_has_no_complaint_about_any_page_of_the_desk(site, record, desk, console_errors):
    number = record.incident.pk
    addresses = [
        "/admin/",
        reverse("admin:editorial_incident_changelist"),
        reverse("admin:editorial_incident_change", args=[number]),
        reverse("admin:editorial_incident_add"),
        reverse("admin:preview_incident", args=[number]),
        reverse("admin:editorial_assertion_add") + f"?incident={number}",
        reverse("admin:editorial_source_change", args=[record.source.pk]),
        reverse("admin:editorial_person_change", args=[record.officer.pk]),
        reverse("admin:editorial_event_add"),
        reverse("admin:publish_incident", args=[number]),
        reverse("admin:seal_name", args=[record.officer.pk]),
        reverse("admin:release_name", args=[record.officer.pk]),
        reverse("admin:editorial_publication_changelist"),
    ]

    for address in addresses:
        assert desk.goto(site + address).status == 200
    desk.wait_for_load_state("networkidle")

    assert console_errors == []


def test_an_editor_adds_a_row_looks_something_up_publishes_and_reads_the_page(site, record, desk, console_errors):
    desk.goto(site + reverse("admin:editorial_incident_change", args=[record.incident.pk]))
    desk.get_by_label("Title").first.fill("Officer hurt on Sample Street")
    desk.get_by_role("button", name="Add: vehicle").click()
    desk.locator('[name="vehicle-new1-role"]').select_option("suspect_vehicle")
    desk.locator('[name="vehicle-new1-owner"]').press_sequentially("testville herald")
    desk.locator('[data-words="testville herald"] [role=option]', has_text="Testville Herald").first.click()
    desk.get_by_role("button", name="Add: weapon").click()
    desk.get_by_role("button", name="Take this weapon out").click()
    desk.locator('[data-slot="weapon-new1"]').wait_for(state="detached")
    give_reason(desk)
    desk.get_by_role("button", name="Publish…").click()
    desk.wait_for_url("**/publish/")
    make_ready(record.incident)
    desk.reload()
    desk.get_by_label("Reason, for readers").fill("First account.")
    desk.get_by_role("button", name="Publish").click()
    desk.wait_for_url("**/change/")
    desk.get_by_role("link", name="incident 1, version 1").click()

    desk.wait_for_url(f"{site}/incidents/1/")
    expect(desk.get_by_role("heading", name="Officer hurt on Sample Street")).to_be_visible()
    assert Vehicle.objects.get(role="suspect_vehicle").owner.name == "Testville Herald"
    assert console_errors == []
