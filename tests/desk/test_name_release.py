import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry

from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import Assertion, Person, Publication, SealedName
from incidents.record.codes import NameStatus, WithheldReason
from incidents.record.row import DocumentKind
from tests.desk.full_record import make_full_record
from tests.desk.page_forms import get_errors, read_form, sign_in_editor
from tests.desk.sealed_names import CANARY, make_sealed_person, name_page
from tests.make import NOW, make_person, make_source, make_user
from tests.publishing.make_record import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """A release is delivered to a store of the test's own."""


def test_withholding_writes_down_who_says_so():
    person, source = make_person(name_status=NameStatus.NOT_STATED), make_source()
    client = sign_in_editor("seal_name")

    response = client.post(
        name_page(person, "withhold"),
        {"reason": "family_notification", "source": str(source), "excerpt": "not been released", "reported": ""},
    )

    assert response.status_code == 302, get_errors(response)
    person.refresh_from_db()
    assert person.withheld_reason == WithheldReason.FAMILY_NOTIFICATION
    assert {row.field for row in Assertion.objects.all()} == {"name_status", "withheld_reason"}
    assert {row.reported for row in Assertion.objects.all()} == {source.published}


def test_a_released_name_is_not_withheld():
    client = sign_in_editor("seal_name")

    response = client.post(
        name_page(make_person(), "withhold"),
        {"reason": "agency_policy", "source": str(make_source()), "excerpt": "not been released"},
    )

    assert "released already" in get_errors(response)


def make_release(source, **fields):
    return {
        "full_name": CANARY,
        "family_name": "Vexlowitz",
        "source": str(source),
        "excerpt": f"identified as {CANARY}",
        "reported": "",
        "released": "",
        **fields,
    }


def test_a_release_names_the_person_in_every_published_incident_at_once(django_capture_on_commit_callbacks):
    record = make_full_record()
    seal_name(person=record.officer, name=CANARY, by=make_user(permissions=["seal_name"]), now=NOW)
    client = sign_in_editor("release_name")
    publish(record.incident)
    form = read_form(client.get(name_page(record.officer, "release")))

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            name_page(record.officer, "release"),
            form | make_release(record.source, incident=record.incident.pk, released="2 January 2024, 9 a.m."),
            follow=True,
        )

    record.officer.refresh_from_db()
    entry = Publication.objects.filter(kind=DocumentKind.INCIDENT).latest("sequence")
    assert record.officer.full_name == CANARY
    assert record.officer.name_released is not None
    assert record.officer.name_released.earliest == dt.datetime(2024, 1, 2, 15, 0, tzinfo=dt.UTC)
    assert entry.version == 2
    assert "incident 1, version 2" in response.content.decode()
    assert CANARY in client.get("/incidents/1/").content.decode()
    assert CANARY not in client.get("/incidents/1/versions/1/").content.decode()
    assert not SealedName.objects.exists()
    assert "Name released." in {entry.change_message for entry in LogEntry.objects.all()}


def test_a_release_that_publishing_refuses_changes_nothing():
    record = make_full_record()
    other = make_sealed_person()
    publish(record.incident)

    response = sign_in_editor("release_name").post(
        name_page(record.officer, "release"),
        make_release(record.source, full_name="Testa Sampleton", family_name="", excerpt=f"Testa, beside {CANARY}"),
    )

    assert "excerpt" in get_errors(response)
    assert Person.objects.get(pk=record.officer.pk).name_status == NameStatus.WITHHELD
    assert SealedName.objects.get().person == other


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"released": "in the fullness of time"}, "cannot be read"),
        ({"reported": "in the fullness of time"}, "cannot be read"),
        ({"excerpt": "words of nobody"}, "does not occur in the full text"),
    ],
)
def test_a_release_without_good_evidence_is_refused(typed, problem):
    source = make_source(full_text=f"He was identified as {CANARY} on Tuesday.")
    person, client = make_full_record().officer, sign_in_editor("release_name")

    response = client.post(name_page(person, "release"), make_release(source, **typed))

    assert problem in get_errors(response)
    assert Person.objects.get(pk=person.pk).full_name == ""
