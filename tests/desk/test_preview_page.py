"""The desk shows the page of an incident as readers would get it, and nobody else sees it."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.desk.admin.preview_page import write_page
from incidents.desk.ledger.page_text import PageText, read_page
from incidents.editorial.models import Incident, Publication, RecordNumber
from incidents.present.addresses import address_of_incident
from incidents.publishing.preview import FIRST_PLACEHOLDER, WITHHELD_MARK, make_preview
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.row import Table
from tests import make
from tests.desk.page_forms import sign_in, sign_in_editor, sign_in_reader
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person
from tests.desk.seed_databases import seeded_databases
from tests.publishing.make_record import make_full_incident, make_publisher, publish

NUMBERED = re.compile(rf"\b({'|'.join(table.value.replace('_', ' ') for table in Table)}) \d+\b", re.IGNORECASE)
ADDRESS = re.compile(r"/incidents/\d+/versions/\d+/")
LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')


def preview_address(incident):
    return reverse("admin:preview_incident", args=[incident.pk])


@pytest.fixture
def client(db):
    return sign_in_editor("publish_incident", "withdraw_incident")


@pytest.fixture
def deliver(public_store_url, django_capture_on_commit_callbacks):
    """Publish an incident at NOW and let readers have it."""

    def act(*incidents):
        with django_capture_on_commit_callbacks(execute=True):
            publish(*incidents)

    return act


def read_preview(client, incident):
    response = client.get(preview_address(incident))
    assert response.status_code == 200
    return response.content.decode()


def write_preview(incident):
    """The page of a preview at the moment at which tests publish."""
    preview = make_preview(Incident.objects.get(pk=incident.pk), now=make.NOW)
    return write_page(preview, incident=incident, may_publish=True)


def assert_readers_get(incident, html):
    """Assert that the published page of an incident says what its preview said, but for the numbers of its rows."""
    number = get_public_number(Table.INCIDENT, incident.pk)
    assert number is not None
    published, shown = read_page(address_of_incident(number)), PageText(html)
    assert shown.get_text("main").startswith("Incident not numbered yet")
    assert _leave_out_numbers(shown) == _leave_out_numbers(published)


def _leave_out_numbers(page):
    return NUMBERED.sub(r"\1 not numbered yet", ADDRESS.sub("address not given yet", page.get_text("main")))


def test_readers_get_the_page_that_the_preview_showed(client, deliver):
    incident = make_full_incident()

    shown = write_preview(incident)
    deliver(incident)

    assert_readers_get(incident, shown)


def test_readers_get_the_seed_record_as_the_preview_showed_it(django_db_blocker):
    with django_db_blocker.unblock(), seeded_databases(publish=False) as incidents:
        for incident in incidents:
            shown = write_preview(incident)
            publish(incident)
            assert_readers_get(incident, shown)


def test_the_bar_says_that_it_is_a_preview_and_leads_back(client):
    incident = make_full_incident()

    page = read_preview(client, incident)

    assert "Preview of version 1 as it would be published now. Not public." in page
    assert f'<a href="{reverse("admin:editorial_incident_change", args=[incident.pk])}">Back to the form</a>' in page
    assert f'<a href="{reverse("admin:publish_incident", args=[incident.pk])}">Publish…</a>' in page
    assert "What readers see now" not in page
    assert "What keeps it from being published" not in page


def test_the_page_where_one_publishes_leads_to_the_preview(client):
    incident = make_full_incident()

    page = client.get(reverse("admin:publish_incident", args=[incident.pk])).content.decode()

    assert f'<a href="{preview_address(incident)}">See the page as it would be</a>' in page


def test_no_number_to_come_is_shown_and_no_page_to_come_is_linked(client):
    page = read_preview(client, make_full_incident())

    shown = PageText(page)
    assert "Incident not numbered yet" in shown.get_text("main")
    assert str(FIRST_PLACEHOLDER)[:8] not in shown.get_text()
    assert not [address for address in LINK.findall(page) if str(FIRST_PLACEHOLDER)[:8] in address]
    assert 'class="unlinked"' in page or " unlinked" in page
    assert "Words underlined with dots become links" in page


def test_every_link_of_a_preview_leads_to_a_page(client, deliver):
    agency, earlier = make.make_organization(), make_full_incident()
    make.make_incident_source(incident=make.make_incident(lead_organization=agency))
    deliver(earlier, make_full_incident(lead_organization=agency))
    incident = make_full_incident(lead_organization=agency)
    make.make_relation(from_incident=incident, to_incident=earlier)

    links = set(LINK.findall(read_preview(client, incident)))

    assert {"/incidents/1/", f"/agencies/{get_public_number(Table.ORGANIZATION, agency.pk)}/"} <= links
    assert {address: client.get(address).status_code for address in links} == dict.fromkeys(links, 200)


def test_every_mark_of_evidence_leads_to_its_words(client):
    page = read_preview(client, make_full_incident())

    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors
    assert anchors <= set(re.findall(r' id="([^"]+)"', page))


def test_the_next_version_is_no_link_and_the_present_one_is(client, deliver):
    incident = make_full_incident()
    deliver(incident)
    Incident.objects.filter(pk=incident.pk).update(title="Another title")
    make.make_correction(incident=incident, incident_version=2)

    page = read_preview(client, incident)

    assert "Preview of version 2 as it would be published now. Not public." in page
    assert '<a href="/incidents/1/">What readers see now</a>' in page
    links = LINK.findall(page)
    assert "/incidents/1/versions/1/" in links
    assert "/incidents/1/versions/2/" not in links


def test_a_record_that_stands_as_it_is_public_is_not_called_a_new_version(client, deliver):
    incident = make_full_incident()
    deliver(incident)

    assert "Preview. Nothing differs from version 1, which is public." in read_preview(client, incident)


def test_a_withdrawn_record_is_not_called_public(client, deliver):
    incident = make_full_incident()
    deliver(incident)
    withdraw_incident(incident=incident, by=make_publisher(), reason="It did not happen.", now=make.NOW)

    page = read_preview(client, incident)

    assert "What readers see now" not in page
    assert "is withdrawn; give the reason for making it public again." in page


def test_a_draft_that_may_not_be_published_is_shown_below_what_to_fix(client):
    incident = make.make_incident(title=" ")

    page = read_preview(client, incident)

    assert f"<strong>Incident {incident.pk}: sources</strong>: has no source; add at least one." in page
    assert re.search(r"<h1[^>]*>\s*\[no title yet\]", page)


def test_a_refusal_names_no_number_to_come(client):
    agency = make.make_organization(ori=MARK)
    make_sealed_person()

    page = read_preview(client, make_full_incident(lead_organization=agency))

    assert "Organization not numbered yet: ori" in PageText(page).get_text()


def test_a_sealed_name_is_never_shown_but_where_it_stood(client):
    make_sealed_person()
    incident = make_full_incident(title=f"{CANARY} shot", summary=f"{CANARY} died.")

    page = read_preview(client, incident)

    assert MARK.lower() not in page.lower()
    assert f"Preview: {WITHHELD_MARK}" in PageText(page).get_text()
    assert page.count(f'<mark class="withheld">{WITHHELD_MARK}</mark>') >= 2
    assert f"<strong>Incident {incident.pk}: summary</strong>: holds a name that is being withheld" in page


def test_a_page_that_cannot_be_made_says_so_in_words(client, settings):
    incident = make_full_incident(summary=CANARY)
    make_sealed_person()
    settings.SEALED_NAMES_KEYS = []

    page = read_preview(client, incident)

    assert "This page cannot be made yet" in page
    assert "Version" not in page
    assert "cannot be read with the present keys" in page
    assert incident.title not in page
    assert MARK not in page


def test_links_that_are_left_out_are_counted(client):
    incident = make_full_incident()
    make.make_relation(from_incident=incident)

    assert "1 link to another incident is left out" in read_preview(client, incident)


def test_looking_leaves_no_trace_and_asks_no_public_store(client, settings, tmp_path):
    settings.PUBLIC_DATABASE_URL = f"sqlite:///{tmp_path / 'missing' / 'store.sqlite3'}"
    incident = make_full_incident()
    before = Incident.objects.values().get(pk=incident.pk)

    with CaptureQueriesContext(connection) as queries:
        read_preview(client, incident)

    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert Incident.objects.values().get(pk=incident.pk) == before
    for model in (RecordNumber, Publication, LogEntry):
        assert not model.objects.exists()


def test_no_cache_and_no_search_engine_keeps_it(client):
    response = client.get(preview_address(make_full_incident()))

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_it_is_read_and_never_posted_to(client):
    address = preview_address(make_full_incident())

    assert client.head(address).status_code == 200
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405


def test_whoever_may_view_incidents_may_look_and_is_not_offered_to_publish(db):
    page = read_preview(sign_in_reader(), make_full_incident())

    assert "Preview of version 1" in page
    assert "Publish…" not in page


def test_nobody_else_may_look(db):
    address = preview_address(make_full_incident())

    assert sign_in(make.make_user()).get(address).status_code == 403
    assert sign_in(make.make_user(permissions=["view_source"])).get(address).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client):
    client.logout()

    response = client.get(preview_address(make_full_incident()))

    assert response["Location"].startswith("/admin/login/")


def test_an_incident_that_is_not_there_has_no_preview(client):
    assert client.get(reverse("admin:preview_incident", args=[999])).status_code == 404
