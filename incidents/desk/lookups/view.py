"""The address that a form's inputs ask while an editor types."""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incidents.desk.lookups import access
from incidents.desk.lookups.registry import LOOKUPS
from incidents.record.row import Table

MAX_RESULTS = 12
MAX_QUERY = 200
"""Characters of a query that are read; nobody types more to find a row."""


@never_cache
@require_safe
def look_up(request: HttpRequest, table: str) -> JsonResponse:
    """
    Answer with the rows of a table that match `q`, the best first: {"results": [{"key", "label", "note"}]}.

    at   ISO date for which officials are wanted, optional

    Rows outside the limits of the account's work are not found. Needs the permission to view the table;
    404 for a table that has no lookup, 400 for a date that is none.
    """
    if table not in {*LOOKUPS}:
        raise Http404
    lookup = LOOKUPS[Table(table)]
    if not may_view(request, lookup.table):
        raise PermissionDenied
    try:
        at = read_date(request.GET.get("at", ""))
    except ValueError:
        return JsonResponse({"error": _("“at” must be a date such as 2023-12-29.")}, status=400)
    assert isinstance(request.user, User)
    found = lookup.search(request.GET.get("q", "")[:MAX_QUERY], at=at, limit=MAX_RESULTS, by=request.user)
    return JsonResponse({"results": [{"key": one.key, "label": one.label, "note": one.note} for one in found]})


def may_view(request: HttpRequest, table: Table) -> bool:
    """Tell whether whoever is signed in may view or change rows of the table."""
    return isinstance(request.user, User) and access.may_view(request.user, table)


def read_date(text: str) -> dt.date | None:
    """Return an ISO date, None for "". Raises ValueError for anything else."""
    return dt.date.fromisoformat(text) if text else None
