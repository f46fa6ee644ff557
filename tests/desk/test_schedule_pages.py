"""Asking for acts at a set time, agreeing to them, calling them off: what the pages let through and what they say."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from incidents.desk.custody.forms import read_due
from incidents.editorial.actions.incidents import approve, submit
from incidents.editorial.models import ScheduledAct, SealedNameReading, State
from incidents.publishing.due import run_due
from incidents.record.codes import WithheldReason
from tests.desk.page_forms import get_errors, read_form, sign_in, sign_in_editor, sign_in_superuser
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person, name_page
from tests.make import NOW, make_incident, make_responder, make_source, make_suspect, make_user
from tests.make_ready import make_ready
from tests.publishing.make_record import make_full_incident

pytestmark = pytest.mark.django_db

CUSTODIAN = ("schedule_release", "open_sealed_name")
WHEN = "3 January 2126, 9 a.m."


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """What is published is delivered to a store of the test's own."""


def make_request(**fields):
    return {
        "due": WHEN,
        "zone": "America/Chicago",
        "reason": "The family asked for this hour.",
        "full_name": CANARY,
        "source": str(make_source()),
        "excerpt": f"identified as {CANARY}",
        **fields,
    }


def ask_for_release(client, person, **fields):
    """Fill in the form, and press the button a second time once the time is shown as understood."""
    asked = make_request(**fields)
    checked = client.post(name_page(person, "schedule"), asked)
    understood = read_form(checked).get("understood", "")
    return checked, client.post(name_page(person, "schedule"), asked | {"understood": understood}, follow=True)


def make_officer():
    """A person whose name is sealed, in an incident in Kansas."""
    person = make_sealed_person()
    make_responder(person=person, incident=make_incident(), label="")
    return person


def act_page(act):
    return reverse("admin:scheduled_act", args=[act.pk])


# ---------------------------------------------------------------- releases


def test_a_release_is_asked_for_only_once_the_time_was_shown_as_understood(caplog):
    person, client = make_officer(), sign_in_editor(*CUSTODIAN)
    first = client.get(name_page(person, "schedule"))
    assert read_form(first)["zone"] == "America/Chicago"

    checked, asked = ask_for_release(client, person)

    page = checked.content.decode()
    assert "9 a.m., 3 January 2126, Central time (15:00 UTC)" in page
    assert "Nothing is scheduled yet" in page
    act = ScheduledAct.objects.get()
    assert act.due_at == dt.datetime(2126, 1, 3, 15, 0, tzinfo=dt.UTC)
    assert "Waits for a second custodian" in asked.content.decode()
    assert "Another name custodian has to agree" in asked.content.decode()
    assert MARK not in f"{asked.content.decode()} {caplog.text} {act.plan}"
    assert LogEntry.objects.get().change_message == "Release of the name scheduled."


