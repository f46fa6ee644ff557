"""A time as it was understood, in a sentence that leaves nothing open: bounds, zone, precision, hedge."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.record.codes import Precision, Qualifier
from incidents.record.date_display import show_partial_date
from incidents.record.local_time import find_day
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_display import show_clock, show_moment

Time = Moment | PartialDate

_ZONES: dict[str, Promise] = {
    "E": gettext_lazy("Eastern time"),
    "C": gettext_lazy("Central time"),
    "M": gettext_lazy("Mountain time"),
    "P": gettext_lazy("Pacific time"),
    "AK": gettext_lazy("Alaska time"),
    "H": gettext_lazy("Hawaii time"),
    "A": gettext_lazy("Atlantic time"),
}
_AMERICAN = ("America/", "US/", "Pacific/Honolulu")
_NOT_EVIDENT = frozenset({Precision.PART_OF_DAY, Precision.HOUR})
_LONGER_THAN_A_DAY = frozenset({Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY})


def describe_time(time: Time, *, zone: ZoneInfo) -> str:
    """
    Return a time as understood: "Between 4:30 a.m. and 8:44 a.m., 29 December 2023, Pacific time; precision: range".

    zone   of the place, in which a moment is shown; of no account for a date
    """
    if time.precision is Precision.UNKNOWN:
        return _("not known")
    if isinstance(time, PartialDate):
        words = capfirst(show_partial_date(time))
    else:
        words = ", ".join(filter(None, (capfirst(show_moment(time, zone=zone)), *_list_more(time, zone=zone))))
    precision = time.precision.value.replace("_", " ")
    parts = [_("%(time)s; precision: %(precision)s") % {"time": words, "precision": precision}]
    if time.qualifier is not Qualifier.NONE:
        parts.append(time.qualifier.label.lower())
    return ", ".join(parts)


def _list_more(moment: Moment, *, zone: ZoneInfo) -> Iterator[str]:
    """Yield what the words of a moment leave open: from which hour to which a part of the day is, and the zone."""
    if moment.precision in _NOT_EVIDENT and moment.earliest and moment.latest:
        clocks = {"first": _show_clock(moment.earliest, zone=zone), "last": _show_clock(moment.latest, zone=zone)}
        yield _("%(first)s to %(last)s") % clocks
    bound = moment.earliest or moment.latest
    if bound is not None and moment.precision not in _LONGER_THAN_A_DAY:
        yield name_zone(zone, at=bound)


def _show_clock(instant: dt.datetime, *, zone: ZoneInfo) -> str:
    return show_clock(Moment.after(instant), zone=zone).removeprefix("after ") or _("midnight")


def show_bound(bound: dt.datetime | dt.date | None, *, zone: ZoneInfo) -> str:
    """Return one end of a time in words, "" where it is not known: "8:44 a.m., 29 December 2023"."""
    match bound:
        case None:
            return ""
        case dt.datetime():
            if _is_midnight(bound, zone=zone):
                day = show_partial_date(PartialDate.on_day(bound.astimezone(zone).date()))
                return _("the start of %(day)s") % {"day": day}
            return show_moment(Moment.after(bound), zone=zone).removeprefix("after ")
        case _:
            return show_partial_date(PartialDate.on_day(bound))


def _is_midnight(instant: dt.datetime, *, zone: ZoneInfo) -> bool:
    return find_day(instant.astimezone(zone).date(), zone=zone)[0] == instant


def name_zone(zone: ZoneInfo, *, at: dt.datetime) -> str:
    """Return what people call a zone at an instant: "Pacific time" in the United States, else its IANA name."""
    short = at.astimezone(zone).tzname() or ""
    if zone.key.startswith(_AMERICAN) and short[-2:] in {"ST", "DT"} and short[:-2] in _ZONES:
        return str(_ZONES[short[:-2]])
    return zone.key.replace("_", " ")
