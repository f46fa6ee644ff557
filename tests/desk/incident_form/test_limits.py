"""How much one form holds, what it costs to open, and what happens before it would be too much."""

import time

import pytest
from django.conf import global_settings, settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.desk.incident_form.page import PART
from incidents.editorial.models import Assertion, Event
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import sign_in_editor, sign_in_superuser
from tests.make import make_assertion, make_event, make_incident, make_incident_source, make_organization, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]

ROWS, ASSERTIONS = 60, 200


def make_large_incident(rows=ROWS, assertions=ASSERTIONS):
    """An incident of many rows, with more evidence than rows."""
    incident, source = make_incident(kind="attack", lead_organization=make_organization()), make_source()
    make_incident_source(incident=incident, source=source)
    events = [make_event(incident=incident, description=f"Step {number}.") for number in range(rows)]
    for number in range(assertions):
        field = ("description", "kind", "occurred", "place")[number // rows]
        make_assertion(incident=incident, source=source, row=events[number % rows], field=field)
    return incident


def count_fields(filler):
    """How many fields a browser would post."""
    return sum(len(value) if isinstance(value, list) else 1 for value in filler.fields.values())


def test_the_limit_is_django_s_own():
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS == global_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


@pytest.mark.parametrize("sign_in", [sign_in_editor, sign_in_superuser])
def test_a_large_form_opens_in_few_statements_and_saves_one_change_without_the_rest(sign_in, record_property):
    incident, client = make_large_incident(), sign_in()
    address = reverse("admin:editorial_incident_change", args=[incident.pk])
    client.get(address)

    began = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    record_property("seconds_to_open", round(time.process_time() - began, 3))
    last = Event.objects.latest("pk")
    filler = Filler(client, incident).press(f"open:event-{last.pk}")
    filler.fill(f"event-{last.pk}", description="Another last step.")

    assert len(queries) < 25
    assert response.content.count(b'<article class="row"') >= ROWS
    assert count_fields(filler) < 150
    assert "Which account does the record show?" in filler.save_and_see().content.decode()
    filler.fields[f"ev-event-{last.pk}-description-prefer"] = "Another last step."
    assert filler.save().status_code == 302
    last.refresh_from_db()
    assert last.description == "Another last step."
    assert Assertion.objects.count() == ASSERTIONS


@pytest.mark.parametrize(
    ("limit", "at_least", "rows", "assertions"),
    [
        (300, 100, 12, 40),
        pytest.param(global_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, 500, ROWS, ASSERTIONS, marks=pytest.mark.proof),
    ],
)
def test_without_scripts_no_more_rows_are_opened_than_one_request_holds(settings, limit, at_least, rows, assertions):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = limit
    incident, client = make_large_incident(rows, assertions), sign_in_editor()
    filler = Filler(client, incident)
    filler.fields[f"incident-{incident.pk}-title"] = "Another title"

    for event in incident.events.order_by("pk"):
        filler.press(f"open:event-{event.pk}")
        if "This form is full" in filler.html:
            break

    assert "This form is full" in filler.html
    assert filler.fields[f"incident-{incident.pk}-title"] == "Another title"
    assert at_least < count_fields(filler) <= limit
    filler.press(f"close:{filler.fields['rows'][0]}")
    assert "This form is full" not in filler.html
    response = filler.save()
    assert response.status_code == 302, get_problems(response)
    incident.refresh_from_db()
    assert incident.title == "Another title"


def test_a_script_is_told_in_words_that_the_form_is_full(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 125
    filler = Filler(sign_in_editor(), make_incident())

    answer = filler.client.post(filler.address, {**filler.fields, "do": "add:suspect"}, headers={PART: "rows"})

    assert answer.status_code == 409
    assert "save what stands here" in answer.content.decode()
