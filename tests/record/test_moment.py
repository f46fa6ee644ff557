import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from incidents.record.codes import Precision, Qualifier
from incidents.record.local_time import PartOfDay
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
SHOT = dt.datetime(2023, 12, 29, 12, 30, tzinfo=dt.UTC)
DEATH = dt.datetime(2023, 12, 29, 16, 44, tzinfo=dt.UTC)
FRIDAY = dt.date(2023, 12, 29)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)

LENGTHS = [
    (Precision.SECOND, dt.timedelta(seconds=1)),
    (Precision.MINUTE, MINUTE),
    (Precision.HOUR, HOUR),
    (Precision.PART_OF_DAY, 6 * HOUR),
    (Precision.DAY, DAY - HOUR),
    (Precision.DAY, DAY + HOUR),
    (Precision.MONTH, 28 * DAY - HOUR),
    (Precision.MONTH, 31 * DAY + HOUR),
    (Precision.YEAR, 365 * DAY),
    (Precision.YEAR, 366 * DAY),
    (Precision.DECADE, 3653 * DAY),
    (Precision.CENTURY, 36524 * DAY),
    (Precision.RANGE, dt.timedelta(seconds=1)),
    (Precision.RANGE, 40000 * DAY),
]
WRONG_LENGTHS = [
    (Precision.SECOND, MINUTE),
    (Precision.MINUTE, 2 * MINUTE),
    (Precision.HOUR, 59 * MINUTE),
    (Precision.PART_OF_DAY, 59 * MINUTE),
    (Precision.PART_OF_DAY, DAY + 2 * HOUR),
    (Precision.DAY, DAY - 2 * HOUR),
    (Precision.DAY, DAY + 2 * HOUR),
    (Precision.MONTH, 27 * DAY),
    (Precision.MONTH, 32 * DAY),
    (Precision.YEAR, 364 * DAY),
    (Precision.YEAR, 367 * DAY),
    (Precision.DECADE, 3650 * DAY),
    (Precision.CENTURY, 36500 * DAY),
]


def make_moment(**changes):
    fields = {"earliest": SHOT, "latest": SHOT + MINUTE, "precision": Precision.MINUTE}
    return Moment(**{**fields, **changes})


@pytest.mark.parametrize(("precision", "length"), LENGTHS)
def test_an_interval_as_long_as_its_precision_is_accepted(precision, length):
    assert make_moment(latest=SHOT + length, precision=precision).latest == SHOT + length


@pytest.mark.parametrize(("precision", "length"), WRONG_LENGTHS)
def test_an_interval_longer_or_shorter_than_its_precision_is_refused(precision, length):
    with pytest.raises(ValidationError, match=f'precision "{precision.value}" covers .* not .*use "range"'):
        make_moment(latest=SHOT + length, precision=precision)


@pytest.mark.parametrize("precision", [Precision.MINUTE, Precision.RANGE])
def test_a_moment_ends_after_it_begins(precision):
    with pytest.raises(ValidationError, match="earliest 2023-12-29T12:30:00Z is not before latest"):
        make_moment(latest=SHOT, precision=precision)


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize(("earliest", "latest"), [(None, None), (SHOT, None), (None, SHOT)])
def test_each_precision_goes_with_its_own_bounds(precision, earliest, latest):
    allowed = {
        Precision.AFTER: (SHOT, None),
        Precision.BEFORE: (None, SHOT),
        Precision.UNKNOWN: (None, None),
        Precision.OPEN: (None, None),
    }
    if allowed.get(precision) == (earliest, latest):
        assert Moment(earliest=earliest, latest=latest, precision=precision).precision is precision
    else:
        with pytest.raises(ValidationError, match=f'precision "{precision.value}" goes with'):
            Moment(earliest=earliest, latest=latest, precision=precision)


@pytest.mark.parametrize("precision", [Precision.AFTER, Precision.BEFORE, Precision.UNKNOWN, Precision.OPEN])
def test_two_bounds_are_refused_where_at_most_one_is_known(precision):
    with pytest.raises(ValidationError, match="not with both bounds"):
        make_moment(precision=precision)


@pytest.mark.parametrize("bound", [FRIDAY, 1703853000, 1703853000.0, "2023-12-29T12:30:00", "2023-12-29", True])
def test_a_bound_without_a_zone_is_no_instant(bound):
    with pytest.raises(ValidationError):
        make_moment(earliest=bound)


