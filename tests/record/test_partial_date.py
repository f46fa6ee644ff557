import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from incidents.record.codes import Precision, Qualifier
from incidents.record.partial_date import PartialDate, find_bound_precision, find_period

FRIDAY = dt.date(2023, 12, 29)
DAY = dt.timedelta(days=1)


def make_date(**changes):
    return PartialDate(**{"start": FRIDAY, "end": FRIDAY, "precision": Precision.DAY, **changes})


PERIODS = [
    (Precision.DAY, FRIDAY, FRIDAY),
    (Precision.MONTH, dt.date(2023, 12, 1), dt.date(2023, 12, 31)),
    (Precision.MONTH, dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
    (Precision.YEAR, dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    (Precision.DECADE, dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
    (Precision.CENTURY, dt.date(1800, 1, 1), dt.date(1899, 12, 31)),
]


@pytest.mark.parametrize(("precision", "start", "end"), PERIODS)
def test_a_whole_period_of_the_calendar_is_accepted(precision, start, end):
    assert PartialDate(start=start, end=end, precision=precision) == PartialDate.in_period(precision, start)


@pytest.mark.parametrize(("precision", "start", "end"), PERIODS)
def test_part_of_a_period_is_refused(precision, start, end):
    for first, last in ((start, end + DAY), (start - DAY, end)):
        with pytest.raises(ValidationError, match=f'is not one whole {precision.value}.*use "range"'):
            PartialDate(start=first, end=last, precision=precision)


@pytest.mark.parametrize("precision", [Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY])
def test_a_date_is_never_finer_than_a_day(precision):
    with pytest.raises(ValidationError, match="is finer than a date: store a moment instead"):
        PartialDate(start=FRIDAY, end=FRIDAY, precision=precision)


@pytest.mark.parametrize(
    "bound", [dt.datetime(2023, 12, 29, tzinfo=dt.UTC), dt.datetime.combine(FRIDAY, dt.time()), 1703808000, 0.0]
)
def test_a_timestamp_is_no_date(bound):
    with pytest.raises(ValidationError, match="is not a calendar date"):
        PartialDate(start=bound, end=FRIDAY, precision=Precision.DAY)


@pytest.mark.parametrize("precision", [Precision.RANGE, Precision.DAY])
def test_a_date_does_not_end_before_it_starts(precision):
    with pytest.raises(ValidationError, match="start 2023-12-29 is after end 2023-12-28"):
        PartialDate(start=FRIDAY, end=FRIDAY - DAY, precision=precision)


@pytest.mark.parametrize(
    ("precision", "start", "end", "reason"),
    [
        (Precision.BEFORE, FRIDAY, None, "only the later bound, not with only the earlier bound"),
        (Precision.AFTER, None, FRIDAY, "only the earlier bound, not with only the later bound"),
        (Precision.UNKNOWN, FRIDAY, None, "no bounds, not with only the earlier bound"),
        (Precision.OPEN, FRIDAY, FRIDAY, "no bounds, not with both bounds"),
        (Precision.DAY, None, None, "both bounds, not with no bounds"),
        (Precision.RANGE, None, FRIDAY, "both bounds, not with only the later bound"),
    ],
)
def test_each_precision_goes_with_its_own_bounds(precision, start, end, reason):
    with pytest.raises(ValidationError, match=reason):
        PartialDate(start=start, end=end, precision=precision)


def test_a_date_is_written_as_calendar_dates():
    date = PartialDate.on_day(FRIDAY, qualifier=Qualifier.UNCERTAIN, text="Friday")

    assert date.model_dump(mode="json") == {
        "start": "2023-12-29",
        "end": "2023-12-29",
        "precision": "day",
        "qualifier": "uncertain",
        "text": "Friday",
    }
    assert PartialDate.model_validate_json(date.model_dump_json()) == date


def test_a_date_cannot_be_changed_and_has_no_further_fields():
    date = make_date()

    with pytest.raises(ValidationError):
        date.text = "other words"
    with pytest.raises(ValidationError):
        make_date(zone="UTC")
    assert len({date, PartialDate.on_day(FRIDAY)}) == 1


def test_months_and_years_are_made_whole():
    assert PartialDate.in_month(2023, 12) == PartialDate.in_period(Precision.MONTH, FRIDAY)
    assert PartialDate.in_year(2023, text="2023") == PartialDate.in_period(Precision.YEAR, FRIDAY, text="2023")


@pytest.mark.parametrize("precision", [Precision.RANGE, Precision.UNKNOWN, Precision.MINUTE])
def test_only_periods_of_the_calendar_are_made_from_a_day(precision):
    with pytest.raises(ValueError, match="names no period of the calendar"):
        find_period(precision, FRIDAY)


@pytest.mark.parametrize(
    ("date", "is_bounded", "is_without_bounds"),
    [
        (PartialDate.on_day(FRIDAY), True, False),
        (PartialDate.after(FRIDAY), False, False),
        (PartialDate.before(FRIDAY), False, False),
        (PartialDate.unknown(), False, True),
        (PartialDate.open_ended(), False, True),
    ],
)
def test_a_date_tells_which_bounds_it_has(date, is_bounded, is_without_bounds):
    assert (date.is_bounded, date.is_without_bounds) == (is_bounded, is_without_bounds)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (PartialDate.in_month(2023, 12), True),
        (PartialDate.in_month(2023, 11), False),
        (PartialDate.before(FRIDAY), True),
        (PartialDate.before(FRIDAY - DAY), False),
        (PartialDate.after(FRIDAY), True),
        (PartialDate.after(FRIDAY + DAY), False),
        (PartialDate.unknown(), False),
        (PartialDate.open_ended(), False),
        ((FRIDAY, FRIDAY), True),
        ((None, FRIDAY - DAY), False),
        ((FRIDAY + DAY, None), False),
        ((None, None), True),
    ],
)
def test_overlap_includes_both_outer_days(other, expected):
    assert PartialDate.on_day(FRIDAY).overlaps(other) is expected


def test_an_unknown_date_overlaps_no_interval():
    assert not PartialDate.unknown().overlaps((None, None))


def test_the_year_2023_has_not_ended_before_its_last_day():
    year = PartialDate.in_year(2023)

    assert not year.certainly_before(FRIDAY)
    assert not year.certainly_before(dt.date(2023, 12, 31))
    assert year.certainly_before(dt.date(2024, 1, 1))
    assert not PartialDate.open_ended().certainly_before(dt.date.max)


def test_dates_sort_by_their_first_day_with_unknown_last():
    in_order = [
        PartialDate.in_year(2023),
        PartialDate.before(FRIDAY),
        PartialDate.on_day(FRIDAY),
        PartialDate.between(FRIDAY, FRIDAY + DAY),
        PartialDate.after(FRIDAY),
        PartialDate.open_ended(),
        PartialDate.unknown(),
    ]

    for shuffled in itertools.islice(itertools.permutations(in_order), 0, 5040, 97):
        assert sorted(shuffled, key=PartialDate.sort_key) == in_order


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (dt.date(2019, 1, 1), dt.date(2021, 12, 31), Precision.YEAR),
        (dt.date(2019, 1, 1), None, Precision.YEAR),
        (None, dt.date(2021, 12, 31), Precision.YEAR),
        (dt.date(2019, 1, 1), dt.date(2021, 11, 30), Precision.MONTH),
        (dt.date(2019, 1, 1), dt.date(2021, 11, 29), Precision.DAY),
        (dt.date(2019, 1, 2), None, Precision.DAY),
    ],
)
def test_bounds_are_named_as_coarsely_as_loses_nothing(start, end, expected):
    assert find_bound_precision(start=start, end=end) is expected


DAYS = st.dates(min_value=dt.date(1791, 1, 3), max_value=dt.date(2100, 1, 1))
DATES = st.one_of(
    DAYS.map(PartialDate.on_day),
    DAYS.map(PartialDate.after),
    DAYS.map(PartialDate.before),
    st.tuples(DAYS, DAYS).map(lambda pair: PartialDate.between(min(pair), max(pair))),
    st.tuples(st.sampled_from([period[0] for period in PERIODS]), DAYS).map(lambda pair: PartialDate.in_period(*pair)),
    st.just(PartialDate.unknown()),
)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(one=DATES, other=DATES)
def test_overlap_is_symmetric(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(date=DATES, day=DAYS)
def test_a_date_that_is_certainly_before_a_day_does_not_hold_it(date, day):
    if date.certainly_before(day):
        assert not date.overlaps((day, None))
