import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.forms import model_to_dict
from django.urls import reverse

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.models import Assertion, CaseStatus, Event, Incident, Statement, Vehicle
from tests.desk.full_record import add_rows, make_full_record
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import sign_in, sign_in_editor, sign_in_reader
from tests.make import (
    NOW,
    make_assertion,
    make_event,
    make_incident,
    make_incident_source,
    make_moment,
    make_person,
    make_place,
    make_responder,
    make_source,
    make_statement,
    make_suspect,
    make_user,
    make_vehicle,
)

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]


@pytest.fixture
def client():
    return sign_in_editor()


def take_snapshot(incident):
    """Every column of the incident and of its rows."""
    names = ("statements", "events", "case_statuses", "responders", "vehicles", "suspects", "incident_sources")
    rows = [incident, *(row for name in names for row in getattr(incident, name).order_by("pk"))]
    return [{**model_to_dict(row), "pk": row.pk} for row in rows]


def open_everything(filler: Filler) -> Filler:
    """Press every button that opens a row."""
    while "open:" in filler.html:
        start = filler.html.index("open:")
        filler.press(filler.html[start : filler.html.index('"', start)])
    return filler


def test_saving_a_form_as_it_is_changes_nothing(client):
    record = make_full_record()
    freeze_rows([record.statement, record.status], now=NOW)
    before = take_snapshot(record.incident)

    response = Filler(client, record.incident).save()

    assert response.status_code == 302, get_problems(response)
    assert take_snapshot(Incident.objects.get(pk=record.incident.pk)) == before
    assert LogEntry.objects.get().get_change_message() == "No fields changed."


@pytest.mark.sqlite_only
def test_saving_every_row_open_as_it_is_changes_nothing(client):
    record = make_full_record()
    before, evidence = take_snapshot(record.incident), Assertion.objects.count()

    response = open_everything(Filler(client, record.incident)).save()

    assert response.status_code == 302, get_problems(response)
    assert take_snapshot(Incident.objects.get(pk=record.incident.pk)) == before
    assert Assertion.objects.count() == evidence
    assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_closed_rows_and_stored_evidence_are_not_posted(client):
    record = make_full_record()

    filler = Filler(client, record.incident)

    assert "rows" not in filler.fields
    assert "We are" in filler.html
    assert not [name for name in filler.fields if name.startswith(("statement-", "responder-"))]


def test_the_form_costs_the_same_statements_whatever_it_holds(client, django_assert_num_queries):
    record = make_full_record()
    address = reverse("admin:editorial_incident_change", args=[record.incident.pk])
    client.get(address)

    with django_assert_num_queries(24) as few:
        client.get(address)
    for _time in range(3):
        add_rows(record)
    with django_assert_num_queries(24) as many:
        client.get(address)

    assert len(few) == len(many) < 25


def test_a_place_gives_its_zone_to_a_new_incident(client):
    place = make_place(timezone="America/Denver")
    filler = Filler(client).fill("incident-new1", title="Firefighter hurt", occurred="29 December 2023")

    assert "choose the place" in get_problems(filler.save_and_see())
    assert filler.fields["incident-new1-occurred"] == "29 December 2023"

    filler.choose_stored("incident-new1", "place", place)
    assert filler.save().status_code == 302
    incident = Incident.objects.get()
    assert incident.timezone == "America/Denver"
    assert incident.occurred.earliest == dt.datetime(2023, 12, 29, 7, 0, tzinfo=dt.UTC)


def test_another_zone_leaves_the_times_of_the_incident_and_its_rows_as_they_are(client):
    incident, source = make_incident(timezone="America/Chicago"), make_source()
    make_incident_source(incident=incident, source=source)
    event = make_event(incident=incident)
    statement = make_statement(incident=incident, source=source, reported=make_moment(21))
    times = (incident.occurred, event.occurred, statement.said, statement.reported, source.published)
    filler = open_everything(Filler(client, incident))

    response = filler.fill(f"incident-{incident.pk}", timezone="America/Los_Angeles").save()

    assert response.status_code == 302, get_problems(response)
    for row in (incident, event, statement, source):
        row.refresh_from_db()
    assert incident.timezone == "America/Los_Angeles"
    assert (incident.occurred, event.occurred, statement.said, statement.reported, source.published) == times


def test_a_zone_that_does_not_exist_is_an_error_of_its_field(client):
    incident = make_incident()
    make_responder(incident=incident)
    filler = Filler(client, incident).fill(f"incident-{incident.pk}", timezone="Mars/Olympus", occurred="yesterday")

    assert "is no IANA time zone" in get_problems(filler.save_and_see())


