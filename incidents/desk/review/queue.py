"""The queue: what waits for the account, what it works on, and what others do."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incidents.desk.lookups.view import may_view
from incidents.desk.review import waiting
from incidents.desk.review.waiting import Wait
from incidents.editorial.models import DeliveryState
from incidents.record.row import Table

SHOWN = 50
"""How many rows each part of the queue shows."""
SHOWN_FIRST = 5
"""How many the desk's first page shows."""


@never_cache
@require_safe
def show_queue(request: HttpRequest) -> HttpResponse:
    """Show the queue of the account. A constant number of statements."""
    if not may_view(request, Table.INCIDENT):
        raise PermissionDenied
    user: Any = request.user
    context = {
        **admin.site.each_context(request),
        "title": _("Waiting for me"),
        **make_waiting(request, shown=SHOWN),
        "own": take(waiting.list_own(user), SHOWN),
        "others": take(waiting.list_others(user), SHOWN),
    }
    return TemplateResponse(request, "desk/review/queue.html", context)


def make_waiting(request: HttpRequest, *, shown: int = SHOWN_FIRST) -> dict[str, Any]:
    """
    Return what waits for the account, for templates/desk/review/_waiting.html. A constant number of statements.

    shown   how many rows of each kind
    """
    user: Any = request.user
    may_see_delivery = user.has_perm("editorial.view_deliverystate")
    stopped = DeliveryState.objects.exclude(last_error="").first() if may_see_delivery else None
    mine = take(waiting.list_waiting(user), shown)
    for incident in mine["rows"]:
        incident.what = Wait(incident.wait).label
    return {
        "mine": mine,
        "acts": take(waiting.list_acts_to_approve(user), shown),
        "failed_acts": take(waiting.list_failed_acts(user), shown),
        "stopped": stopped,
    }


def take(rows: "QuerySet[Any]", shown: int) -> dict[str, Any]:
    """Return the first rows, and whether there are more."""
    found = list(rows[: shown + 1])
    return {"rows": found[:shown], "has_more": len(found) > shown}
