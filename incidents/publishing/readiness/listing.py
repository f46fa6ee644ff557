"""The readiness list of an incident: computed from its rows each time, never ticked."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator

from incidents.editorial.mentioned import list_cited_rows
from incidents.editorial.models import CaseStatus, Incident, Statement
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import replace_leaks
from incidents.publishing.preview import WITHHELD_MARK, Preview, make_preview
from incidents.publishing.projection.graph import list_merged_ids
from incidents.publishing.quote_lock import list_quotation_findings
from incidents.publishing.readiness.evidence import find_conflicts, find_uncited
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.people import find_undecided_names, find_undecided_places
from incidents.publishing.readiness.statuses import find_odd_statuses
from incidents.publishing.readiness.times import find_bad_times, find_early_reports
from incidents.publishing.readiness.wording import find_wording
from incidents.publishing.refusals import NotPublishable
from incidents.record.row import Table

ASKED_ON_PUBLISHING = frozenset({"withdrawn"})
"""Refusals that whoever publishes answers on the spot: the reason for making a record public again."""


def list_findings(incident: Incident, *, now: dt.datetime, preview: Preview | None = None) -> list[Finding]:
    """
    Return all that keeps an incident from being published, errors first, and what was answered last. Reads only.

    now       UTC: when it would be published
    preview   what make_preview gave for it at that time, where it is at hand
    """
    preview = preview or make_preview(incident, now=now)
    findings = [*_list_refused(incident, preview), *_list_found(incident, preview)]
    answers = {answer.fingerprint: answer for answer in incident.warning_answers.select_related("by")}
    answered = [
        dataclasses.replace(finding, answer=answers.get(finding.fingerprint))
        if finding.level is Level.WARNING
        else finding
        for finding in _withhold(findings)
    ]
    return sorted(answered, key=lambda finding: (not finding.is_open, finding.level is Level.WARNING))


def list_open(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stand in the way of a publication."""
    return [finding for finding in findings if finding.is_open]


def _list_refused(incident: Incident, preview: Preview) -> Iterator[Finding]:
    """Yield what publishing itself would refuse: leaks, characters, names too early, excerpts too long."""
    for refusal in preview.refusals:
        if refusal.name not in ASKED_ON_PUBLISHING:
            yield Finding(
                level=Level.ERROR,
                rule=refusal.name,
                where=refusal.where,
                fix=refusal.fix,
                table=Table.INCIDENT,
                row_id=incident.pk,
            )


def _list_found(incident: Incident, preview: Preview) -> Iterator[Finding]:
    rows = list_cited_rows(incident)
    # The reports of a record that was merged into it are its own.
    reports = {"incident__in": list_merged_ids(incident)}
    statuses = list(CaseStatus.objects.filter(**reports).select_related("source").order_by("pk"))
    statements = list(
        Statement.objects.filter(**reports, superseded_by__isnull=True).select_related("source").order_by("pk")
    )
    yield from find_uncited(incident, rows)
    yield from find_conflicts(rows)
    yield from find_bad_times(incident, rows=rows, statements=statements)
    yield from find_undecided_names(incident, rows)
    yield from find_undecided_places(incident, rows)
    yield from find_odd_statuses(incident, statuses)
    yield from find_early_reports([*statuses, *statements])
    yield from list_quotation_findings(incident)
    if preview.document is not None:
        yield from find_wording(incident, preview.document, rows)


def _withhold(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings without the words of a row in which a sealed name occurs."""
    try:
        names = list_guarded_names()
    except NotPublishable:
        # Without the names nothing can be told from a leak; that they cannot be read is among the refusals.
        yield from (
            dataclasses.replace(finding, where=f"{finding.table.value} {finding.row_id}") for finding in findings
        )
        return
    for finding in findings:
        yield dataclasses.replace(finding, where=replace_leaks(finding.where, names, mark=WITHHELD_MARK))
