import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from incidents.desk.forms.time_words import TimeWordsField
from incidents.editorial.models import Event, Incident, Responder, Source, Tenure
from incidents.record.codes import Precision
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from tests.desk.page_forms import get_errors, read_form, sign_in_editor
from tests.make import (
    make_assertion,
    make_event,
    make_incident,
    make_incident_source,
    make_moment,
    make_responder,
    make_source,
    make_statement,
    make_tenure,
)

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("America/Chicago")
UTC = dt.UTC


@pytest.fixture
def client():
    return sign_in_editor()


def open_form(client, name, row):
    address = reverse(f"admin:editorial_{name}_change", args=[row.pk])
    return address, read_form(client.get(address), f"{name}_form")


def make_words_row(**fields):
    """An event of an incident on 29 December 2023."""
    incident = make_incident(occurred=Moment.on_day(dt.date(2023, 12, 29), ZONE))
    return make_event(incident=incident, **fields)


# ---------------------------------------------------------------- what is shown


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment.on_day(dt.date(2023, 12, 29), ZONE, text="Friday"), "Friday"),
        (Moment.on_day(dt.date(2023, 12, 29), ZONE), "29 December 2023"),
        (Moment.unknown(), ""),
        (Moment.unknown(text="some time ago"), "some time ago"),
    ],
)
def test_the_words_of_the_source_are_shown_and_words_of_ours_where_it_has_none(client, moment, words):
    _address, form = open_form(client, "event", make_words_row(occurred=moment))

    assert form["occurred"] == words


def test_what_was_understood_is_shown_below_the_words(client):
    event = make_words_row(occurred=Moment.on_day(dt.date(2023, 12, 29), ZONE, text="Friday"))

    page = client.get(reverse("admin:editorial_event_change", args=[event.pk])).content.decode()

    assert "Understood as: 29 December 2023, Central time; precision: day." in page


def test_an_optional_time_that_is_known_to_be_unknown_differs_from_none(client):
    _address, without = open_form(client, "responder", make_responder())
    _address, unknown = open_form(client, "responder", make_responder(died=Moment.unknown()))

    assert (without["died"], unknown["died"]) == ("", "unknown")


# ---------------------------------------------------------------- what is read


def test_words_are_read_in_the_zone_and_on_the_day_of_the_incident(client):
    event = make_words_row()
    address, form = open_form(client, "event", event)

    response = client.post(address, form | {"occurred": "between 4:30 and 8:44 a.m."})

    assert response.status_code == 302, get_errors(response)
    moment = Event.objects.get().occurred
    assert moment.earliest == dt.datetime(2023, 12, 29, 10, 30, tzinfo=UTC)
    assert moment.latest == dt.datetime(2023, 12, 29, 14, 44, tzinfo=UTC)
    assert moment.precision is Precision.RANGE
    assert moment.text == "between 4:30 and 8:44 a.m."


def test_the_words_of_a_report_are_read_on_the_day_of_its_source(client):
    source = make_source(published=Moment.on_day(dt.date(2024, 1, 3), ZONE))
    statement = make_statement(source=source)
    address, form = open_form(client, "statement", statement)

    client.post(address, form | {"said": "Monday"})

    statement.refresh_from_db()
    assert statement.said.earliest == dt.datetime(2024, 1, 1, 6, 0, tzinfo=UTC)


def test_words_about_an_incident_of_no_known_day_are_read_on_the_day_they_are_typed(client):
    incident = make_incident(occurred=Moment.unknown())
    address, form = open_form(client, "incident", incident)

    client.post(address, form | {f"incident-{incident.pk}-occurred": "today"})

    incident.refresh_from_db()
    assert incident.occurred.precision is Precision.DAY
    assert incident.occurred.earliest is not None
    assert dt.timedelta(0) <= timezone.now() - incident.occurred.earliest < dt.timedelta(days=2)


