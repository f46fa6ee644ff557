import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.forms import model_to_dict
from django.urls import reverse

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.models import Assertion, CaseStatus, Event, Identifier, Incident, Organization, Statement
from incidents.record.codes import Precision
from tests.desk.full_record import make_full_record
from tests.desk.page_forms import get_errors, read_form, sign_in_editor
from tests.make import (
    NOW,
    make_assertion,
    make_incident,
    make_organization,
    make_person,
    make_place,
    make_responder,
    make_source,
    make_statement,
    make_vehicle,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return sign_in_editor()


def open_form(client, name, row=None):
    """The address of a row's page, or of the page that begins one, and the form on it."""
    page, keys = ("change", [row.pk]) if row else ("add", [])
    address = reverse(f"admin:editorial_{name}_{page}", args=keys)
    return address, read_form(client.get(address), f"{name}_form")


def take_snapshot(incident):
    """Every column of the incident and of its rows."""
    rows = [incident, *(row for rows in ("statements", "events", "case_statuses", "responders", "vehicles", "suspects")
                        for row in getattr(incident, rows).order_by("pk"))]  # fmt: skip
    return [{**model_to_dict(row), "pk": row.pk} for row in rows]


def test_saving_a_page_as_it_is_changes_nothing(client):
    record = make_full_record()
    freeze_rows([record.statement, record.status], now=NOW)
    before = take_snapshot(record.incident)
    address, form = open_form(client, "incident", record.incident)

    response = client.post(address, form)

    assert response.status_code == 302, get_errors(response)
    assert take_snapshot(Incident.objects.get(pk=record.incident.pk)) == before
    assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_a_new_incident_takes_the_zone_of_its_place_and_the_name_of_its_editor(client):
    place = make_place(timezone="America/Denver")
    address, form = open_form(client, "incident")
    form |= {"title": "Firefighter hurt", "place": place.pk, "occurred": "29 December 2023"}

    response = client.post(address, form)

    incident = Incident.objects.get()
    assert response.status_code == 302
    assert incident.timezone == "America/Denver"
    assert incident.occurred.earliest == dt.datetime(2023, 12, 29, 7, 0, tzinfo=dt.UTC)
    assert incident.created_by == response.wsgi_request.user
    assert LogEntry.objects.get().user == response.wsgi_request.user


def test_an_incident_without_place_and_zone_is_asked_for_one(client):
    address, form = open_form(client, "incident")

    response = client.post(address, form | {"title": "Firefighter hurt", "occurred": "29 December 2023"})

    assert "choose the place" in get_errors(response)
    assert 'value="29 December 2023"' in response.content.decode()


def test_a_zone_that_does_not_exist_is_an_error_of_its_field(client):
    incident = make_incident()
    make_responder(incident=incident)
    address, form = open_form(client, "incident", incident)

    response = client.post(address, form | {"timezone": "Mars/Olympus", "occurred": "yesterday"})

    assert response.status_code == 200
    assert "is no IANA time zone" in get_errors(response)


def test_rows_below_an_incident_say_who_entered_them(client):
    incident, source, agency = make_incident(), make_source(), make_organization()
    address, form = open_form(client, "incident", incident)
    form |= {
        "statements-TOTAL_FORMS": 1,
        "statements-0-incident": incident.pk,
        "statements-0-speaker_organization": agency.pk,
        "statements-0-mode": "direct",
        "statements-0-channel": "unstated",
        "statements-0-text": "We are\r\ngrateful.",
        "statements-0-said": "11:30 a.m.",
        "statements-0-source": source.pk,
        "statements-0-excerpt": "We are\r\ngrateful.",
        "statements-0-directness": "explicit",
        "statements-0-reported": "",
    }

    response = client.post(address, form)

    assert response.status_code == 302, get_errors(response)
    statement = Statement.objects.get()
    assert statement.recorded_by == response.wsgi_request.user
    assert statement.text == "We are\ngrateful."
    assert statement.reported == source.published
    assert statement.said.earliest == dt.datetime(2024, 1, 1, 17, 30, tzinfo=dt.UTC)


def test_a_rule_of_the_database_becomes_an_error_that_names_it(client):
    incident = make_incident()
    responder = make_responder(incident=incident)
    address, form = open_form(client, "incident", incident)

    response = client.post(address, form | {"responders-0-count": "3"})

    assert "responder who is no group counts as one" in get_errors(response)
    responder.refresh_from_db()
    assert responder.count is None


def test_a_column_that_no_form_shows_is_checked_too(client):
    status = make_full_record().status
    address, form = open_form(client, "casestatus", status)

    response = client.post(address, form | {"state": "arrested"})

    assert "casestatus names its suspect" in get_errors(response)
    assert CaseStatus.objects.get(pk=status.pk).state == "no_arrests"


def test_a_row_of_another_incident_cannot_be_chosen(client):
    incident, stranger = make_incident(), make_responder()
    vehicle = make_vehicle(incident=incident)
    address, form = open_form(client, "incident", incident)

    response = client.post(address, form | {"vehicles-0-driver": stranger.pk})

    assert "Select a valid choice" in get_errors(response)
    vehicle.refresh_from_db()
    assert vehicle.driver is None


def test_words_that_are_not_the_sources_are_refused_where_its_text_is_known(client):
    assertion = make_assertion(source=make_source(full_text="Officers came at noon, police say."))
    address, form = open_form(client, "assertion", assertion)

    response = client.post(address, form | {"excerpt": "came at midnight"})

    assert "excerpt does not occur in the full text" in get_errors(response)


def test_a_claim_left_without_a_value_takes_what_the_record_holds(client):
    incident, source = make_incident(kind="ambush"), make_source()
    address = reverse("admin:editorial_assertion_add") + f"?incident={incident.pk}"
    form = read_form(client.get(address), "assertion_form")
    form |= {"subject": f"incident:{incident.pk}", "field": "kind", "source": source.pk, "excerpt": "assaulted"}

    response = client.post(address, form)

    assert response.status_code == 302, get_errors(response)
    assertion = Assertion.objects.get()
    assert (assertion.subject_table, assertion.subject_id) == ("incident", incident.pk)
    assert assertion.value == incident.kind
    assert assertion.recorded_by == response.wsgi_request.user


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"subject": "organization:999999"}, "There is no such row"),
        ({"subject": "a riddle"}, "There is no such row"),
        ({"field": "badge"}, "That row has no such fact"),
    ],
)
def test_a_claim_about_nothing_is_refused(client, changes, problem):
    assertion = make_assertion()
    address, form = open_form(client, "assertion", assertion)

    response = client.post(address, form | changes)

    assert problem in get_errors(response)