def test_fractions_of_a_second_are_refused():
    with pytest.raises(ValidationError, match="fractions of a second"):
        make_moment(earliest=SHOT.replace(microsecond=1))


def test_an_instant_outside_the_calendar_is_refused():
    with pytest.raises(ValidationError, match="outside the calendar"):
        Moment.after(dt.datetime(9999, 12, 31, 23, 30, tzinfo=LOS_ANGELES))


def test_bounds_are_kept_in_utc():
    moment = Moment.at_minute(dt.datetime(2023, 12, 29, 4, 30, tzinfo=LOS_ANGELES))

    assert moment.earliest == SHOT
    assert moment.earliest.tzinfo is dt.UTC


def test_a_moment_is_written_with_whole_seconds_in_utc():
    moment = Moment.at_minute(SHOT, qualifier=Qualifier.APPROXIMATE, text="just after 4:30 a.m.")

    assert moment.model_dump(mode="json") == {
        "earliest": "2023-12-29T12:30:00Z",
        "latest": "2023-12-29T12:31:00Z",
        "precision": "minute",
        "qualifier": "approximate",
        "text": "just after 4:30 a.m.",
    }
    assert Moment.model_validate_json(moment.model_dump_json()) == moment


def test_a_moment_cannot_be_changed_and_has_no_further_fields():
    moment = make_moment()

    with pytest.raises(ValidationError):
        moment.text = "other words"
    with pytest.raises(ValidationError):
        make_moment(zone="America/Los_Angeles")
    assert len({moment, make_moment()}) == 1


def test_a_clock_time_is_the_minute_that_holds_it():
    assert Moment.at_minute(SHOT.replace(second=42, microsecond=7)) == make_moment()


def test_a_clock_time_before_standard_time_is_a_minute_of_local_clocks():
    local = dt.datetime(1850, 1, 1, 4, 30, tzinfo=LOS_ANGELES)

    moment = Moment.at_minute(local)

    assert moment.earliest == local
    assert moment.earliest.second != 0


@pytest.mark.parametrize(
    ("day", "hours"),
    [(FRIDAY, 24), (dt.date(2023, 3, 12), 23), (dt.date(2023, 11, 5), 25)],
    ids=["ordinary", "spring", "autumn"],
)
def test_a_day_is_the_local_day(day, hours):
    midnight = dt.datetime.combine(day, dt.time(), tzinfo=LOS_ANGELES).astimezone(dt.UTC)

    assert Moment.on_day(day, LOS_ANGELES) == make_moment(
        earliest=midnight, latest=midnight + hours * HOUR, precision=Precision.DAY
    )


def test_friday_morning_holds_half_past_four():
    morning = Moment.in_part_of_day(FRIDAY, PartOfDay.MORNING, LOS_ANGELES)

    assert morning.overlaps(Moment.at_minute(SHOT))


def test_what_was_reported_in_the_afternoon_is_certainly_known_from_its_end_on():
    afternoon = Moment.in_part_of_day(FRIDAY, PartOfDay.AFTERNOON, LOS_ANGELES)
    six_o_clock = dt.datetime(2023, 12, 29, 18, tzinfo=LOS_ANGELES)

    assert afternoon.certainly_before(six_o_clock)
    assert not afternoon.certainly_before(six_o_clock - dt.timedelta(seconds=1))


@pytest.mark.parametrize("moment", [Moment.after(SHOT), Moment.unknown(), Moment.open_ended()])
def test_nothing_without_a_latest_bound_is_certainly_before_anything(moment):
    assert not moment.certainly_before(dt.datetime.max.replace(tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("moment", "is_bounded", "is_without_bounds"),
    [
        (make_moment(), True, False),
        (Moment.after(SHOT), False, False),
        (Moment.before(SHOT), False, False),
        (Moment.unknown(), False, True),
        (Moment.open_ended(), False, True),
    ],
)
def test_a_moment_tells_which_bounds_it_has(moment, is_bounded, is_without_bounds):
    assert (moment.is_bounded, moment.is_without_bounds) == (is_bounded, is_without_bounds)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Moment.on_day(FRIDAY, LOS_ANGELES), True),
        (Moment.on_day(FRIDAY + DAY, LOS_ANGELES), False),
        (Moment.before(SHOT), False),
        (Moment.before(SHOT + MINUTE), True),
        (Moment.after(SHOT), True),
        (Moment.after(SHOT + MINUTE), False),
        (Moment.unknown(), False),
        (Moment.open_ended(), False),
        ((SHOT - MINUTE, SHOT), False),
        ((SHOT, SHOT + MINUTE), True),
        ((None, SHOT + MINUTE), True),
        ((SHOT + MINUTE, None), False),
        ((None, None), True),
    ],
)
def test_overlap_is_of_half_open_intervals(other, expected):
    assert make_moment().overlaps(other) is expected


