"""What a value of the data file means: times from words, rows from keys, everything else as it stands."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django.db import models

from incidents.desk.seed.data_file import Article, BadSeedFile, TimeSpan
from incidents.editorial.columns.moment import MomentColumns
from incidents.editorial.columns.partial_date import PartialDateColumns
from incidents.editorial.subjects import get_model_table
from incidents.record.codes import Precision
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from incidents.record.time_words import read_moment, read_partial_date

Rows = Mapping[tuple[Table, str], models.Model]
"""The rows entered so far, by table and key."""


def read_span(span: TimeSpan, article: Article) -> Moment:
    """
    Return the moment between the beginnings of two times, or after or before one of them.

    Raises UnreadableTime for words that are no time, ValueError for bounds that are none.
    """
    earliest, latest = (
        None if words is None else read_moment(words, reference=article.date, zone=article.zone).earliest
        for words in (span.start, span.to)
    )
    precision = {(False, True): Precision.BEFORE, (True, False): Precision.AFTER}.get(
        (earliest is not None, latest is not None), Precision.RANGE
    )
    return Moment(earliest=earliest, latest=latest, precision=precision, text=span.words)


def read_column(model: type[models.Model], field: str, value: Any, *, article: Article, rows: Rows) -> Any:
    """
    Return a value of the data file as the column takes it; a list of rows for one that refers to several.

    Raises BadSeedFile for a key that no row entered so far has, FieldDoesNotExist, and whatever read_span or the
    reading of a date raises.
    """
    match getattr(model, field, None):
        case MomentColumns():
            return _read_moment(value, article)
        case PartialDateColumns():
            return _read_date(value, article)
        case _:
            return _read_plain(model, field, value, rows)


def _read_plain(model: type[models.Model], field: str, value: Any, rows: Rows) -> Any:
    column = model._meta.get_field(field)
    if not column.is_relation:
        return value
    target = get_model_table(cast("type[models.Model]", column.related_model))
    if isinstance(value, list):
        return [find_row(rows, target, key) for key in value]
    return find_row(rows, target, value)


def find_row(rows: Rows, table: Table, key: str) -> models.Model:
    """Return the row of a table with a key. Raises BadSeedFile if none was entered before it is referred to."""
    try:
        return rows[table, key]
    except KeyError:
        raise BadSeedFile(f'{table.value} "{key}" is referred to and not there yet') from None


def _read_moment(value: Any, article: Article) -> Moment:
    match value:
        case dt.date():
            return Moment.on_day(value, article.zone)
        case str():
            return read_moment(value, reference=article.date, zone=article.zone)
        case _:
            return read_span(TimeSpan.model_validate(value), article)


def _read_date(value: Any, article: Article) -> PartialDate:
    if isinstance(value, dt.date):
        return PartialDate.on_day(value)
    return read_partial_date(value, reference=article.date)
