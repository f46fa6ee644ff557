"""Which model stands behind each table of the vocabulary, and how one row names another."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

from incidents.editorial.models import (
    Alias,
    Assertion,
    CaseStatus,
    Charge,
    Correction,
    Event,
    Identifier,
    Incident,
    IncidentRelation,
    Offense,
    Organization,
    Person,
    Place,
    Post,
    Responder,
    Source,
    Statement,
    Suspect,
    Tenure,
    Vehicle,
    Weapon,
)
from incidents.record.row import Table

SUBJECT_MODELS: Mapping[Table, type[models.Model]] = MappingProxyType(
    {
        Table.INCIDENT: Incident,
        Table.ORGANIZATION: Organization,
        Table.PERSON: Person,
        Table.POST: Post,
        Table.TENURE: Tenure,
        Table.PLACE: Place,
        Table.EVENT: Event,
        Table.RESPONDER: Responder,
        Table.SUSPECT: Suspect,
        Table.WEAPON: Weapon,
        Table.VEHICLE: Vehicle,
        Table.CASE_STATUS: CaseStatus,
        Table.STATEMENT: Statement,
        Table.SOURCE: Source,
        Table.ASSERTION: Assertion,
        Table.OFFENSE: Offense,
        Table.CHARGE: Charge,
        Table.IDENTIFIER: Identifier,
        Table.ALIAS: Alias,
        Table.CORRECTION: Correction,
        Table.RELATION: IncidentRelation,
    }
)
"""The model of each table whose rows carry public numbers."""

_TABLES: Mapping[type[models.Model], Table] = MappingProxyType(
    {model: table for table, model in SUBJECT_MODELS.items()}
)


def get_model_table(model: type[models.Model]) -> Table:
    """
    Return the table of a model.

    Raises ValueError for one whose rows have no public numbers.
    """
    table = _TABLES.get(model)
    if table is None:
        raise ValueError(f"rows of {model.__name__} have no public numbers and no assertions")
    return table


def get_table(row: models.Model) -> Table:
    """Return the table of a row. Raises ValueError as get_model_table does."""
    return get_model_table(type(row))


def get_subject(table: Table, row_id: int) -> models.Model | None:
    """Return the row by its table and key, or None."""
    return SUBJECT_MODELS[table]._default_manager.filter(pk=row_id).first()


def write_reference(table: Table, row_id: int) -> str:
    """Return how a row is named in the value of an assertion, e.g. "organization:5"."""
    return f"{table.value}:{row_id}"


def get_incident_id(row: models.Model) -> int | None:
    """Return the key of the incident that a row is a part of, its own for an incident; None for a shared row."""
    match row:
        case Incident():
            return row.pk
        case IncidentRelation():
            return row.from_incident_id
        case Charge():
            return Suspect.objects.filter(pk=row.suspect_id).values_list("incident_id", flat=True).first()
        case Identifier():
            subject = get_subject(Table(row.subject_table), row.subject_id)
            return None if subject is None or isinstance(subject, Identifier) else get_incident_id(subject)
        case _:
            return getattr(row, "incident_id", None)
