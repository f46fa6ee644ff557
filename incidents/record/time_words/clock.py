"""
Which stretch of time a phrase means in a zone.

- A clock time is its minute, or its second where the source gives seconds. "The 4 a.m. hour" is an hour.
- Without a.m. or p.m. a time with minutes is read on the 24-hour clock: "4:30" is 04:30. Beside a part of the day
  ("4:30 Friday afternoon") the part says which half of the day is meant. A bare "9" alone is refused.
- Parts of a day have the hours of local_time.py. "Early Friday" is overnight, "late Friday" is the evening. A
  part with "early", "mid" or "late" before it stays the whole part. A clock time must lie in the part it is named
  with: "8:44 p.m. Friday morning" is refused. Beside a clock time "early" means before noon and "late" after it.
- A clock time that the zone's clocks skip is refused. One that they show twice becomes a range that covers both,
  unless a zone abbreviation ("1:30 a.m. PDT") says which. An abbreviation not in use there and then is refused.
"""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from incidents.record import local_time
from incidents.record.codes import Precision
from incidents.record.english_calendar import write_day
from incidents.record.local_time import HOURS_OF_PART, PartOfDay
from incidents.record.time_words.dates import Days
from incidents.record.time_words.phrase import ClockTime, Phrase
from incidents.record.time_words.refusal import UnreadableTime

_PART_OF_EDGE = {"early": PartOfDay.OVERNIGHT, "late": PartOfDay.EVENING}
_HOURS_BESIDE_EDGE = {"early": (0, 12), "late": (12, 24)}
_UNITS = {
    Precision.SECOND: dt.timedelta(seconds=1),
    Precision.MINUTE: dt.timedelta(minutes=1),
    Precision.HOUR: dt.timedelta(hours=1),
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """
    A half-open stretch of UTC instants.

    unit   how long a clock time is when it stands as a bound, where it counts as an instant; zero for all else
    """

    start: dt.datetime
    end: dt.datetime
    precision: Precision
    unit: dt.timedelta = dt.timedelta()


def find_stretch(phrase: Phrase, days: Days, *, zone: ZoneInfo, words: str) -> Stretch:
    """Return the stretch that a phrase means on the days it names. Raises UnreadableTime."""
    edge = "" if days.precision is Precision.RANGE else phrase.edge
    part = phrase.part or (None if phrase.clock else _PART_OF_EDGE.get(edge))
    if (phrase.clock or part or edge) and days.precision is not Precision.DAY:
        raise UnreadableTime(
            words, "a time of day, “early”, “mid” or “late” needs the day", "4:30 a.m. 29 December 2023"
        )
    if (phrase.is_hour and not phrase.clock) or (edge == "mid" and not part):
        raise UnreadableTime(words, "it names no hours", "the 4 a.m. hour", "late Friday", "Friday afternoon")
    if phrase.clock:
        stretch = _find_clock(phrase, phrase.clock, days.first, zone=zone, words=words)
    elif part:
        start, end = local_time.find_part_of_day(days.first, part, zone=zone)
        stretch = Stretch(start=start, end=end, precision=Precision.PART_OF_DAY)
    else:
        start, end = local_time.find_days(days.first, days.last, zone=zone)
        stretch = Stretch(start=start, end=end, precision=days.precision)
    return _take_extreme(stretch, phrase.extreme)


def _take_extreme(stretch: Stretch, extreme: str) -> Stretch:
    """Return the stretch, shrunk to the instant at which it starts or ends where the words say so."""
    match extreme:
        case "start":
            return Stretch(start=stretch.start, end=stretch.start, precision=stretch.precision)
        case "end":
            return Stretch(start=stretch.end, end=stretch.end, precision=stretch.precision)
        case _:
            return stretch


def _find_clock(phrase: Phrase, clock: ClockTime, day: dt.date, *, zone: ZoneInfo, words: str) -> Stretch:
    time = _settle_time(phrase, clock, words=words)
    instants = local_time.list_instants(dt.datetime.combine(day, time), zone=zone)
    if not instants:
        raise UnreadableTime(
            words, f"the clocks in {zone.key} skipped {time:%H:%M} on {write_day(day)}", write_day(day)
        )
    if clock.zone_name:
        instants = [instant for instant in instants if _is_on(clock.zone_name, instant, zone=zone)]
        if not instants:
            raise UnreadableTime(
                words,
                f"{zone.key} was not on {clock.zone_name.upper()} at {time:%H:%M} on {write_day(day)}",
                f"{time:%H:%M} {write_day(day)}",
            )
    precision = Precision.MINUTE if clock.second is None else Precision.SECOND
    precision = Precision.HOUR if phrase.is_hour else precision
    return Stretch(
        start=instants[0],
        end=instants[-1] + _UNITS[precision],
        precision=precision if len(instants) == 1 else Precision.RANGE,
        unit=dt.timedelta() if phrase.is_hour else _UNITS[precision],
    )


def _is_on(zone_name: str, instant: dt.datetime, *, zone: ZoneInfo) -> bool:
    """Tell whether the zone goes by that abbreviation then: "pst" and "pt" both mean PST in winter."""
    used = (instant.astimezone(zone).tzname() or "").lower()
    return zone_name in (used, used[:-2] + used[-1:])


def _settle_time(phrase: Phrase, clock: ClockTime, *, words: str) -> dt.time:
    """Return the local time that a clock time means beside the other words."""
    hours = HOURS_OF_PART[phrase.part] if phrase.part else _HOURS_BESIDE_EDGE.get(phrase.edge)
    first, end = hours or (0, 24)
    if clock.meridiem:
        if not 1 <= clock.hour <= 12:
            raise UnreadableTime(words, "hours with a.m. or p.m. go from 1 to 12", "12:30 a.m.", "4:30 p.m.", "16:30")
        candidates = [clock.hour % 12 + (12 if clock.meridiem == "pm" else 0)]
    elif hours and 1 <= clock.hour <= 12:
        candidates = [clock.hour % 12, clock.hour % 12 + 12]
    elif clock.minute is None:
        raise UnreadableTime(words, f"“{clock.hour}” alone is not a time", f"{clock.hour} a.m.", f"{clock.hour} p.m.")
    else:
        candidates = [clock.hour]
    fitting = [hour for hour in candidates if first <= hour < end]
    if hours and not fitting:
        raise UnreadableTime(words, "the clock time does not lie in that part of the day", "4:30 a.m. Friday")
    try:
        return dt.time((fitting or candidates)[0], clock.minute or 0, clock.second or 0)
    except ValueError as error:
        raise UnreadableTime(words, "there is no such clock time", "4:30 a.m.", "16:30") from error
