"""The values of a change as Python has them, the same whichever database wrote the JSON."""

import datetime as dt
import decimal
import json
from typing import Any

from django.db import models

from incidents.editorial.history.tables import list_fields, list_tables
from incidents.editorial.models import RowChange

WITHHELD = "[withheld]"
"""Stands in the history for a text that held a name which is not to be known."""


def get_model(change: RowChange) -> type[models.Model]:
    """Return the model of the row that was changed. Raises KeyError for a table that is no more."""
    return list_tables()[change.table_name]


def read_values(written: str | None, model: type[models.Model]) -> dict[str, Any]:
    """
    Return the values of a row by column, as the model would have loaded them: aware UTC times, exact decimals.

    Columns that the model no longer has are left out.

    written   before or after of a RowChange; None reads as no values
    """
    values: dict[str, Any] = json.loads(written or "{}", parse_float=decimal.Decimal)
    fields = {field.column: field for field in list_fields(model)}
    return {column: _read(fields[column], value) for column, value in values.items() if column in fields}


def _read(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or value == WITHHELD:
        return value
    read = field.to_python(value)
    if isinstance(field, models.DateTimeField) and isinstance(read, dt.datetime) and read.tzinfo is None:
        # SQLite keeps UTC without saying so.
        return read.replace(tzinfo=dt.UTC)
    if isinstance(field, models.DecimalField):
        return decimal.Decimal(read).quantize(decimal.Decimal(1).scaleb(-field.decimal_places))
    return read
