"""Accounts of staff, their roles and limits, and groups of permissions. Django's own pages, without scripts."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Field, ManyToManyField, QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.inlines import StackedRows
from incidents.desk.admin.options import get_user
from incidents.desk.forms.accounts import AccountForm, GroupForm, WorkLimitForm, make_boxes
from incidents.editorial.granting import may_change_rights, may_manage_account, may_manage_group
from incidents.editorial.models import WorkLimit

admin.site.unregister(User)
admin.site.unregister(Group)

BEYOND = _("This account may do more than you, with names or as a superuser. Somebody who may do as much changes it.")
OWN = _("This is your own account: somebody else changes what it may do.")
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")


class WorkLimitInline(StackedRows[WorkLimit, User]):
    """The agencies and states that an account is limited to."""

    model = WorkLimit
    form = WorkLimitForm
    verbose_name = _("limit")
    verbose_name_plural = _("Limits of this account’s work")
    fields = ("organization", "state")
    classes = ()
    autocomplete_fields = ("organization",)
    related = ("organization",)
    extra = 1
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow nobody to limit themselves less."""
        return super().has_add_permission(request, obj) and may_change_rights(get_user(request), obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow nobody to limit themselves less."""
        return super().has_change_permission(request, obj) and may_change_rights(get_user(request), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow nobody to limit themselves less."""
        return super().has_delete_permission(request, obj) and may_change_rights(get_user(request), obj)


@admin.register(User)
class AccountAdmin(UserAdmin[User]):
    """
    Accounts. When they were made and last used is for reading.

    Whoever keeps accounts gives roles, and cannot reach what they may not do themselves: see editorial.granting.
    """

    form = AccountForm
    search_help_text = _("username, name, e-mail address")
    list_display = ("username", "first_name", "last_name", "roles", "is_active")
    list_filter = ("groups", "is_active", "is_superuser")
    filter_horizontal = ()
    show_full_result_count = False
    inlines = (WorkLimitInline,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Who it is"), {"fields": ("first_name", "last_name", "email")}),
        (_("What it may do"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Beyond its roles"), {"fields": ("is_superuser", "user_permissions"), "classes": ("collapse",)}),
        (_("As stored"), {"fields": ("last_login", "date_joined"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        """Return the accounts with their groups."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("Roles"))
    def roles(self, account: User) -> str:
        """The groups of the account, or that it may do everything."""
        if account.is_superuser:
            return str(_("Everything"))
        return ", ".join(sorted(group.name for group in account.groups.all()))

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        """Limit an account once it is there."""
        return () if obj is None else super().get_inlines(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Leave out the password, with its button, where the account may not be changed."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(None, {"fields": ("username",)}), *fieldsets[1:]]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002 - the signature is Django's
        change: bool = False,  # noqa: FBT001, FBT002
        form_url: str = "",
        obj: User | None = None,
    ) -> HttpResponse:
        """Show the form, and say why it is for reading where it is."""
        if request.method == "GET" and not _may_manage(request, obj):
            self.message_user(request, BEYOND, messages.INFO)
        elif request.method == "GET" and not may_change_rights(get_user(request), obj):
            self.message_user(request, OWN, messages.INFO)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Close what the desk writes, what superusers alone may do, and the rights of one's own account."""
        by = get_user(request)
        closed = ("last_login", "date_joined")
        if not may_change_rights(by, obj):
            return (*closed, *RIGHTS)
        return closed if by.is_superuser else (*closed, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Allow accounts through which nobody reaches more than they may do themselves."""
        return super().has_change_permission(request, obj) and _may_manage(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Allow accounts through which nobody reaches more than they may do themselves."""
        return super().has_delete_permission(request, obj) and _may_manage(request, obj)

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Return Django's fields; a new group is made on its own page, not from here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "groups" and field is not None:
            field.widget.can_add_related = False
        return field

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest | None, **kwargs: Any
    ) -> ModelMultipleChoiceField[Any]:
        """Return boxes for groups and permissions."""
        assert request is not None
        return make_boxes(db_field, by=get_user(request))


def _may_manage(request: HttpRequest, account: User | None) -> bool:
    return account is None or may_manage_account(get_user(request), account)


@admin.register(Group)
class AccountGroupAdmin(GroupAdmin):
    """Groups of permissions."""

    form = GroupForm
    search_help_text = _("name")
    filter_horizontal = ()
    show_full_result_count = False

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Allow groups that may do no more with names than the account."""
        return super().has_change_permission(request, obj) and _may_manage_group(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Allow groups that may do no more with names than the account."""
        return super().has_delete_permission(request, obj) and _may_manage_group(request, obj)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> ModelMultipleChoiceField[Any]:
        """Return boxes for permissions."""
        assert request is not None
        return make_boxes(db_field, by=get_user(request))


def _may_manage_group(request: HttpRequest, group: Group | None) -> bool:
    return group is None or may_manage_group(get_user(request), group)
