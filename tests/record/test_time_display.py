import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.record.codes import Precision, Qualifier
from incidents.record.local_time import PartOfDay, find_days
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate, find_period
from incidents.record.time_display import show_clock, show_day, show_moment, show_partial_date

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
FRIDAY = dt.date(2023, 12, 29)


def at(local):
    return dt.datetime.fromisoformat(local).replace(tzinfo=LOS_ANGELES)


def make_minute(local, qualifier=Qualifier.NONE):
    return Moment.at_minute(at(local), qualifier=qualifier)


def make_span(earliest, latest, precision=Precision.RANGE, qualifier=Qualifier.NONE):
    return Moment(earliest=at(earliest), latest=at(latest), precision=precision, qualifier=qualifier)


SHOWN = [
    (make_minute("2023-12-29 08:44"), "8:44 a.m.", "29 December 2023", "8:44 a.m., 29 December 2023"),
    (make_minute("2023-12-29 13:00"), "1 p.m.", "29 December 2023", "1 p.m., 29 December 2023"),
    (make_minute("2023-12-29 12:00"), "noon", "29 December 2023", "noon, 29 December 2023"),
    (make_minute("2023-12-29 00:00"), "12 a.m.", "29 December 2023", "12 a.m., 29 December 2023"),
    (
        make_minute("2023-12-29 01:00", Qualifier.APPROXIMATE),
        "about 1 a.m.",
        "29 December 2023",
        "about 1 a.m., 29 December 2023",
    ),
    (
        make_minute("2023-12-29 01:00", Qualifier.APPROXIMATE_UNCERTAIN),
        "possibly about 1 a.m.",
        "29 December 2023",
        "possibly about 1 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-29 12:00:00", "2023-12-29 12:00:01", Precision.SECOND),
        "12:00:00 p.m.",
        "29 December 2023",
        "12:00:00 p.m., 29 December 2023",
    ),
    (
        make_span("2023-12-29 04:00", "2023-12-29 05:00", Precision.HOUR),
        "between 4 and 5 a.m.",
        "29 December 2023",
        "between 4 a.m. and 5 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-29 04:30", "2023-12-29 08:44"),
        "between 4:30 and 8:44 a.m.",
        "29 December 2023",
        "between 4:30 a.m. and 8:44 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-29 11:30", "2023-12-29 13:15", qualifier=Qualifier.APPROXIMATE),
        "between about 11:30 a.m. and about 1:15 p.m.",
        "29 December 2023",
        "between about 11:30 a.m. and about 1:15 p.m., 29 December 2023",
    ),
    (
        make_span("2023-12-29 04:30:15", "2023-12-29 08:44"),
        "between 4:30:15 and 8:44 a.m.",
        "29 December 2023",
        "between 4:30:15 a.m. and 8:44 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-29 08:44", "2023-12-30 00:00"),
        "between 8:44 a.m. and midnight",
        "29 December 2023",
        "between 8:44 a.m. and midnight, 29 December 2023",
    ),
    (
        make_span("2023-12-29 00:00", "2023-12-29 04:30"),
        "between midnight and 4:30 a.m.",
        "29 December 2023",
        "between midnight and 4:30 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-28 23:00", "2023-12-29 01:00"),
        "",
        "between 11 p.m., 28 December 2023 and 1 a.m., 29 December 2023",
        "between 11 p.m., 28 December 2023 and 1 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-28 23:00", "2023-12-30 00:00"),
        "",
        "between 11 p.m., 28 December 2023 and the end of 29 December 2023",
        "between 11 p.m., 28 December 2023 and the end of 29 December 2023",
    ),
    (
        make_span("2023-12-28 00:00", "2023-12-29 01:00"),
        "",
        "between the start of 28 December 2023 and 1 a.m., 29 December 2023",
        "between the start of 28 December 2023 and 1 a.m., 29 December 2023",
    ),
    (
        make_span("2023-12-28 18:00", "2023-12-29 06:00", Precision.PART_OF_DAY),
        "",
        "between 6 p.m., 28 December 2023 and 6 a.m., 29 December 2023",
        "between 6 p.m., 28 December 2023 and 6 a.m., 29 December 2023",
    ),
    (
        make_span("2023-11-05 01:30", "2023-11-05 03:00"),
        "between 1:30 a.m. PDT and 3 a.m.",
        "5 November 2023",
        "between 1:30 a.m. PDT and 3 a.m., 5 November 2023",
    ),
    (
        Moment.in_part_of_day(FRIDAY, PartOfDay.OVERNIGHT, LOS_ANGELES),
        "early hours",
        "29 December 2023",
        "early hours of 29 December 2023",
    ),
    (
        Moment.in_part_of_day(FRIDAY, PartOfDay.AFTERNOON, LOS_ANGELES),
        "afternoon",
        "29 December 2023",
        "afternoon of 29 December 2023",
    ),
    (
        make_span("2023-12-29 18:00", "2023-12-30 00:00", Precision.PART_OF_DAY, Qualifier.UNCERTAIN),
        "possibly the evening",
        "29 December 2023",
        "possibly the evening of 29 December 2023",
    ),
    (
        Moment.after(at("2023-12-29 04:30")),
        "after 4:30 a.m.",
        "29 December 2023",
        "after 4:30 a.m., 29 December 2023",
    ),
    (
        Moment.before(at("2023-12-29 08:44")),
        "before 8:44 a.m.",
        "29 December 2023",
        "before 8:44 a.m., 29 December 2023",
    ),
    (Moment.after(at("2023-12-29 00:00")), "", "29 December 2023 or later", "29 December 2023 or later"),
    (Moment.before(at("2023-12-30 00:00")), "", "29 December 2023 or earlier", "29 December 2023 or earlier"),
    (Moment.on_day(FRIDAY, LOS_ANGELES), "", "29 December 2023", "29 December 2023"),
    (
        make_span("2023-12-01 00:00", "2024-01-01 00:00", Precision.MONTH),
        "",
        "December 2023",
        "December 2023",
    ),
    (make_span("2023-12-21 00:00", "2024-01-01 00:00"), "", "late December 2023", "late December 2023"),
    (Moment.unknown("on some day"), "", "time not known", "time not known"),
    (Moment.open_ended(), "", "no end reported", "no end reported"),
]


