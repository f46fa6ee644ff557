"""
Which columns are facts that need a source, and which of them have none.

A citable column that holds anything needs an assertion that supports it with the same value. Not citable are our
own words (title, summary, note), what follows from a cited column (Open Civic Data ids, a place's time zone, parts
of a full name), the order of rows, and sources, which are evidence themselves. Case status and statements carry
their own evidence.
"""

import datetime as dt
import decimal
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from django.db import models
from django.db.models import Q

from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.mentioned import list_cited_rows
from incidents.editorial.models import Assertion, Incident
from incidents.editorial.subjects import SUBJECT_MODELS, get_model_table, get_table, write_reference
from incidents.record.codes import (
    Attire,
    Capacity,
    DutyStatus,
    GeoPrecision,
    Identification,
    IncidentKind,
    LineOfDuty,
    Marking,
    NameStatus,
    OrganizationKind,
    Outcome,
    Precision,
    Rank,
    Species,
    Stance,
    SuspectRole,
    TriState,
)
from incidents.record.instant import write_instant
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table

__all__ = ["CITABLE_FIELDS", "SUBJECT_MODELS", "list_uncited", "needs_citation", "write_value"]

CITABLE_FIELDS: Mapping[Table, tuple[str, ...]] = MappingProxyType(
    {
        Table.INCIDENT: (
            "kind",
            "occurred",
            "place",
            "lead_organization",
            "responders_returned_fire",
            "homicide_circumstance",
            "timezone",
        ),
        Table.ORGANIZATION: ("name", "abbreviation", "kind", "parent", "state", "ori"),
        Table.PERSON: ("name_status", "withheld_reason", "name_released", "full_name", "nickname"),
        Table.POST: ("organization", "role", "label"),
        Table.TENURE: ("post", "capacity", "start", "end"),
        Table.PLACE: (
            "name",
            "address_text",
            "landmark_text",
            "city",
            "county",
            "state",
            "country",
            "latitude",
            "longitude",
            "geo_precision",
            "location_code",
        ),
        Table.EVENT: ("kind", "occurred", "place", "description", "officials"),
        Table.RESPONDER: (
            "person",
            "label",
            "is_group",
            "count",
            "count_text",
            "responder_type",
            "species",
            "organization",
            "rank_text",
            "badge",
            "age",
            "gender_text",
            "outcome",
            "duty_status",
            "attire",
            "line_of_duty",
            "activity_code",
            "assignment_code",
            "circumstance",
            "body_armor",
            "service_years",
            "service_text",
            "cause_of_death",
            "manner",
            "died",
            "eow",
            "death_place",
            "injury_text",
            "injury_code",
        ),
        Table.SUSPECT: (
            "person",
            "label",
            "is_group",
            "count",
            "count_min",
            "count_text",
            "role",
            "identification",
            "member_of",
        ),
        Table.WEAPON: ("suspect", "force_code", "description"),
        Table.VEHICLE: (
            "role",
            "owner",
            "driver",
            "marked",
            "color",
            "body_style",
            "make",
            "model",
            "damage_text",
            "same_as",
        ),
        Table.OFFENSE: ("offense_code", "attempted_completed"),
        Table.CHARGE: ("statute", "offense_text", "counts", "court_text", "case_number", "filed"),
        Table.RELATION: ("kind",),
        Table.IDENTIFIER: ("value",),
        Table.ALIAS: ("name", "start", "end"),
        Table.CASE_STATUS: (),
        Table.STATEMENT: (),
        Table.SOURCE: (),
        Table.ASSERTION: (),
        Table.CORRECTION: (),
    }
)
"""The public columns of each table that need a supporting assertion once they hold anything."""

_SAYS_NOTHING: Mapping[tuple[Table, str], frozenset[str]] = MappingProxyType(
    {
        (Table.INCIDENT, "kind"): frozenset({IncidentKind.UNDETERMINED.value}),
        (Table.INCIDENT, "responders_returned_fire"): frozenset({TriState.UNKNOWN.value}),
        (Table.ORGANIZATION, "kind"): frozenset({OrganizationKind.UNKNOWN.value}),
        # That a name is released is evidenced by the assertion of the full name itself.
        (Table.PERSON, "name_status"): frozenset(
            {NameStatus.NOT_STATED.value, NameStatus.UNKNOWN.value, NameStatus.RELEASED.value}
        ),
        (Table.TENURE, "capacity"): frozenset({Capacity.UNKNOWN.value}),
        (Table.PLACE, "geo_precision"): frozenset({GeoPrecision.UNKNOWN.value}),
        (Table.PLACE, "country"): frozenset({"US"}),
        (Table.RESPONDER, "species"): frozenset({Species.HUMAN.value}),
        (Table.RESPONDER, "outcome"): frozenset({Outcome.UNKNOWN.value}),
        (Table.RESPONDER, "duty_status"): frozenset({DutyStatus.UNKNOWN.value}),
        (Table.RESPONDER, "attire"): frozenset({Attire.UNKNOWN.value}),
        (Table.RESPONDER, "line_of_duty"): frozenset({LineOfDuty.NOT_STATED.value}),
        (Table.RESPONDER, "body_armor"): frozenset({TriState.UNKNOWN.value}),
        (Table.SUSPECT, "role"): frozenset({SuspectRole.UNKNOWN.value}),
        (Table.SUSPECT, "identification"): frozenset({Identification.UNKNOWN.value}),
        (Table.VEHICLE, "marked"): frozenset({Marking.UNKNOWN.value}),
    }
)
"""Codes that a column holds until somebody knows better: nobody need have said them."""


