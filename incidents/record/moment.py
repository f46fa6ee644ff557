"""A time as precisely as anyone stated it: an interval, what kind of interval, and the source's words."""

import datetime as dt
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, PlainSerializer, model_validator

from incidents.record import local_time
from incidents.record.codes import Precision, Qualifier
from incidents.record.instant import write_instant
from incidents.record.partial_date import PartialDate, check_bounds_given
from incidents.record.row import Shape

_HOUR = dt.timedelta(hours=1)
_DAY = dt.timedelta(days=1)
# A zone's clocks may change inside the interval, which makes it up to an hour shorter or longer.
_LENGTHS: dict[Precision, tuple[dt.timedelta, dt.timedelta]] = {
    Precision.SECOND: (dt.timedelta(seconds=1), dt.timedelta(seconds=1)),
    Precision.MINUTE: (dt.timedelta(minutes=1), dt.timedelta(minutes=1)),
    Precision.HOUR: (_HOUR, _HOUR),
    Precision.PART_OF_DAY: (_HOUR, _DAY + _HOUR),
    Precision.DAY: (_DAY - _HOUR, _DAY + _HOUR),
    Precision.MONTH: (28 * _DAY - _HOUR, 31 * _DAY + _HOUR),
    Precision.YEAR: (365 * _DAY - _HOUR, 366 * _DAY + _HOUR),
    Precision.DECADE: (3652 * _DAY - _HOUR, 3653 * _DAY + _HOUR),
    Precision.CENTURY: (36524 * _DAY - _HOUR, 36525 * _DAY + _HOUR),
}
_DATE_PRECISIONS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY})
_FAR_PAST = dt.datetime.min.replace(tzinfo=dt.UTC)
_FAR_FUTURE = dt.datetime.max.replace(tzinfo=dt.UTC)


def _refuse_what_is_no_instant(value: Any) -> Any:
    """Refuse bare dates and numbers, which Pydantic would turn into instants nobody stated."""
    is_bare_date = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    if is_bare_date or isinstance(value, (int, float)):
        raise ValueError(f"{value!r} is not an instant; give one with its zone, e.g. 2023-12-29T12:30:00Z")
    return value


def _take_whole_utc_second(instant: dt.datetime) -> dt.datetime:
    if instant.microsecond:
        raise ValueError(f"{instant.isoformat()} has fractions of a second; no time is kept finer than that")
    try:
        return instant.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError(f"{instant.isoformat()} lies outside the calendar in UTC") from error


WholeSecond = Annotated[
    AwareDatetime,
    BeforeValidator(_refuse_what_is_no_instant),
    AfterValidator(_take_whole_utc_second),
    PlainSerializer(write_instant, return_type=str, when_used="json"),
]


