"""Moments as columns: ``x_earliest, x_latest, x_precision, x_qualifier, x_text`` behind the attribute ``x``."""

from typing import Any, Generic, Literal, Self, TypeVar, overload

from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.duration import SecondsBetween
from incidents.editorial.columns.interval import IntervalColumns, make_interval_constraints
from incidents.record.codes import Precision
from incidents.record.moment import Moment

Time = TypeVar("Time", Moment, Moment | None)

_HOUR = 3600
_DAY = 24 * _HOUR
# A zone's clocks may change inside the interval, which makes it up to an hour shorter or longer.
_SECONDS: dict[Precision, tuple[int | None, int | None]] = {
    Precision.SECOND: (1, 1),
    Precision.MINUTE: (60, 60),
    Precision.HOUR: (_HOUR, _HOUR),
    Precision.PART_OF_DAY: (_HOUR, _DAY + _HOUR),
    Precision.DAY: (_DAY - _HOUR, _DAY + _HOUR),
    Precision.MONTH: (28 * _DAY - _HOUR, 31 * _DAY + _HOUR),
    Precision.YEAR: (365 * _DAY - _HOUR, 366 * _DAY + _HOUR),
    Precision.DECADE: (3652 * _DAY - _HOUR, 3653 * _DAY + _HOUR),
    Precision.CENTURY: (36524 * _DAY - _HOUR, 36525 * _DAY + _HOUR),
    Precision.RANGE: (1, None),
}


class MomentColumns(IntervalColumns, Generic[Time]):
    """
    A moment of a row: an interval [earliest, latest) in UTC, and what kind of interval it is.

    A required one is never None; until somebody knows better it is the moment of precision "unknown".
    """

    bounds = ("earliest", "latest")

    @overload
    def __init__(self: "MomentColumns[Moment]", *, help_text: str | Promise, required: Literal[True]) -> None: ...
    @overload
    def __init__(
        self: "MomentColumns[Moment | None]", *, help_text: str | Promise, required: Literal[False] = False
    ) -> None: ...
    def __init__(self, *, help_text: str | Promise, required: bool = False) -> None:
        super().__init__(
            lower=models.DateTimeField(
                null=True, blank=True, help_text=format_lazy(_("{what} First possible instant, UTC."), what=help_text)
            ),
            upper=models.DateTimeField(
                null=True,
                blank=True,
                help_text=_("The instant by which it had happened, UTC; not itself part of the interval."),
            ),
            precisions=Precision,
            help_text=help_text,
            required=required,
        )

    @overload  # type: ignore[override]
    def __get__(self, row: None, owner: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, row: models.Model, owner: type[models.Model]) -> Time: ...
    def __get__(self, row: models.Model | None, owner: type[models.Model]) -> Any:
        if row is None:
            return self
        values = self.read_columns(row)
        return None if values is None else Moment.model_validate(values)

    def __set__(self, row: models.Model, moment: Time) -> None:
        if moment is None:
            self.empty_columns(row)
        else:
            qualifier = str(moment.qualifier or "")
            self.write_columns(row, (moment.earliest, moment.latest, moment.precision.value, qualifier, moment.text))


def make_moment_constraints(model: str, name: str, *, required: bool = False) -> list[models.CheckConstraint]:
    """Return the CHECKs of the moment `name` of a model: bounds and length go with the precision."""
    return make_interval_constraints(
        prefix=model,
        columns=(name, f"{name}_earliest", f"{name}_latest"),
        length=SecondsBetween,
        lengths=_SECONDS,
        required=required,
    )