def test_a_rule_of_the_database_becomes_an_error_that_names_it(client):
    responder = make_responder()
    slot = f"responder-{responder.pk}"
    filler = Filler(client, responder.incident).press(f"open:{slot}").fill(slot, count="3")

    assert "responder who is no group counts as one" in get_problems(filler.save_and_see())
    responder.refresh_from_db()
    assert responder.count is None


def test_what_only_the_database_can_refuse_comes_back_as_an_error_of_the_row(client):
    incident, person = make_incident(), make_person()
    filler = Filler(client, incident).press("add:responder").press("add:responder")
    for slot in ("responder-new1", "responder-new2"):
        filler.fill(slot, responder_type="law_enforcement").choose_stored(slot, "person", person)
    filler.fill(f"incident-{incident.pk}", title="Another title")

    assert "responder person once per incident" in get_problems(filler.save_and_see())
    assert filler.fields[f"incident-{incident.pk}-title"] == "Another title"
    assert not incident.responders.exists()


def test_a_row_of_another_incident_cannot_be_chosen(client):
    stranger, vehicle = make_responder(), make_vehicle()
    slot = f"vehicle-{vehicle.pk}"
    filler = Filler(client, vehicle.incident).press(f"open:{slot}").fill(slot, driver=f"responder:{stranger.pk}")

    assert "Choose a row of this incident" in get_problems(filler.save_and_see())
    vehicle.refresh_from_db()
    assert vehicle.driver is None


def test_a_row_of_another_incident_cannot_be_opened(client):
    stranger = make_responder()
    filler = Filler(client, make_incident())

    response = client.post(filler.address, {**filler.fields, "do": f"open:responder-{stranger.pk}"})

    assert response.status_code == 400


def test_a_published_statement_cannot_be_changed_but_superseded(client):
    statement = make_statement()
    make_incident_source(incident=statement.incident, source=statement.source)
    freeze_rows([statement], now=NOW)
    slot = f"statement-{statement.pk}"
    filler = Filler(client, statement.incident)

    assert f"open:{slot}" not in filler.html
    assert client.post(filler.address, {**filler.fields, "rows": slot, f"{slot}-text": "Else."}).status_code == 403
    assert client.post(filler.address, {**filler.fields, "rows": slot, f"{slot}-DELETE": "on"}).status_code == 403

    filler.press(f"supersede:{slot}").fill("statement-new1", text="We are thankful.")
    response = filler.save()

    assert response.status_code == 302, get_problems(response)
    new = Statement.objects.get(supersedes=statement)
    assert new.text == "We are thankful."
    assert new.excerpt == statement.excerpt
    assert (new.said.earliest, new.reported.earliest) == (statement.said.earliest, statement.reported.earliest)
    assert Statement.objects.get(pk=statement.pk).text == statement.text


def test_a_row_is_removed_with_its_draft_evidence(client):
    suspect = make_suspect()
    claim = make_assertion(incident=suspect.incident, row=suspect, field="label")
    slot = f"suspect-{suspect.pk}"
    filler = Filler(client, suspect.incident).press(f"open:{slot}").fill(slot, DELETE="on")

    assert filler.save().status_code == 302
    assert not suspect.incident.suspects.exists()
    assert not Assertion.objects.filter(pk=claim.pk).exists()


def test_a_row_that_others_need_is_not_removed(client):
    record = make_full_record()
    event = record.statement.event
    assert event is not None
    filler = Filler(client, record.incident).press(f"open:event-{event.pk}").fill(f"event-{event.pk}", DELETE="on")

    assert "Other rows still refer to this one" in get_problems(filler.save_and_see())
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_source_taken_out_is_listed_no_more_and_stays(client):
    incident, source = make_incident(), make_source()
    make_incident_source(incident=incident, source=source)
    slot = f"source-{source.pk}"

    assert Filler(client, incident).press(f"open:{slot}").fill(slot, DELETE="on").save().status_code == 302
    assert not incident.incident_sources.exists()
    source.refresh_from_db()


def test_steps_and_sources_are_put_into_order(client):
    incident = make_incident()
    steps = [make_event(incident=incident, description=f"Step {number}.") for number in (1, 2, 3)]
    sources = [make_source(title=f"Source {number}") for number in (1, 2)]
    for position, source in enumerate(sources, start=1):
        make_incident_source(incident=incident, source=source, position=position)
    filler = Filler(client, incident).press(f"up:event-{steps[2].pk}").press(f"up:event-{steps[2].pk}")
    filler.press(f"down:source-{sources[0].pk}")

    assert filler.save().status_code == 302
    ordered = incident.events.order_by("sequence").values_list("description", flat=True)
    assert [*ordered] == ["Step 3.", "Step 1.", "Step 2."]
    assert [link.source.title for link in incident.incident_sources.all()] == ["Source 2", "Source 1"]