def test_a_status_that_looks_odd_is_saved_with_a_warning(client):
    status = make_full_record().status
    address, form = open_form(client, "casestatus", status)

    page = client.post(address, form | {"effective": "January 2019"}, follow=True).content.decode()

    assert "It takes effect before the incident happened." in page
    assert CaseStatus.objects.get(pk=status.pk).effective.precision is Precision.MONTH


# ---------------------------------------------------------------- published rows


def test_a_published_statement_cannot_be_changed_on_its_page(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)
    address, form = open_form(client, "statement", statement)

    response = client.post(address, form | {"text": "Something else."})

    assert "published and fixed; add a new row that supersedes it" in get_errors(response)
    assert Statement.objects.get().text == statement.text


def test_a_published_statement_cannot_be_changed_on_the_page_of_its_incident(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)
    address, form = open_form(client, "incident", statement.incident)

    response = client.post(address, form | {"statements-0-text": "Something else."})

    assert "published and fixed; add a new row that supersedes it" in get_errors(response)
    assert Statement.objects.get().text == statement.text


def test_a_published_statement_cannot_be_deleted_on_the_page_of_its_incident(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)
    address, form = open_form(client, "incident", statement.incident)

    response = client.post(address, form | {"statements-0-DELETE": "on"})

    assert "published and fixed; add a new row that supersedes it" in get_errors(response)
    assert Statement.objects.exists()


