"""Times in words for a page: never finer than stated, with HTML's machine-readable form where there is one."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.present.value import Value, make_not_stated
from incidents.record.codes import Precision
from incidents.record.date_display import show_partial_date
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_display import show_moment


def describe_moment(moment: Moment | None, *, zone: ZoneInfo) -> Value:
    """Return a moment as local words; "Not stated" for None and for a moment of unknown time."""
    if moment is None or moment.precision is Precision.UNKNOWN:
        return _add_source_words(make_not_stated(), moment)
    value = Value(text=show_moment(moment, zone=zone), datetime=write_machine_moment(moment, zone=zone))
    return _add_source_words(value, moment)


def describe_partial_date(date: PartialDate | None) -> Value:
    """Return a date in words; "Not stated" for None and for an unknown date."""
    if date is None or date.precision is Precision.UNKNOWN:
        return _add_source_words(make_not_stated(), date)
    return _add_source_words(Value(text=show_partial_date(date), datetime=write_machine_date(date)), date)


def describe_instant(instant: dt.datetime) -> Value:
    """Return an instant of this record's own making as a date and a time in UTC."""
    utc = instant.astimezone(dt.UTC)
    day = show_date(utc.date())
    return Value(
        text=_("%(day)s, %(clock)s UTC") % {"day": day, "clock": f"{utc:%H:%M}"},
        datetime=utc.isoformat(timespec="seconds").replace("+00:00", "Z"),
    )


def show_date(day: dt.date) -> str:
    """Return a calendar day in words, e.g. "29 December 2023"."""
    return show_partial_date(PartialDate.on_day(day))


def find_local_days(moment: Moment, *, zone: ZoneInfo) -> tuple[dt.date, dt.date] | None:
    """
    Return the first and last local day on which the moment may lie, or None if no bound is known.

    A moment with one bound has the day of that bound.
    """
    last_instant = moment.latest - dt.timedelta(seconds=1) if moment.latest else moment.earliest
    first_instant = moment.earliest or last_instant
    if first_instant is None or last_instant is None:
        return None
    return first_instant.astimezone(zone).date(), last_instant.astimezone(zone).date()


def write_machine_moment(moment: Moment, *, zone: ZoneInfo) -> str:
    """Return the datetime attribute of a moment: a local minute with its offset, a day, month or year, or ""."""
    if moment.earliest is None:
        return ""
    local = moment.earliest.astimezone(zone)
    if moment.precision is Precision.MINUTE:
        return local.isoformat(timespec="minutes")
    if moment.precision is Precision.SECOND:
        return local.isoformat(timespec="seconds")
    date = moment.as_partial_date(zone)
    return write_machine_date(date) if date else ""


def write_machine_date(date: PartialDate) -> str:
    """Return the datetime attribute of a date: a day, a month or a year; "" for any other kind."""
    if date.start is None:
        return ""
    match date.precision:
        case Precision.DAY:
            return date.start.isoformat()
        case Precision.MONTH:
            return date.start.isoformat()[:7]
        case Precision.YEAR:
            return date.start.isoformat()[:4]
        case _:
            return ""


def _add_source_words(value: Value, time: Moment | PartialDate | None) -> Value:
    words = time.text if time else ""
    if not words or words == value.datetime or words.casefold() in value.text.casefold():
        return value
    quoted = _("In the words of the source: “%(words)s”.") % {"words": words}
    return Value(text=value.text, is_stated=value.is_stated, datetime=value.datetime, note=quoted, words=words)
