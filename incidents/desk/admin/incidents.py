"""Incidents."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin import publishing_pages
from incidents.desk.admin.incident_rows import INCIDENT_INLINES
from incidents.desk.admin.options import DeskAdmin
from incidents.desk.admin.reports import warn_of_status
from incidents.desk.forms.rows import RowForm, make_row_form
from incidents.editorial.models import CaseStatus, Incident
from incidents.present.addresses import address_of_incident
from incidents.publishing.public_numbers import get_public_number
from incidents.record.row import Table


class IncidentForm(RowForm):
    """An incident. Its time zone is that of its place unless another one is given."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "timezone" in self.fields:
            self.fields["timezone"].required = False

    def clean(self) -> dict[str, Any]:
        """Take the zone of the place where none is given."""
        place = self.cleaned_data.get("place")
        if "timezone" in self.fields and not self.cleaned_data.get("timezone"):
            if place is None:
                self.add_error("timezone", _("Give the time zone, or choose the place."))
            else:
                self.cleaned_data["timezone"] = place.timezone
        return super().clean()


@admin.register(Incident)
class IncidentAdmin(DeskAdmin[Incident]):
    """The record of one occurrence, with everything that belongs to it, and its publication."""

    form = make_row_form(Incident, IncidentForm)
    numbered_as = Table.INCIDENT
    change_form_template = "desk/incident_change_form.html"
    list_display = ("title", "kind", "occurred", "place", "lead_organization", "state", "updated_at")
    list_filter = ("state", "kind", "place__state", "responders_returned_fire")
    list_select_related = ("place", "lead_organization")
    search_fields = ("title", "summary", "place__name", "place__city", "lead_organization__name")
    autocomplete_fields = ("place", "lead_organization")
    date_hierarchy = "occurred_earliest"
    ordering = ("-occurred_earliest", "-id")
    readonly_fields = ("state", "public_page", "withdrawn_reason", "merged_into")
    actions = ("publish_selected",)
    inlines = INCIDENT_INLINES
    fieldsets = (
        (None, {"fields": ("title", "kind", "summary")}),
        (_("When and where"), {"fields": ("place", "timezone", "occurred")}),
        (_("Case"), {"fields": ("lead_organization", "responders_returned_fire", "homicide_circumstance")}),
        (_("Work"), {"fields": ("state", "public_page", "withdrawn_reason", "merged_into", "editor_notes")}),
    )

    def get_inlines(self, request: HttpRequest, obj: Incident | None) -> Any:
        """Show the rows below an incident once it exists: they refer to each other and to its time."""
        return self.inlines if obj is not None else ()

    @admin.display(description=_("Public page"))
    def public_page(self, incident: Incident) -> str:
        """A link to what readers see."""
        number = None if incident._state.adding else get_public_number(Table.INCIDENT, incident.pk)
        if number is None:
            return "–"
        return format_html('<a href="{0}">{0}</a>', address_of_incident(number))

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
            path("<int:incident_id>/publish/", wrap(publishing_pages.publish_one), name="publish_incident"),
            path("<int:incident_id>/withdraw/", wrap(publishing_pages.withdraw), name="withdraw_incident"),
            *super().get_urls(),
        ]

    def response_change(self, request: HttpRequest, obj: Incident) -> HttpResponse:
        """Go on to the page that publishes or withdraws, where that button was pressed."""
        for button in ("publish_incident", "withdraw_incident"):
            if f"_{button}" in request.POST:
                return HttpResponseRedirect(reverse(f"admin:{button}", args=[obj.pk]))
        return super().response_change(request, obj)

    def get_page_context(self, request: HttpRequest, row: Incident) -> dict[str, Any]:
        """Offer publishing and withdrawing to those who may."""
        is_published = get_public_number(Table.INCIDENT, row.pk) is not None
        return {
            "may_publish": self.has_publish_permission(request),
            "may_withdraw": is_published and request.user.has_perm("editorial.withdraw_incident"),
        }

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Save the rows below, and say what looks odd about a new status."""
        super().save_formset(request, form, formset, change)
        if formset.model is CaseStatus:
            for status in [*formset.new_objects, *(row for row, _fields in formset.changed_objects)]:
                warn_of_status(request, status)