def test_a_published_statement_has_no_page_that_deletes_it(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)

    response = client.post(reverse("admin:editorial_statement_delete", args=[statement.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Statement.objects.exists()


def test_an_incident_with_a_published_statement_is_not_deleted(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)

    response = client.post(reverse("admin:editorial_incident_delete", args=[statement.incident_id]), {"post": "yes"})

    assert response.status_code == 403
    assert Statement.objects.exists()


def test_what_only_the_database_can_refuse_comes_back_as_an_error_of_the_form(client):
    incident, person = make_incident(), make_person()
    address, form = open_form(client, "incident", incident)
    form["responders-TOTAL_FORMS"] = 2
    for row in (0, 1):
        for name, value in form.copy().items():
            if name.startswith("responders-__prefix__-"):
                form[name.replace("__prefix__", str(row))] = value
        form |= {f"responders-{row}-person": person.pk, f"responders-{row}-responder_type": "law_enforcement"}

    response = client.post(address, form | {"title": "Another title"})

    assert "responder person once per incident" in get_errors(response)
    assert 'value="Another title"' in response.content.decode()
    assert not incident.responders.exists()


def test_a_row_that_others_refer_to_is_not_deleted(client):
    event = make_full_record().statement.event
    assert event is not None

    response = client.post(reverse("admin:editorial_event_delete", args=[event.pk]), {"post": "yes"})

    assert response.status_code in {200, 403}
    assert Event.objects.exists()


def test_many_rows_are_never_deleted_at_once(client):
    make_organization()
    address = reverse("admin:editorial_organization_changelist")

    assert "delete_selected" not in client.get(address).content.decode()
    assert Organization.objects.exists()


def test_a_published_statement_may_be_saved_as_it_is(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)
    address, form = open_form(client, "statement", statement)

    assert "published and fixed" in client.get(address).content.decode()
    assert client.post(address, form).status_code == 302


# ---------------------------------------------------------------- more that a form refuses


def test_an_odd_status_on_the_page_of_its_incident_is_saved_with_a_warning_too(client):
    status = make_full_record().status
    address, form = open_form(client, "incident", status.incident)

    page = client.post(address, form | {"case_statuses-0-effective": "January 2019"}, follow=True).content.decode()

    assert "It takes effect before the incident happened." in page


def test_a_withheld_name_is_not_entered_as_a_claim(client):
    record = make_full_record()
    address = reverse("admin:editorial_assertion_add") + f"?incident={record.incident.pk}"
    form = read_form(client.get(address), "assertion_form")
    form |= {"subject": f"person:{record.officer.pk}", "field": "full_name", "value": "x", "excerpt": "said police"}

    response = client.post(address, form)

    assert "The name is not released" in get_errors(response)


def test_an_identifier_belongs_to_a_row_that_exists(client):
    agency = make_organization()
    address, form = open_form(client, "identifier")
    form |= {"subject_table": "organization", "scheme": "case_number", "value": "24-1"}

    refused = client.post(address, form | {"subject_id": agency.pk + 1})
    saved = client.post(address, form | {"subject_id": agency.pk})

    assert "There is no such row in that table." in get_errors(refused)
    assert saved.status_code == 302
    assert Identifier.objects.get().subject_id == agency.pk


def test_a_row_of_the_same_incident_is_chosen_by_its_label(client):
    incident = make_incident()
    responder, vehicle = make_responder(incident=incident), make_vehicle(incident=incident)
    address, form = open_form(client, "incident", incident)

    response = client.post(address, form | {"vehicles-0-driver": responder.pk})

    assert response.status_code == 302, get_errors(response)
    vehicle.refresh_from_db()
    assert vehicle.driver == responder