def test_words_left_as_they_are_are_not_read_again(client):
    odd = Moment.between(dt.datetime(2023, 12, 29, 21, tzinfo=UTC), dt.datetime(2023, 12, 30, 2, tzinfo=UTC), "Friday")
    event = make_words_row(occurred=odd)
    address, form = open_form(client, "event", event)

    client.post(address, form | {"description": "Something else happened.", "occurred": " Friday "})

    event.refresh_from_db()
    assert event.description == "Something else happened."
    assert event.occurred == odd


def test_a_change_of_the_zone_leaves_stored_times_alone(client):
    incident = make_incident(occurred=make_moment())
    address, form = open_form(client, "incident", incident)

    client.post(address, form | {f"incident-{incident.pk}-timezone": "America/Los_Angeles"})

    incident.refresh_from_db()
    assert incident.timezone == "America/Los_Angeles"
    assert incident.occurred == make_moment()


def test_words_that_cannot_be_read_stay_in_the_form_with_words_that_can(client):
    event = make_words_row()
    address, form = open_form(client, "event", event)

    response = client.post(address, form | {"occurred": "in the fullness of time"})

    assert "“in the fullness of time” cannot be read" in get_errors(response)
    assert 'value="in the fullness of time"' in response.content.decode()
    assert Event.objects.get().occurred == event.occurred


def test_a_rule_about_a_time_is_an_error_of_its_words(client):
    tenure = make_tenure(start=PartialDate.in_year(2020))
    address, form = open_form(client, "tenure", tenure)

    response = client.post(address, form | {"end": "2019"})

    assert "tenure ends after it starts" in get_errors(response)
    assert Tenure.objects.get().end == PartialDate.unknown()


@pytest.mark.parametrize(
    ("words", "stored"),
    [("", None), ("29 December 2023", PartialDate.on_day(dt.date(2023, 12, 29), text="29 December 2023"))],
)
def test_a_date_is_read_as_a_date_and_emptied_by_no_words(client, words, stored):
    responder = make_responder(eow=PartialDate.in_year(2022))
    address, form = open_form(client, "responder", responder)

    client.post(address, form | {"eow": words})

    assert Responder.objects.get().eow == stored


def test_a_required_time_without_words_is_unknown(client):
    event = make_words_row()
    address, form = open_form(client, "event", event)

    client.post(address, form | {"occurred": ""})

    assert Event.objects.get().occurred == Moment.unknown()


# ---------------------------------------------------------------- rows of no incident


def test_a_source_that_no_incident_cites_needs_a_zone_for_its_words(client):
    source = make_source(published=None)
    address, form = open_form(client, "source", source)

    asked = client.post(address, form | {"published": "29 December 2023"})
    saved = client.post(address, form | {"published": "29 December 2023", "zone": "America/New_York"})

    assert "Say first in which time zone" in get_errors(asked)
    assert saved.status_code == 302
    published = Source.objects.get().published
    assert published is not None
    assert published.earliest == dt.datetime(2023, 12, 29, 5, 0, tzinfo=UTC)


def test_a_source_offers_the_zone_of_the_incident_that_cites_it(client):
    source = make_source()
    make_incident_source(incident=make_incident(timezone="America/Denver"), source=source)

    _address, form = open_form(client, "source", source)

    assert form["zone"] == "America/Denver"


def test_a_claim_about_a_shared_row_is_understood_in_the_zone_of_its_source(client):
    source = make_source()
    make_incident_source(incident=make_incident(timezone="America/Denver"), source=source)
    assertion = make_assertion(source=source)
    type(assertion).objects.filter(pk=assertion.pk).update(incident=None)
    address, form = open_form(client, "assertion", assertion)

    response = client.post(address, form | {"reported": "2 January 2024"})

    assert response.status_code == 302, get_errors(response)
    assertion.refresh_from_db()
    assert assertion.reported.earliest == dt.datetime(2024, 1, 2, 7, 0, tzinfo=UTC)


def test_words_longer_than_the_column_are_refused():
    field = TimeWordsField(Incident.occurred)

    with pytest.raises(ValidationError, match="at most 200 characters"):
        field.clean("long " * 50)
