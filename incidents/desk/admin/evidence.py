"""Assertions: what a source said of one fact."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.reports import EVIDENCE, EVIDENCE_AUTOCOMPLETES, STORED, PublishedFilter, ReportAdmin
from incidents.desk.forms.reports import AssertionForm
from incidents.desk.forms.rows import make_row_form
from incidents.editorial.models import Assertion, Incident


@admin.register(Assertion)
class AssertionAdmin(ReportAdmin[Assertion]):
    """The evidence of single facts."""

    form = make_row_form(Assertion, AssertionForm)
    home_fields = ("incident",)
    list_display = ("fact", "value", "stance", "rank", "incident", "source", "reported", "is_published")
    search_help_text = _("fact, value, words of the source, incident, source")
    list_filter = (
        "stance",
        "rank",
        "directness",
        "subject_table",
        PublishedFilter,
    )
    list_select_related = ("incident", "source__publisher")
    search_fields = ("field", "value", "excerpt", "incident__title", "source__title")
    autocomplete_fields = ("incident", "supersedes", *EVIDENCE_AUTOCOMPLETES)
    ordering = ("-incident", "subject_table", "subject_id", "field", "id")
    fieldsets = (
        (None, {"fields": ("incident", "subject", "field", "value", "stance", "rank")}),
        EVIDENCE,
        STORED,
    )

    @admin.display(description=_("Fact"), ordering="field")
    def fact(self, row: Assertion) -> str:
        """The row and the column that it is about."""
        return f"{row.subject_table} {row.subject_id}: {row.field}".replace("_", " ")

    @admin.display(description=_("About"))
    def subject(self, row: Assertion) -> str:
        """The row that it is about, for accounts that may only read."""
        return f"{row.subject_table} {row.subject_id}"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the incident that the address names, and its first source."""
        initial: dict[str, Any] = {**super().get_changeform_initial_data(request)}
        key = str(initial.get("incident", ""))
        incident = Incident.objects.filter(pk=key).first() if key.isdecimal() else None
        listed = incident.incident_sources.order_by("position", "id").first() if incident else None
        if listed is not None:
            initial.setdefault("source", listed.source_id)
        return initial