class Moment(Shape):
    """
    When something happened, as a half-open interval [earliest, latest) of UTC instants.

    earliest    first possible instant; None where nothing is known on that side
    latest      the instant by which it had happened; None where nothing is known on that side
    precision   what the source stated: a minute, a part of a day, a day, a bound …
    qualifier   whether the source hedged
    text        the source's words
    """

    earliest: WholeSecond | None
    latest: WholeSecond | None
    precision: Precision
    qualifier: Qualifier = Qualifier.NONE
    text: str = Field(default="", description="The source's words.")

    @model_validator(mode="after")
    def _length_agrees_with_precision(self) -> Self:
        check_bounds_given(self.precision, lower=self.earliest, upper=self.latest)
        if self.earliest is None or self.latest is None:
            return self
        length = self.latest - self.earliest
        if length <= dt.timedelta():
            raise ValueError(
                f"earliest {write_instant(self.earliest)} is not before latest {write_instant(self.latest)}: "
                "the interval includes its start and ends before its end"
            )
        shortest, longest = _LENGTHS.get(self.precision, (length, length))
        if not shortest <= length <= longest:
            needed = f"{shortest}" if shortest == longest else f"{shortest} to {longest}"
            raise ValueError(
                f'precision "{self.precision.value}" covers {needed} (hours:minutes:seconds), not {length}; '
                'use "range" for bounds inferred from other facts'
            )
        return self

    @property
    def is_bounded(self) -> bool:
        """Both an earliest and a latest instant are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_without_bounds(self) -> bool:
        """Neither bound is known: the time is unknown, or has not come yet."""
        return self.earliest is None and self.latest is None

    def overlaps(self, other: "Moment | tuple[dt.datetime | None, dt.datetime | None]") -> bool:
        """
        Tell whether both may be the same instant.

        other   another moment, or a half-open interval of aware instants, where None has no limit

        "before" and "after" reach without limit to their open side. "unknown" and "open" overlap nothing: no
        interval was stated that a filter by time could find.
        """
        if self.is_without_bounds or (isinstance(other, Moment) and other.is_without_bounds):
            return False
        earliest, latest = (other.earliest, other.latest) if isinstance(other, Moment) else other
        return (self.earliest or _FAR_PAST) < (latest or _FAR_FUTURE) and (earliest or _FAR_PAST) < (
            self.latest or _FAR_FUTURE
        )

    def certainly_before(self, instant: dt.datetime) -> bool:
        """Tell whether the whole interval lies before an aware instant. True from the latest bound on."""
        return self.latest is not None and self.latest <= instant

    def sort_key(self) -> tuple[int, dt.datetime, int, dt.datetime]:
        """
        Return the key that orders moments: earliest bound, then the shorter interval.

        "before" stands just ahead of whatever begins at its latest bound. "open" follows every known moment,
        "unknown" comes last.
        """
        rank = {Precision.OPEN: 1, Precision.UNKNOWN: 2}.get(self.precision, 0)
        anchor = self.earliest or self.latest or _FAR_FUTURE
        return rank, anchor, int(self.earliest is not None), self.latest or _FAR_FUTURE

    def as_partial_date(self, zone: ZoneInfo) -> PartialDate | None:
        """
        Return this moment as a date of the zone's calendar, or None if it is finer than a day.

        A moment entered for another zone counts as the day, month … that holds its middle. Ranges and bounds
        are dates only where they begin and end at local midnight.
        """
        if self.is_without_bounds:
            return PartialDate(**self._copy_words(), start=None, end=None, precision=self.precision)
        if self.precision in _DATE_PRECISIONS and self.earliest and self.latest:
            middle = self.earliest + (self.latest - self.earliest) / 2
            return PartialDate.in_period(self.precision, middle.astimezone(zone).date(), **self._copy_words())
        are_midnights = all(
            local_time.is_start_of_day(bound, zone=zone) for bound in (self.earliest, self.latest) if bound
        )
        if self.precision not in (Precision.RANGE, Precision.BEFORE, Precision.AFTER) or not are_midnights:
            return None
        return PartialDate(
            **self._copy_words(),
            start=self.earliest.astimezone(zone).date() if self.earliest else None,
            end=(self.latest - dt.timedelta(seconds=1)).astimezone(zone).date() if self.latest else None,
            precision=self.precision,
        )

    def _copy_words(self) -> dict[str, Any]:
        return {"qualifier": self.qualifier, "text": self.text}

    @classmethod
    def at_minute(cls, instant: dt.datetime, *, qualifier: Qualifier = Qualifier.NONE, text: str = "") -> Self:
        """Make the moment of a stated clock time: the minute that holds an aware instant."""
        start = instant.replace(second=0, microsecond=0)
        return cls(
            earliest=start,
            latest=start.astimezone(dt.UTC) + dt.timedelta(minutes=1),
            precision=Precision.MINUTE,
            qualifier=qualifier,
            text=text,
        )

    @classmethod
    def in_part_of_day(cls, day: dt.date, part: local_time.PartOfDay, zone: ZoneInfo, *, text: str = "") -> Self:
        """Make the moment of a part of a local day. Raises ValueError for a day that the zone skipped."""
        earliest, latest = local_time.find_part_of_day(day, part, zone=zone)
        return cls(earliest=earliest, latest=latest, precision=Precision.PART_OF_DAY, text=text)

    @classmethod
    def on_day(cls, day: dt.date, zone: ZoneInfo, *, qualifier: Qualifier = Qualifier.NONE, text: str = "") -> Self:
        """
        Make the moment of a whole local day, 23 to 25 hours from midnight to midnight.

        Raises ValueError for a day that the zone skipped.
        """
        earliest, latest = local_time.find_day(day, zone=zone)
        return cls(earliest=earliest, latest=latest, precision=Precision.DAY, qualifier=qualifier, text=text)

    @classmethod
    def between(cls, earliest: dt.datetime, latest: dt.datetime, text: str = "") -> Self:
        """Make a range from aware bounds, the second one not included."""
        return cls(earliest=earliest, latest=latest, precision=Precision.RANGE, text=text)

    @classmethod
    def after(cls, earliest: dt.datetime, text: str = "") -> Self:
        """Make a moment at or after an aware instant."""
        return cls(earliest=earliest, latest=None, precision=Precision.AFTER, text=text)

    @classmethod
    def before(cls, latest: dt.datetime, text: str = "") -> Self:
        """Make a moment before an aware instant."""
        return cls(earliest=None, latest=latest, precision=Precision.BEFORE, text=text)

    @classmethod
    def unknown(cls, text: str = "") -> Self:
        """Make the moment of what happened at a time nobody has stated."""
        return cls(earliest=None, latest=None, precision=Precision.UNKNOWN, text=text)

    @classmethod
    def open_ended(cls, text: str = "") -> Self:
        """Make the moment of what has not ended, as far as known."""
        return cls(earliest=None, latest=None, precision=Precision.OPEN, text=text)
