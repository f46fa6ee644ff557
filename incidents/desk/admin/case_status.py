"""Status of cases, as reported."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

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
    list_display = ("__str__", "incident", "suspect", "effective", "reported", "source", "is_published")
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

    def save_model(self, request: HttpRequest, obj: CaseStatus, form: Any, change: Any) -> None:
        """Save, and say what looks odd."""
        super().save_model(request, obj, form, change)
        if form.has_changed():
            warn_of_status(request, obj)
