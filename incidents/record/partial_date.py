"""A date as precisely as anyone stated it: a day, a month, a year, a bound, or only that it happened."""

import calendar
import datetime as dt
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from incidents.record.codes import Precision, Qualifier
from incidents.record.row import Shape

FINER_THAN_DAY = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})
"""Precisions that need a clock, and so a Moment."""

_BOUNDS_GIVEN: dict[Precision, tuple[bool, bool]] = {
    Precision.BEFORE: (False, True),
    Precision.AFTER: (True, False),
    Precision.UNKNOWN: (False, False),
    Precision.OPEN: (False, False),
}
_BOUNDS_IN_WORDS = {
    (True, True): "both bounds",
    (False, True): "only the later bound",
    (True, False): "only the earlier bound",
    (False, False): "no bounds",
}


def check_bounds_given(precision: Precision, *, lower: object, upper: object) -> None:
    """
    Refuse bounds that the precision does not go with.

    "before" has only the later bound, "after" only the earlier one, "unknown" and "open" have none, and all
    others have both.

    Raises ValueError.
    """
    needed = _BOUNDS_GIVEN.get(precision, (True, True))
    given = (lower is not None, upper is not None)
    if given != needed:
        raise ValueError(
            f'precision "{precision.value}" goes with {_BOUNDS_IN_WORDS[needed]}, not with {_BOUNDS_IN_WORDS[given]}'
        )


def find_period(precision: Precision, day: dt.date) -> tuple[dt.date, dt.date]:
    """
    Return the first and last day of the day, month, year, decade or century that holds a day.

    Decades and centuries are counted as EDTF counts them, by the digits of the year: the 1990s are 1990 to
    1999, the 19th century is 1800 to 1899.

    Raises ValueError for any other precision, which names no period of the calendar.
    """
    match precision:
        case Precision.DAY:
            return day, day
        case Precision.MONTH:
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case Precision.YEAR:
            return _find_years(day.year, count=1)
        case Precision.DECADE:
            return _find_years(day.year, count=10)
        case Precision.CENTURY:
            return _find_years(day.year, count=100)
        case _:
            raise ValueError(f'precision "{precision.value}" names no period of the calendar')


def _find_years(year: int, *, count: int) -> tuple[dt.date, dt.date]:
    first = year - year % count
    return dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31)


def find_bound_precision(*, start: dt.date | None, end: dt.date | None) -> Precision:
    """
    Return the coarsest of year, month and day in which the given bounds can be named without loss.

    1 January 2019 as a start is "2019": naming the day would show more than may have been stated.
    """
    for precision in (Precision.YEAR, Precision.MONTH):
        starts_whole = start is None or start == find_period(precision, start)[0]
        ends_whole = end is None or end == find_period(precision, end)[1]
        if starts_whole and ends_whole:
            return precision
    return Precision.DAY


def _refuse_what_is_no_date(value: Any) -> Any:
    """Refuse timestamps and numbers, which Pydantic would turn into dates of some zone or other."""
    is_number_or_instant = isinstance(value, (dt.datetime, int, float))
    if is_number_or_instant:
        raise ValueError(f"{value!r} is not a calendar date; give a date such as 2023-12-29, without a time")
    return value


CalendarDate = Annotated[dt.date, BeforeValidator(_refuse_what_is_no_date)]


