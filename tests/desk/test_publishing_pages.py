import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import Incident, Publication
from incidents.editorial.models.workflow import State
from incidents.public_store import connect
from incidents.public_store.queries import records
from incidents.publishing.public_numbers import get_public_number
from incidents.record.row import DocumentKind, Table
from tests.desk.full_record import make_full_record
from tests.desk.page_forms import REASON, get_errors, read_form, sign_in_editor
from tests.make import (
    NOW,
    make_incident,
    make_incident_source,
    make_organization,
    make_responder,
    make_user,
    make_withheld_person,
)
from tests.make_ready import make_ready

pytestmark = pytest.mark.django_db

CANARY = "Zzyzxqua Vexlowitz"


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """What is published is delivered to a store of the test's own."""


@pytest.fixture
def client():
    return sign_in_editor("publish_incident", "withdraw_incident")


def publish_page(incident):
    return reverse("admin:publish_incident", args=[incident.pk])


def withdraw_page(incident):
    return reverse("admin:withdraw_incident", args=[incident.pk])


def test_an_incident_published_on_the_desk_is_read_by_the_public(client, settings, django_capture_on_commit_callbacks):
    incident = make_ready(make_full_record().incident)
    form = read_form(client.get(publish_page(incident)))

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(publish_page(incident), form | {"reason": "First account."}, follow=True)

    number = get_public_number(Table.INCIDENT, incident.pk)
    entry = Publication.objects.get(kind=DocumentKind.INCIDENT)
    assert f'<a href="/incidents/{number}/">incident {number}, version 1</a>' in response.content.decode()
    assert entry.published_by == response.wsgi_request.user
    assert entry.reason == "First account."
    assert client.get(f"/incidents/{number}/").status_code == 200
    with connect.open_reader(settings.PUBLIC_DATABASE_URL) as store:
        assert records.get_last_sequence(store) == Publication.objects.count()


def test_nothing_is_published_by_looking(client):
    incident = make_ready(make_full_record().incident)

    page = client.get(publish_page(incident)).content.decode()

    assert incident.title in page
    assert "New" in page
    assert "Testville Herald" in page
    assert not Publication.objects.exists()


def test_the_page_says_what_has_changed_since_the_last_version(client):
    incident = make_ready(make_full_record().incident)
    client.post(publish_page(incident))

    assert "Public exactly as it stands" in client.get(publish_page(incident)).content.decode()

    Incident.objects.filter(pk=incident.pk).update(title="Officer and dog hurt in Testville")
    page = client.get(publish_page(incident)).content.decode()
    assert "Changed" in page
    assert "<td>2</td>" in page


def test_refusals_are_listed_with_what_to_fix(client):
    incident = make_incident()

    response = client.post(publish_page(incident), {"reason": "Kept on the page."})

    assert response.status_code == 200
    assert "has no source; add at least one" in get_errors(response)
    assert "Kept on the page." in response.content.decode()
    assert not Publication.objects.exists()
    assert not LogEntry.objects.exists()


def test_a_sealed_name_in_the_summary_is_refused_without_being_repeated(client):
    incident = make_ready(make_full_record().incident)
    seal_name(person=make_withheld_person(), name=CANARY, by=make_user(permissions=["seal_name"]), now=NOW)
    Incident.objects.filter(pk=incident.pk).update(summary=f"{CANARY} was hurt.")

    response = client.post(publish_page(incident))

    assert "summary" in get_errors(response)
    assert "Zzyzxqua" not in response.content.decode()
    assert not Publication.objects.exists()


def test_the_button_on_the_page_of_an_incident_saves_and_then_asks(client):
    incident = make_ready(make_full_record().incident)
    address = reverse("admin:editorial_incident_change", args=[incident.pk])
    form = read_form(client.get(address), "incident_form")

    response = client.post(
        address, form | {f"incident-{incident.pk}-title": "A better title", "_publish_incident": "Publish…"}
    )

    assert response["Location"] == publish_page(incident)
    assert Incident.objects.get(pk=incident.pk).title == "A better title"
    assert not Publication.objects.exists()


def test_selected_incidents_are_published_as_one_batch(client):
    incidents = [make_ready(make_full_record().incident), make_ready(make_full_record().incident)]
    asked = client.post(
        reverse("admin:editorial_incident_changelist"),
        {"action": "publish_selected", "_selected_action": [incident.pk for incident in incidents]},
    )
    form = read_form(asked)

    response = client.post(reverse("admin:publish_incidents"), form)

    assert response.status_code == 302
    assert Publication.objects.filter(kind=DocumentKind.INCIDENT).count() == 2
    assert Publication.objects.values("batch").distinct().count() == 1


def test_publishing_nothing_says_so(client):
    page = client.post(reverse("admin:publish_incidents"), follow=True).content.decode()

    assert "Choose the incidents to publish." in page


def test_a_withdrawal_needs_a_reason_and_is_read_by_the_public(client, django_capture_on_commit_callbacks):
    incident = make_ready(make_full_record().incident)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(publish_page(incident))

    assert "This field is required" in get_errors(client.post(withdraw_page(incident), {"reason": " "}))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(withdraw_page(incident), {"reason": "It did not happen."})

    incident.refresh_from_db()
    number = get_public_number(Table.INCIDENT, incident.pk)
    assert incident.state == State.WITHDRAWN
    assert client.get(f"/incidents/{number}/").status_code == 410


def test_an_incident_that_was_never_public_is_not_withdrawn(client):
    response = client.post(withdraw_page(make_incident()), {"reason": "It did not happen."})

    assert "there is nothing to withdraw" in get_errors(response)


def test_a_published_incident_is_not_deleted(client):
    incident = make_ready(make_full_record().incident)
    client.post(publish_page(incident))
    Publication.objects.get(kind=DocumentKind.INCIDENT)

    response = client.post(
        reverse("admin:editorial_incident_delete", args=[incident.pk]), {"post": "yes", "reason": REASON}
    )

    assert response.status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("permission", "address"),
    [
        ("withdraw_incident", "/admin/editorial/incident/{}/publish/"),
        ("withdraw_incident", "/admin/editorial/incident/publish/"),
        ("publish_incident", "/admin/editorial/incident/{}/withdraw/"),
    ],
)
def test_no_address_publishes_or_withdraws_for_an_account_that_may_not(method, permission, address):
    incident = make_ready(make_full_record().incident)
    client = sign_in_editor(permission)

    response = getattr(client, method)(address.format(incident.pk), {"incident": incident.pk, "reason": "Because."})

    assert response.status_code == 403
    assert not Publication.objects.exists()


def test_an_account_that_may_not_publish_is_not_offered_it():
    incident = make_ready(make_full_record().incident)
    client = sign_in_editor()

    page = client.get(reverse("admin:editorial_incident_change", args=[incident.pk])).content.decode()
    listed = client.get(reverse("admin:editorial_incident_changelist")).content.decode()

    assert "_publish_incident" not in page
    assert "_withdraw_incident" not in page
    assert "publish_selected" not in listed


def test_a_delivery_that_failed_is_said_on_the_desk(client, settings, django_capture_on_commit_callbacks, tmp_path):
    incident = make_incident()
    make_incident_source(incident=incident)
    make_responder(incident=incident, organization=make_organization())
    make_ready(incident)
    settings.PUBLIC_DATABASE_URL = f"sqlite:///{tmp_path / 'missing' / 'store.sqlite3'}"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(publish_page(incident))
    Incident.objects.filter(pk=incident.pk).update(title="Another title")
    page = client.post(publish_page(incident), follow=True).content.decode()

    assert "has not reached readers yet" in page
    assert Publication.objects.exists()
