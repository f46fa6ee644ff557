"""A withheld name from sealing to release to redaction: what readers, colleagues and thieves of files can find."""

import logging
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from incidents.editorial.actions import names
from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import Comment, Person, RowChange, ScheduledAct
from incidents.public_store import connect
from incidents.publishing.due import run_due
from incidents.publishing.public_numbers import get_public_number
from incidents.record.row import Table
from tests import make
from tests.databases import get_database_name
from tests.desk.page_forms import read_form
from tests.faults.store_contents import read_store
from tests.journeys.crawl import crawl
from tests.journeys.desk_crawl import crawl_desk
from tests.publishing.make_record import make_full_incident, make_publisher, publish
from tests.publishing.test_withholding import CANARY, NAME

pytestmark = pytest.mark.unmeasured

FOLDED = CANARY.casefold()
# What is searched for stands on the page that answers, so a part of the name is, which the whole would match.
PART = CANARY[:6]


CUSTODIANS = ("seal_name", "schedule_release", "open_sealed_name")
OTHER = "Quillon Zwolle"


def make_two_incidents_of_one_sealed_officer(client):
    """Two published incidents of an officer whose name was sealed on the desk."""
    incident, second = make_full_incident(), make_full_incident(title="Another call")
    officer = Person.objects.get(responders__incident=incident)
    make.make_responder(incident=second, person=officer, label="")
    response = client.post(reverse("admin:seal_name", args=[officer.pk]), {"name": NAME})
    assert response.status_code == 302
    publish(incident, second)
    return incident, officer


def work_on(client, incident):
    """Edit a public incident, talk about it, hand it in: there is history, a comment, a queue and a mail."""
    by = make.make_user(is_superuser=True, email="editor@desk.example")
    with revise(by=by, now=make.NOW, reason="More is known.", incident=incident):
        incident.summary = "An officer was shot on duty."
        incident.save()
    told = [
        client.post(reverse("admin:comment_incident", args=[incident.pk]), {"text": f"Is it {word}?"}, follow=True)
        for word in ("true", NAME)
    ]
    client.post(reverse("admin:submit_incident", args=[incident.pk]), {"reason": f"For {NAME}."})
    client.post(reverse("admin:submit_incident", args=[incident.pk]), {"reason": "It is complete."})
    assert not any(holds_name(response.content.decode()) for response in told)
    assert Comment.objects.count() == 1
    incident.refresh_from_db()
    assert incident.state == "submitted"


def schedule_release(officer, incident, excerpt):
    """Ask for the release of the name and agree to it, by two custodians on the desk; return the act."""
    asking, agreeing = (sign_in_custodian(), sign_in_custodian())
    asked = {
        "due": "3 January 2126, 9 a.m.",
        "zone": "America/Chicago",
        "reason": "The family asked for this hour.",
        "full_name": NAME,
        "incident": incident.pk,
        "source": str(make.make_source(title=f"City names officer, report {ScheduledAct.objects.count() + 1}")),
        "excerpt": excerpt,
    }
    address = reverse("admin:schedule_name", args=[officer.pk])
    understood = read_form(asking.post(address, asked))["understood"]
    page = asking.post(address, asked | {"understood": understood}, follow=True).content.decode()
    act = ScheduledAct.objects.latest("pk")
    page += agreeing.post(
        reverse("admin:scheduled_act", args=[act.pk]), {"step": "approve"}, follow=True
    ).content.decode()
    assert not holds_name(page)
    act.refresh_from_db()
    assert act.approved_at is not None
    return act


def sign_in_custodian():
    client = Client()
    client.force_login(make.make_user(permissions=CUSTODIANS))
    return client


def refuse_release(act):
    """Let the time of a release come while its evidence holds another name that is withheld."""
    other = make.make_withheld_person()
    names.seal_name(person=other, name=OTHER, by=make_publisher(), now=make.NOW)
    come_due(act)
    assert act.failed_at is not None
    assert "excerpt" in act.failure
    assert not holds_name(act.failure)
    assert "zwolle" not in act.failure.casefold()


def come_due(act):
    ScheduledAct.objects.filter(pk=act.pk).update(due_at=make.NOW)
    run_due(now=make.NOW)
    act.refresh_from_db()


