"""The editorial database as a snapshot."""

from collections.abc import Iterable, Iterator
from typing import cast

from django.db import models

from incidents.desk.ledger.snapshot import OWN_SHAPES, Part, Said, Snapshot, SnapshotRow, list_columns
from incidents.editorial.citable import write_value
from incidents.editorial.mentioned import list_cited_rows
from incidents.editorial.models import Assertion, CaseStatus, Incident, Source, Statement
from incidents.editorial.subjects import get_table
from incidents.record.codes import Rank, Stance
from incidents.record.row import Table

Report = Assertion | CaseStatus | Statement


def list_incidents_of_source(sha256: str) -> list[Incident]:
    """Return the incidents that list the source with this digest, in order of entry."""
    sources = Source.objects.filter(content_sha256=sha256)
    return list(Incident.objects.filter(incident_sources__source__in=sources).order_by("pk").distinct())


def read_editorial(incidents: Iterable[Incident]) -> Snapshot:
    """Return the incidents as the editorial database has them now, with their rows and what they mention."""
    rows: dict[str, SnapshotRow] = {}
    listed = list(incidents)
    for row in _iterate_rows(listed):
        made = _make_row(row)
        rows.setdefault(made.reference, made)
    for claim in _list_standing_claims(listed):
        subject = rows.get(f"{claim.subject_table}:{claim.subject_id}")
        if subject is not None:
            subject.evidence.setdefault(claim.field, []).append(_make_said(claim, value=claim.value))
    return Snapshot(Part.EDITORIAL, rows.values())


def _iterate_rows(incidents: list[Incident]) -> Iterator[models.Model]:
    for incident in incidents:
        for row in list_cited_rows(incident):
            if get_table(row) in _COMPARED:
                yield row
        yield from incident.case_statuses.filter(superseded_by__isnull=True)
        yield from incident.statements.filter(superseded_by__isnull=True)
    yield from Source.objects.filter(incident_sources__incident__in=incidents).distinct()


_COMPARED = frozenset({Table.INCIDENT, Table.RELATION, *OWN_SHAPES}) | {
    Table.ORGANIZATION,
    Table.PERSON,
    Table.POST,
    Table.TENURE,
    Table.PLACE,
}


def _make_row(row: models.Model) -> SnapshotRow:
    table = get_table(row)
    return SnapshotRow(
        table=table,
        row_id=cast("int", row.pk),
        values={name: write_value(row, name) for name in list_columns(table)},
        report=_make_said(row) if isinstance(row, (CaseStatus, Statement)) else None,
    )


def _list_standing_claims(incidents: list[Incident]) -> Iterable[Assertion]:
    """Return the claims that support what the record shows and that nothing has replaced."""
    return Assertion.objects.filter(
        incident__in=incidents, stance=Stance.SUPPORTS.value, superseded_by__isnull=True
    ).exclude(rank=Rank.DEPRECATED.value)


def _make_said(row: Report, *, value: str = "") -> Said:
    return Said(
        excerpt=row.excerpt,
        attribution=row.attribution_text,
        directness=row.directness,
        reported=write_value(row, "reported"),
        value=value,
    )
