"""Which incidents readers can see now. The log tells, not the state of the work on them."""

from collections.abc import Iterable

from incidents.editorial.models import Incident, Publication, RecordNumber
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind, Table

SHOWS_OR_HIDES = (LogAction.PUBLISH, LogAction.WITHDRAW, LogAction.MERGE)


def list_public_incidents(incidents: Iterable[Incident]) -> list[Incident]:
    """Return those of the incidents that readers can see: published, and neither withdrawn nor merged since."""
    rows = list(incidents)
    numbers = dict(
        RecordNumber.objects.filter(table=Table.INCIDENT, row_id__in=[row.pk for row in rows]).values_list(
            "row_id", "number"
        )
    )
    log = Publication.objects.filter(
        kind=DocumentKind.INCIDENT, number__in=numbers.values(), action__in=SHOWS_OR_HIDES
    ).order_by("sequence")
    # Later entries of a number replace the earlier ones.
    last_action = dict(log.values_list("number", "action"))
    return [row for row in rows if last_action.get(numbers.get(row.pk, 0)) == LogAction.PUBLISH]


def is_public(incident: Incident) -> bool:
    """Tell whether readers can see the incident."""
    return bool(list_public_incidents([incident]))