class PartialDate(Shape):
    """
    A date-only fact, such as an End of Watch or the start of a term. It never becomes a timestamp.

    start       first possible day; None where nothing is known on that side
    end         last possible day, inclusive; None where nothing is known on that side
    precision   "day" or coarser, or what kind of bound is known
    qualifier   whether the source hedged
    text        the source's words
    """

    start: CalendarDate | None
    end: CalendarDate | None
    precision: Precision
    qualifier: Qualifier = Qualifier.NONE
    text: str = Field(default="", description="The source's words.")

    @model_validator(mode="after")
    def _days_agree_with_precision(self) -> Self:
        if self.precision in FINER_THAN_DAY:
            raise ValueError(f'precision "{self.precision.value}" is finer than a date: store a moment instead')
        check_bounds_given(self.precision, lower=self.start, upper=self.end)
        if self.start is None or self.end is None:
            return self
        if self.start > self.end:
            raise ValueError(f"start {self.start} is after end {self.end}: the earlier day comes first")
        if self.precision is not Precision.RANGE:
            first, last = find_period(self.precision, self.start)
            if (self.start, self.end) != (first, last):
                raise ValueError(
                    f"{self.start} to {self.end} is not one whole {self.precision.value}, as {first} to "
                    f'{last} is; use "range" for other spans'
                )
        return self

    @property
    def is_bounded(self) -> bool:
        """Both a first and a last possible day are known."""
        return self.start is not None and self.end is not None

    def overlaps(self, other: "PartialDate | tuple[dt.date | None, dt.date | None]") -> bool:
        """
        Tell whether both may be the same day.

        other   another date, or (first, last) days, inclusive, where None has no limit

        "before" and "after" reach without limit to their open side. "unknown" and "open" overlap nothing: no
        interval was stated that a filter by date could find.
        """
        if self.is_without_bounds or (isinstance(other, PartialDate) and other.is_without_bounds):
            return False
        first, last = (other.start, other.end) if isinstance(other, PartialDate) else other
        return (self.start or dt.date.min) <= (last or dt.date.max) and (first or dt.date.min) <= (
            self.end or dt.date.max
        )

    @property
    def is_without_bounds(self) -> bool:
        """Neither bound is known: the date is unknown, or has not come yet."""
        return self.start is None and self.end is None

    def certainly_before(self, day: dt.date) -> bool:
        """Tell whether the last possible day is earlier than the given day."""
        return self.end is not None and self.end < day

    def sort_key(self) -> tuple[int, dt.date, int, dt.date]:
        """
        Return the key that orders dates: first possible day, then the more precise one.

        "before" stands just ahead of whatever begins on its last possible day. "open" follows every known
        date, "unknown" comes last.
        """
        rank = {Precision.OPEN: 1, Precision.UNKNOWN: 2}.get(self.precision, 0)
        anchor = self.start or self.end or dt.date.max
        return rank, anchor, int(self.start is not None), self.end or dt.date.max

    @classmethod
    def on_day(cls, day: dt.date, *, qualifier: Qualifier = Qualifier.NONE, text: str = "") -> Self:
        """Make the date of one calendar day."""
        return cls(start=day, end=day, precision=Precision.DAY, qualifier=qualifier, text=text)

    @classmethod
    def in_period(
        cls, precision: Precision, day: dt.date, *, qualifier: Qualifier = Qualifier.NONE, text: str = ""
    ) -> Self:
        """
        Make the date of the whole day, month, year, decade or century that holds the given day.

        Raises ValueError for any other precision.
        """
        start, end = find_period(precision, day)
        return cls(start=start, end=end, precision=precision, qualifier=qualifier, text=text)

    @classmethod
    def in_month(cls, year: int, month: int, *, text: str = "") -> Self:
        """Make the date of a whole calendar month."""
        return cls.in_period(Precision.MONTH, dt.date(year, month, 1), text=text)

    @classmethod
    def in_year(cls, year: int, *, text: str = "") -> Self:
        """Make the date of a whole calendar year."""
        return cls.in_period(Precision.YEAR, dt.date(year, 1, 1), text=text)

    @classmethod
    def between(cls, first_day: dt.date, last_day: dt.date, text: str = "") -> Self:
        """Make a range that holds both its first and its last possible day."""
        return cls(start=first_day, end=last_day, precision=Precision.RANGE, text=text)

    @classmethod
    def after(cls, first_day: dt.date, text: str = "") -> Self:
        """Make a date that is the given first possible day or any later one."""
        return cls(start=first_day, end=None, precision=Precision.AFTER, text=text)

    @classmethod
    def before(cls, last_day: dt.date, text: str = "") -> Self:
        """Make a date that is the given last possible day or any earlier one."""
        return cls(start=None, end=last_day, precision=Precision.BEFORE, text=text)

    @classmethod
    def unknown(cls, text: str = "") -> Self:
        """Make the date of what happened on a day nobody has stated."""
        return cls(start=None, end=None, precision=Precision.UNKNOWN, text=text)

    @classmethod
    def open_ended(cls, text: str = "") -> Self:
        """Make the date of what has not ended, as far as known."""
        return cls(start=None, end=None, precision=Precision.OPEN, text=text)
