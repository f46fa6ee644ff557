"""Incidents."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin import comparison_page, preview_page, publishing_pages, readiness_pages
from incidents.desk.admin.incident_columns import (
    IncidentColumns,
    NamesFilter,
    PlaceStateFilter,
    StandingFilter,
    load_columns,
)
from incidents.desk.admin.options import DeskAdmin
from incidents.desk.custody import asking
from incidents.desk.history import page as history_page
from incidents.desk.history.restore_page import restore
from incidents.desk.incident_form.page import show_form
from incidents.desk.publication_standing import annotate_number
from incidents.desk.review.urls import list_addresses
from incidents.editorial.models import Incident
from incidents.record.row import Table


@admin.register(Incident)
class IncidentAdmin(IncidentColumns, DeskAdmin[Incident]):
    """The record of one occurrence, with everything that belongs to it, and its publication."""

    numbered_as = Table.INCIDENT
    list_display = ("title", "occurred", "place", "state", "names", "version", "unpublished")
    list_filter = ("state", StandingFilter, NamesFilter, "kind", ("place__state", PlaceStateFilter))
    list_select_related = ("place",)
    search_help_text = _("title, summary, place, city, lead agency")
    search_fields = ("title", "summary", "place__name", "place__city", "lead_organization__name")
    date_hierarchy = "occurred_earliest"
    ordering = ("-occurred_earliest", "-id")
    actions = ("publish_selected",)

    def load_columns(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the rows of the list with names, version and what is unpublished."""
        return load_columns(rows)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show and save an incident with all its rows and their evidence; without object_id begin one."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return show_form(request, None)
        key = unquote(object_id)
        readable = self.get_queryset(request).select_related("place", "lead_organization", "merged_into")
        incidents = annotate_number(readable)
        incident = incidents.filter(pk=key).first() if key.isdecimal() else None
        if not self.has_view_or_change_permission(request, incident):
            raise PermissionDenied
        if incident is None:
            messages.warning(request, _("There is no such incident; it may have been deleted."))
            return HttpResponseRedirect(reverse("admin:editorial_incident_changelist"))
        return show_form(request, incident)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what of an incident and of its rows, when and why."""
        key = unquote(object_id)
        if not key.isdecimal():
            raise Http404
        return history_page.show_history(request, int(key))

    # ---------------------------------------------------------------- publishing

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Tell whether the account may publish."""
        return request.user.has_perm("editorial.publish_incident")

    @admin.action(description=_("Publish selected incidents…"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Ask before publishing the selected incidents as one batch."""
        return publishing_pages.ask_to_publish(request, list(queryset.order_by("pk")))

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the pages, those of publishing first."""
        wrap = self.admin_site.admin_view
        return [
            path("publish/", wrap(publishing_pages.publish_many), name="publish_incidents"),
            path("<int:incident_id>/preview/", wrap(preview_page.preview_incident), name="preview_incident"),
            path("<int:incident_id>/comparison/", wrap(comparison_page.compare_incident), name="compare_incident"),
            path("<int:incident_id>/publish/", wrap(publishing_pages.publish_one), name="publish_incident"),
            path("<int:incident_id>/answers/", wrap(readiness_pages.answer), name="answer_warning"),
            path("<int:incident_id>/schedule/", wrap(asking.schedule_incident), name="schedule_incident"),
            path("<int:incident_id>/withdraw/", wrap(publishing_pages.withdraw), name="withdraw_incident"),
            path("<int:incident_id>/history/<int:revision_id>/restore/", wrap(restore), name="restore_incident"),
            *list_addresses(wrap),
            *super().get_urls(),
        ]
