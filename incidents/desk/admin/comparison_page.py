"""What publishing an incident would change: every difference in words, then both pages side by side."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from incidents.desk.admin.preview_page import find_public_page, leads_nowhere, name_untitled
from incidents.desk.lookups.view import may_view
from incidents.desk.preview_markup import unlink
from incidents.desk.side_article import list_ids, make_side_article
from incidents.editorial.models import Incident
from incidents.present.incident_page import present_incident
from incidents.publishing.comparison import Comparison, make_comparison
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table

BELOW = 2
"""The articles stand under headings of the second level."""


@require_safe
def compare_incident(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Show what readers have beside what they would get. Changes nothing, and reads no public store."""
    if not may_view(request, Table.INCIDENT):
        raise PermissionDenied
    incident = get_object_or_404(Incident, pk=incident_id)
    comparison = make_comparison(incident, now=timezone.now())
    may_publish = request.user.has_perm("editorial.publish_incident")
    page = write_page(comparison, incident=incident, may_publish=may_publish)
    return HttpResponse(page, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"})


def write_page(comparison: Comparison, *, incident: Incident, may_publish: bool) -> str:
    """
    Return the page of a comparison. It is made without the request, like the articles in it.

    may_publish   whether to offer publishing
    """
    after, before, difference = comparison.preview.document, comparison.published, comparison.difference
    now, to_come = SafeString(), SafeString()
    if after is not None and before is not None and (difference or (difference is not None and difference.is_partial)):
        now = _write_article(before, prefix="now-")
        to_come = _write_article(after, prefix="next-", is_changed=comparison.preview.is_changed)
    context = {
        "comparison": comparison,
        "preview": comparison.preview,
        "difference": difference,
        "title": name_untitled(after).title if after is not None else "",
        "now": now,
        "next": to_come,
        "now_anchors": list_ids(now, prefix="now-"),
        "next_anchors": list_ids(to_come, prefix="next-"),
        "form_address": reverse("admin:editorial_incident_change", args=[incident.pk]),
        "preview_address": reverse("admin:preview_incident", args=[incident.pk]),
        "publish_address": reverse("admin:publish_incident", args=[incident.pk]) if may_publish else "",
        "public_address": find_public_page(incident),
    }
    return render_to_string("desk/comparison.html", context)


def _write_article(document: IncidentRecord, *, prefix: str, is_changed: bool = False) -> SafeString:
    """
    Return the article of a document in the readers' own template.

    is_changed   whether the document is a version to come
    """

    def is_missing(address: str) -> bool:
        return leads_nowhere(address, document, is_changed=is_changed)

    page = present_incident(name_untitled(document))
    html = unlink(render_to_string("_partials/incident_article.html", {"page": page}), is_missing=is_missing)
    # Of the readers' template, in which every value is escaped.
    return mark_safe(make_side_article(html, prefix=prefix, below=BELOW))  # noqa: S308
