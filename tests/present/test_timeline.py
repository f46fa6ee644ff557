"""The timeline: day by day, never finer than stated."""

import datetime as dt
from typing import Any

from incidents.present.facts import Claims
from incidents.present.incident_page import make_incident_directory
from incidents.present.timeline import list_days
from incidents.record import local_time
from incidents.record.codes import Precision
from incidents.record.moment import Moment
from tests.present import make_rows as make
from tests.present.make_incident import make_incident

NEXT_DAY = dt.date(2023, 12, 30)


def lay_out(*moments: Moment) -> list[tuple[str, list[str]]]:
    """Heading and clocks of each day of a timeline with steps at the given times."""
    record = make_incident(
        events=tuple(make.make_event(number, "other", moment) for number, moment in enumerate(moments, 1))
    )
    days = list_days(record, claims=Claims(()), directory=make_incident_directory(record))
    return [(day.heading, [step.clock.text for step in day.steps]) for day in days]


def make_range(first: str, last: str) -> Any:
    start, end = make.at(first).earliest, make.at(last).earliest
    assert start
    assert end
    return Moment.between(start, end)


def test_steps_stand_under_their_local_day():
    assert lay_out(make.at("04:30"), make.on(), make.on(NEXT_DAY)) == [
        ("29 December 2023", ["4:30 a.m.", "Hour not stated"]),
        ("30 December 2023", ["Hour not stated"]),
    ]


def test_a_span_shows_its_limits_and_never_a_time_between_them():
    assert lay_out(make_range("04:30", "08:44")) == [("29 December 2023", ["between 4:30 and 8:44 a.m."])]


def test_a_part_of_a_day_keeps_its_word():
    afternoon = Moment.in_part_of_day(make.DAY, local_time.PartOfDay.AFTERNOON, make.ZONE)
    assert lay_out(afternoon) == [("29 December 2023", ["afternoon"])]


def test_a_step_without_a_time_stays_between_its_neighbours_of_one_day():
    assert lay_out(make.at("04:30"), Moment.unknown(), make.at("08:44")) == [
        ("29 December 2023", ["4:30 a.m.", "Time not stated", "8:44 a.m."])
    ]


def test_a_step_without_a_time_that_no_day_encloses_stands_apart():
    assert lay_out(make.at("04:30"), Moment.unknown(), make.on(NEXT_DAY), Moment.unknown()) == [
        ("29 December 2023", ["4:30 a.m."]),
        ("Day not stated", ["Time not stated"]),
        ("30 December 2023", ["Hour not stated"]),
        ("Day not stated", ["Time not stated"]),
    ]


def test_a_step_of_unstated_day_within_a_month_is_shown_as_the_month():
    december = Moment(
        earliest=make.on(dt.date(2023, 12, 1)).earliest,
        latest=make.on(dt.date(2023, 12, 31)).latest,
        precision=Precision.MONTH,
    )
    assert lay_out(december) == [("December 2023", ["Day not stated"])]


def test_one_bound_is_told_as_a_bound():
    after = Moment.after(make_range("04:30", "08:44").earliest)
    before = Moment.before(make_range("04:30", "08:44").latest)
    assert lay_out(after, before) == [("29 December 2023", ["after 4:30 a.m.", "before 8:44 a.m."])]


def test_signs_tell_a_stated_minute_a_span_and_no_time_apart():
    record = make_incident()
    days = list_days(record, claims=Claims(record.assertions), directory=make_incident_directory(record))
    steps = days[0].steps
    assert [step.certainty for step in steps] == ["stated", "none", "span", "stated", "stated"]
    assert steps[0].clock.datetime == "2023-12-29T04:30-08:00"
    assert steps[2].notes == ("exact time not stated",)
    assert steps[3].text is not None
    assert steps[3].text.evidence[0].said_by.startswith("Testa Sampleton")
    assert steps[4].text is None
