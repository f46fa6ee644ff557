"""Officials: who holds which office, over which term."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.lists import count_rows
from incidents.desk.admin.options import DeskAdmin
from incidents.editorial.models import Statement, Tenure


@admin.register(Tenure)
class TenureAdmin(DeskAdmin[Tenure]):
    """Terms of office."""

    list_display = ("person", "office", "agency", "capacity", "start", "end", "statements")
    list_filter = ("capacity", "post__role")
    list_select_related = ("person", "post__organization")
    search_help_text = _("name, office, agency")
    search_fields = ("person__full_name", "person__family_name", "post__label", "post__organization__name")
    autocomplete_fields = ("person", "post")
    ordering = ("person__family_name", "person__full_name", "id")
    fields = ("person", "post", "capacity", "start", "end")

    def load_columns(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the terms, each with how many statements were made in it."""
        made = Statement.objects.filter(speaker_tenure=OuterRef("pk"))
        counted: QuerySet[Any] = rows.annotate(statement_count=Coalesce(count_rows(made), 0))
        return counted

    @admin.display(description=_("Office"), ordering="post__label")
    def office(self, tenure: Tenure) -> str:
        """The title, as styled there."""
        return tenure.post.label or str(tenure.post.get_role_display())

    @admin.display(description=_("Agency"), ordering="post__organization__name")
    def agency(self, tenure: Tenure) -> str:
        """The body that the office is in."""
        return str(tenure.post.organization)

    @admin.display(description=_("Statements"), ordering="statement_count")
    def statements(self, tenure: Any) -> int:
        """How many statements the official made in this office."""
        return int(tenure.statement_count)
