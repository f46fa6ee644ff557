"""What the first page of the desk shows: where the work stands. Constant in statements."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from incidents.desk.lookups.view import may_view
from incidents.desk.publication_standing import Standing, annotate_standing
from incidents.desk.review.queue import make_waiting
from incidents.editorial.models import DeliveryState, Incident, State
from incidents.editorial.work_limits import limit_incidents
from incidents.record.row import Table

SHOWN = 10
"""How many incidents each list of the page shows; the full list is one link away."""

AT_WORK = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED)


def make_context(request: HttpRequest) -> dict[str, Any]:
    """
    Return what the page shows to this account.

    mine      what waits for the account, and with it acts, failed_acts and stopped: see review.queue
    at_work   incidents that are drafts or under review, the last edited first
    waiting   public incidents that were edited since their last version, the last edited first
    delivery  the state of delivery if it stopped, else None
    """
    if not may_view(request, Table.INCIDENT):
        return {}
    user: Any = request.user
    seen = limit_incidents(user, Incident.objects.select_related("created_by", "submitted_by"))
    incidents = annotate_standing(seen.order_by("-updated_at"))
    return {
        **make_waiting(request),
        "at_work": _take(incidents.filter(state__in=AT_WORK)),
        "waiting": _take(incidents.filter(standing=Standing.EDITED).exclude(state__in=AT_WORK)),
        "delivery": DeliveryState.objects.exclude(last_error="").first(),
        "may_add_incident": request.user.has_perm("editorial.add_incident"),
    }


def _take(incidents: "QuerySet[Any]") -> dict[str, Any]:
    """Return the first rows, and whether there are more."""
    rows = list(incidents[: SHOWN + 1])
    return {"rows": rows[:SHOWN], "has_more": len(rows) > SHOWN}
