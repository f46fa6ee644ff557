import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from incidents.record.moment import Moment
from incidents.record.time_words import read_moment
from tests.desk.page_forms import read_form, sign_in_superuser
from tests.make import (
    make_event,
    make_incident,
    make_responder,
    make_source,
    make_statement,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db

NOTE = '<div class="time-understood" id="id_occurred_understood" role="status">'


@pytest.fixture
def client():
    return sign_in_superuser()


@pytest.fixture
def address():
    event = make_event(incident=make_incident(timezone="America/Denver"))
    return reverse("admin:editorial_event_change", args=[event.pk])


def test_the_note_below_a_time_describes_its_input(client, address):
    page = client.get(address).content.decode()

    assert f"{NOTE}Understood as: 11 p.m., 31 December 2023, Mountain time; precision: minute.</div>" in page
    assert 'aria-describedby="id_occurred_helptext id_occurred_understood"' in page


def test_the_input_tells_a_script_how_words_are_read(client, address):
    page = client.get(address).content.decode()

    for attribute in (
        'data-time-words="moment"',
        'data-time-url="/admin/read-time/"',
        'data-zone="America/Denver"',
        'data-reference="2023-12-31"',
        'data-understood="id_occurred_understood"',
    ):
        assert attribute in page


def test_a_script_reads_the_words_of_a_report_against_the_day_of_its_source(client):
    late = read_moment("10 p.m.", reference=dt.date(2024, 1, 9), zone=ZoneInfo("America/Denver"))
    statement = make_statement(
        incident=make_incident(timezone="America/Denver"), source=make_source(published=late), said=Moment.unknown()
    )
    address = reverse("admin:editorial_statement_change", args=[statement.pk])
    page = client.get(address)

    response = client.post(address, read_form(page, "statement_form") | {"said": "today"})

    assert 'data-reference="2024-01-09"' in page.content.decode()
    assert response.status_code == 302
    statement.refresh_from_db()
    assert statement.said.earliest == late.earliest.replace(hour=7) - dt.timedelta(days=1)


def test_a_script_reads_the_times_of_a_name_in_the_zone_of_the_persons_incident(client):
    person = make_withheld_person()
    make_responder(person=person, incident=make_incident(timezone="America/Denver"))

    page = client.get(reverse("admin:release_name", args=[person.pk])).content.decode()

    assert page.count('data-zone="America/Denver"') == 2


def test_a_form_that_comes_back_for_another_reason_says_what_new_words_are_understood_as(client, address):
    form = read_form(client.get(address), "event_form")

    page = client.post(address, form | {"occurred": "between 1 and 6 p.m.", "description": ""}).content.decode()

    understood = "Understood as: Between 1 p.m. and 6 p.m., 31 December 2023, Mountain time; precision: range."
    assert f"{NOTE}{understood}</div>" in page
    assert 'value="between 1 and 6 p.m."' in page


def test_words_that_cannot_be_read_leave_no_note_of_what_was_stored(client, address):
    form = read_form(client.get(address), "event_form")

    page = client.post(address, form | {"occurred": "last night"}).content.decode()

    assert f"{NOTE}</div>" in page
    assert "may mean either side of midnight" in page