def test_a_source_kept_already_is_listed_too(client):
    incident, source = make_incident(), make_source(title="Daily Sample, page 1")
    filler = Filler(client, incident).choose_stored("current", "existing", source)

    assert filler.save().status_code == 302
    assert incident.incident_sources.get().source == source


def test_two_editors_of_one_row_do_not_overwrite_each_other_unawares(client):
    suspect = make_suspect(label="gunman")
    slot = f"suspect-{suspect.pk}"
    filler = Filler(client, suspect.incident).press(f"open:{slot}").fill(slot, label="the gunman")
    suspect.label = "a gunman"
    suspect.save()

    assert "Somebody else changed this row" in get_problems(filler.save_and_see())
    assert filler.fields[f"{slot}-label"] == "the gunman"
    assert filler.save().status_code == 302
    suspect.refresh_from_db()
    assert suspect.label == "the gunman"


def test_draft_evidence_is_taken_back(client):
    incident = make_incident()
    claim = make_assertion(incident=incident)
    filler = Filler(client, incident)
    filler.fields["drop-assertion"] = str(claim.pk)

    assert filler.save().status_code == 302
    assert not Assertion.objects.exists()


def test_an_odd_status_is_saved_with_a_warning(client):
    status = make_full_record().status
    slot = f"case_status-{status.pk}"
    filler = Filler(client, status.incident).press(f"open:{slot}").fill(slot, effective="January 2019")
    filler.save()

    page = client.get(filler.address).content.decode()

    assert "It takes effect before the incident happened." in page
    assert CaseStatus.objects.get(pk=status.pk).effective.text == "January 2019"


def test_a_look_without_saving_says_what_times_were_understood_as(client):
    incident = make_incident(timezone="America/Los_Angeles")
    filler = Filler(client, incident).press("add:event")
    filler.fill("event-new1", kind="response", description="Officers came.", occurred="between 1 p.m. and 2 p.m.")

    filler.fill("current", reference="2023-12-29").press("check")

    assert "It is not saved yet" in filler.html
    assert "1 p.m. and 2 p.m." in filler.html.partition('name="event-new1-occurred"')[2].partition("</div>")[0]
    assert not Event.objects.exists()
    assert filler.save().status_code == 302
    assert Event.objects.get().occurred.earliest == dt.datetime(2023, 12, 29, 21, 0, tzinfo=dt.UTC)


# ---------------------------------------------------------------- who may do what


def test_who_may_only_view_sees_the_record_and_no_form(client):
    record = make_full_record()
    reader = sign_in_reader()
    address = reverse("admin:editorial_incident_change", args=[record.incident.pk])

    page = reader.get(address).content.decode()

    assert "We are" in page
    assert 'name="do"' not in page
    assert "_continue" not in page.partition('id="incident_form"')[2].partition("sheet-top")[2]
    assert reader.post(address, {"do": "check"}).status_code == 403
    assert reader.get(reverse("admin:editorial_incident_add")).status_code == 403


def test_rows_that_an_account_may_not_change_are_refused_by_address():
    vehicle = make_vehicle(color="white")
    client = sign_in_reader()
    client.logout()
    limited = sign_in_editor()
    user = limited.get(reverse("admin:index")).wsgi_request.user
    user.user_permissions.remove(*user.user_permissions.filter(codename__endswith="_vehicle"))
    filler = Filler(limited, vehicle.incident)
    slot = f"vehicle-{vehicle.pk}"

    assert f"open:{slot}" not in filler.html
    assert "add:vehicle" not in filler.html
    forged = {**filler.fields, "rows": slot, f"{slot}-role": "responder_vehicle", f"{slot}-color": "black"}
    assert limited.post(filler.address, forged).status_code == 403
    assert limited.post(filler.address, {**filler.fields, "do": "add:vehicle"}).status_code == 400
    assert Vehicle.objects.get().color == "white"


def test_an_incident_that_does_not_exist_leads_back_to_the_desk(client):
    response = client.get(reverse("admin:editorial_incident_change", args=[999_999]))

    assert response.status_code == 302


def test_an_account_that_may_see_no_incident_cannot_tell_which_exist():
    client, incident = sign_in(make_user()), make_incident()

    answers = [client.get(reverse("admin:editorial_incident_change", args=[pk])) for pk in (incident.pk, 999_999)]

    assert [answer.status_code for answer in answers] == [403, 403]
