"""Published shapes as flat rows of a table."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from incidents.record.evidence import Excerpt
from incidents.record.mentions import PersonName
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import RowReference, Shape


class ColumnMissing(LookupError):
    """A published fact has no column to go to."""


def make_row(table: sa.Table, shape: Shape, **owner: Any) -> dict[str, Any]:
    """
    Return a published shape as one row of a table, a value for every column.

    Times become the five columns of their name, references a table and a number, names their parts. Lists are rows of
    other tables and are left out.

    owner   values that the shape does not have, such as the number of its document

    Raises ColumnMissing if a fact of the shape has no column.
    """
    values = {**flatten(shape), **owner}
    homeless = sorted(name for name, value in values.items() if value is not None and name not in table.columns)
    if homeless:
        raise ColumnMissing(f"{table.name} has no column {', '.join(homeless)}")
    return {column.name: values.get(column.name) for column in table.columns}


def flatten(shape: Shape) -> dict[str, Any]:
    """Return the values of a shape by column."""
    columns: dict[str, Any] = {}
    for name in type(shape).model_fields:
        columns.update(_flatten_value(name, getattr(shape, name)))
    return columns


def _flatten_value(name: str, value: object) -> Mapping[str, Any]:
    match value:
        case PersonName():
            return flatten(value)
        case Moment() | PartialDate() | Excerpt() | RowReference():
            return {f"{name}_{part}": getattr(value, part) for part in type(value).model_fields}
        case tuple():
            return {}
        case _:
            return {name: value}
