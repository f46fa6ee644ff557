"""Status of cases, as reported."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.reports import (
    EVIDENCE,
    EVIDENCE_AUTOCOMPLETES,
    STORED,
    PublishedFilter,
    ReportAdmin,
    warn_of_status,
)
from incidents.desk.forms.reports import ReportForm
from incidents.desk.forms.rows import make_row_form
from incidents.editorial.models import CaseStatus


@admin.register(CaseStatus)
class CaseStatusAdmin(ReportAdmin[CaseStatus]):
    """Reported status of a case or of a suspect."""

    form = make_row_form(CaseStatus, ReportForm)
    home_fields = ("incident",)
    list_display = ("status", "incident", "suspect", "effective", "reported", "source", "is_published")
    search_help_text = _("incident, words of the source, charges, court")
    list_filter = ("axis", "state", PublishedFilter)
    list_select_related = ("incident", "suspect__person", "source__publisher")
    search_fields = ("incident__title", "excerpt", "charge_text", "court_text")
    autocomplete_fields = ("incident", "suspect", "charge", "supersedes", *EVIDENCE_AUTOCOMPLETES)
    ordering = ("-incident", "effective_earliest", "id")
    fieldsets = (
        (None, {"fields": ("incident", "axis", "state", "suspect", "charge", "effective")}),
        (None, {"fields": ("clearance_code", "charge_text", "court_text")}),
        EVIDENCE,
        STORED,
    )

    @admin.display(description=_("Status"), ordering="axis")
    def status(self, row: CaseStatus) -> str:
        """The axis and the state on it."""
        return str(row)

    def save_model(self, request: HttpRequest, obj: CaseStatus, form: Any, change: Any) -> None:
        """Save, and say what looks odd."""
        super().save_model(request, obj, form, change)
        if form.has_changed():
            warn_of_status(request, obj)
