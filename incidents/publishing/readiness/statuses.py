"""What looks odd about the reported statuses of a case. Sources do contradict each other: all of it only warns."""

from collections.abc import Iterator, Sequence

from incidents.editorial.actions.status import list_warnings_of
from incidents.editorial.models import CaseStatus, Incident
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.record.row import Table


def find_odd_statuses(incident: Incident, statuses: Sequence[CaseStatus]) -> Iterator[Finding]:
    """
    Yield a warning for every step, clearance or custody that does not fit the others (domain model, 3.5).

    statuses   all of the incident, superseded ones too
    """
    for status, warning in list_warnings_of(incident, statuses):
        yield Finding(
            level=Level.WARNING,
            rule=warning.rule,
            where=name_place(status),
            fix=warning.sentence,
            table=Table.CASE_STATUS,
            row_id=status.pk,
            about=f"{status.state} {status.effective}",
        )
