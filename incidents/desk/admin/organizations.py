"""Agencies, governments, unions, news outlets and the offices they have."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.inlines import TableRows
from incidents.desk.admin.lists import count_rows
from incidents.desk.admin.options import DeskAdmin
from incidents.editorial.models import Alias, Incident, Organization, Post
from incidents.record.row import Table


class PostInline(TableRows[Post, Organization]):
    """Offices of the organization."""

    model = Post
    fields = ("role", "label")


class OrganizationAliasInline(TableRows[Alias, Organization]):
    """Other names of the organization."""

    model = Alias
    verbose_name_plural = _("other names")
    fields = ("name", "kind", "start", "end")


@admin.register(Organization)
class OrganizationAdmin(DeskAdmin[Organization]):
    """Bodies that employ, investigate, speak or publish."""

    numbered_as = Table.ORGANIZATION
    list_display = ("name", "abbreviation", "kind", "state", "parent", "incidents")
    list_filter = ("kind", "state")
    list_select_related = ("parent",)
    search_fields = ("name", "abbreviation", "ori", "aliases__name")
    search_help_text = _("name, other names, abbreviation, ORI")
    autocomplete_fields = ("parent",)
    ordering = ("name", "state")
    inlines = (PostInline, OrganizationAliasInline)
    fieldsets = (
        (None, {"fields": ("name", "abbreviation", "kind", "parent", "state")}),
        (_("Codes"), {"fields": ("ori", "ocd_division_id")}),
    )

    def load_columns(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the organizations, each with the number of incidents that it leads or has a responder in."""
        concerned = Q(lead_organization=OuterRef("pk")) | Q(responders__organization=OuterRef("pk"))
        counted = count_rows(Incident.objects.filter(concerned))
        organizations: QuerySet[Any] = rows.annotate(incident_count=Coalesce(counted, 0))
        return organizations

    @admin.display(description=_("Incidents"), ordering="incident_count")
    def incidents(self, organization: Any) -> int:
        """In how many incidents it leads, or employs a responder."""
        return int(organization.incident_count)


@admin.register(Post)
class PostAdmin(DeskAdmin[Post]):
    """Offices, whoever holds them."""

    list_display = ("__str__", "role", "organization")
    list_filter = ("role",)
    list_select_related = ("organization",)
    search_help_text = _("title of the office, organization")
    search_fields = ("label", "organization__name", "organization__abbreviation")
    autocomplete_fields = ("organization",)
    ordering = ("organization__name", "role")
    fields = ("organization", "role", "label")
