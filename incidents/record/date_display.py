"""
Dates in plain English, never finer than they were stated.

Whether a bound was stated as a day, a month or a year is not kept, so a bound is shown in the coarsest form that
loses nothing: a term since 1 January 2019 is shown as "2019 or later". Every form shown can be read back by
time_words.
"""

import datetime as dt

from incidents.record.codes import Precision, Qualifier
from incidents.record.english_calendar import write_day, write_month
from incidents.record.partial_date import PartialDate, find_bound_precision, find_period

_DOUBTS = frozenset({Qualifier.UNCERTAIN, Qualifier.APPROXIMATE_UNCERTAIN})
_HEDGES = frozenset({Qualifier.APPROXIMATE, Qualifier.APPROXIMATE_UNCERTAIN})


def show_partial_date(date: PartialDate) -> str:
    """Return a date in words: "29 December 2023", "about 1990", "2019 or later", "date not known"."""
    hedge = write_hedge(date.qualifier)
    if date.start and date.end:
        if date.precision is Precision.RANGE:
            return _show_range(date.start, date.end, qualifier=date.qualifier)
        return hedge + _name_period(date.precision, date.start)
    precision = find_bound_precision(start=date.start, end=date.end)
    if date.start:
        return f"{hedge}{_name_period(precision, date.start)} or later"
    if date.end:
        return f"{hedge}{_name_period(precision, date.end)} or earlier"
    return "no end reported" if date.precision is Precision.OPEN else "date not known"


def write_hedge(qualifier: Qualifier) -> str:
    """Return what stands before a single time: "possibly about "."""
    return write_doubt(qualifier) + write_about(qualifier)


def write_doubt(qualifier: Qualifier) -> str:
    """Return what stands before a whole statement of time: "possibly "."""
    return "possibly " if qualifier in _DOUBTS else ""


def write_about(qualifier: Qualifier) -> str:
    """Return what stands before each bound: "about "."""
    return "about " if qualifier in _HEDGES else ""


def write_between(qualifier: Qualifier, lower: str, upper: str) -> str:
    """Return two bounds as one statement, hedged as the qualifier says."""
    about = write_about(qualifier)
    return f"{write_doubt(qualifier)}between {about}{lower} and {about}{upper}"


def _name_period(precision: Precision, day: dt.date) -> str:
    """Return the name of the day, month, year, decade or century that holds a day."""
    match precision:
        case Precision.DAY:
            return write_day(day)
        case Precision.MONTH:
            return write_month(day)
        case Precision.YEAR:
            return f"{day.year}"
        case Precision.DECADE:
            # "The 1900s" would be taken for a century.
            return f"{day.year} to {day.year + 9}" if day.year % 100 == 0 else f"the {day.year}s"
        case _:
            number = day.year // 100 + 1
            ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            return f"the {number}{ending} century"


def _show_range(start: dt.date, end: dt.date, *, qualifier: Qualifier) -> str:
    precision = find_bound_precision(start=start, end=end)
    lower, upper = _name_period(precision, start), _name_period(precision, end)
    whole = lower if lower == upper else _find_third(start, end)
    return write_hedge(qualifier) + whole if whole else write_between(qualifier, lower, upper)


def _find_third(start: dt.date, end: dt.date) -> str:
    """Return "late December 2023" where a range is just that third of a month."""
    month = write_month(start)
    thirds = {
        (start.replace(day=1), start.replace(day=10)): f"early {month}",
        (start.replace(day=11), start.replace(day=20)): f"mid-{month}",
        (start.replace(day=21), find_period(Precision.MONTH, start)[1]): f"late {month}",
    }
    return thirds.get((start, end), "")
