"""Forms of accounts and groups: boxes for what may be given; what may not be given stays as it is."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.rows import RowForm
from incidents.editorial.granting import list_givable_groups, list_givable_permissions
from incidents.editorial.models import WorkLimit
from incidents.editorial.roles import ROLES
from incidents.record.codes import UsState

APPS = ("editorial", "auth")
"""Whose permissions are shown. Sessions, content types and the admin's own log are tables that no page edits."""


class PermissionChoice(forms.ModelMultipleChoiceField[Permission]):
    """Permissions by what they allow; the admin's own labels name models first."""

    def label_from_instance(self, obj: Permission) -> str:
        """Return the words of the permission."""
        return obj.name


class GroupChoice(forms.ModelMultipleChoiceField[Group]):
    """Groups by their names, those of roles with what their people do."""

    def label_from_instance(self, obj: Group) -> str:
        """Return the name, and the meaning of a role."""
        role = ROLES.get(obj.name)
        return f"{obj.name}: {role.meaning}" if role is not None else obj.name


def make_boxes(field: ManyToManyField[Any, Any], *, by: User) -> forms.ModelMultipleChoiceField[Any]:
    """
    Return boxes to tick for groups or permissions, in one column, where the admin has two lists and arrows.

    by   who gives them: only what this account may give is offered
    """
    options: dict[str, Any] = {
        "required": False,
        "label": capfirst(str(field.verbose_name)),
        "help_text": "",
        "widget": forms.CheckboxSelectMultiple,
    }
    if field.remote_field.model is Group:
        return GroupChoice(list_givable_groups(by).order_by("name"), **options | {"label": _("Roles and other groups")})
    permissions = list_givable_permissions(by).filter(content_type__app_label__in=APPS).order_by("name")
    return PermissionChoice(permissions, **options)


class KeepingForm(forms.ModelForm[Any]):
    """Base of forms with boxes: what is held and not offered stays held, and is named below the boxes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self._iterate_boxes():
            if self.instance.pk is None:
                continue
            kept = self._list_kept(name, field)
            self.initial[name] = list(getattr(self.instance, name).exclude(pk__in=kept.values("pk")))
            words = ", ".join(field.label_from_instance(row) for row in kept)
            if words:
                field.help_text = _("Held besides, and not yours to give or take: %(names)s.") % {"names": words}

    def clean(self) -> dict[str, Any]:
        """Put back what is held and not offered."""
        cleaned = super().clean() or self.cleaned_data
        for name, field in self._iterate_boxes():
            if self.instance.pk is not None and name in cleaned:
                rows = field.queryset.model._default_manager
                cleaned[name] = rows.filter(Q(pk__in=cleaned[name]) | Q(pk__in=self._list_kept(name, field)))
        return cleaned

    def _iterate_boxes(self) -> list[tuple[str, Any]]:
        return [
            (name, field) for name, field in self.fields.items() if isinstance(field, (PermissionChoice, GroupChoice))
        ]

    def _list_kept(self, name: str, field: Any) -> Any:
        return getattr(self.instance, name).exclude(pk__in=field.queryset.values("pk")).order_by("name")


class AccountForm(KeepingForm, UserChangeForm[User]):
    """An account."""


class GroupForm(KeepingForm):
    """A group."""


class WorkLimitForm(RowForm):
    """One agency or one state that an account is limited to."""

    state = forms.ChoiceField(
        required=False,
        label=_("State"),
        choices=[("", "–"), *((state.value, state.label) for state in UsState)],
        help_text=_("Incidents in this state."),
    )

    class Meta:
        model = WorkLimit
        fields = ()

    def clean(self) -> dict[str, Any]:
        """Refuse both and neither, before the database does."""
        cleaned = super().clean()
        if bool(cleaned.get("organization")) == bool(cleaned.get("state")) and "organization" not in self.errors:
            self.add_error("state", _("Give an agency or a state, one for each limit."))
        return cleaned
