"""The public page of an incident as it would be, for staff alone, and what keeps it from being published."""

import re
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from incidents.desk.lookups.view import may_view
from incidents.desk.preview_markup import has_placeholder, unlink
from incidents.editorial.models import Incident
from incidents.present.addresses import address_of_incident
from incidents.present.incident_page import present_incident
from incidents.publishing.preview import Preview, is_placeholder, make_preview
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.visibility import is_public
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table

_VERSION: Final = re.compile(r"/incidents/(\d+)/versions/(\d+)/")


@require_safe
def preview_incident(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Show what readers would get if the incident were published now. Changes nothing, and reads no public store."""
    if not may_view(request, Table.INCIDENT):
        raise PermissionDenied
    incident = get_object_or_404(Incident, pk=incident_id)
    preview = make_preview(incident, now=timezone.now())
    may_publish = request.user.has_perm("editorial.publish_incident")
    page = write_page(preview, incident=incident, may_publish=may_publish)
    return HttpResponse(page, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"})


def write_page(preview: Preview, *, incident: Incident, may_publish: bool) -> str:
    """
    Return the page of a preview: a bar for staff, and below it the page in the template that readers get it in.

    Like that one it is made without the request. may_publish: whether to offer publishing.
    """
    document = preview.document
    context = {
        "preview": preview,
        "page": present_incident(name_untitled(document)) if document is not None else None,
        "has_unlinked": document is not None and _mentions_new_pages(document),
        "comparison_address": reverse("admin:compare_incident", args=[incident.pk]),
        "form_address": reverse("admin:editorial_incident_change", args=[incident.pk]),
        "publish_address": reverse("admin:publish_incident", args=[incident.pk]) if may_publish else "",
        "public_address": find_public_page(incident),
    }

    def is_missing(address: str) -> bool:
        return document is not None and leads_nowhere(address, document, is_changed=preview.is_changed)

    return unlink(render_to_string("desk/preview.html", context), is_missing=is_missing)


def leads_nowhere(address: str, document: IncidentRecord, *, is_changed: bool) -> bool:
    """
    Tell whether an address on the page of a preview is that of a page that is not there yet.

    is_changed   whether the document's own version is one to come
    """
    path = urlsplit(address).path
    if not path.startswith("/"):
        return False
    version = _VERSION.match(path)
    if version and int(version[1]) == document.number:
        newest = document.version - 1 if is_changed else document.version
        return has_placeholder(path) or int(version[2]) > newest
    return has_placeholder(path)


def name_untitled(document: IncidentRecord) -> IncidentRecord:
    """Return the document, in which a missing title is said to be missing: a page has a heading."""
    if document.title.strip():
        return document
    return document.model_copy(update={"title": _("[no title yet]")})


def _mentions_new_pages(document: IncidentRecord) -> bool:
    """Tell whether the page speaks of records that get pages of their own only when it is published."""
    rows = (document, *document.organizations, *document.people, *document.statements)
    return any(is_placeholder(row.number) for row in rows)


def find_public_page(incident: Incident) -> str:
    """Return the address of the page that readers see now, "" if there is none."""
    number = get_public_number(Table.INCIDENT, incident.pk)
    return address_of_incident(number) if number is not None and is_public(incident) else ""
