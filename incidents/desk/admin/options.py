"""What every page of the desk has: times in words, choices without queries, saves that say who made them."""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, ClassVar, Generic, TypeVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.db import Error, IntegrityError
from django.db.models import (
    DateTimeField,
    Field,
    ForeignKey,
    ManyToManyField,
    Model,
    ProtectedError,
    QuerySet,
    TextField,
    URLField,
)
from django.forms import BaseModelFormSet, ModelForm
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.lists import DeskList
from incidents.desk.admin.references import make_reference_field
from incidents.desk.forms.reasons import UNREADABLE, ChangeReasonForm, get_reason_form, set_reason_form
from incidents.desk.forms.rows import LinesField, RowForm, is_fixed, make_row_form
from incidents.desk.forms.rules import describe_refusal
from incidents.desk.forms.time_words import show_time
from incidents.desk.forms.zones import UTC, find_zone_at_hand
from incidents.desk.history.page import make_row_context
from incidents.desk.publication_standing import note_edit
from incidents.editorial.actions.revisions import revise
from incidents.editorial.columns.interval import IntervalColumns, iterate_interval_columns
from incidents.editorial.models.row import Begun
from incidents.editorial.sealing import CannotUnseal
from incidents.editorial.work_limits import limit_rows, may_see
from incidents.publishing.public_numbers import get_public_number
from incidents.record.row import Table

M = TypeVar("M", bound=Model)
Fieldset = tuple[Any, Any]


LABELS = {
    "archived_url": _("Address in an archive"),
    "author_text": _("Byline"),
    "content_sha256": _("SHA-256 of the text"),
    "ocd_division_id": _("Open Civic Data id"),
    "ori": _("ORI"),
    "url": _("Address"),
}
"""What columns are called whose names are no words."""


class StampInput(forms.DateTimeInput):
    """An instant in UTC, to the second."""

    input_type = "datetime-local"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs={"step": "1", **(attrs or {})}, format="%Y-%m-%dT%H:%M:%S")


