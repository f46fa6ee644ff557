"""Accounts of staff, and groups of permissions. Django's own pages, with controls that need no script."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

admin.site.unregister(User)
admin.site.unregister(Group)


class PermissionChoice(forms.ModelMultipleChoiceField[Permission]):
    """Permissions by what they allow; the admin's own labels name models first."""

    def label_from_instance(self, obj: Permission) -> str:
        """Return the words of the permission."""
        return obj.name


def make_boxes(field: ManyToManyField[Any, Any]) -> forms.ModelMultipleChoiceField[Any]:
    """Return boxes to tick for groups or permissions, in one column, where the admin has two lists and arrows."""
    options: dict[str, Any] = {
        "required": False,
        "label": capfirst(str(field.verbose_name)),
        "help_text": field.help_text,
        "widget": forms.CheckboxSelectMultiple,
    }
    if field.remote_field.model is Group:
        return forms.ModelMultipleChoiceField(Group.objects.order_by("name"), **options)
    # Sessions, content types and the admin's own log are tables that no page edits.
    permissions = Permission.objects.filter(content_type__app_label__in=("editorial", "auth")).order_by("name")
    return PermissionChoice(permissions, **options)


@admin.register(User)
class AccountAdmin(UserAdmin[User]):
    """Accounts. When they were made and last used is for reading."""

    search_help_text = _("username, name, e-mail address")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    show_full_result_count = False

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest | None, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any]:
        """Return boxes for groups and permissions."""
        return make_boxes(db_field)


@admin.register(Group)
class AccountGroupAdmin(GroupAdmin):
    """Groups of permissions."""

    search_help_text = _("name")
    filter_horizontal = ()
    show_full_result_count = False

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any]:
        """Return boxes for permissions."""
        return make_boxes(db_field)
