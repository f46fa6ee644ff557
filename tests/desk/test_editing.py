import pytest
from django.urls import reverse

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.actions.merges import merge_organization
from incidents.editorial.models import Assertion, CaseStatus, Event, Identifier, Organization, Statement
from incidents.record.codes import Precision
from tests.desk.full_record import make_full_record
from tests.desk.page_forms import REASON, get_errors, read_form, sign_in_editor
from tests.make import (
    NOW,
    make_assertion,
    make_charge,
    make_identifier,
    make_incident,
    make_organization,
    make_post,
    make_source,
    make_statement,
    make_suspect,
    make_user,
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


def test_a_column_that_no_form_shows_is_checked_too(client):
    status = make_full_record().status
    address, form = open_form(client, "casestatus", status)

    response = client.post(address, form | {"state": "arrested"})

    assert "casestatus names its suspect" in get_errors(response)
    assert CaseStatus.objects.get(pk=status.pk).state == "no_arrests"


def test_words_that_are_not_the_sources_are_refused_where_its_text_is_known(client):
    assertion = make_assertion(source=make_source(full_text="Officers came at noon, police say."))
    address, form = open_form(client, "assertion", assertion)

    response = client.post(address, form | {"excerpt": "came at midnight"})

    assert "excerpt does not occur in the full text" in get_errors(response)


def test_a_claim_left_without_a_value_takes_what_the_record_holds(client):
    incident, source = make_incident(kind="ambush"), make_source()
    address = reverse("admin:editorial_assertion_add") + f"?incident={incident.pk}"
    form = read_form(client.get(address), "assertion_form")
    form |= {"subject": f"incident:{incident.pk}", "field": "kind", "source": str(source), "excerpt": "assaulted"}

    response = client.post(address, form)

    assert response.status_code == 302, get_errors(response)
    assertion = Assertion.objects.get()
    assert (assertion.subject_table, assertion.subject_id) == ("incident", incident.pk)
    assert assertion.value == incident.kind
    assert assertion.recorded_by == response.wsgi_request.user


def test_new_evidence_that_comes_back_still_offers_the_rows_of_its_incident(client):
    record = make_full_record()
    address = reverse("admin:editorial_assertion_add")
    form = read_form(client.get(f"{address}?incident={record.incident.pk}"), "assertion_form")

    page = client.post(address, form | {"excerpt": ""}).content.decode()

    assert f'<option value="incident:{record.incident.pk}">' in page
    assert f'<option value="event:{record.incident.events.first().pk}">' in page


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


def test_a_stored_row_does_not_move_to_another_incident(client):
    record, elsewhere = make_full_record(), make_incident()
    number = make_identifier(row=record.incident)
    moves = {"incident": elsewhere.title, "incident_key": f"incident:{elsewhere.pk}", "subject_id": elsewhere.pk}
    rows = {
        "statement": record.statement,
        "event": record.statement.event,
        "suspect": make_suspect(incident=record.incident),
        "identifier": number,
    }

    for name, row in rows.items():
        address, form = open_form(client, name, row)
        assert not moves.keys() & form.keys(), name
        response = client.post(address, form | moves)
        assert response.status_code == 302, get_errors(response)
        row.refresh_from_db()
        assert getattr(row, "incident_id", record.incident.pk) == record.incident.pk
    assert number.subject_id == record.incident.pk


def test_a_stored_charge_stays_with_the_suspects_of_its_incident(client):
    charge = make_charge(suspect=make_suspect(label="first"))
    second = make_suspect(incident=charge.suspect.incident, label="second")
    address, form = open_form(client, "charge", charge)

    def choose(suspect):
        return client.post(address, form | {"suspect": suspect.label, "suspect_key": f"suspect:{suspect.pk}"})

    assert "Choose a suspect of the same incident" in get_errors(choose(make_suspect(label="elsewhere")))
    assert choose(second).status_code == 302
    charge.refresh_from_db()
    assert charge.suspect == second


# ---------------------------------------------------------------- published rows


def test_a_published_statement_cannot_be_changed_on_its_page(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)
    address, form = open_form(client, "statement", statement)

    response = client.post(address, form | {"text": "Something else."})

    assert "published and fixed; add a new row that supersedes it" in get_errors(response)
    assert Statement.objects.get().text == statement.text


def test_a_published_statement_has_no_page_that_deletes_it(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)

    response = client.post(
        reverse("admin:editorial_statement_delete", args=[statement.pk]), {"post": "yes", "reason": REASON}
    )

    assert response.status_code == 403
    assert Statement.objects.exists()


def test_an_incident_with_a_published_statement_is_not_deleted(client):
    statement = make_statement()
    freeze_rows([statement], now=NOW)

    response = client.post(
        reverse("admin:editorial_incident_delete", args=[statement.incident_id]), {"post": "yes", "reason": REASON}
    )

    assert response.status_code == 403
    assert Statement.objects.exists()


def test_a_row_that_others_refer_to_is_not_deleted(client):
    event = make_full_record().statement.event
    assert event is not None

    response = client.post(reverse("admin:editorial_event_delete", args=[event.pk]), {"post": "yes", "reason": REASON})

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


def test_a_row_that_another_one_continues_stays_where_it_was_chosen(client):
    kept, twice, by = make_organization(), make_organization(name="Testville PD"), make_user()
    source, post = make_source(publisher=twice), make_post(organization=twice)
    merge_organization(duplicate=twice, into=kept, by=by, now=NOW)

    for row, name, change in ((source, "source", {"title": "Another title"}), (post, "post", {"label": "Chief"})):
        address, form = open_form(client, name, row)
        response = client.post(address, form | change)
        assert response.status_code == 302, get_errors(response)
        row.refresh_from_db()

    assert (source.title, source.publisher) == ("Another title", twice)
    assert (post.label, post.organization) == ("Chief", twice)


def test_an_address_that_names_no_row_begins_a_blank_page(client):
    for key in ("abc", "0", "9" * 30, "organization:x", "tenure:1"):
        assert client.get(reverse("admin:editorial_source_add"), {"publisher": key}).status_code == 200
