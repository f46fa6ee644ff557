"""Values of columns in words, as the form shows them where nothing is typed."""

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from incidents.desk.forms.time_words import show_time
from incidents.editorial.claimed_values import read_value
from incidents.editorial.columns.interval import IntervalColumns


def is_relation(model: type[Model], name: str) -> bool:
    """Tell whether a field refers to other rows."""
    if isinstance(getattr(model, name, None), IntervalColumns):
        return False
    return bool(model._meta.get_field(name).is_relation)


def get_value(row: Model, name: str) -> Any:
    """Return what a field of a row holds; a list for one that refers to several rows."""
    if is_relation(type(row), name) and row._meta.get_field(name).many_to_many:
        return list(getattr(row, name).all())
    return getattr(row, name)


def get_default(model: type[Model], name: str) -> str:
    """Return the code that a column holds until somebody says something, "" for nothing."""
    if isinstance(getattr(model, name, None), IntervalColumns):
        return ""
    column: Any = model._meta.get_field(name)
    return str(column.get_default()) if column.has_default() and column.flatchoices else ""


def show_value(model: type[Model], name: str, value: Any, *, zone: ZoneInfo) -> str:
    """Return a value of a field in words; a time in the zone."""
    if isinstance(getattr(model, name, None), IntervalColumns):
        return show_time(value, zone=zone)
    if isinstance(value, list):
        return "; ".join(str(row) for row in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    choices = dict(getattr(model._meta.get_field(name), "flatchoices", ()) or ())
    return str(choices.get(value, value))


def show_claimed(row: Model, name: str, value: str, *, zone: ZoneInfo) -> str:
    """Return the value of an assertion in words; as it is stored where it fits the column no more."""
    try:
        return show_value(type(row), name, read_value(row, name, value), zone=zone)
    except (ValueError, forms.ValidationError):
        return value
