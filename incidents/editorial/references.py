"""Rows that the value of an assertion names, e.g. "organization:5": whether the column can hold them."""

import re

from django.db import models

from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.models import Incident
from incidents.editorial.subjects import SUBJECT_MODELS, get_incident_id, get_model_table, write_reference
from incidents.record.row import Table

# Eighteen digits fit a key's column; a longer number is no key of anything.
_REFERENCE = re.compile(r"([a-z_]+):([1-9][0-9]{0,17})")


class WrongReference(ValueError):
    """The value names no row that the column could hold."""


def check_references(row: models.Model, field: str, value: str) -> None:
    """
    Refuse a value that names anything but rows which the column could hold.

    Rows are named as citable.write_value names them: of the column's own table, existing, several with one blank
    between in order of key, and where both ends are parts of incidents, parts of the same one. Columns that hold no
    reference, and empty values, pass.

    field   name of a column, of a moment or partial date, or of Event.officials

    Raises WrongReference.
    """
    if not value or isinstance(getattr(type(row), field, None), IntervalColumns):
        return
    column = row._meta.get_field(field)
    if not isinstance(column, models.ForeignKey | models.ManyToManyField):
        return
    table = get_model_table(column.related_model)
    keys = [_read_key(reference, table, field) for reference in value.split(" ")]
    if len(keys) > 1 and not column.many_to_many:
        raise WrongReference(f"{field} names one {table.value}, not {len(keys)}")
    if keys != sorted(set(keys)):
        raise WrongReference(f"{field} must name each {table.value} once, in order of key")
    present = SUBJECT_MODELS[table]._default_manager.in_bulk(keys)
    for key in keys:
        if key not in present:
            raise WrongReference(f"{field} names {write_reference(table, key)}, which does not exist")
        _refuse_stranger(row, field, present[key])


def _read_key(reference: str, table: Table, field: str) -> int:
    parts = _REFERENCE.fullmatch(reference)
    if parts is None:
        raise WrongReference(f"{field} must name a row by its table and key, e.g. {write_reference(table, 5)}")
    if parts[1] not in {*Table}:
        raise WrongReference(f'{field} names a row of "{parts[1]}": there is no such table')
    if parts[1] != table.value:
        raise WrongReference(f"{field} names a row of {parts[1]}: it holds rows of {table.value} alone")
    return int(parts[2])


def _refuse_stranger(row: models.Model, field: str, target: models.Model) -> None:
    # A relation names another incident by its nature.
    if isinstance(target, Incident):
        return
    own, other = get_incident_id(row), get_incident_id(target)
    if own is not None and other is not None and own != other:
        raise WrongReference(f"{field} names a row of incident {other}: choose one of incident {own}")
