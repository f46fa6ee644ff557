"""The rows that stand for a document in the tables for researchers."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from incidents.public_store import tables
from incidents.public_store.derive.facets import make_facets
from incidents.public_store.derive.flatten import flatten, make_row
from incidents.public_store.derive.incident_line import make_line
from incidents.public_store.derive.mentions import make_mentions
from incidents.public_store.tables.shared import NAME_COLUMNS
from incidents.record.documents import AnyDocument, IncidentRecord, OrganizationRecord, PersonRecord
from incidents.record.row import DocumentKind, Row

Rows = list[tuple[sa.Table, list[dict[str, Any]]]]
"""Rows by table, in the order in which they can be inserted."""

DOCUMENT_FIELDS = frozenset({"schema_version", "document"})
"""Fields of every document that say what it is and are the same in each."""

INCIDENT_CHILDREN: dict[str, type[tables.Base]] = {
    "offenses": tables.Offense,
    "places": tables.Place,
    "responders": tables.Responder,
    "suspects": tables.Suspect,
    "charges": tables.Charge,
    "weapons": tables.Weapon,
    "vehicles": tables.Vehicle,
    "events": tables.Event,
    "case_status": tables.CaseStatus,
    "statements": tables.Statement,
    "relations": tables.Relation,
    "corrections": tables.Correction,
}
"""Lists of an incident's document that become rows of the incident."""


def get_table(model: type[tables.Base]) -> sa.Table:
    """Return the table of a mapped class."""
    return tables.Base.metadata.tables[model.__tablename__]


def make_rows(document: AnyDocument) -> Rows:
    """Return the rows of a document. Raises ColumnMissing if a published fact has no column."""
    return [*_make_own_rows(document), *_make_evidence_rows(document)]


def _make_own_rows(document: AnyDocument) -> Rows:
    match document:
        case IncidentRecord():
            return _make_incident_rows(document)
        case OrganizationRecord():
            return _make_organization_rows(document)
        case PersonRecord():
            return _make_person_rows(document)


def _make_incident_rows(document: IncidentRecord) -> Rows:
    head = _make_head(tables.Incident, document, **asdict(make_line(document)))
    children: Rows = [
        (get_table(model), _make_children(model, getattr(document, field), incident_number=document.number))
        for field, model in INCIDENT_CHILDREN.items()
    ]
    officials = [
        {"event": event.number, "tenure": tenure, "incident_number": document.number}
        for event in document.events
        for tenure in dict.fromkeys(event.officials)
    ]
    mentions = [
        {"incident_number": document.number, "mentioned_table": table, "mentioned_number": number, "role": role}
        for table, number, role in sorted(make_mentions(document))
    ]
    facets = [
        {"incident_number": document.number, "dimension": dimension, "value": value}
        for dimension, value in sorted(make_facets(document))
    ]
    return [
        head,
        *children,
        (get_table(tables.EventOfficial), officials),
        (get_table(tables.Mention), mentions),
        (get_table(tables.Facet), facets),
    ]


def _make_organization_rows(document: OrganizationRecord) -> Rows:
    posts = [post for post in document.posts if post.organization == document.number]
    return [
        _make_head(tables.Organization, document),
        (get_table(tables.Post), _make_children(tables.Post, posts)),
        (get_table(tables.Alias), _make_children(tables.Alias, document.aliases, **_name_owner(document))),
    ]


def _make_person_rows(document: PersonRecord) -> Rows:
    tenures = [tenure for tenure in document.tenures if tenure.person == document.number]
    person = make_row(
        get_table(tables.Person),
        document.person,
        version=document.version,
        published_at=document.published_at,
    )
    for column in NAME_COLUMNS:
        person[column] = person[column] or ""
    return [
        (get_table(tables.Person), [person]),
        (get_table(tables.Tenure), _make_children(tables.Tenure, tenures)),
        (get_table(tables.Alias), _make_children(tables.Alias, document.aliases, **_name_owner(document))),
    ]


def _make_evidence_rows(document: AnyDocument) -> Rows:
    # An assertion that stands in the documents of an incident and of the people in it is the incident's row.
    incident = document.number if document.document is DocumentKind.INCIDENT else None
    assertions = [assertion for assertion in document.assertions if assertion.incident == incident]
    owner = _name_owner(document)
    return [
        (get_table(tables.Source), _make_children(tables.Source, document.sources, **owner)),
        (get_table(tables.Assertion), _make_children(tables.Assertion, assertions, **owner)),
        (get_table(tables.Identifier), _make_children(tables.Identifier, document.identifiers, **owner)),
    ]


def _make_head(model: type[tables.Base], document: AnyDocument, **more: Any) -> tuple[sa.Table, list[dict[str, Any]]]:
    table = get_table(model)
    values = {name: value for name, value in flatten(document).items() if name not in DOCUMENT_FIELDS} | more
    return table, [{column.name: values[column.name] for column in table.columns}]


def _make_children(model: type[tables.Base], rows: Iterable[Row], **owner: Any) -> list[dict[str, Any]]:
    table = get_table(model)
    return [make_row(table, row, **owner) for row in rows]


def _name_owner(document: AnyDocument) -> dict[str, Any]:
    return {"document_kind": document.document, "document_number": document.number}
