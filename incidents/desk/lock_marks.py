"""The marks beside fields of forms that readers never see, or see under a condition: as the policy of fields has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.interval import iterate_interval_columns
from incidents.publishing.field_conditions import get_condition
from incidents.publishing.field_policy import FIELD_POLICY, Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class LockMark:
    """A mark beside a field. words: what becomes of it."""

    fate: Fate
    words: str | Promise

    @property
    def is_private(self) -> bool:
        """Whether the field is never published."""
        return self.fate is Fate.PRIVATE


NEVER = LockMark(fate=Fate.PRIVATE, words=_("never published"))


def find_mark(model: type[Model], name: str) -> LockMark | None:
    """
    Return the mark of a form's field, None for one that is published, or that stores nothing itself.

    name   of a column, of a time that stands for several, or of a reference that is stored by its key
    """
    column = _find_column(model, name)
    return get_mark(model.__name__, column) if column is not None else None


def get_mark(table: str, column: str) -> LockMark | None:
    """Return the mark of what is stored in a column, None if that is published. KeyError for one not in the policy."""
    fate = FIELD_POLICY[table][column]
    if fate is Fate.PRIVATE:
        return NEVER
    words = get_condition(table, column)
    return LockMark(fate=fate, words=words) if words is not None else None


def find_mark_of_words(field: BoundField) -> LockMark | None:
    """
    Return the mark of a field of a form that is no table's own, None where the form does not say what it stores.

    Such a form says in stored_as, by the name of the field, in which column of which table its words are kept.
    """
    stored_as = getattr(field.form, "stored_as", {})
    return get_mark(*stored_as[field.name]) if field.name in stored_as else None


@cache
def _find_column(model: type[Model], name: str) -> str | None:
    """Return the column that tells the fate of a field, None for one that the policy does not know."""
    fates = FIELD_POLICY.get(model.__name__, {})
    times = {columns.name: columns.column_names[0] for columns in iterate_interval_columns(model)}
    return next((column for column in (name, times.get(name), f"{name}_id") if column in fates), None)


# ---------------------------------------------------------------- the admin's own forms


def find_mark_of_field(field: Any) -> LockMark | None:
    """Return the mark of one field of a form of Django's admin, whether it is to be edited or only to be read."""
    if field.is_readonly:
        return find_mark(field.model_admin.model, field.field["name"])
    meta = getattr(field.field.form, "_meta", None)
    model = getattr(meta, "model", None)
    return find_mark(model, field.field.name) if model is not None else None


def list_fates(admin_form: Any, inlines: Iterable[Any]) -> set[Fate]:
    """Return the fates that are marked anywhere in a form of Django's admin and in the rows below it."""
    return {mark.fate for mark in _iterate_marks(admin_form, inlines) if mark is not None}


def _iterate_marks(admin_form: Any, inlines: Iterable[Any]) -> Iterator[LockMark | None]:
    for fieldset in admin_form:
        for line in fieldset:
            yield from (find_mark_of_field(field) for field in line)
    for inline in inlines:
        yield from (find_mark(inline.opts.model, field["name"]) for field in inline.fields())
