"""What has been published as a snapshot, made of the documents alone."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.conf import settings
from django.db import models

from incidents.desk.ledger.snapshot import (
    OWN_SHAPES,
    SHARED_SHAPES,
    Part,
    Said,
    Snapshot,
    SnapshotRow,
    list_columns,
)
from incidents.editorial.citable import write_value
from incidents.editorial.subjects import SUBJECT_MODELS, get_model_table, write_reference
from incidents.present.addresses import anchor_of_row
from incidents.public_store import connect
from incidents.public_store.queries import records
from incidents.public_store.tables import RecordState
from incidents.record.canonical import read_document
from incidents.record.codes import Rank, Stance
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import AssertionRecord, Sourced
from incidents.record.instant import write_instant
from incidents.record.mentions import PersonMention
from incidents.record.moment import Moment
from incidents.record.row import DocumentKind, Row, Table

MEMBERS: dict[Table, str] = {
    Table.ORGANIZATION: "organizations",
    Table.PERSON: "people",
    Table.POST: "posts",
    Table.TENURE: "tenures",
    Table.PLACE: "places",
    Table.SOURCE: "sources",
    Table.RESPONDER: "responders",
    Table.SUSPECT: "suspects",
    Table.WEAPON: "weapons",
    Table.VEHICLE: "vehicles",
    Table.EVENT: "events",
    Table.CASE_STATUS: "case_status",
    Table.STATEMENT: "statements",
}
"""The list of a document that holds the rows of each table."""


def read_published(numbers: Iterable[int]) -> list[IncidentRecord]:
    """Return the newest documents of the incidents with these public numbers, without those that are not public."""
    documents = []
    with connect.open_reader(settings.PUBLIC_DATABASE_URL) as store:
        for number in numbers:
            stored = records.get_record(store, DocumentKind.INCIDENT, number)
            if stored is not None and stored.document is not None and stored.state is RecordState.LIVE:
                documents.append(cast("IncidentRecord", read_document(stored.kind, stored.document)))
    return documents


def make_public_snapshot(documents: Iterable[IncidentRecord]) -> Snapshot:
    """Return what the documents of several incidents say together."""
    rows: dict[str, SnapshotRow] = {}
    listed = list(documents)
    for document in listed:
        for row in _iterate_rows(document):
            rows.setdefault(row.reference, row)
    for document in listed:
        for claim in _iterate_standing_claims(document):
            subject = rows.get(write_reference(claim.subject.table, claim.subject.number))
            if subject is not None:
                subject.evidence.setdefault(claim.field, []).append(_make_claim_said(claim, subject))
    return Snapshot(Part.PUBLIC, rows.values())


def _iterate_rows(document: IncidentRecord) -> Iterator[SnapshotRow]:
    yield _make_row(Table.INCIDENT, document, {})
    for relation in document.relations:
        yield _make_row(Table.RELATION, relation, {"from_incident": write_reference(Table.INCIDENT, document.number)})
    for table in SHARED_SHAPES:
        for row in getattr(document, MEMBERS[table]):
            yield _make_row(table, row, {})
    own = {"incident": write_reference(Table.INCIDENT, document.number)}
    for table in OWN_SHAPES:
        members = getattr(document, MEMBERS[table])
        replaced = {row.supersedes for row in members if isinstance(row, Sourced)}
        for row in members:
            if row.number not in replaced:
                yield _make_row(table, row, own)


def _make_row(table: Table, row: Row, known: dict[str, str]) -> SnapshotRow:
    """Return a published row. known: columns that the document says by its form and not in the row."""
    values = {
        name: known[name] if name in known else _write_column(table, name, _read_member(row, name))
        for name in list_columns(table)
    }
    report = _make_said(row, table=table) if isinstance(row, Sourced) else None
    return SnapshotRow(table=table, row_id=row.number, values=values, report=report, published=row)


def _read_member(row: Row, name: str) -> Any:
    """Return a published value under the name of its editorial column."""
    if isinstance(row, PersonMention) and name not in PersonMention.model_fields:
        return getattr(row.name, name) if row.name is not None else ""
    return getattr(row, name)


def _write_column(table: Table, name: str, value: Any) -> str:
    """Return a published value in the form that write_value gives an editorial one, with numbers for keys."""
    model = SUBJECT_MODELS[table]
    if isinstance(value, tuple):
        target = get_model_table(cast("type[models.Model]", model._meta.get_field(name).related_model))
        return " ".join(write_reference(target, number) for number in sorted(value))
    row = model()
    column = None if isinstance(value, Moment) else _find_foreign_key(model, name)
    setattr(row, column.attname if column is not None else name, value)
    return write_value(row, name)


def _find_foreign_key(model: type[models.Model], name: str) -> models.ForeignKey[Any, Any] | None:
    columns = {column.name: column for column in model._meta.concrete_fields}
    column = columns.get(name)
    return column if isinstance(column, models.ForeignKey) else None


def _iterate_standing_claims(document: IncidentRecord) -> Iterator[AssertionRecord]:
    replaced = {claim.supersedes for claim in document.assertions}
    for claim in document.assertions:
        if claim.stance is Stance.SUPPORTS and claim.rank is not Rank.DEPRECATED and claim.number not in replaced:
            yield claim


def _make_claim_said(claim: AssertionRecord, subject: SnapshotRow) -> Said:
    """Return a claim as evidence. One of several rows has only their labels, so it counts as one of all of them."""
    value = claim.value
    if claim.value_row is not None:
        value = write_reference(claim.value_row.table, claim.value_row.number)
    elif value and isinstance(getattr(subject.published, claim.field, None), tuple):
        value = subject.values[claim.field]
    return _make_said(claim, table=Table.ASSERTION, value=value)


def _make_said(row: Sourced, *, table: Table, value: str = "") -> Said:
    reported = row.reported
    bounds = [".." if bound is None else write_instant(bound) for bound in (reported.earliest, reported.latest)]
    return Said(
        excerpt=row.excerpt.words,
        attribution=row.attribution_text,
        directness=row.directness.value,
        reported=f"{'/'.join(bounds)} {reported.precision.value}",
        value=value,
        anchor=anchor_of_row(table, row.number),
    )
