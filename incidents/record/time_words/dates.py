"""
Which days a phrase means.

Words of time are resolved against the source's own date, the reference date.

- A weekday is the latest such day on or before the reference date; "last Friday" the latest before it.
- A month and day without a year, and a month without one, is the latest that has begun by the reference date.
- In a range, the first end is resolved against the second: "Dec. 29 to Jan. 3, 2024" begins in 2023.
- "12/29/2023" has the month first.
- A weekday beside a date must agree with it.
- "Early", "mid" and "late" with a month are its days 1 to 10, 11 to 20 and 21 to the last, as a range.
- The 1990s are 1990 to 1999, the 19th century is 1800 to 1899. "The 1800s" is refused: decade or century?
"""

import dataclasses
import datetime as dt

from incidents.record.codes import Precision
from incidents.record.english_calendar import get_weekday, write_day
from incidents.record.partial_date import find_period
from incidents.record.time_words.phrase import NO_DAY, DayWords
from incidents.record.time_words.refusal import UnreadableTime

_ONE_DAY = dt.timedelta(days=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Days:
    """A stretch of the calendar, both ends included."""

    first: dt.date
    last: dt.date
    precision: Precision


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """
    Against which days words are resolved.

    words        the source's words, for refusals
    reference    the source's own date: its "today"
    latest_day   the day on or before which a weekday or a date without a year lies
    """

    words: str
    reference: dt.date
    latest_day: dt.date


def find_days(day_words: DayWords, *, edge: str, calendar: Calendar) -> Days:
    """
    Return the days meant; a phrase that names none means the reference date.

    edge   "early", "mid", "late" or "", taken into account for months only

    Raises UnreadableTime for a date that does not exist, parts that contradict each other, or "the 1800s".
    """
    if day_words == NO_DAY:
        return _make_day(calendar.reference)
    candidates = [
        days
        for days in (
            _find_date(day_words, calendar=calendar),
            _find_relative(day_words, calendar=calendar),
            _find_era(day_words, calendar=calendar),
        )
        if days
    ]
    if not candidates and day_words.weekday is not None:
        return _make_day(_find_weekday(day_words.weekday, is_last=day_words.is_last, calendar=calendar))
    days = candidates[0]
    others = [other for other in candidates if other != days]
    if others:
        raise UnreadableTime(calendar.words, "it names two dates", write_day(days.first), write_day(others[0].first))
    _check_weekday(day_words, days, calendar=calendar)
    return _find_third(days, edge) if edge and days.precision is Precision.MONTH else days


def _make_day(day: dt.date) -> Days:
    return Days(day, day, Precision.DAY)


def _make_period(precision: Precision, day: dt.date) -> Days:
    return Days(*find_period(precision, day), precision)


def _find_weekday(weekday: int, *, is_last: bool, calendar: Calendar) -> dt.date:
    from_day = calendar.latest_day - _ONE_DAY if is_last else calendar.latest_day
    return from_day - dt.timedelta(days=(from_day.weekday() - weekday) % 7)


def _find_date(day_words: DayWords, *, calendar: Calendar) -> Days | None:
    """Return the date, month or year that stands in the words."""
    if day_words.month is None:
        return None if day_words.year is None else _make_period(Precision.YEAR, dt.date(day_words.year, 1, 1))
    precision = Precision.MONTH if day_words.day is None else Precision.DAY
    first_day = 1 if day_words.day is None else day_words.day
    years = [day_words.year] if day_words.year else range(calendar.latest_day.year, dt.MINYEAR, -1)
    # A 29 February may lie eight years back, across a century year that is no leap year.
    for year in list(years)[:9]:
        try:
            day = dt.date(year, day_words.month, first_day)
        except ValueError:
            continue
        if day_words.year or day <= calendar.latest_day:
            return _make_period(precision, day)
    raise UnreadableTime(
        calendar.words,
        f"there is no month {day_words.month} with a day {first_day} (12/29/2023 has the month first)",
        "12/29/2023",
        "29 December 2023",
    )


def _find_relative(day_words: DayWords, *, calendar: Calendar) -> Days | None:
    """Return the day of "yesterday" or the period of "last month"."""
    if day_words.shift is not None:
        return _make_day(calendar.reference + dt.timedelta(days=day_words.shift))
    if not day_words.period:
        return None
    precision = Precision(day_words.period)
    days = _make_period(precision, calendar.reference)
    return _make_period(precision, days.first - _ONE_DAY) if day_words.period_shift else days


def _find_era(day_words: DayWords, *, calendar: Calendar) -> Days | None:
    """Return the decade or century."""
    if day_words.century is not None:
        if not 1000 <= day_words.century <= 2900:
            raise UnreadableTime(calendar.words, "only the 11th to the 30th century can be read", "19th century")
        return _make_period(Precision.CENTURY, dt.date(day_words.century, 1, 1))
    if day_words.decade is None:
        return None
    if day_words.decade % 100 == 0:
        year = day_words.decade
        raise UnreadableTime(
            calendar.words,
            "it may be ten years or a hundred",
            f"{year} to {year + 9}",
            f"{year} to {year + 99}",
        )
    return _make_period(Precision.DECADE, dt.date(day_words.decade, 1, 1))


def _check_weekday(day_words: DayWords, days: Days, *, calendar: Calendar) -> None:
    if day_words.weekday is None:
        return
    if days.precision is not Precision.DAY:
        raise UnreadableTime(calendar.words, "it names a weekday, but not which one", "Friday, Dec. 29, 2023")
    if days.first.weekday() != day_words.weekday:
        raise UnreadableTime(
            calendar.words,
            f"{write_day(days.first)} was a {get_weekday(days.first)}",
            f"{get_weekday(days.first)}, {write_day(days.first)}",
        )


def _find_third(days: Days, edge: str) -> Days:
    match edge:
        case "early":
            return Days(days.first, days.first.replace(day=10), Precision.RANGE)
        case "mid":
            return Days(days.first.replace(day=11), days.first.replace(day=20), Precision.RANGE)
        case _:
            return Days(days.first.replace(day=21), days.last, Precision.RANGE)
