import datetime as dt

import pytest
from django.urls import reverse

from incidents.desk.publication_standing import Standing, annotate_standing
from incidents.editorial.models import Incident, State
from incidents.publishing.publish import publish_incident
from incidents.publishing.withdraw import withdraw_incident
from tests.desk.page_forms import read_form, sign_in_superuser
from tests.make import NOW, make_assertion, make_event, make_incident, make_statement, make_suspect
from tests.publishing.make_record import make_full_incident, make_publisher

pytestmark = pytest.mark.django_db

A_MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """What is published is delivered to a store of the test's own."""


def edit(incident, *, at):
    """Have the incident last saved at a moment."""
    Incident.objects.filter(pk=incident.pk).update(updated_at=at)


@pytest.fixture
def incident():
    """A published incident in which nothing was saved since."""
    incident = make_full_incident()
    publish_incident(incident=incident, by=make_publisher(), reason="", now=NOW)
    edit(incident, at=NOW - A_MINUTE)
    return incident


def read(incident):
    return annotate_standing(Incident.objects.all()).get(pk=incident.pk)


def test_an_incident_that_was_never_published_says_so():
    row = read(make_incident())

    assert (row.standing, row.last_version, row.published_at) == (Standing.NEVER, None, None)


def test_what_is_being_edited_is_not_forgotten_when_a_release_publishes_the_last_version_anew(incident):
    Incident.objects.filter(pk=incident.pk).update(state=State.DRAFT)

    assert read(incident).standing == Standing.EDITED


def test_a_published_incident_without_an_edit_since_says_version_and_time(incident):
    row = read(incident)

    assert (row.standing, row.last_version, row.published_at) == (Standing.UNCHANGED, 1, NOW.replace(microsecond=0))


def test_an_incident_that_was_saved_after_its_publication_was_edited_since(incident):
    edit(incident, at=NOW + A_MINUTE)

    assert read(incident).standing == Standing.EDITED


def test_what_was_saved_within_the_second_of_the_publication_may_have_gone_with_it(incident):
    edit(incident, at=NOW.replace(microsecond=999_999))

    assert read(incident).standing == Standing.UNCHANGED


@pytest.mark.parametrize("make", [make_assertion, make_statement])
def test_evidence_that_came_after_the_publication_counts_as_an_edit(incident, make):
    make(incident=incident, recorded_at=NOW + A_MINUTE)

    assert read(incident).standing == Standing.EDITED


def test_a_second_version_settles_the_edits_before_it(incident):
    Incident.objects.filter(pk=incident.pk).update(summary="Another account.", updated_at=NOW + A_MINUTE)
    incident.refresh_from_db()
    publish_incident(incident=incident, by=make_publisher(), reason="", now=NOW + 2 * A_MINUTE)

    row = read(incident)

    assert (row.standing, row.last_version) == (Standing.UNCHANGED, 2)


def test_a_withdrawn_incident_is_not_called_edited(incident):
    withdraw_incident(incident=incident, by=make_publisher(), reason="Mistaken.", now=NOW + A_MINUTE)
    edit(incident, at=NOW + 2 * A_MINUTE)

    row = read(incident)

    assert (row.standing, row.last_version) == (Standing.HIDDEN, 1)


def save(page, **changed):
    client = sign_in_superuser()
    form = read_form(client.get(page), form_id=None if "delete" in page else f"{page.split('/')[3]}_form")
    return client.post(page, form | changed)


def test_a_row_changed_on_its_own_page_is_an_edit_of_its_incident(incident):
    event = make_event(incident=incident)

    save(reverse("admin:editorial_event_change", args=[event.pk]), description="Shots were heard.")

    assert read(incident).standing == Standing.EDITED


def test_a_row_deleted_on_its_own_page_is_an_edit_of_its_incident(incident):
    suspect = make_suspect(incident=incident)

    save(reverse("admin:editorial_suspect_delete", args=[suspect.pk]))

    assert read(incident).standing == Standing.EDITED


def test_a_page_saved_as_it_stood_edits_nothing(incident):
    event = make_event(incident=incident)

    save(reverse("admin:editorial_event_change", args=[event.pk]))

    assert read(incident).standing == Standing.UNCHANGED