def test_an_unknown_time_overlaps_no_interval():
    assert not Moment.unknown().overlaps((None, None))


def test_moments_sort_by_their_earliest_bound_with_unknown_last():
    in_order = [
        Moment.on_day(FRIDAY, LOS_ANGELES),
        Moment.before(SHOT),
        Moment.at_minute(SHOT),
        Moment.between(SHOT, DEATH),
        Moment.after(SHOT),
        Moment.at_minute(DEATH),
        Moment.open_ended(),
        Moment.unknown(),
    ]

    for shuffled in itertools.islice(itertools.permutations(in_order), 0, 40320, 997):
        assert sorted(shuffled, key=Moment.sort_key) == in_order


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment.on_day(FRIDAY, LOS_ANGELES, text="Friday"), PartialDate.on_day(FRIDAY, text="Friday")),
        (Moment.at_minute(SHOT), None),
        (Moment.between(SHOT, DEATH), None),
        (Moment.after(SHOT), None),
        (Moment.unknown("not known"), PartialDate.unknown("not known")),
        (Moment.open_ended(), PartialDate.open_ended()),
        (Moment.after(dt.datetime(2023, 12, 29, tzinfo=LOS_ANGELES)), PartialDate.after(FRIDAY)),
        (Moment.before(dt.datetime(2023, 12, 30, tzinfo=LOS_ANGELES)), PartialDate.before(FRIDAY)),
        (
            Moment.between(
                dt.datetime(2023, 12, 28, tzinfo=LOS_ANGELES), dt.datetime(2023, 12, 30, tzinfo=LOS_ANGELES)
            ),
            PartialDate.between(dt.date(2023, 12, 28), FRIDAY),
        ),
        (Moment.in_part_of_day(FRIDAY, PartOfDay.MORNING, LOS_ANGELES), None),
    ],
)
def test_a_moment_is_a_date_only_where_it_is_no_finer(moment, expected):
    assert moment.as_partial_date(LOS_ANGELES) == expected


def test_a_day_entered_in_another_zone_stays_that_day():
    assert Moment.on_day(FRIDAY, LOS_ANGELES).as_partial_date(ZoneInfo("America/New_York")) == PartialDate.on_day(
        FRIDAY
    )


SECONDS = st.datetimes(
    min_value=dt.datetime.fromisoformat("1791-01-03"),
    max_value=dt.datetime.fromisoformat("2100-01-01"),
    timezones=st.just(dt.UTC),
).map(lambda instant: instant.replace(microsecond=0))
MOMENTS = st.one_of(
    SECONDS.map(Moment.at_minute),
    SECONDS.map(Moment.after),
    SECONDS.map(Moment.before),
    st.tuples(SECONDS, st.integers(1, 10**9)).map(
        lambda pair: Moment.between(pair[0], pair[0] + dt.timedelta(seconds=pair[1]))
    ),
    SECONDS.map(lambda instant: Moment.on_day(instant.date(), LOS_ANGELES)),
    st.just(Moment.unknown()),
    st.just(Moment.open_ended()),
)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(one=MOMENTS, other=MOMENTS)
def test_overlap_is_symmetric(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(moment=MOMENTS, instant=SECONDS)
def test_what_is_certainly_before_an_instant_does_not_overlap_what_follows(moment, instant):
    if moment.certainly_before(instant):
        assert not moment.overlaps(Moment.after(instant))


@settings(derandomize=True, max_examples=200, deadline=None)
@given(moment=MOMENTS)
def test_a_moment_survives_being_written_and_read(moment):
    assert Moment.model_validate_json(moment.model_dump_json()) == moment