class RowOptions(BaseModelAdmin[M], Generic[M]):
    """
    Options of pages and of inlines alike.

    autocomplete_fields   fields that find rows by words
    """

    formfield_overrides: ClassVar[Mapping[type[Field[Any, Any]], Mapping[str, Any]]] = {
        TextField: {"form_class": LinesField},
        URLField: {"assume_scheme": "https"},
        # One labelled control of the browser's own, where the admin has two without labels and a script.
        DateTimeField: {"form_class": forms.DateTimeField, "widget": StampInput},
    }

    def show_times_of(self, model: type[Model]) -> None:
        """Let the name of each time be used as a list column and as a read-only field."""
        for columns in iterate_interval_columns(model):
            setattr(self, columns.name, _make_time_column(columns))

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> FormField | None:
        """Return a field that finds rows by words for what autocomplete_fields names, Django's own for all others."""
        if db_field.name in LABELS:
            kwargs.setdefault("label", LABELS[db_field.name])
        is_by_words = db_field.name in self.get_autocomplete_fields(request)
        if is_by_words and isinstance(db_field, (ForeignKey, ManyToManyField)):
            return make_reference_field(db_field, self.admin_site, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def _make_time_column(columns: IntervalColumns) -> Callable[[Model], str]:
    def show(row: Model) -> str:
        return show_time(getattr(row, columns.name), zone=find_zone_at_hand(row) or UTC)

    return admin.display(
        description=capfirst(columns.name.replace("_", " ")),
        ordering=columns.column_names[0],
        empty_value="–",
    )(show)


class DeskAdmin(RowOptions[M], admin.ModelAdmin[M], Generic[M]):
    """
    Base of the desk's pages of one table.

    numbered_as   the table under which rows get public numbers, if a numbered row must never be deleted
    home_fields   fields that say what a row is a part of: a stored row does not move to another incident
    """

    save_on_top = False
    list_per_page = 50
    show_full_result_count = False
    numbered_as: ClassVar[Table | None] = None
    home_fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, model: type[M], admin_site: admin.AdminSite) -> None:
        if self.form is ModelForm:
            self.form = make_row_form(model)
        super().__init__(model, admin_site)
        self.show_times_of(model)

    def get_readonly_fields(self, request: HttpRequest, obj: M | None = None) -> Any:
        """Return the fields that nobody changes: in a stored row also those that say what it is a part of."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj is None else (*fixed, *self.home_fields)

    # ---------------------------------------------------------------- listing

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        """Return the class of the list."""
        return DeskList

    def get_queryset(self, request: HttpRequest) -> "QuerySet[M]":
        """Return the rows inside the limits of the account's work."""
        return limit_rows(get_user(request), super().get_queryset(request))

    def load_columns(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the rows of the list with what its columns show beside the row itself."""
        return rows

    # ---------------------------------------------------------------- saving

    def save_model(self, request: HttpRequest, obj: M, form: Any, change: Any) -> None:
        """
        Save a row with who entered it, and note the edit on the incident that it belongs to.

        A row that the form left unchanged is not written: it would pass for edited.
        """
        if change and (is_fixed(obj) or not form.has_changed()):
            return
        attribute(obj, by=get_user(request))
        super().save_model(request, obj, form, change)
        note_edit(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Save the rows below. New or changed ones count as an edit of the record above them."""
        super().save_related(request, form, formsets, change)
        record = form.instance
        if change and not form.has_changed() and any(formset.has_changed() for formset in formsets):
            note_edit(record)
            if isinstance(record, Begun) and not is_fixed(record):
                record.save(update_fields=["updated_at"])

    def delete_model(self, request: HttpRequest, obj: M) -> None:
        """Delete a row, which is an edit of the incident that it belonged to."""
        super().delete_model(request, obj)
        note_edit(obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Save rows below with who entered them."""
        for row_form in cast("BaseModelFormSet[Any, ModelForm[Any]]", formset).forms:
            attribute(row_form.instance, by=get_user(request))
        super().save_formset(request, form, formset, change)

    # ---------------------------------------------------------------- refusals of the database

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """
        Show and save the form, as one revision with its reason.

        What the database refuses, and a missing reason, come back as errors of the form, nothing lost.
        """
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        reason = self._read_reason(request, is_needed=object_id is not None)
        try:
            with revise(by=get_user(request), now=timezone.now(), reason=reason.words):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, ProtectedError, CannotUnseal) as error:
            set_refusal(request, error)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _read_reason(self, request: HttpRequest, *, is_needed: bool) -> ChangeReasonForm:
        reason = ChangeReasonForm(request.POST, is_needed=is_needed)
        if is_needed and not reason.typed:
            reason.demand()
        set_reason_form(request, reason)
        return reason

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask before deleting a row, and delete it as one revision with its reason."""
        by = get_user(request)
        if not request.POST:
            form = ChangeReasonForm(is_needed=True)
            return super().delete_view(request, object_id, {**(extra_context or {}), "reason_form": form})
        reason = self._read_reason(request, is_needed=True)
        if reason.is_valid():
            try:
                with revise(by=by, now=timezone.now(), reason=reason.words):
                    return super().delete_view(request, object_id, extra_context)
            except CannotUnseal:
                reason.add_error("reason", UNREADABLE)
        # Django deletes whatever is posted: the page is asked for once more as if nothing had been.
        asked = copy(request)
        asked.POST = QueryDict()
        return super().delete_view(asked, object_id, {**(extra_context or {}), "reason_form": reason})

    def get_form(
        self,
        request: HttpRequest,
        obj: M | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - the signature is Django's
        **kwargs: Any,
    ) -> type[ModelForm[M]]:
        """Return the form, told of what the database refused in this request."""
        form = super().get_form(request, obj, change, **kwargs)
        if issubclass(form, RowForm):
            form.refusal = get_refusal(request)
            form.by = get_user(request)
            reason = get_reason_form(request)
            form.lacks_reason = reason is not None and not reason.is_valid()
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with what the address names, rows outside the limits of the account's work left out."""
        initial: dict[str, Any] = {**super().get_changeform_initial_data(request)}
        return {name: value for name, value in initial.items() if self._may_name(request, name, value)}

    def _may_name(self, request: HttpRequest, name: str, value: Any) -> bool:
        column = next((one for one in self.opts.concrete_fields if one.name == name), None)
        if not isinstance(column, ForeignKey) or not str(value).isdecimal():
            return True
        rows: QuerySet[Any] = column.related_model._default_manager.filter(pk=value)
        return limit_rows(get_user(request), rows).exists()

    def get_page_context(self, request: HttpRequest, row: M) -> dict[str, Any]:
        """Return what the page of a row shows beside its form."""
        return {}

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002 - the signature is Django's
        change: bool = False,  # noqa: FBT001, FBT002
        form_url: str = "",
        obj: M | None = None,
    ) -> HttpResponse:
        """Show a form, with what the page has beside it."""
        context["reason_form"] = get_reason_form(request) or ChangeReasonForm(is_needed=change)
        if obj is not None:
            context |= self.get_page_context(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the changes of a row with who, when and why, above the acts on it."""
        row = self.get_object(request, unquote(object_id))
        told = make_row_context(request, row) if row is not None and self.has_view_permission(request, row) else {}
        return super().history_view(request, object_id, {**told, **(extra_context or {})})

    # ---------------------------------------------------------------- permissions

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Allow rows inside the limits of the account's work."""
        return super().has_view_permission(request, obj) and self._is_inside(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Allow rows inside the limits of the account's work."""
        return super().has_change_permission(request, obj) and self._is_inside(request, obj)

    def _is_inside(self, request: HttpRequest, row: M | None) -> bool:
        return row is None or may_see(get_user(request), row)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Allow nobody to delete a row that is fixed, or a record that has a public number."""
        if obj is not None and (is_fixed(obj) or self._has_number(obj) or not self._is_inside(request, obj)):
            return False
        return super().has_delete_permission(request, obj)

    def _has_number(self, row: M) -> bool:
        return self.numbered_as is not None and get_public_number(self.numbered_as, row.pk) is not None


class ReadOnlyAdmin(DeskAdmin[M], Generic[M]):
    """Base of pages that show what the desk itself writes down: nobody edits it."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Allow nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Allow nobody."""
        return False


_REFUSAL = "incidents.desk.refusal"


def set_refusal(request: HttpRequest, error: Error | CannotUnseal) -> None:
    """Keep what the database refused until the form is shown again, in this same request."""
    request.META[_REFUSAL] = describe_refusal(error) if isinstance(error, Error) else UNREADABLE


def get_refusal(request: HttpRequest) -> str:
    """Return what the database refused earlier in this request, "" for nothing."""
    return str(request.META.get(_REFUSAL, ""))


def get_user(request: HttpRequest) -> User:
    """Return who is signed in. Pages of the desk let nobody else through."""
    assert isinstance(request.user, User)
    return request.user


def attribute(row: Model, *, by: User) -> None:
    """Write on a new row who entered it and when, in whichever columns its table has for that."""
    if not row._state.adding:
        return
    now = timezone.now()
    for when, who in (("created_at", "created_by"), ("recorded_at", "recorded_by"), ("noted_at", "noted_by")):
        if hasattr(row, when):
            setattr(row, when, now)
            setattr(row, who, by)
