"""Agencies, governments, unions, news outlets and the offices they have."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.inlines import TableRows
from incidents.desk.admin.options import DeskAdmin
from incidents.editorial.models import Alias, Organization, Post
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
    list_display = ("name", "abbreviation", "kind", "state", "parent", "ori")
    list_filter = ("kind", "state")
    list_select_related = ("parent",)
    search_fields = ("name", "abbreviation", "ori", "aliases__name")
    autocomplete_fields = ("parent",)
    ordering = ("name", "state")
    inlines = (PostInline, OrganizationAliasInline)
    fieldsets = (
        (None, {"fields": ("name", "abbreviation", "kind", "parent", "state")}),
        (_("Codes"), {"fields": ("ori", "ocd_division_id")}),
    )


@admin.register(Post)
class PostAdmin(DeskAdmin[Post]):
    """Offices, whoever holds them."""

    list_display = ("__str__", "role", "organization")
    list_filter = ("role",)
    list_select_related = ("organization",)
    search_fields = ("label", "organization__name", "organization__abbreviation")
    autocomplete_fields = ("organization",)
    ordering = ("organization__name", "role")
    fields = ("organization", "role", "label")