def test_another_time_is_understood_anew_before_anything_is_scheduled():
    person, client = make_officer(), sign_in_editor(*CUSTODIAN)
    asked = make_request()
    understood = read_form(client.post(name_page(person, "schedule"), asked))["understood"]

    page = client.post(
        name_page(person, "schedule"), asked | {"understood": understood, "zone": "America/New_York"}
    ).content.decode()

    assert "Eastern time (14:00 UTC)" in page
    assert not ScheduledAct.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("due", "3 January 2020, 9 a.m.", "has passed"),
        ("due", "3 January 2126", "to the minute"),
        ("due", "around 9 a.m. on 3 January 2126", "to the minute"),
        ("due", "some day", "cannot be read"),
        ("zone", "Kansas", "zone"),
        ("reason", "", "required"),
        ("reason", f"The {MARK} family asked for it.", "holds a name"),
        ("excerpt", "", "required"),
        ("full_name", "", "required"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_scheduled(field, typed, problem):
    person = make_officer()
    checked, asked = ask_for_release(sign_in_editor(*CUSTODIAN), person, **{field: typed})
    assert problem in get_errors(asked) + get_errors(checked)
    assert not ScheduledAct.objects.exists()


def test_a_second_custodian_reads_the_plan_on_record_and_agrees():
    person, asking = make_officer(), sign_in_editor(*CUSTODIAN)
    ask_for_release(asking, person)
    act = ScheduledAct.objects.get()
    refused = asking.post(act_page(act), {"step": "approve"})
    assert "whoever asked" in get_errors(refused)

    other = sign_in_editor(*CUSTODIAN)
    page = other.get(act_page(act)).content.decode()
    assert MARK not in page
    read = other.post(act_page(act), {"step": "read", "reason": "To check the spelling."})
    assert CANARY in read.content.decode()
    assert "no-store" in read["Cache-Control"]
    assert SealedNameReading.objects.get().reason == "To check the spelling."
    agreed = other.post(act_page(act), {"step": "approve"}, follow=True)

    assert "Will happen" in agreed.content.decode()
    act.refresh_from_db()
    assert act.approved_by == agreed.wsgi_request.user
    assert "Agree to the release" not in agreed.content.decode()
    assert LogEntry.objects.filter(change_message="Agreed to the scheduled release of the name.").exists()


def test_what_is_to_be_released_is_read_with_the_permission_and_a_reason_alone():
    person = make_officer()
    ask_for_release(sign_in_editor(*CUSTODIAN), person)
    act = ScheduledAct.objects.get()
    read = {"step": "read", "reason": "To check the spelling."}

    assert sign_in_editor("schedule_release").post(act_page(act), read).status_code == 403
    for reason in ("", f"Is it {MARK}?"):
        page = sign_in_editor(*CUSTODIAN).post(act_page(act), read | {"reason": reason}).content.decode()
        assert MARK not in page
    assert not SealedNameReading.objects.exists()


def test_a_release_is_called_off_and_its_plan_erased():
    person, client = make_officer(), sign_in_editor(*CUSTODIAN)
    ask_for_release(client, person)
    act = ScheduledAct.objects.get()

    page = client.post(act_page(act), {"step": "cancel"}, follow=True).content.decode()

    act.refresh_from_db()
    assert "Called off" in page
    assert (act.plan, act.cancelled_at is not None) == ("", True)
    assert "has ended" in get_errors(client.post(act_page(act), {"step": "cancel"}))


def test_what_was_refused_stands_in_the_list_with_why():
    person, client = make_officer(), sign_in_editor(*CUSTODIAN)
    ask_for_release(client, person)
    run_due(now=dt.datetime(2126, 1, 4, tzinfo=dt.UTC))

    page = client.get(reverse("admin:scheduled_acts")).content.decode()

    assert "Refused" in page
    assert "Nobody agreed to it before its time." in page
    assert MARK not in page


def test_a_person_page_offers_a_release_at_a_time_to_custodians_alone():
    person = make_officer()
    address = reverse("admin:editorial_person_change", args=[person.pk])
    assert name_page(person, "schedule") in sign_in_editor(*CUSTODIAN).get(address).content.decode()
    assert name_page(person, "schedule") not in sign_in_editor("release_name").get(address).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_schedules_anything_for_an_account_that_may_not(method):
    person = make_officer()
    ask_for_release(sign_in_editor(*CUSTODIAN), person)
    act, incident = ScheduledAct.objects.get(), person.responders.get().incident
    editor = sign_in_editor("release_name", "seal_name", "publish_incident")
    publisher = sign_in_editor("schedule_publication", "publish_incident")

    addresses = [name_page(person, "schedule"), act_page(act), reverse("admin:schedule_incident", args=[incident.pk])]
    for address in addresses:
        assert getattr(editor, method)(address, {"step": "cancel"}).status_code == 403, address
    assert editor.get(reverse("admin:scheduled_acts")).status_code == 403
    assert getattr(publisher, method)(act_page(act), {"step": "approve"}).status_code == 403
    act.refresh_from_db()
    assert (act.cancelled_at, act.approved_at) == (None, None)


@pytest.mark.parametrize("reason", [WithheldReason.JUVENILE, WithheldReason.COURT_ORDER])
def test_the_name_of_a_suspect_is_withheld_by_the_same_pages(reason):
    person = make_sealed_person()
    suspect = make_suspect(person=person, incident=make_incident())
    client = sign_in_editor("seal_name")

    form = read_form(client.get(name_page(person, "withhold")))
    told = {"reason": reason.value, "incident": suspect.incident_id, "source": str(make_source()), "excerpt": "a minor"}
    response = client.post(name_page(person, "withhold"), form | told)

    assert response.status_code == 302, get_errors(response)
    person.refresh_from_db()
    assert person.withheld_reason == reason


# ---------------------------------------------------------------- publications


def make_approved_incident():
    incident = make_ready(make_full_incident())
    submit(incident=incident, by=make_user(), now=NOW)
    approve(incident=incident, by=make_user(), now=NOW)
    incident.refresh_from_db()
    return incident


def test_an_approved_incident_is_scheduled_and_published_when_its_time_comes(settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident, by = make_approved_incident(), make_user(permissions=["schedule_publication", "publish_incident"])
    client, address = sign_in(by), reverse("admin:schedule_incident", args=[incident.pk])
    asked = {"due": WHEN, "zone": "America/Chicago", "reason": "As announced."}
    understood = read_form(client.post(address, asked))["understood"]
    page = client.post(address, asked | {"understood": understood}, follow=True).content.decode()

    assert "Will happen" in page
    for step in ("approve", "read"):
        assert sign_in_superuser().post(act_page(ScheduledAct.objects.get()), {"step": step}).status_code == 403
    assert run_due(now=dt.datetime(2126, 1, 3, 15, 0, tzinfo=dt.UTC))[0].failure == ""
    incident.refresh_from_db()
    assert incident.state == State.PUBLISHED
    assert "Done" in client.get(act_page(ScheduledAct.objects.get())).content.decode()


def test_what_is_not_approved_is_not_scheduled_and_the_page_says_what_stands_in_the_way(settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident = make_incident()
    client = sign_in_editor("schedule_publication", "publish_incident")
    page = client.get(reverse("admin:schedule_incident", args=[incident.pk]))
    assert "a second person has to approve it" in get_errors(page)


@pytest.mark.parametrize(
    ("words", "zone", "hour"),
    [
        ("1 November 2026, 12:30 a.m.", "America/Los_Angeles", 7),
        ("1 November 2026, 2:30 a.m.", "America/Los_Angeles", 10),
        ("1 November 2026, 9:30 a.m.", "UTC", 9),
    ],
)
def test_a_time_is_read_by_the_clocks_of_its_zone(words, zone, hour):
    due = read_due(words, zone=ZoneInfo(zone), now=NOW)
    assert due == dt.datetime(2026, 11, 1, hour, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "problem"),
    [("1 November 2026, 1:30 a.m.", "twice"), ("8 March 2026, 2:30 a.m.", "skipped")],
)
def test_a_time_that_the_clocks_skip_or_show_twice_is_refused(words, problem):
    with pytest.raises(Exception, match=problem):
        read_due(words, zone=ZoneInfo("America/Los_Angeles"), now=NOW)
