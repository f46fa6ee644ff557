"""Rows below a record, edited on its page."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar, cast

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from incidents.desk.admin.options import RowOptions
from incidents.desk.forms.rows import make_row_form

M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Model)


class RowFormSet(BaseInlineFormSet[Any, Any, Any]):
    """Rows that know their parent without asking the database."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Hand the parent to each form."""
        return {**super().get_form_kwargs(index), "parent": self.instance, "parent_name": self.fk.name}


class RowInline(RowOptions[Any], admin.options.InlineModelAdmin[M, P], Generic[M, P]):
    """
    Base of the rows below a record.

    related   what the labels of a row and of its choices are made of, loaded in one statement for all rows
    """

    related: Sequence[str] = ()
    formset = RowFormSet
    extra = 0
    show_change_link = True

    def __init_subclass__(cls, **options: Any) -> None:
        """Make the form of the rows once, when the class is written."""
        super().__init_subclass__(**options)
        if "model" in vars(cls) and cls.form is ModelForm:
            cls.form = make_row_form(cls.model)

    def __init__(self, parent_model: type[P], admin_site: admin.AdminSite) -> None:
        super().__init__(parent_model, admin_site)
        self.show_times_of(self.model)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Return the rows with what their labels need."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.related) if self.related else rows


class StackedRows(RowInline[M, P], admin.StackedInline[M, P], Generic[M, P]):
    """Rows of many fields, one below another."""

    classes: Sequence[str] | None = ("collapse",)


class TableRows(RowInline[M, P], admin.TabularInline[M, P], Generic[M, P]):
    """Rows of few fields, as a table. Its inputs have no labels of their own, so each is named for readers aloud."""

    def get_formset(self, request: HttpRequest, obj: P | None = None, **kwargs: Any) -> type[RowFormSet]:
        """Return the rows' formset, every input with a name."""
        formset = cast("type[RowFormSet]", super().get_formset(request, obj, **kwargs))
        for field in formset.form.base_fields.values():
            field.widget.attrs.setdefault("aria-label", str(field.label or ""))
        return formset
