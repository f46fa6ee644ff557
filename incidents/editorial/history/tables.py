"""What of the record has a history: its tables, the columns of each, and the incident that a row is a part of."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db import models

from incidents.editorial.columns.code import CodeField
from incidents.editorial.models import Charge, Event, Identifier, Incident, IncidentRelation, Suspect
from incidents.editorial.models.row import EditorialRow
from incidents.editorial.subjects import SUBJECT_MODELS

STAMPS = frozenset({"updated_at", "frozen_at", "recorded_at"})
"""Columns of any table that the application writes by itself: a change of these alone is no change."""

WORKFLOW = frozenset(
    {"state", "assigned_to_id", "submitted_at", "submitted_by_id", "approved_at", "approved_by_id"},
)
"""Columns of an incident that say where the work on it stands. Steps of review have a trail of their own."""

TOLD_BY: Mapping[str, str] = MappingProxyType({"full_text": "content_sha256"})
"""Columns that are left out, each with the column that tells of its change."""


@cache
def list_tables() -> Mapping[str, type[models.Model]]:
    """Return the model of every table with a history, by the table's name in the database, in order of definition."""
    found: dict[str, type[models.Model]] = {}
    for model in apps.get_app_config("editorial").get_models():
        if issubclass(model, EditorialRow):
            found[model._meta.db_table] = model
            for relation in model._meta.local_many_to_many:
                through: Any = relation.remote_field.through
                if through._meta.auto_created:
                    found[through._meta.db_table] = through
    return MappingProxyType(found)


def list_fields(model: type[models.Model]) -> list[Any]:
    """Return every column of a model. Typed loosely: for the stubs of Django a column may have no name."""
    return list(model._meta.concrete_fields)


def list_columns(model: type[models.Model]) -> list[Any]:
    """Return the columns whose values go into the history, in the order of the model."""
    return [field for field in list_fields(model) if field.column not in TOLD_BY]


def list_telling_columns(model: type[models.Model]) -> list[Any]:
    """Return the columns that make a change worth telling: neither stamps nor the standing of the work."""
    silent = STAMPS | WORKFLOW if model is Incident else STAMPS
    return [field for field in list_columns(model) if not field.primary_key and field.column not in silent]


def list_word_columns(model: type[models.Model]) -> list[str]:
    """Return the names of the columns into which people type words. Codes are none."""
    return [field.column for field in list_columns(model) if holds_words(field)]


def holds_words(field: models.Field[Any, Any]) -> bool:
    """Tell whether people type words into a column."""
    return isinstance(field, models.CharField | models.TextField) and not isinstance(field, CodeField)


def write_home(model: type[models.Model], row: str) -> str:
    """
    Return SQL of the key of the incident that a row is a part of, NULL for a shared row.

    row   NEW or OLD
    """
    if model is Identifier:
        return f"CASE {row}.subject_table {' '.join(_iterate_cases(row))} END"
    for known, column in _HOMES.items():
        if model is known:
            return f"{row}.{column}"
    for known, (above, column) in _HOMES_ABOVE.items():
        if model is known:
            return _find_above(above._meta.db_table, f"{row}.{column}")
    return f"{row}.incident_id" if _has_incident(model) else "NULL"


_HOMES: Mapping[Any, str] = MappingProxyType({Incident: "id", IncidentRelation: "from_incident_id"})
_HOMES_ABOVE: Mapping[Any, tuple[Any, str]] = MappingProxyType(
    {Charge: (Suspect, "suspect_id"), Event.officials.through: (Event, "event_id")}
)


def _has_incident(model: type[models.Model]) -> bool:
    return "incident_id" in {field.column for field in list_fields(model)}


def _find_above(table: str, key: str) -> str:
    return f"(SELECT home.incident_id FROM {table} AS home WHERE home.id = {key})"  # noqa: S608 - names of our own


def _iterate_cases(row: str) -> Iterator[str]:
    """Yield for each table of which rows have outside identifiers how the incident of one is found."""
    yield f"WHEN 'incident' THEN {row}.subject_id"
    for table, model in SUBJECT_MODELS.items():
        if _has_incident(model):
            yield f"WHEN '{table.value}' THEN {_find_above(model._meta.db_table, f'{row}.subject_id')}"
