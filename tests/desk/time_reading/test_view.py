import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from incidents.record.time_words import read_moment
from tests.desk.page_forms import sign_in, sign_in_reader
from tests.make import make_incident, make_incident_source, make_moment, make_source, make_user

pytestmark = pytest.mark.django_db

OAKLAND = {"zone": "America/Los_Angeles", "reference": "2023-12-29"}


def ask(words, *, client=None, **asked):
    return (client or sign_in_reader()).get(reverse("admin:read_time"), {"words": words, **asked})


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("8:44 a.m.", "8:44 a.m., 29 December 2023, Pacific time; precision: minute"),
        ("around 1 a.m.", "About 1 a.m., 29 December 2023, Pacific time; precision: minute, approximate"),
        ("Friday afternoon", "Afternoon of 29 December 2023, noon to 6 p.m., Pacific time; precision: part of day"),
        ("overnight", "Early hours of 29 December 2023, midnight to 6 a.m., Pacific time; precision: part of day"),
        ("tonight", "Evening of 29 December 2023, 6 p.m. to midnight, Pacific time; precision: part of day"),
        ("Today", "29 December 2023, Pacific time; precision: day"),
        ("after 4:30 a.m.", "After 4:30 a.m., 29 December 2023, Pacific time; precision: after"),
        ("last month", "November 2023; precision: month"),
        ("unknown", "not known"),
    ],
)
def test_the_answer_says_in_a_sentence_what_words_are_understood_as(words, understood):
    assert ask(words, kind="moment", **OAKLAND).json()["understood"] == understood


def test_the_answer_gives_both_ends_in_the_zone_of_the_place():
    assert ask("between 4:30 a.m. and 8:44 a.m.", **OAKLAND).json() == {
        "understood": "Between 4:30 a.m. and 8:44 a.m., 29 December 2023, Pacific time; precision: range",
        "earliest": "4:30 a.m., 29 December 2023",
        "latest": "8:44 a.m., 29 December 2023",
        "precision": "range",
        "qualifier": "",
    }
    whole_day = ask("Friday", **OAKLAND).json()
    assert (whole_day["earliest"], whole_day["latest"]) == (
        "the start of 29 December 2023",
        "the start of 30 December 2023",
    )
    assert ask("after 4:30 a.m.", **OAKLAND).json()["latest"] == ""


def test_a_date_has_no_zone():
    answer = ask("perhaps late December", kind="date", reference="2023-12-31").json()

    assert answer["understood"] == "Possibly late December 2023; precision: range, uncertain"
    assert (answer["earliest"], answer["latest"]) == ("21 December 2023", "31 December 2023")


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/New_York", "Eastern time"),
        ("America/Chicago", "Central time"),
        ("America/Phoenix", "Mountain time"),
        ("America/Anchorage", "Alaska time"),
        ("Pacific/Honolulu", "Hawaii time"),
        ("America/Puerto_Rico", "Atlantic time"),
        ("Pacific/Guam", "Pacific/Guam"),
        ("America/Sao_Paulo", "America/Sao Paulo"),
        ("Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_a_zone_is_called_as_people_call_it(zone, name):
    assert f", {name};" in ask("noon", zone=zone, reference="2023-12-29").json()["understood"]


@pytest.mark.parametrize(
    ("words", "asked", "advice"),
    [
        ("last night", OAKLAND, "Write, for example, “yesterday evening”"),
        ("4:30", {"reference": "2023-12-29"}, "Say first in which time zone"),
        ("4:30", {**OAKLAND, "zone": "Mars/Olympus"}, "Say first in which time zone"),
        ("4:30", {**OAKLAND, "kind": "date"}, "a date has no time of day"),
        ("Friday " * 40, OAKLAND, "At most 200 characters"),
    ],
)
def test_words_that_cannot_be_read_come_with_what_could_be_written(words, asked, advice):
    assert advice in ask(words, **asked).json()["error"]


def test_no_words_are_understood_as_nothing():
    assert ask(" \0 ", **OAKLAND).json() == {"understood": ""}


def test_an_incident_lends_its_zone_and_its_day():
    incident = make_incident(timezone="America/Denver", occurred=make_moment(12))

    answer = ask("noon", incident=f"incident:{incident.pk}").json()

    assert answer["understood"] == "Noon, 1 January 2024, Mountain time; precision: minute"
    assert "error" in ask("noon", incident="incident:999999").json()
    assert "error" in ask("noon", incident="tenure:1").json()


def test_a_source_lends_its_day_before_the_incident_does():
    incident = make_incident(timezone="America/Denver", occurred=make_moment(12))
    late = read_moment("10 p.m.", reference=dt.date(2024, 1, 9), zone=ZoneInfo("America/Denver"))
    source = make_source(published=late)
    asked = {"incident": f"incident:{incident.pk}", "zone": "UTC", "reference": "2023-12-29"}

    answer = ask("noon", source=f"source:{source.pk}", **asked).json()

    assert answer["understood"] == "Noon, 9 January 2024, Mountain time; precision: minute"


def test_a_source_that_an_incident_lists_lends_its_zone():
    listed = make_incident_source(incident=make_incident(timezone="America/Denver"))

    assert ", Mountain time" in ask("noon", source=f"source:{listed.source_id}").json()["understood"]


def test_an_account_that_may_not_see_sources_learns_no_day_of_one():
    source = f"source:{make_source().pk}"

    answer = ask(
        "noon", client=sign_in(make_user(permissions=["view_place"])), source=source, zone="UTC", reference="2023-12-29"
    ).json()

    assert answer["understood"].startswith("Noon, 29 December 2023")


def test_an_account_that_may_not_see_incidents_learns_no_day_of_one():
    incident = make_incident()

    answer = ask(
        "noon", client=sign_in(make_user(permissions=["view_place"])), incident=f"incident:{incident.pk}"
    ).json()

    assert "error" in answer


@pytest.mark.parametrize("asked", [{"kind": "century"}, {"reference": "Friday"}])
def test_a_question_that_is_none_is_refused(asked):
    assert ask("noon", **{**OAKLAND, **asked}).status_code == 400


def test_the_answer_is_kept_nowhere_and_only_for_staff():
    assert "no-store" in ask("noon", **OAKLAND)["Cache-Control"]
    assert sign_in_reader().post(reverse("admin:read_time")).status_code == 405
    assert ask("noon", client=Client())["Location"].startswith("/admin/login/")
