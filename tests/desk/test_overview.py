import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.editorial.actions.incidents import open_draft, submit
from incidents.editorial.models import DeliveryState, Incident
from incidents.publishing.publish import publish_incident
from tests.desk.page_forms import sign_in, sign_in_reader, sign_in_superuser
from tests.make import NOW, make_user
from tests.publishing.make_record import make_full_incident, make_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """What is published is delivered to a store of the test's own."""


def read_front_page(client):
    return " ".join(client.get("/admin/").content.decode().split())


def test_an_editor_begins_an_incident_from_the_first_page():
    assert '<a class="act" href="/admin/editorial/incident/add/">Add an incident</a>' in read_front_page(
        sign_in_superuser()
    )


def test_an_account_that_may_only_read_is_offered_nothing_to_begin():
    page = read_front_page(sign_in_reader())

    assert "Add an incident" not in page
    assert "Being worked on" in page


def test_an_account_that_may_change_incidents_sees_the_work():
    page = read_front_page(sign_in(make_user(permissions=["change_incident"])))

    assert "Being worked on" in page


def test_an_account_without_permissions_is_told_whom_to_ask():
    page = read_front_page(sign_in(make_user()))

    assert "This account may see nothing yet." in page
    assert "Being worked on" not in page


def test_drafts_and_what_was_handed_in_are_listed_with_the_last_edited_first():
    maria, zone = make_user(username="maria"), "America/Los_Angeles"
    older = open_draft(title="An older draft", timezone=zone, by=maria, now=NOW)
    newer = open_draft(title="A newer one", timezone=zone, by=maria, now=NOW)
    submit(incident=newer, by=maria, now=NOW)
    Incident.objects.filter(pk=older.pk).update(updated_at=NOW - dt.timedelta(days=1))

    page = read_front_page(sign_in_superuser())

    assert page.index("A newer one") < page.index("An older draft")
    assert "Submitted for review by maria" in page
    assert "begun by maria" in page


def test_a_public_incident_that_was_edited_since_waits_until_it_is_published():
    incident = make_full_incident(title="Shots on Sample Street")
    publish_incident(incident=incident, by=make_publisher(), reason="", now=NOW)
    Incident.objects.update(updated_at=NOW - dt.timedelta(minutes=1))
    client = sign_in_superuser()
    assert "Shots on Sample Street" not in read_front_page(client)

    Incident.objects.update(updated_at=NOW + dt.timedelta(minutes=1))

    page = read_front_page(client)
    assert "Shots on Sample Street" in page
    assert "after version 1" in page


def test_a_stopped_delivery_is_the_first_thing_on_the_page():
    client = sign_in_superuser()
    DeliveryState.objects.create(pk=1, last_attempt_at=NOW, last_error="")
    assert "Delivery stopped" not in read_front_page(client)

    DeliveryState.objects.update(last_error="OperationalError: no such file")

    page = read_front_page(client)
    assert page.index("Delivery stopped") < page.index("Add an incident")


def test_an_account_that_may_not_see_the_state_of_delivery_is_not_sent_there():
    DeliveryState.objects.update_or_create(defaults={"last_error": "OperationalError: no such file"})
    address = 'href="/admin/editorial/deliverystate/">Delivery</a>'

    assert address in read_front_page(sign_in_superuser())
    page = read_front_page(sign_in(make_user(permissions=["view_incident"])))
    assert "Delivery stopped" in page
    assert address not in page


def test_the_first_page_costs_the_same_few_statements_however_much_there_is_to_do():
    client, by = sign_in_superuser(), make_user()
    client.get("/admin/")

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    before = count()
    for number in range(12):
        open_draft(title=f"Draft {number}", timezone="America/Denver", by=by, now=NOW)

    assert count() == before <= 10
    assert "All incidents" in read_front_page(client)


def test_the_editors_own_tables_come_first_in_the_navigation():
    page = read_front_page(sign_in_superuser())
    strip = page[page.index('class="tables-main"') : page.index("More tables")]

    names = ["Incidents", "Agencies and organizations", "Officials", "Statements", "Case status", "Sources"]
    assert [name for name in names if f">{name}</a>" in strip] == names
    assert sorted(names, key=strip.index) == names
    assert "Timeline" not in strip