def holds_name(text):
    return FOLDED in text.casefold()


def list_staff_addresses():
    """Every change list with a search for the name, and every autocomplete that the forms use."""
    for model, model_admin in admin.site._registry.items():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield f"{base}?q={PART}" if model_admin.search_fields else base
        for field in model_admin.autocomplete_fields:
            query = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}&field_name={field}"
            yield f"/admin/autocomplete/?term={PART}&{query}"


def read_files(url):
    """The raw bytes of a SQLite database with its journals."""
    connections.close_all()
    connect.dispose_engines()
    path = Path(get_database_name(url))
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def check_that_staff_find_nothing(staff, officer):
    """Search and autocomplete every table; read the history of the person."""
    for address in list_staff_addresses():
        assert not holds_name(staff.get(address).content.decode()), address
    history = reverse("admin:editorial_person_history", args=[officer.pk])
    assert not holds_name(staff.get(history).content.decode())
    assert not any(holds_name(f"{entry.object_repr} {entry.change_message}") for entry in LogEntry.objects.all())


def check_that_files_hold_nothing(databases):
    """Search the raw bytes of both databases' files, and every value of the public store."""
    assert not holds_name(repr(read_store(databases.public_url)))
    for url in (databases.editorial_url, databases.public_url):
        if url.startswith("sqlite:"):
            assert FOLDED.encode() not in read_files(url).lower()


def check_that_the_desk_shows_nothing(staff):
    """Ask for every page of the desk that there is; look at every change of every row."""
    answers = crawl_desk(staff)
    assert {address for address, text in answers.items() if holds_name(text)} == set()
    assert {address for address, text in answers.items() if text.startswith("5")} == set()
    assert RowChange.objects.exists()
    assert not any(holds_name(f"{change.before} {change.after}") for change in RowChange.objects.all())


def list_pages_with_the_name(reader):
    return [address for address, text in crawl(reader).items() if holds_name(text)]


def check_that_both_are_named(pages):
    for number in (1, 2):
        assert NAME in pages[f"/incidents/{number}/"]
        assert not holds_name(pages[f"/incidents/{number}/versions/1/"])
    assert "on duty" not in pages["/incidents/1/"]


def test_a_sealed_name_is_nowhere_a_released_one_everywhere_and_a_redacted_one_gone(
    committing_databases, caplog, capsys, mailoutbox, run_manage, settings
):
    caplog.set_level(logging.DEBUG)
    settings.SENDS_MAIL = True
    staff, reader = Client(), Client()
    staff.force_login(make_publisher())
    incident, officer = make_two_incidents_of_one_sealed_officer(staff)

    # Sealed.
    assert list_pages_with_the_name(reader) == []
    check_that_staff_find_nothing(staff, officer)

    # Worked on, a release refused when its time came, another one waiting for its time.
    work_on(staff, incident)
    refuse_release(schedule_release(officer, incident, f"{NAME} and {OTHER}"))
    act = schedule_release(officer, incident, f"identified as Officer {NAME}")
    assert list_pages_with_the_name(reader) == []
    check_that_staff_find_nothing(staff, officer)
    check_that_the_desk_shows_nothing(staff)
    assert mailoutbox
    assert not any(holds_name(f"{mail.subject} {mail.body}") for mail in mailoutbox)
    call_command("check_sealed_names")
    check_that_files_hold_nothing(committing_databases)
    assert not holds_name(caplog.text + capsys.readouterr().out)

    # Released when its time came: both incidents at once, the earlier versions and the edits as they were.
    come_due(act)
    assert act.done_at is not None, act.failure
    check_that_both_are_named(crawl(reader))

    # Redacted: by the command, in a process of its own.
    make.make_user(username="custodian", is_superuser=True)
    person = get_public_number(Table.PERSON, officer.pk)
    connections.close_all()
    finished = run_manage(
        ["redact", "person", str(person), "--name", "--by", "custodian", "--reason", "By order of a court."],
        committing_databases.environment,
    )
    assert "Still holding the text" in finished.stdout
    assert not holds_name(finished.stdout + finished.stderr)
    assert list_pages_with_the_name(reader) == []
    assert crawl(reader)["/incidents/1/versions/2/"].startswith("410")
    check_that_files_hold_nothing(committing_databases)
