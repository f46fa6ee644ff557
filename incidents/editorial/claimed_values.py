"""What the value of an assertion says: the reverse of citable.write_value."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.columns.moment import MomentColumns
from incidents.editorial.subjects import SUBJECT_MODELS, get_model_table
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

    Raises ValidationError for a value that the column cannot hold, or a row that is gone: an editor may have typed it.
    """
    columns = getattr(type(row), field, None)
    if isinstance(columns, IntervalColumns):
        return _read_interval(columns, value) if value else None
    column: Any = row._meta.get_field(field)
    if column.many_to_many:
        return [_read_row(column, reference) for reference in value.split(" ") if reference]
    if isinstance(column, models.ForeignKey):
        return _read_row(column, value) if value else None
    if isinstance(column, models.BooleanField):
        return _read_yes_or_no(value)
    if not value:
        return None if column.null else ""
    read = column.to_python(value)
    column.run_validators(read)
    if column.choices and read not in dict(column.flatchoices):
        raise ValidationError(_('"%(value)s" is no code of this fact.'), params={"value": value})
    return read


def _read_yes_or_no(value: str) -> bool:
    if value not in {"", "no", "yes"}:
        raise ValidationError(_('"%(value)s" is neither yes nor no.'), params={"value": value})
    return value == "yes"


def _read_row(column: Any, reference: str) -> models.Model:
    table, _colon, key = reference.partition(":")
    if table != get_model_table(column.related_model).value or not key.isdecimal():
        raise ValidationError(_('"%(value)s" names no row that belongs here.'), params={"value": reference})
    found = SUBJECT_MODELS[Table(table)]._default_manager.filter(pk=key).first()
    if found is None:
        raise ValidationError(_('There is no row "%(value)s" any more.'), params={"value": reference})
    return found


def _read_interval(columns: IntervalColumns, value: str) -> Moment | PartialDate:
    try:
        return _make_interval(columns, value)
    # What Pydantic raises for bounds that do not agree is a ValueError too.
    except ValueError as error:
        raise ValidationError(_('"%(value)s" is no time.'), params={"value": value}) from error


def _make_interval(columns: IntervalColumns, value: str) -> Moment | PartialDate:
    """Raises ValueError for anything but the canonical text of a time."""
    bounds, precision, *qualifiers = value.split(" ")
    lower, _slash, upper = bounds.partition("/")
    qualifier = {"qualifier": Qualifier(" ".join(qualifiers))} if qualifiers else {}
    if isinstance(columns, MomentColumns):
        earliest, latest = (None if bound == _NO_BOUND else read_instant(bound) for bound in (lower, upper))
        return Moment(earliest=earliest, latest=latest, precision=Precision(precision), **qualifier)
    start, end = (None if bound == _NO_BOUND else dt.date.fromisoformat(bound) for bound in (lower, upper))
    return PartialDate(start=start, end=end, precision=Precision(precision), **qualifier)
