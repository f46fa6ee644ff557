"""Sourced rows as published: assertions, case status and statements, with excerpts cut to their operative words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from incidents.editorial.models import Assertion, CaseStatus, QuotationCheck, Statement
from incidents.publishing.excerpts import trim_excerpt
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import list_claimed_rows
from incidents.publishing.projection.shared_rows import SharedMentions
from incidents.publishing.projection.withholding import NAME_FIELDS, may_name
from incidents.record.codes import (
    ApprehensionState,
    Axis,
    ClearanceCode,
    Directness,
    InvestigationState,
    ProsecutionState,
    Rank,
    Stance,
    StatementChannel,
    StatementMode,
    WordsChecked,
)
from incidents.record.evidence import AssertionRecord
from incidents.record.reports import CaseStatusRecord, StatementRecord
from incidents.record.row import RowReference, Table

STATES = {
    Axis.INVESTIGATION: InvestigationState,
    Axis.APPREHENSION: ApprehensionState,
    Axis.PROSECUTION: ProsecutionState,
}


class ReportRecords:
    """Builds the sourced rows of one document, with the numbers of what they refer to."""

    def __init__(self, mentions: SharedMentions, labels: dict[tuple[Table, int], str]) -> None:
        self.mentions = mentions
        self.numbering = mentions.numbering
        self.labels = labels

    def _sourced(self, row: Assertion | CaseStatus | Statement, *, table: Table, operative: str) -> dict[str, Any]:
        """Return the fields that every sourced row has."""
        return {
            "number": self.numbering.of(table, row.pk),
            "source": self.numbering.of(Table.SOURCE, row.source_id),
            "excerpt": trim_excerpt(row.excerpt, operative=operative),
            "locator": row.locator,
            "attribution_text": row.attribution_text,
            "attributed_tenure": self.numbering.maybe(Table.TENURE, row.attributed_tenure_id),
            "attributed_organization": self.mentions.organization_number(row.attributed_organization_id),
            "directness": Directness(row.directness),
            "reported": row.reported,
            "recorded_at": row.recorded_at,
            "supersedes": find_superseded(self.numbering, table, row.supersedes_id),
        }

    def record_assertion(self, row: Assertion, *, incident: int | None) -> AssertionRecord:
        """Return a claim; incident is the number of the incident it was collected for."""
        table = Table(row.subject_table)
        value, value_row = self._value(row)
        return AssertionRecord(
            **self._sourced(row, table=Table.ASSERTION, operative=value),
            incident=incident,
            subject=RowReference(table=table, number=self._subject_number(table, row.subject_id)),
            field=row.field,
            value=value,
            value_row=value_row,
            stance=Stance(row.stance),
            rank=Rank(row.rank),
        )

    def _subject_number(self, table: Table, row_id: int) -> int:
        return self.numbering.of(table, self.mentions.shared.find_successor(table, row_id))

    def _value(self, row: Assertion) -> tuple[str, RowReference | None]:
        """Return the claimed value as readers see it: editorial ids become labels and public numbers."""
        rows = list_claimed_rows(row)
        if not rows:
            return row.value, None
        value = "; ".join(self.labels.get(target, "") for target in rows)
        if len(rows) > 1:
            return value, None
        ((table, row_id),) = rows
        if not has_number(table, row_id, self.mentions):
            return value, None
        return value, RowReference(table=table, number=self._subject_number(table, row_id))

    def record_case_status(self, row: CaseStatus) -> CaseStatusRecord:
        """Return a reported status."""
        axis = Axis(row.axis)
        return CaseStatusRecord(
            **self._sourced(row, table=Table.CASE_STATUS, operative=""),
            suspect=self.numbering.maybe(Table.SUSPECT, row.suspect_id),
            charge=self.numbering.maybe(Table.CHARGE, row.charge_id),
            axis=axis,
            state=STATES[axis](row.state),
            clearance_code=ClearanceCode(row.clearance_code) if row.clearance_code else None,
            charge_text=row.charge_text,
            court_text=row.court_text,
            effective=row.effective,
        )

    def record_statement(self, row: Statement, *, check: QuotationCheck | None) -> StatementRecord:
        """Return a quotation or statement, its words whole. check: the one that holds for them."""
        return StatementRecord(
            **self._sourced(row, table=Table.STATEMENT, operative=""),
            speaker_tenure=self.numbering.maybe(Table.TENURE, row.speaker_tenure_id),
            speaker_organization=self.mentions.organization_number(row.speaker_organization_id),
            mode=StatementMode(row.mode),
            text=row.text,
            channel=StatementChannel(row.channel),
            said=row.said,
            event=self.numbering.maybe(Table.EVENT, row.event_id),
            continues=self.numbering.maybe(Table.STATEMENT, row.continues_id),
            url=row.url,
            words_checked=WordsChecked(check.method) if check else None,
        )


def find_superseded(numbering: Numbering, table: Table, row_id: int | None) -> int | None:
    """Return the number of the row replaced; None also where that row was never published."""
    return numbering.of(table, row_id) if row_id is not None and numbering.knows(table, row_id) else None


@dataclass(kw_only=True)
class HeldBack:
    """
    What stays back with a withheld name, or because the other end of a link is not public.

    fields   (table, row id, field)
    rows     (table, row id)
    """

    fields: set[tuple[Table, int, str]] = field(default_factory=set)
    rows: set[tuple[Table, int]] = field(default_factory=set)


def list_publishable(rows: Iterable[Assertion], mentions: SharedMentions, held_back: HeldBack) -> list[Assertion]:
    """
    Return the assertions that may be published.

    Left out are claims about a name, or about what identifies as surely, while the name is withheld, claims about
    rows that stay back, and claims about rows that have no number here (see list_stray).
    """
    candidates = [row for row in rows if not _is_held_back(row, mentions, held_back)]
    return [row for row in candidates if has_number(Table(row.subject_table), row.subject_id, mentions)]


def list_stray(rows: Iterable[Assertion], mentions: SharedMentions, held_back: HeldBack) -> list[Assertion]:
    """Return the assertions about rows that are no part of the document and never were."""
    candidates = [row for row in rows if not _is_held_back(row, mentions, held_back)]
    return [row for row in candidates if not has_number(Table(row.subject_table), row.subject_id, mentions)]


def has_number(table: Table, row_id: int, mentions: SharedMentions) -> bool:
    """Tell whether a row is in the document, itself or as its successor, or has been public before."""
    successor = mentions.shared.find_successor(table, row_id)
    mentions.numbering.give_known(table, [successor])
    return mentions.numbering.knows(table, successor)


def _is_held_back(row: Assertion, mentions: SharedMentions, held_back: HeldBack) -> bool:
    table = Table(row.subject_table)
    if table is Table.PERSON and row.field in NAME_FIELDS:
        return not may_name(mentions.shared.people.get(row.subject_id))
    if (table, row.subject_id) in held_back.rows:
        return True
    return (table, row.subject_id, row.field) in held_back.fields
