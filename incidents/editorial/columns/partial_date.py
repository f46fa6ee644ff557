"""Partial dates as columns: ``x_from, x_to, x_precision, x_qualifier, x_text`` behind the attribute ``x``."""

from typing import Any, Generic, Literal, Self, TypeVar, overload

from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.duration import DaysBetween
from incidents.editorial.columns.interval import IntervalColumns, make_interval_constraints
from incidents.record.codes import Precision
from incidents.record.partial_date import FINER_THAN_DAY, PartialDate

Date = TypeVar("Date", PartialDate, PartialDate | None)

# Days from the first to the last day of the period, which is one less than the days it has.
_DAYS: dict[Precision, tuple[int | None, int | None]] = {
    Precision.DAY: (0, 0),
    Precision.MONTH: (27, 30),
    Precision.YEAR: (364, 365),
    Precision.DECADE: (3651, 3652),
    Precision.CENTURY: (36523, 36524),
    Precision.RANGE: (0, None),
}

DATE_PRECISIONS = tuple(code for code in Precision if code not in FINER_THAN_DAY)
"""The precisions that need no clock."""


class PartialDateColumns(IntervalColumns, Generic[Date]):
    """
    A date-only fact of a row: first and last possible day, both included. Never a timestamp.

    A required one is never None; until somebody knows better it is the date of precision "unknown".
    """

    bounds = ("from", "to")

    @overload
    def __init__(
        self: "PartialDateColumns[PartialDate]", *, help_text: str | Promise, required: Literal[True]
    ) -> None: ...
    @overload
    def __init__(
        self: "PartialDateColumns[PartialDate | None]",
        *,
        help_text: str | Promise,
        required: Literal[False] = False,
    ) -> None: ...
    def __init__(self, *, help_text: str | Promise, required: bool = False) -> None:
        super().__init__(
            lower=models.DateField(
                null=True, blank=True, help_text=format_lazy(_("{what} First possible day."), what=help_text)
            ),
            upper=models.DateField(
                null=True, blank=True, help_text=_("Last possible day; the same as the first for a known day.")
            ),
            precisions=DATE_PRECISIONS,
            help_text=help_text,
            required=required,
        )

    @overload  # type: ignore[override]
    def __get__(self, row: None, owner: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, row: models.Model, owner: type[models.Model]) -> Date: ...
    def __get__(self, row: models.Model | None, owner: type[models.Model]) -> Any:
        if row is None:
            return self
        values = self.read_columns(row)
        if values is None:
            return None
        return PartialDate.model_validate({"start": values.pop("from"), "end": values.pop("to"), **values})

    def __set__(self, row: models.Model, date: Date) -> None:
        if date is None:
            self.empty_columns(row)
        else:
            qualifier = str(date.qualifier or "")
            self.write_columns(row, (date.start, date.end, date.precision.value, qualifier, date.text))


def make_date_constraints(model: str, name: str, *, required: bool = False) -> list[models.CheckConstraint]:
    """Return the CHECKs of the partial date `name` of a model: bounds and length go with the precision."""
    return make_interval_constraints(
        prefix=model,
        columns=(name, f"{name}_from", f"{name}_to"),
        length=DaysBetween,
        lengths=_DAYS,
        required=required,
    )