@pytest.mark.parametrize(("moment", "clock", "day", "whole"), SHOWN, ids=[shown[-1] for shown in SHOWN])
def test_a_moment_is_shown_as_finely_as_it_was_stated(moment, clock, day, whole):
    assert show_clock(moment, zone=LOS_ANGELES) == clock
    assert show_day(moment, zone=LOS_ANGELES) == day
    assert show_moment(moment, zone=LOS_ANGELES) == whole


def test_a_part_of_day_of_another_zone_is_shown_by_its_bounds():
    afternoon = Moment.in_part_of_day(FRIDAY, PartOfDay.AFTERNOON, LOS_ANGELES)

    shown = show_moment(afternoon, zone=ZoneInfo("America/New_York"))

    assert shown == "between 3 p.m. and 9 p.m., 29 December 2023"


def test_a_minute_of_local_mean_time_shows_no_seconds_elsewhere():
    minute = Moment.at_minute(dt.datetime(1850, 1, 1, 4, 30, tzinfo=LOS_ANGELES))

    assert re.fullmatch(r"\d+:\d\d a\.m\., 1 January 1850", show_moment(minute, zone=ZoneInfo("America/Denver")))


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (PartialDate.on_day(FRIDAY), "29 December 2023"),
        (PartialDate.on_day(FRIDAY, qualifier=Qualifier.UNCERTAIN), "possibly 29 December 2023"),
        (PartialDate.in_month(2023, 12), "December 2023"),
        (PartialDate.in_year(2023), "2023"),
        (
            PartialDate.in_period(Precision.YEAR, dt.date(1990, 1, 1), qualifier=Qualifier.APPROXIMATE),
            "about 1990",
        ),
        (PartialDate.in_period(Precision.DECADE, dt.date(1990, 1, 1)), "the 1990s"),
        (PartialDate.in_period(Precision.DECADE, dt.date(1900, 1, 1)), "1900 to 1909"),
        (PartialDate.in_period(Precision.CENTURY, dt.date(1800, 1, 1)), "the 19th century"),
        (PartialDate.in_period(Precision.CENTURY, dt.date(2000, 1, 1)), "the 21st century"),
        (PartialDate.in_period(Precision.CENTURY, dt.date(2100, 1, 1)), "the 22nd century"),
        (PartialDate.in_period(Precision.CENTURY, dt.date(2200, 1, 1)), "the 23rd century"),
        (PartialDate.in_period(Precision.CENTURY, dt.date(1200, 1, 1)), "the 13th century"),
        (PartialDate.after(dt.date(2019, 1, 1)), "2019 or later"),
        (PartialDate.after(dt.date(2019, 3, 1)), "March 2019 or later"),
        (PartialDate.after(FRIDAY), "29 December 2023 or later"),
        (PartialDate.before(dt.date(2018, 12, 31)), "2018 or earlier"),
        (PartialDate.before(FRIDAY), "29 December 2023 or earlier"),
        (PartialDate.between(dt.date(2019, 1, 1), dt.date(2021, 12, 31)), "between 2019 and 2021"),
        (
            PartialDate.between(dt.date(2023, 1, 1), dt.date(2023, 4, 30)),
            "between January 2023 and April 2023",
        ),
        (PartialDate.between(dt.date(2023, 12, 1), dt.date(2023, 12, 10)), "early December 2023"),
        (PartialDate.between(dt.date(2023, 12, 11), dt.date(2023, 12, 20)), "mid-December 2023"),
        (PartialDate.between(dt.date(2024, 2, 21), dt.date(2024, 2, 29)), "late February 2024"),
        (PartialDate.between(FRIDAY, FRIDAY), "29 December 2023"),
        (
            PartialDate(
                start=dt.date(2023, 12, 27),
                end=FRIDAY,
                precision=Precision.RANGE,
                qualifier=Qualifier.APPROXIMATE_UNCERTAIN,
            ),
            "possibly between about 27 December 2023 and about 29 December 2023",
        ),
        (PartialDate.unknown(), "date not known"),
        (PartialDate.open_ended(), "no end reported"),
    ],
)
def test_a_date_is_shown_as_finely_as_it_was_stated(date, shown):
    assert show_partial_date(date) == shown


