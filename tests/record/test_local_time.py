import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.record import local_time
from incidents.record.local_time import PartOfDay

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
ZONES = st.sampled_from(
    [
        ZoneInfo(key)
        for key in (
            "America/Los_Angeles",
            "America/New_York",
            "America/Phoenix",
            "America/Havana",
            "America/St_Johns",
            "Pacific/Honolulu",
            "Pacific/Pago_Pago",
            "UTC",
        )
    ]
)
INSTANTS = st.datetimes(
    min_value=dt.datetime.fromisoformat("1900-01-03"),
    max_value=dt.datetime.fromisoformat("2037-12-30"),
    timezones=st.just(dt.UTC),
)


def at(local):
    return dt.datetime.fromisoformat(local)


def utc(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def test_a_local_time_is_usually_one_instant():
    found = local_time.list_instants(at("2023-12-29 04:30"), zone=LOS_ANGELES)

    assert found == [utc("2023-12-29 12:30")]


def test_a_local_time_that_clocks_skip_is_no_instant():
    assert local_time.list_instants(at("2023-03-12 02:30"), zone=LOS_ANGELES) == []


def test_a_local_time_that_clocks_show_twice_is_two_instants_in_order():
    found = local_time.list_instants(at("2023-11-05 01:30"), zone=LOS_ANGELES)

    assert found == [utc("2023-11-05 08:30"), utc("2023-11-05 09:30")]


def test_the_first_instant_of_a_skipped_time_is_the_jump():
    found = local_time.find_first_instant(at("2023-03-12 02:30"), zone=LOS_ANGELES)

    assert found == utc("2023-03-12 10:00")


@pytest.mark.parametrize(
    ("day", "hours"),
    [(dt.date(2023, 12, 29), 24), (dt.date(2023, 3, 12), 23), (dt.date(2023, 11, 5), 25)],
    ids=["ordinary", "spring", "autumn"],
)
def test_a_day_runs_from_midnight_to_midnight_whatever_the_clocks_do(day, hours):
    start, end = local_time.find_day(day, zone=LOS_ANGELES)

    assert end - start == dt.timedelta(hours=hours)
    assert start.astimezone(LOS_ANGELES).replace(tzinfo=None) == dt.datetime.combine(day, dt.time())


def test_a_day_whose_midnight_is_skipped_begins_at_the_jump():
    start, _end = local_time.find_day(dt.date(2023, 3, 12), zone=ZoneInfo("America/Havana"))

    assert start == utc("2023-03-12 05:00")


def test_a_day_whose_last_hour_comes_again_after_midnight_holds_both():
    st_johns = ZoneInfo("America/St_Johns")
    start, end = local_time.find_day(dt.date(2006, 10, 28), zone=st_johns)

    assert end - start == dt.timedelta(hours=25)
    assert (end - dt.timedelta(seconds=1)).astimezone(st_johns).date() == dt.date(2006, 10, 28)


def test_a_day_that_the_calendar_of_a_place_skipped_is_refused():
    with pytest.raises(ValueError, match="2011-12-30 was skipped by the calendar in Pacific/Apia"):
        local_time.find_day(dt.date(2011, 12, 30), zone=ZoneInfo("Pacific/Apia"))


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_refused(day):
    with pytest.raises(ValueError, match="end of the calendar"):
        local_time.find_day(day, zone=LOS_ANGELES)


@pytest.mark.parametrize(
    ("part", "first_hour", "hours"),
    [
        (PartOfDay.OVERNIGHT, 8, 6),
        (PartOfDay.MORNING, 8, 12),
        (PartOfDay.AFTERNOON, 20, 6),
        (PartOfDay.EVENING, 26, 6),
    ],
)
def test_parts_of_a_day_have_fixed_local_hours(part, first_hour, hours):
    start, end = local_time.find_part_of_day(dt.date(2023, 12, 29), part, zone=LOS_ANGELES)

    assert start == utc("2023-12-29 00:00") + dt.timedelta(hours=first_hour)
    assert end - start == dt.timedelta(hours=hours)


def test_the_night_in_which_clocks_go_forward_is_an_hour_shorter():
    start, end = local_time.find_part_of_day(dt.date(2023, 3, 12), PartOfDay.OVERNIGHT, zone=LOS_ANGELES)

    assert end - start == dt.timedelta(hours=5)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(instant=INSTANTS, zone=ZONES)
def test_a_day_holds_every_instant_of_that_day(instant, zone):
    start, end = local_time.find_day(instant.astimezone(zone).date(), zone=zone)

    assert start <= instant < end


@settings(derandomize=True, max_examples=300, deadline=None)
@given(instant=INSTANTS, zone=ZONES)
def test_a_day_begins_with_its_first_instant(instant, zone):
    day = instant.astimezone(zone).date()
    start, end = local_time.find_day(day, zone=zone)

    assert start.astimezone(zone).date() == day
    assert (end - dt.timedelta(seconds=1)).astimezone(zone).date() == day
    assert local_time.is_start_of_day(start, zone=zone)
    assert not local_time.is_start_of_day(start + dt.timedelta(seconds=1), zone=zone)