def write_value(row: models.Model, field: str) -> str:
    """
    Return the canonical text of a column, as the value of an assertion holds it; "" for an empty one.

    Codes and words as they are, numbers in decimal digits, yes or no, "organization:5" for a reference (several
    with blanks between, in order of key), "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute" for a moment and
    "2023-12-29/2023-12-29 day" for a partial date, with ".." for a bound not known and the qualifier appended.
    """
    if isinstance(getattr(type(row), field, None), IntervalColumns):
        return _write_interval(getattr(row, field))
    column = row._meta.get_field(field)
    if column.many_to_many:
        # Sorted here and not by the database, so that rows fetched beforehand are used.
        related = sorted(getattr(row, field).all(), key=lambda other: other.pk) if row.pk is not None else ()
        return " ".join(write_reference(get_table(other), other.pk) for other in related)
    if isinstance(column, models.ForeignKey):
        # The key alone: reading the row that it points to would cost a query for each reference.
        key = getattr(row, column.attname)
        return "" if key is None else write_reference(get_model_table(column.related_model), key)
    return _write_plain(column, getattr(row, field))


def _write_interval(value: Moment | PartialDate | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Moment):
        bounds = [".." if bound is None else write_instant(bound) for bound in (value.earliest, value.latest)]
    else:
        bounds = [".." if bound is None else bound.isoformat() for bound in (value.start, value.end)]
    words = ["/".join(bounds), value.precision.value, str(value.qualifier or "")]
    return " ".join(word for word in words if word)


def _write_plain(column: Any, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return write_instant(value)
    if isinstance(column, models.DecimalField):
        return _write_decimal(cast("decimal.Decimal", column.to_python(value)))
    return str(value)


def _write_decimal(number: decimal.Decimal) -> str:
    """Return decimal digits without zeros that nobody stated: 4.00 is "4"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def needs_citation(row: models.Model, field: str) -> bool:
    """Tell whether a citable column holds something that a source must have said."""
    value = write_value(row, field)
    if not value or value in _SAYS_NOTHING.get((get_table(row), field), frozenset()):
        return False
    if isinstance(getattr(type(row), field, None), IntervalColumns):
        return bool(getattr(row, field).precision is not Precision.UNKNOWN)
    if value == "no" and isinstance(row._meta.get_field(field), models.BooleanField):
        return False
    # That a single suspect is one says no more than the row itself.
    return not (get_table(row) is Table.SUSPECT and field == "count" and not cast("Any", row).is_group)


def list_uncited(incident: Incident, rows: Sequence[models.Model] | None = None) -> list[tuple[models.Model, str]]:
    """
    Return (row, column) for every fact of the incident, and of the shared rows that it mentions, without evidence.

    Evidence is an assertion that supports the column's present value, is not deprecated, and that no other one
    supersedes. Costs a constant number of queries, one per table, whatever the number of rows.

    rows   what list_cited_rows gave for the incident, where that is at hand
    """
    rows = list_cited_rows(incident) if rows is None else rows
    supported = _read_supported_values(rows)
    return [
        (row, field)
        for row in rows
        for field in CITABLE_FIELDS[get_table(row)]
        if needs_citation(row, field)
        and write_value(row, field) not in supported[get_table(row).value, cast("int", row.pk), field]
    ]


def _read_supported_values(rows: Iterable[models.Model]) -> dict[tuple[str, int, str], set[str]]:
    keys: dict[Table, list[int]] = defaultdict(list)
    for row in rows:
        keys[get_table(row)].append(cast("int", row.pk))
    subjects = Q(pk__in=[])
    for table, ids in keys.items():
        subjects |= Q(subject_table=table.value, subject_id__in=ids)
    claims = Assertion.objects.filter(subjects, stance=Stance.SUPPORTS.value, superseded_by__isnull=True).exclude(
        rank=Rank.DEPRECATED.value
    )
    values: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for table_name, row_id, field, value in claims.values_list("subject_table", "subject_id", "field", "value"):
        values[table_name, row_id, field].add(value)
    return values
