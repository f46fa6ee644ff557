"""A withheld name from sealing to release to redaction: what readers, colleagues and thieves of files can find."""

import logging
from pathlib import Path

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connections
from django.test import Client
from django.urls import reverse

from incidents.editorial.models import Person
from incidents.public_store import connect
from incidents.publishing.public_numbers import get_public_number
from incidents.record.row import Table
from tests import make
from tests.databases import get_database_name
from tests.faults.store_contents import read_store
from tests.journeys.crawl import crawl
from tests.publishing.make_record import make_full_incident, make_publisher, publish
from tests.publishing.test_withholding import CANARY, NAME, release

FOLDED = CANARY.casefold()
# What is searched for stands on the page that answers, so a part of the name is, which the whole would match.
PART = CANARY[:6]


def make_two_incidents_of_one_sealed_officer(client):
    """Two published incidents of an officer whose name was sealed on the desk."""
    incident, second = make_full_incident(), make_full_incident(title="Another call")
    officer = Person.objects.get(responders__incident=incident)
    make.make_responder(incident=second, person=officer, label="")
    response = client.post(reverse("admin:seal_name", args=[officer.pk]), {"name": NAME})
    assert response.status_code == 302
    publish(incident, second)
    return incident, officer


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


def list_pages_with_the_name(reader):
    return [address for address, text in crawl(reader).items() if holds_name(text)]


def test_a_sealed_name_is_nowhere_a_released_one_everywhere_and_a_redacted_one_gone(
    committing_databases, caplog, run_manage
):
    caplog.set_level(logging.DEBUG)
    staff, reader = Client(), Client()
    staff.force_login(make_publisher())
    incident, officer = make_two_incidents_of_one_sealed_officer(staff)

    # Sealed.
    assert list_pages_with_the_name(reader) == []
    check_that_staff_find_nothing(staff, officer)
    check_that_files_hold_nothing(committing_databases)
    assert not holds_name(caplog.text)

    # Released: both incidents at once, the earlier versions as they were.
    release(officer, incident)
    pages = crawl(reader)
    for number in (1, 2):
        assert NAME in pages[f"/incidents/{number}/"]
        assert not holds_name(pages[f"/incidents/{number}/versions/1/"])

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
