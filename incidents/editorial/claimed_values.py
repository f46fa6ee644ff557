"""What the value of an assertion says: the reverse of citable.write_value."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.columns.moment import MomentColumns
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.codes import Precision, Qualifier
from incidents.record.instant import read_instant
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table

_NO_BOUND = ".."


def read_value(row: models.Model, field: str, value: str) -> Any:
    """
    Return what a column takes for the value of an assertion about it; None for "".

    Rows for references (a list for a column that refers to several), a Moment or PartialDate without words of a
    source for a time, text or a number for anything else.

    Raises ValidationError for a value that the column cannot hold, or a row that is gone.
    """
    columns = getattr(type(row), field, None)
    if isinstance(columns, IntervalColumns):
        return _read_interval(columns, value) if value else None
    column: Any = row._meta.get_field(field)
    if column.many_to_many:
        return [_read_row(reference) for reference in value.split(" ") if reference]
    if isinstance(column, models.ForeignKey):
        return _read_row(value) if value else None
    if isinstance(column, models.BooleanField):
        return value == "yes"
    if not value:
        return None if column.null else ""
    return column.to_python(value)


def _read_row(reference: str) -> models.Model:
    table, _colon, key = reference.partition(":")
    if table not in {*Table} or not key.isdecimal():
        raise ValidationError(_('"%(value)s" names no row.'), params={"value": reference})
    found = SUBJECT_MODELS[Table(table)]._default_manager.filter(pk=key).first()
    if found is None:
        raise ValidationError(_('There is no row "%(value)s" any more.'), params={"value": reference})
    return found


def _read_interval(columns: IntervalColumns, value: str) -> Moment | PartialDate:
    bounds, precision, *qualifiers = value.split(" ")
    lower, slash, upper = bounds.partition("/")
    if not slash:
        raise ValidationError(_('"%(value)s" is no time.'), params={"value": value})
    qualifier = {"qualifier": Qualifier(qualifiers[0])} if qualifiers else {}
    if isinstance(columns, MomentColumns):
        earliest, latest = (None if bound == _NO_BOUND else read_instant(bound) for bound in (lower, upper))
        return Moment(earliest=earliest, latest=latest, precision=Precision(precision), **qualifier)
    start, end = (None if bound == _NO_BOUND else dt.date.fromisoformat(bound) for bound in (lower, upper))
    return PartialDate(start=start, end=end, precision=Precision(precision), **qualifier)
