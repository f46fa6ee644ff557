"""What all reports of a page have in common: said once, at its head, and left out of each report."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.present.directory import Directory, Mention, Shared
from incidents.present.value import Value
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import Sourced
from incidents.record.row import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEvidence:
    """One source, one time of publication, one time of entry: each None where the reports differ in it."""

    source: Mention | None
    reported: Value | None
    recorded: Value | None


def share_evidence(record: IncidentRecord, *, directory: Directory) -> SharedEvidence | None:
    """
    Return what all reports of an incident have in common, and spare the reports of the directory to repeat it.

    None where there is nothing to say once: fewer than two reports, or reports that differ in everything.
    """
    reports: Sequence[Sourced] = (*record.assertions, *record.case_status, *record.statements)
    first = reports[0] if len(reports) > 1 else None
    if first is None:
        return None
    directory.shared = Shared(
        has_source=len({row.source for row in reports}) == 1,
        has_reported=len({row.reported for row in reports}) == 1,
        has_recorded=len({row.recorded_at for row in reports}) == 1,
    )
    shared = directory.shared
    if not (shared.has_source or shared.has_reported or shared.has_recorded):
        return None
    return SharedEvidence(
        source=directory.mention(Table.SOURCE, first.source) if shared.has_source else None,
        reported=directory.describe_moment(first.reported) if shared.has_reported else None,
        recorded=directory.describe_instant(first.recorded_at) if shared.has_recorded else None,
    )
