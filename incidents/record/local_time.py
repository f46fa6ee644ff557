"""Clock and calendar of a place: which instants a local time, a part of a day or a whole day covers."""

import datetime as dt
import enum
from zoneinfo import ZoneInfo

_ONE_SECOND = dt.timedelta(seconds=1)
_ONE_DAY = dt.timedelta(days=1)


class PartOfDay(enum.StrEnum):
    """The parts of a day that reports speak of, each with fixed local hours."""

    OVERNIGHT = "overnight"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


HOURS_OF_PART: dict[PartOfDay, tuple[int, int]] = {
    PartOfDay.OVERNIGHT: (0, 6),
    PartOfDay.MORNING: (0, 12),
    PartOfDay.AFTERNOON: (12, 18),
    PartOfDay.EVENING: (18, 24),
}
"""First hour, and the hour that ends the part. Reports call 4:30 a.m. morning: so it starts at midnight."""


def list_instants(local: dt.datetime, *, zone: ZoneInfo) -> list[dt.datetime]:
    """
    Return the instants (UTC, in order) at which clocks in the zone show a local time.

    local   naive

    Usually one. None when the clocks skip that time, two when they show it twice.
    """
    found: list[dt.datetime] = []
    for fold in (0, 1):
        instant = local.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC)
        if instant not in found and instant.astimezone(zone).replace(tzinfo=None, fold=0) == local:
            found.append(instant)
    return found


def find_first_instant(local: dt.datetime, *, zone: ZoneInfo) -> dt.datetime:
    """Return the first instant (UTC) at which clocks show the naive local time, or jump past it."""
    instants = list_instants(local, zone=zone)
    if instants:
        return instants[0]
    # In a gap the offset after the jump gives an instant before it, and the offset before gives one after.
    before = local.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    after = local.replace(tzinfo=zone, fold=0).astimezone(dt.UTC)
    offset_before = before.astimezone(zone).utcoffset()
    while after - before > _ONE_SECOND:
        middle = before + dt.timedelta(seconds=(after - before) // _ONE_SECOND // 2)
        if middle.astimezone(zone).utcoffset() == offset_before:
            before = middle
        else:
            after = middle
    return after


def find_day(day: dt.date, *, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """
    Return [first instant, instant after the last) of a local calendar day, in UTC.

    A day on which the clocks change has 23 or 25 hours.

    Raises ValueError for a day that the zone skipped, or at the very ends of the calendar.
    """
    if day in (dt.date.min, dt.date.max):
        raise ValueError(f"{day.isoformat()} is at the end of the calendar and has no whole day in every zone")
    midnight = dt.datetime.combine(day, dt.time())
    start = find_first_instant(midnight, zone=zone)
    end = find_first_instant(midnight + _ONE_DAY, zone=zone)
    second_midnight = list_instants(midnight + _ONE_DAY, zone=zone)[-1:]
    # Clocks that go back across midnight show the last hour of this day again after its first midnight.
    if second_midnight and (second_midnight[0] - _ONE_SECOND).astimezone(zone).date() == day:
        end = second_midnight[0]
    if start >= end:
        raise ValueError(f"{day.isoformat()} was skipped by the calendar in {zone.key}")
    return start, end


def find_days(first: dt.date, last: dt.date, *, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """Return [start of the first day, end of the last day) in UTC. Raises ValueError as find_day does."""
    return find_day(first, zone=zone)[0], find_day(last, zone=zone)[1]


def find_part_of_day(day: dt.date, part: PartOfDay, *, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """Return [start, end) of a part of a local day in UTC. Raises ValueError as find_day does."""
    first_hour, end_hour = HOURS_OF_PART[part]
    start, end = find_day(day, zone=zone)
    if first_hour > 0:
        start = find_first_instant(dt.datetime.combine(day, dt.time(first_hour)), zone=zone)
    if end_hour < 24:
        end = find_first_instant(dt.datetime.combine(day, dt.time(end_hour)), zone=zone)
    return start, end


def is_start_of_day(instant: dt.datetime, *, zone: ZoneInfo) -> bool:
    """Tell whether an aware instant is the one at which a local day begins."""
    return find_day(instant.astimezone(zone).date(), zone=zone)[0] == instant
