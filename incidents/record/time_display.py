"""
Times in plain English, never finer than they were stated.

Moments of a day or coarser, and bounds at local midnight, are shown as the dates they are (see date_display). Every
form shown for a zone of the United States can be read back by time_words.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from incidents.record import local_time
from incidents.record.codes import Precision
from incidents.record.date_display import (
    show_partial_date,
    write_about,
    write_between,
    write_doubt,
    write_hedge,
)
from incidents.record.english_calendar import write_day
from incidents.record.local_time import HOURS_OF_PART, PartOfDay
from incidents.record.moment import Moment

__all__ = ["show_clock", "show_day", "show_moment", "show_partial_date"]

_PART_NAMES = {
    PartOfDay.OVERNIGHT: "early hours",
    PartOfDay.MORNING: "morning",
    PartOfDay.AFTERNOON: "afternoon",
    PartOfDay.EVENING: "evening",
}
_HALVES = (" a.m.", " p.m.")
_ONE_SECOND = dt.timedelta(seconds=1)


def show_moment(moment: Moment, *, zone: ZoneInfo) -> str:
    """Return a moment in words, by the clocks and the calendar of the zone: 8:44 a.m., 29 December 2023."""
    clock, link, day = _describe(moment, zone=zone)
    return f"{clock}{link}{day}"


def show_clock(moment: Moment, *, zone: ZoneInfo) -> str:
    """
    Return the time of day for a timeline whose headings are days: "between 4:30 and 8:44 a.m.", "afternoon".

    "" for what is not known finer than a day, or spans several: show_day then says all.
    """
    clock = _describe(moment, zone=zone)[0]
    for half in _HALVES:
        if f"{half} and " in clock and clock.endswith(half):
            return clock.replace(half, "", 1)
    return clock


def show_day(moment: Moment, *, zone: ZoneInfo) -> str:
    """Return the day, month … of a moment as the heading of a timeline: 29 December 2023."""
    return _describe(moment, zone=zone)[2]


def _describe(moment: Moment, *, zone: ZoneInfo) -> tuple[str, str, str]:
    """Return the time of day, or "", what links it to the day, and the day: a span of days is all "day"."""
    if moment.precision is Precision.UNKNOWN:
        return "", "", "time not known"
    date = moment.as_partial_date(zone)
    if date:
        return "", "", show_partial_date(date)
    if moment.earliest and moment.latest:
        return _describe_span(moment, moment.earliest, moment.latest, zone=zone)
    bound = moment.earliest or moment.latest
    assert bound is not None, "a moment without bounds has been shown as a date"
    word = "after" if moment.earliest else "before"
    time = _show_time(bound, precision=moment.precision, zone=zone)
    clock = f"{write_doubt(moment.qualifier)}{word} {write_about(moment.qualifier)}{time}"
    return clock, ", ", write_day(bound.astimezone(zone).date())


def _describe_span(
    moment: Moment, earliest: dt.datetime, latest: dt.datetime, *, zone: ZoneInfo
) -> tuple[str, str, str]:
    first_day = earliest.astimezone(zone).date()
    last_day = (latest - _ONE_SECOND).astimezone(zone).date()
    hedge = write_hedge(moment.qualifier)
    if moment.precision in (Precision.SECOND, Precision.MINUTE):
        time = _show_time(earliest, precision=moment.precision, zone=zone)
        return f"{hedge}{time}", ", ", write_day(first_day)
    part = _find_part(moment, first_day, zone=zone)
    if part:
        return f"{hedge}the {part}" if hedge else part, " of ", write_day(first_day)
    starts_day = earliest == local_time.find_day(first_day, zone=zone)[0]
    ends_day = latest == local_time.find_day(last_day, zone=zone)[1]
    lower = _show_time(earliest, precision=moment.precision, zone=zone)
    upper = _show_time(latest, precision=moment.precision, zone=zone)
    if first_day == last_day:
        clock = write_between(moment.qualifier, "midnight" if starts_day else lower, "midnight" if ends_day else upper)
        return clock, ", ", write_day(first_day)
    lower = f"the start of {write_day(first_day)}" if starts_day else f"{lower}, {write_day(first_day)}"
    upper = f"the end of {write_day(last_day)}" if ends_day else f"{upper}, {write_day(last_day)}"
    return "", "", write_between(moment.qualifier, lower, upper)


def _find_part(moment: Moment, day: dt.date, *, zone: ZoneInfo) -> str:
    """Return the name of the part of the day, "" where the moment is none, or not one of this zone's."""
    if moment.precision is not Precision.PART_OF_DAY:
        return ""
    bounds = (moment.earliest, moment.latest)
    parts = [part for part in HOURS_OF_PART if local_time.find_part_of_day(day, part, zone=zone) == bounds]
    return _PART_NAMES[parts[0]] if parts else ""


def _show_time(instant: dt.datetime, *, precision: Precision, zone: ZoneInfo) -> str:
    """
    Return a clock time: "8:44 a.m.", "1 p.m.", "noon".

    Seconds are shown where the precision is the second, or a bound lies between two minutes. Where clocks show the
    time twice that day, the zone's abbreviation says which is meant.
    """
    local = instant.astimezone(zone)
    shows_seconds = precision is Precision.SECOND or (precision is not Precision.MINUTE and local.second > 0)
    is_twice = len(local_time.list_instants(local.replace(tzinfo=None, fold=0), zone=zone)) == 2
    if (local.hour, local.minute) == (12, 0) and not shows_seconds:
        return "noon"
    minutes = f":{local:%M}" if local.minute or shows_seconds else ""
    seconds = f":{local:%S}" if shows_seconds else ""
    half = _HALVES[local.hour >= 12]
    return f"{local.hour % 12 or 12}{minutes}{seconds}{half}" + (f" {local.tzname()}" if is_twice else "")
