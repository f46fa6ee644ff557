import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from incidents.record.codes import Precision, Qualifier
from incidents.record.partial_date import PartialDate
from incidents.record.time_words import UnreadableTime, read_moment, read_partial_date

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
REFERENCE = dt.date(2023, 12, 29)


def day(text):
    return dt.date.fromisoformat(text)


def read(words, reference=REFERENCE):
    return read_partial_date(words, reference=reference)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Friday", "2023-12-29"),
        ("on Friday", "2023-12-29"),
        ("Fri.", "2023-12-29"),
        ("Thursday", "2023-12-28"),
        ("Saturday", "2023-12-23"),
        ("last Friday", "2023-12-22"),
        ("last Thursday", "2023-12-28"),
        ("today", "2023-12-29"),
        ("yesterday", "2023-12-28"),
        ("tomorrow", "2023-12-30"),
        ("yesterday, Thursday", "2023-12-28"),
        ("today, Dec. 29, 2023", "2023-12-29"),
        ("December 29", "2023-12-29"),
        ("Dec. 29", "2023-12-29"),
        ("December 30", "2022-12-30"),
        ("the 4th of July", "2023-07-04"),
        ("Sept. 1st, 2023", "2023-09-01"),
        ("Dec. 29, 2023", "2023-12-29"),
        ("December 29, 2023", "2023-12-29"),
        ("29 December 2023", "2023-12-29"),
        ("Friday, Dec. 29, 2023", "2023-12-29"),
        ("Friday, December 29", "2023-12-29"),
        ("12/29/2023", "2023-12-29"),
        ("1/3/1791", "1791-01-03"),
        ("2023-12-29", "2023-12-29"),
        ("Feb. 29", "2020-02-29"),
    ],
)
def test_a_day_is_resolved_against_the_source_s_own_date(words, expected):
    assert read(words) == PartialDate.on_day(day(expected), text=words)


def test_a_leap_day_is_found_across_a_century_without_one():
    assert read("Feb. 29", dt.date(1903, 5, 1)).start == day("1896-02-29")


@pytest.mark.parametrize(
    ("words", "precision", "start", "end"),
    [
        ("December 2023", Precision.MONTH, "2023-12-01", "2023-12-31"),
        ("2023-12", Precision.MONTH, "2023-12-01", "2023-12-31"),
        ("December", Precision.MONTH, "2023-12-01", "2023-12-31"),
        ("in March", Precision.MONTH, "2023-03-01", "2023-03-31"),
        ("this month", Precision.MONTH, "2023-12-01", "2023-12-31"),
        ("last month", Precision.MONTH, "2023-11-01", "2023-11-30"),
        ("2023", Precision.YEAR, "2023-01-01", "2023-12-31"),
        ("this year", Precision.YEAR, "2023-01-01", "2023-12-31"),
        ("last year", Precision.YEAR, "2022-01-01", "2022-12-31"),
        ("the 1990s", Precision.DECADE, "1990-01-01", "1999-12-31"),
        ("the 1990's", Precision.DECADE, "1990-01-01", "1999-12-31"),
        ("19th century", Precision.CENTURY, "1800-01-01", "1899-12-31"),
        ("the 21st century", Precision.CENTURY, "2000-01-01", "2099-12-31"),
        ("early December 2023", Precision.RANGE, "2023-12-01", "2023-12-10"),
        ("mid-December 2023", Precision.RANGE, "2023-12-11", "2023-12-20"),
        ("late December 2023", Precision.RANGE, "2023-12-21", "2023-12-31"),
        ("late February", Precision.RANGE, "2023-02-21", "2023-02-28"),
        ("between 2019 and 2021", Precision.RANGE, "2019-01-01", "2021-12-31"),
        ("from January to April 2023", Precision.RANGE, "2023-01-01", "2023-04-30"),
        ("between December 2022 and Friday", Precision.RANGE, "2022-12-01", "2023-12-29"),
        ("between Dec. 27 and 29, 2023", Precision.RANGE, "2023-12-27", "2023-12-29"),
        ("after 2019 and before 2021", Precision.RANGE, "2020-01-01", "2020-12-31"),
        ("1800 to 1809", Precision.RANGE, "1800-01-01", "1809-12-31"),
    ],
)
def test_coarser_dates_are_whole_stretches_of_the_calendar(words, precision, start, end):
    date = read(words)

    assert (date.precision, date.start, date.end) == (precision, day(start), day(end))
    assert read_moment(words, reference=REFERENCE, zone=LOS_ANGELES).as_partial_date(LOS_ANGELES) == date


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("since 2019", "2019-01-01", None),
        ("2019 or later", "2019-01-01", None),
        ("after 2019", "2020-01-01", None),
        ("after Dec. 29, 2023", "2023-12-30", None),
        ("before 2019", None, "2018-12-31"),
        ("by 2019", None, "2019-12-31"),
        ("until December 2023", None, "2023-12-31"),
        ("2019 or earlier", None, "2019-12-31"),
    ],
)
def test_one_bound_leaves_the_other_side_open(words, start, end):
    date = read(words)

    assert (date.start, date.end) == (start and day(start), end and day(end))
    assert date.precision is (Precision.AFTER if start else Precision.BEFORE)


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("about 1990", Qualifier.APPROXIMATE),
        ("c. 1990", Qualifier.APPROXIMATE),
        ("ca. 1990", Qualifier.APPROXIMATE),
        ("1990?", Qualifier.UNCERTAIN),
        ("probably about 1990", Qualifier.APPROXIMATE_UNCERTAIN),
    ],
)
def test_hedged_dates_carry_a_qualifier(words, qualifier):
    assert read(words) == PartialDate.in_period(Precision.YEAR, day("1990-01-01"), qualifier=qualifier, text=words)


def test_unknown_and_open_dates_are_told_apart():
    assert read("unknown") == PartialDate.unknown("unknown")
    assert read("present") == PartialDate.open_ended("present")


@pytest.mark.parametrize(
    "words",
    [
        "4:30 a.m. Friday",
        "Friday morning",
        "late Friday",
        "early 2023",
        "the end of 2023",
        "midnight Friday",
        "between 1 a.m. and 4 a.m.",
        "after Friday morning",
        "before noon",
        "Friday hour",
    ],
)
def test_a_date_has_no_time_of_day(words):
    with pytest.raises(UnreadableTime):
        read(words)


def test_dates_out_of_order_are_refused():
    with pytest.raises(UnreadableTime, match="the first of its two times is not before the second"):
        read("between 2021 and 2019")


def test_a_date_past_the_end_of_the_calendar_is_refused():
    with pytest.raises(UnreadableTime, match="the calendar has no such date"):
        read("tomorrow", dt.date.max)