DAYS = st.dates(min_value=dt.date(1791, 1, 3), max_value=dt.date(2099, 12, 30))
FINEST = {
    Precision.DAY: r"\d{1,2} [A-Z][a-z]+ \d{4}",
    Precision.MONTH: r"[A-Z][a-z]+ \d{4}",
    Precision.YEAR: r"\d{4}",
    Precision.DECADE: r"the \d{3}0s|\d\d00 to \d\d09",
    Precision.CENTURY: r"the \d\d(th|st) century",
}


@settings(derandomize=True, max_examples=300, deadline=None)
@given(day=DAYS, precision=st.sampled_from(list(FINEST)))
def test_a_date_is_never_shown_finer_than_its_precision(day, precision):
    date = PartialDate.in_period(precision, day)
    earliest, latest = find_days(*find_period(precision, day), zone=LOS_ANGELES)
    moment = Moment(earliest=earliest, latest=latest, precision=precision)

    assert re.fullmatch(FINEST[precision], show_partial_date(date))
    assert show_moment(moment, zone=LOS_ANGELES) == show_partial_date(date)
    assert show_clock(moment, zone=LOS_ANGELES) == ""


@settings(derandomize=True, max_examples=200, deadline=None)
@given(day=DAYS, part=st.sampled_from(list(PartOfDay)))
def test_a_part_of_a_day_is_never_shown_with_a_clock_time(day, part):
    shown = show_moment(Moment.in_part_of_day(day, part, LOS_ANGELES), zone=LOS_ANGELES)

    assert ":" not in shown
    assert ".m." not in shown


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    instant=st.datetimes(
        min_value=dt.datetime.fromisoformat("1900-01-01"),
        max_value=dt.datetime.fromisoformat("2099-12-30"),
        timezones=st.just(dt.UTC),
    )
)
def test_a_minute_is_never_shown_with_seconds(instant):
    assert show_clock(Moment.at_minute(instant), zone=LOS_ANGELES).count(":") <= 1
