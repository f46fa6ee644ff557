import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest
from edtf import parse_edtf

from incidents.record.codes import Precision, Qualifier
from incidents.record.edtf import moment_to_edtf, to_edtf
from incidents.record.local_time import PartOfDay
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
FRIDAY = dt.date(2023, 12, 29)


def make_period(precision, year, qualifier=Qualifier.NONE):
    return PartialDate.in_period(precision, dt.date(year, 12, 29), qualifier=qualifier)


BOUNDED = [
    (PartialDate.on_day(FRIDAY), "2023-12-29"),
    (PartialDate.on_day(dt.date(1791, 1, 3)), "1791-01-03"),
    (PartialDate.on_day(FRIDAY, qualifier=Qualifier.APPROXIMATE), "2023-12-29~"),
    (PartialDate.on_day(FRIDAY, qualifier=Qualifier.UNCERTAIN), "2023-12-29?"),
    (PartialDate.on_day(FRIDAY, qualifier=Qualifier.APPROXIMATE_UNCERTAIN), "2023-12-29%"),
    (PartialDate.in_month(2023, 12), "2023-12"),
    (make_period(Precision.MONTH, 2023, Qualifier.APPROXIMATE), "2023-12~"),
    (PartialDate.in_year(2023), "2023"),
    (make_period(Precision.YEAR, 1990, Qualifier.APPROXIMATE), "1990~"),
    (make_period(Precision.DECADE, 1990), "199X"),
    (make_period(Precision.DECADE, 1990, Qualifier.UNCERTAIN), "199X?"),
    (make_period(Precision.CENTURY, 1800), "18XX"),
    (PartialDate.between(dt.date(2023, 12, 21), dt.date(2023, 12, 31)), "2023-12-21/2023-12-31"),
    (PartialDate.between(dt.date(2019, 1, 1), dt.date(2021, 12, 31)), "2019/2021"),
    (PartialDate.between(dt.date(2023, 1, 1), dt.date(2023, 4, 30)), "2023-01/2023-04"),
    (PartialDate.between(FRIDAY, FRIDAY), "2023-12-29"),
    (
        PartialDate(
            start=dt.date(2019, 1, 1),
            end=dt.date(2021, 12, 31),
            precision=Precision.RANGE,
            qualifier=Qualifier.APPROXIMATE,
        ),
        "2019~/2021~",
    ),
]
UNBOUNDED = [
    (PartialDate.after(dt.date(2019, 1, 1)), "2019/"),
    (PartialDate.after(FRIDAY), "2023-12-29/"),
    (PartialDate.before(dt.date(2018, 12, 31)), "/2018"),
]


@pytest.mark.parametrize(
    ("date", "expected"),
    [*BOUNDED, *UNBOUNDED, (PartialDate.unknown(), ""), (PartialDate.open_ended(), "..")],
)
def test_a_date_has_one_form_in_edtf(date, expected):
    assert to_edtf(date) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment.on_day(FRIDAY, LOS_ANGELES), "2023-12-29"),
        (Moment.on_day(FRIDAY, LOS_ANGELES, qualifier=Qualifier.APPROXIMATE), "2023-12-29~"),
        (Moment.after(dt.datetime(2023, 12, 29, tzinfo=LOS_ANGELES)), "2023-12-29/"),
        (Moment.open_ended(), ".."),
        (Moment.unknown(), ""),
        (Moment.at_minute(dt.datetime(2023, 12, 29, 4, 30, tzinfo=LOS_ANGELES)), None),
        (Moment.in_part_of_day(FRIDAY, PartOfDay.MORNING, LOS_ANGELES), None),
        (Moment.after(dt.datetime(2023, 12, 29, 4, 30, tzinfo=LOS_ANGELES)), None),
    ],
)
def test_a_moment_finer_than_a_day_has_no_form_in_edtf(moment, expected):
    assert moment_to_edtf(moment, LOS_ANGELES) == expected


def as_date(parts: time.struct_time):
    return dt.date(*parts[:3])


@pytest.mark.parametrize(("date", "text"), BOUNDED, ids=[text for _date, text in BOUNDED])
def test_a_reference_parser_finds_the_same_first_and_last_day(date, text):
    parsed = parse_edtf(text)

    assert (as_date(parsed.lower_strict()), as_date(parsed.upper_strict())) == (date.start, date.end)


@pytest.mark.parametrize(("text", "is_open_upwards"), [("2019/", True), ("2023-12-29/", True), ("/2018", False)])
def test_a_reference_parser_reads_an_empty_end_as_unknown(text, is_open_upwards):
    parsed = parse_edtf(text)

    known, empty = (parsed.lower, parsed.upper) if is_open_upwards else (parsed.upper, parsed.lower)
    assert str(known) == text.strip("/")
    assert type(empty).__name__ == "UnspecifiedIntervalSection"


def test_an_open_end_stands_in_an_interval():
    term = f"{to_edtf(PartialDate.in_year(2019))}/{to_edtf(PartialDate.open_ended())}"

    assert term == "2019/.."
    assert str(parse_edtf(term)) == term
