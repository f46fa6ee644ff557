"""Officials: who holds which office, over which term."""

from django.contrib import admin

from incidents.desk.admin.options import DeskAdmin
from incidents.editorial.models import Tenure


@admin.register(Tenure)
class TenureAdmin(DeskAdmin[Tenure]):
    """Terms of office."""

    list_display = ("person", "post", "capacity", "start", "end")
    list_display_links = ("person", "post")
    list_filter = ("capacity", "post__role")
    list_select_related = ("person", "post__organization")
    search_fields = ("person__full_name", "person__family_name", "post__label", "post__organization__name")
    autocomplete_fields = ("person", "post")
    ordering = ("person__family_name", "person__full_name", "id")
    fields = ("person", "post", "capacity", "start", "end")
