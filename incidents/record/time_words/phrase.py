"""
One time or date as words: which parts of it a phrase names, before anything is worked out from them.

What is understood, in any order: clock times ("4:30 a.m.", "4 a.m.", "16:30", "04:30:15", "0430 hours", "noon",
"midnight", "the 4 a.m. hour", a US zone abbreviation after the time); parts of a day ("overnight", "early hours",
"predawn", "morning", "afternoon", "evening", "night", "tonight"); "early", "mid", "late"; "start of", "end of";
weekdays and "last Friday"; "today", "yesterday", "tomorrow"; "this" and "last" with month or year; dates
("Dec. 29, 2023", "29 December", "12/29/2023" with the month first, "2023-12-29"); months, years, "the 1990s",
"19th century". A phrase that names the same part twice is refused, and so is any other word.
"""

import dataclasses
import re
from collections.abc import Callable
from typing import Any

from incidents.record.english_calendar import MONTHS, WEEKDAYS
from incidents.record.local_time import PartOfDay
from incidents.record.time_words.refusal import UnreadableTime

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAYS |= {name[:3]: number for name, number in _WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
_PARTS = {
    "overnight": PartOfDay.OVERNIGHT,
    "early hours of the morning": PartOfDay.OVERNIGHT,
    "early hours": PartOfDay.OVERNIGHT,
    "predawn": PartOfDay.OVERNIGHT,
    "morning": PartOfDay.MORNING,
    "afternoon": PartOfDay.AFTERNOON,
    "evening": PartOfDay.EVENING,
    "night": PartOfDay.EVENING,
}
_SHIFTS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _any_of(names: dict[str, Any]) -> str:
    return "(" + "|".join(sorted(names, key=len, reverse=True)) + ")"


_Slots = dict[str, Any]
MONTH_PATTERN = _any_of(_MONTHS)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """
    A clock time as written.

    minute      None for a bare hour, "9"
    second      None unless written
    meridiem    "am", "pm" or ""
    zone_name   lower-case abbreviation such as "pst", or ""
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    meridiem: str = ""
    zone_name: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """
    What a phrase says about the day, or about a longer stretch of the calendar.

    weekday     0 is Monday
    is_last     the word "last" stands before the weekday
    shift       days from the reference date: 0 for "today"
    decade      its first year
    century     its first year: 1800 for the 19th
    period      "month" or "year", with period_shift 0 for "this", -1 for "last"
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_last: bool = False
    shift: int | None = None
    decade: int | None = None
    century: int | None = None
    period: str = ""
    period_shift: int = 0


NO_DAY = DayWords()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """
    One time or date as words.

    edge        "early", "mid", "late" or ""
    extreme     "start" or "end" of the stretch, or ""
    is_hour     the whole hour that the clock time begins is meant
    """

    day: DayWords = NO_DAY
    clock: ClockTime | None = None
    is_midnight: bool = False
    is_hour: bool = False
    part: PartOfDay | None = None
    edge: str = ""
    extreme: str = ""


_DAY_SLOTS = frozenset(field.name for field in dataclasses.fields(DayWords))
_ORDINAL = "(?:st|nd|rd|th)?"
_ZONE = r"(?: ((?:ak|ch|[acehmps])[sd]t|[cemp]t))?"
_END = r"(?![\w:/])"


def _take_clock(hour: str, minute: str | None, second: str | None, meridiem: str, zone: str) -> _Slots:
    return {
        "clock": ClockTime(
            hour=int(hour),
            minute=None if minute is None else int(minute),
            second=None if second is None else int(second),
            meridiem=meridiem or "",
            zone_name=zone or "",
        )
    }


def _take_date(year: str | None, month: str, day: str) -> _Slots:
    found = {"month": _MONTHS.get(month) or int(month), "day": int(day)}
    return found if year is None else {"year": int(year), **found}


_Handler = Callable[..., _Slots]
# Order matters where one form begins like another: the longer form stands first.
_FORMS: tuple[tuple[str, _Handler], ...] = (
    (r"([12]\d{3})-(\d\d)-(\d\d)(?![\w-])", _take_date),
    (r"([12]\d{3})-(\d\d)(?![\w-])", lambda year, month: {"year": int(year), "month": int(month)}),
    (rf"(\d{{1,2}})/(\d{{1,2}})/([12]\d{{3}}){_END}", lambda month, day, year: _take_date(year, month, day)),
    (r"(\d{1,2})(?:st|nd|rd|th) century", lambda number: {"century": (int(number) - 1) * 100}),
    (rf"([12]\d\d0)'?s{_END}", lambda year: {"decade": int(year)}),
    (rf"(\d{{1,2}}):(\d\d)(?::(\d\d))?(?: ?(am|pm))?{_ZONE}{_END}", _take_clock),
    (r"(\d\d)(\d\d) (?:hours|hrs)", lambda hour, minute: _take_clock(hour, minute, None, "", "")),
    (
        rf"(\d{{1,2}})(?: o'clock)? ?(am|pm){_ZONE}{_END}",
        lambda hour, meridiem, zone: _take_clock(hour, "0", None, meridiem, zone),
    ),
    (
        rf"{MONTH_PATTERN} (\d{{1,2}}){_ORDINAL}(?! ?[ap]m){_END}",
        lambda month, day: _take_date(None, month, day),
    ),
    (
        rf"(\d{{1,2}}){_ORDINAL} (?:of )?{MONTH_PATTERN}{_END}",
        lambda day, month: _take_date(None, month, day),
    ),
    (rf"{MONTH_PATTERN}{_END}", lambda month: {"month": _MONTHS[month]}),
    (r"([12]\d{3})(?![\w:/-])", lambda year: {"year": int(year)}),
    (r"(\d{1,2})(?: o'clock)?(?![\w:/.-])", lambda hour: _take_clock(hour, None, None, "", "")),
    (
        rf"(last )?{_any_of(_WEEKDAYS)}{_END}",
        lambda last, weekday: {"weekday": _WEEKDAYS[weekday]} | ({"is_last": True} if last else {}),
    ),
    (
        r"(this|last) (month|year)",
        lambda which, period: {"period": period, "period_shift": -1 if which == "last" else 0},
    ),
    (r"this (morning|afternoon|evening)", lambda part: {"part": _PARTS[part], "shift": 0}),
    (r"tonight", lambda: {"part": PartOfDay.EVENING, "shift": 0}),
    (_any_of(_SHIFTS), lambda word: {"shift": _SHIFTS[word]}),
    (rf"{_any_of(_PARTS)}(?: hours)?", lambda part: {"part": _PARTS[part]}),
    (r"(early|mid|late)", lambda edge: {"edge": edge}),
    (r"(start|beginning|end) of", lambda word: {"extreme": "end" if word == "end" else "start"}),
    (r"noon", lambda: {"clock": ClockTime(hour=12, minute=0, meridiem="pm")}),
    (r"midnight", lambda: {"is_midnight": True}),
    (r"hour", lambda: {"is_hour": True}),
    (r"(?:local time|sometime|some time|at|on|in|the|of|during)", dict),
)
_COMPILED = tuple((re.compile(rf"{pattern}(?!\w) *"), handler) for pattern, handler in _FORMS)


def scan_phrase(normal: str, *, words: str) -> Phrase:
    """
    Return what one phrase names.

    normal   the phrase in the normal form of sentence.py
    words    the source's words, for the refusal

    Raises UnreadableTime for a word that is not understood or a part named twice, and for "last night".
    """
    slots: _Slots = {}
    position = 0
    while position < len(normal):
        end, found = _scan_form(normal, position, words=words)
        if found.keys() & slots.keys():
            raise UnreadableTime(words, f"“{normal[position:end].strip()}” names a part of the time a second time")
        slots |= found
        position = end
    day = DayWords(**{name: slots.pop(name) for name in _DAY_SLOTS & slots.keys()})
    return Phrase(day=day, **slots)


def _scan_form(normal: str, position: int, *, words: str) -> tuple[int, _Slots]:
    """Return where the form at a position ends, and what it names."""
    for pattern, take in _COMPILED:
        match = pattern.match(normal, position)
        if match:
            return match.end(), take(*match.groups())
    rest = normal[position:]
    if re.match(r"last (night|evening)\b", rest):
        raise UnreadableTime(
            words, "“last night” may mean either side of midnight", "yesterday evening", "overnight today"
        )
    raise UnreadableTime(
        words,
        f"“{rest.split()[0]}” is not understood as part of a time",
        "4:30 a.m. Friday",
        "29 December 2023",
        "between 4:30 a.m. and 8:44 a.m.",
        "unknown",
    )
