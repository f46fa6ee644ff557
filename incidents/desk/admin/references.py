"""Columns that refer to rows of other tables: inputs that find those rows by words."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.auth.models import User
from django.db.models import ForeignKey, ManyToManyField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from incidents.desk.forms.lookup import LookupField, LookupManyField
from incidents.editorial.subjects import get_model_table
from incidents.record.row import Table

SHARED = frozenset({Table.TENURE, Table.POST, Table.ORGANIZATION, Table.PERSON, Table.PLACE, Table.SOURCE})
"""Tables whose rows belong to no incident."""


def make_reference_field(
    column: "ForeignKey[Any, Any] | ManyToManyField[Any, Any]", site: AdminSite, request: HttpRequest, **options: Any
) -> LookupField | LookupManyField:
    """
    Return the field of a column, with a link to the page of the chosen row, and to that where a new one is entered.

    The links are left out where the account may not open those pages. A row of an incident is entered with it, and
    has no link to make a new one.
    """
    table = get_model_table(column.related_model)
    field_class = LookupManyField if isinstance(column, ManyToManyField) else LookupField
    field = field_class(
        table,
        required=options.get("required", not column.blank),
        label=options.get("label", capfirst(str(column.verbose_name))),
        help_text=options.get("help_text", column.help_text),
    )
    field.by = request.user if isinstance(request.user, User) else None
    meta = column.related_model._meta
    try:
        page = site.get_model_admin(column.related_model)
    except NotRegistered:
        return field
    if table in SHARED and page.has_add_permission(request):
        field.input.add_url = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
    if page.has_view_or_change_permission(request):
        field.input.get_page_url = lambda key: reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[key])
    return field
