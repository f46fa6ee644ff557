"""Times as assertions claim them: bounds, precision and qualifier in one text."""

import datetime as dt
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from incidents.record.codes import Precision, Qualifier
from incidents.record.date_display import show_partial_date
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_display import show_moment

_NO_BOUND = ".."


def read_claimed_time(value: str) -> Moment | PartialDate | None:
    """
    Return the time that a claim's text holds, or None if it holds none.

    The text is ``2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute`` for a moment and ``2023-12-29/2023-12-29 day``
    for a date, ``..`` for a bound that is not known; a qualifier may follow.
    """
    bounds, _separator, words = value.partition(" ")
    first, separator, last = bounds.partition("/")
    precision, _separator, qualifier = words.partition(" ")
    if not separator or precision not in set(Precision) or qualifier not in set(Qualifier):
        return None
    given = {"precision": Precision(precision), "qualifier": Qualifier(qualifier)}
    try:
        if "T" in bounds:
            return Moment(earliest=_read_instant(first), latest=_read_instant(last), **given)
        return PartialDate(start=_read_day(first), end=_read_day(last), **given)
    except (ValueError, ValidationError):
        return None


def show_claimed_time(time: Moment | PartialDate, *, zone: ZoneInfo) -> str:
    """Return a claimed time in words."""
    return show_moment(time, zone=zone) if isinstance(time, Moment) else show_partial_date(time)


def can_both_be_so(one: Moment | PartialDate, other: Moment | PartialDate) -> bool:
    """Tell whether two claimed times may be the same: one without bounds contradicts nothing."""
    if one.is_without_bounds or other.is_without_bounds:
        return True
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one.overlaps(other)
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.overlaps(other)
    return False


def _read_instant(words: str) -> dt.datetime | None:
    return None if words == _NO_BOUND else dt.datetime.fromisoformat(words)


def _read_day(words: str) -> dt.date | None:
    return None if words == _NO_BOUND else dt.date.fromisoformat(words)
