"""
Dates in the Extended Date/Time Format (ISO 8601-2), for exports. Nothing finer than a day has a form here.

An approximate date ends in "~", an uncertain one in "?", one that is both in "%". In an interval both ends carry
the sign.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from incidents.record.codes import Precision, Qualifier
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate, find_bound_precision

_SIGNS = {
    Qualifier.NONE: "",
    Qualifier.APPROXIMATE: "~",
    Qualifier.UNCERTAIN: "?",
    Qualifier.APPROXIMATE_UNCERTAIN: "%",
}


def to_edtf(date: PartialDate) -> str:
    """
    Return a date in EDTF: "2023-12-29", "2023-12~", "199X", "18XX", "2023-12-21/2023-12-31".

    A bound that is not known is an empty end of an interval: "2019/" for 2019 or later. The bounds of a range are
    written as years or months where that loses nothing. An unknown date is "" and an open one "..": the two are
    halves of an interval, and stand for themselves only beside another date, "2019/..".
    """
    match date.precision:
        case Precision.UNKNOWN:
            return ""
        case Precision.OPEN:
            return ".."
        case Precision.RANGE | Precision.BEFORE | Precision.AFTER:
            return _write_interval(date)
        case _:
            return _write_end(date.start, precision=date.precision, qualifier=date.qualifier)


def moment_to_edtf(moment: Moment, zone: ZoneInfo) -> str | None:
    """Return a moment as the EDTF of its date in the zone, or None if it is finer than a day."""
    date = moment.as_partial_date(zone)
    return None if date is None else to_edtf(date)


def _write_interval(date: PartialDate) -> str:
    precision = find_bound_precision(start=date.start, end=date.end)
    start = _write_end(date.start, precision=precision, qualifier=date.qualifier)
    end = _write_end(date.end, precision=precision, qualifier=date.qualifier)
    return start if start == end else f"{start}/{end}"


def _write_end(day: dt.date | None, *, precision: Precision, qualifier: Qualifier) -> str:
    """Return the day, month, year, decade or century that holds a day; "" for no day."""
    if day is None:
        return ""
    text = day.isoformat()
    sign = _SIGNS[qualifier]
    match precision:
        case Precision.DAY:
            return text + sign
        case Precision.MONTH:
            return text[:7] + sign
        case Precision.YEAR:
            return text[:4] + sign
        case Precision.DECADE:
            return f"{text[:3]}X{sign}"
        case _:
            return f"{text[:2]}XX{sign}"
