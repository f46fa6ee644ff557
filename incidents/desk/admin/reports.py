"""What the pages of reports share: their evidence, what is fixed, and how their labels are loaded."""

from typing import Any, Generic, TypeVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.options import DeskAdmin, Fieldset
from incidents.desk.forms.rows import FIXED, is_fixed
from incidents.editorial.actions.status import list_status_warnings
from incidents.editorial.models import CaseStatus, Sourced

S = TypeVar("S", bound=Sourced)

CREDITED = ("attribution_text", "attributed_tenure", "attributed_organization")
EVIDENCE_FIELDS = ("source", "excerpt", "locator", *CREDITED, "directness", "reported", "supersedes")
EVIDENCE_AUTOCOMPLETES = ("source", "attributed_tenure", "attributed_organization")
EVIDENCE: Fieldset = (_("Evidence"), {"fields": EVIDENCE_FIELDS})
STAMPS = ("recorded_at", "recorded_by", "frozen_at", "redacted_at")
STORED: Fieldset = (_("As stored"), {"fields": STAMPS, "classes": ("collapse",)})


class PublishedFilter(admin.SimpleListFilter):
    """Published rows, which are fixed, or those that are not."""

    title = _("published")
    parameter_name = "published"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return both choices."""
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the rows of the choice."""
        if self.value() is None:
            return queryset
        return queryset.filter(frozen_at__isnull=self.value() != "yes")


class ReportAdmin(DeskAdmin[S], Generic[S]):
    """Base of the pages of reports. A published one is fixed; the page says so."""

    readonly_fields = STAMPS
    date_hierarchy = "recorded_at"

    @admin.display(description=_("Published"), boolean=True, ordering="frozen_at")
    def is_published(self, row: S) -> bool:
        """Whether the row has been published and is fixed."""
        return is_fixed(row)

    def get_page_context(self, request: HttpRequest, row: S) -> dict[str, Any]:
        """Say at the top that a published row is fixed."""
        if is_fixed(row) and request.method == "GET":
            self.message_user(request, FIXED, messages.INFO)
        return super().get_page_context(request, row)


def warn_of_status(request: HttpRequest, status: CaseStatus) -> None:
    """Show what looks odd about a status just saved. None of it blocks: sources do contradict each other."""
    for warning in list_status_warnings(status):
        messages.warning(request, f"{status}: {warning}")
