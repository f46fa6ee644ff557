"""The history of one incident, and of one row of any other table."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from incidents.desk.forms.zones import UTC, find_zone
from incidents.desk.history.entries import Entry, list_entries, list_revisions, paginate, tell_changes, tell_revisions
from incidents.desk.lookups.view import may_view
from incidents.editorial.history.tables import list_tables
from incidents.editorial.models import Incident, RevisionKind, RowChange
from incidents.record.row import Table

ROWS_PER_PAGE = 25


@require_safe
def show_history(request: HttpRequest, incident_id: int) -> HttpResponse:
    """
    Show who changed what of an incident, when and why, the newest first; changes nothing.

    revision   in the query: that one alone, with every row of it
    """
    if not may_view(request, Table.INCIDENT):
        raise PermissionDenied
    incident = get_object_or_404(Incident, pk=incident_id)
    zone, user = get_zone(incident), request.user
    assert isinstance(user, User)
    alone = request.GET.get("revision", "")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "opts": Incident._meta,
        "incident": incident,
        "title": incident.title,
        "may_restore": request.user.has_perm("editorial.change_incident") and incident.merged_into_id is None,
    }
    if alone.isdecimal():
        revision = get_object_or_404(list_revisions(incident), pk=alone)
        context["entries"] = tell_revisions([revision], incident, by=user, zone=zone, limit=None)
        context["is_alone"] = True
    else:
        page = paginate(incident, request.GET.get("page", "1"))
        context["entries"] = list_entries(incident, page, by=user, zone=zone)
        context["page"] = page
    return TemplateResponse(request, "desk/history/incident.html", context)


def make_row_context(request: HttpRequest, row: Model) -> dict[str, Any]:
    """Return what the page of a row's history shows beside the acts on it: its changes, the newest first."""
    table = row._meta.db_table
    if table not in list_tables():
        return {"changes": None}
    changes = RowChange.objects.filter(table_name=table, row_id=row.pk).select_related("revision__by").order_by("-pk")
    page = Paginator(changes, ROWS_PER_PAGE).get_page(request.GET.get("changes", "1"))
    found = list(page.object_list)
    told = tell_changes(found, zone=find_zone(row) or UTC)
    entries = [
        Entry(
            at=change.revision.at if change.revision else change.written_at,
            words=f"{RevisionKind(change.revision.kind).label} · {change.revision.by}" if change.revision else "",
            reason=change.revision.reason if change.revision else "",
            revision=change.revision,
            rows=[words],
        )
        for change, words in zip(found, told, strict=True)
    ]
    return {"changes": entries, "page": page}


def get_zone(incident: Incident) -> ZoneInfo:
    """Return the zone in which the times of an incident are shown."""
    return find_zone(incident) or UTC
