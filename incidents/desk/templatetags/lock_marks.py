"""Marks beside fields that readers never see, or see under a condition, and the legend of the marks."""

from functools import cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from incidents.desk.lock_marks import LockMark, find_mark, find_mark_of_field, find_mark_of_words, list_fates
from incidents.publishing.field_policy import Fate

register = template.Library()


@register.simple_tag
def lock_mark(mark: LockMark | None) -> SafeString | str:
    """Return the markup of a mark, "" for none."""
    return _write(mark)


@register.simple_tag
def lock_mark_of(field: Any) -> SafeString | str:
    """Return the mark of a field in a form of the admin, "" for a published one."""
    return _write(find_mark_of_field(field))


@register.simple_tag
def lock_mark_below(rows: Any, name: str) -> SafeString | str:
    """Return the mark of a field of the rows below a record, "" for a published one. Templates would call the model."""
    return _write(find_mark(rows.opts.model, name))


@register.simple_tag
def lock_mark_of_words(field: BoundField) -> SafeString | str:
    """Return the mark of a field of a form that is no table's own, "" for a published one."""
    return _write(find_mark_of_words(field))


@register.inclusion_tag("desk/_lock_legend.html")
def lock_legend(admin_form: Any, inlines: Any = ()) -> dict[str, bool]:
    """Show what the marks of a form of the admin mean, those that it has."""
    return _list_marked(list_fates(admin_form, inlines or ()))


@register.inclusion_tag("desk/_lock_legend.html")
def lock_legend_of_words(form: BaseForm) -> dict[str, bool]:
    """Show what the marks of a form mean that is no table's own."""
    return _list_marked({mark.fate for field in form if (mark := find_mark_of_words(field)) is not None})


def _list_marked(fates: set[Fate]) -> dict[str, bool]:
    return {"has_private": Fate.PRIVATE in fates, "has_conditional": Fate.CONDITIONAL in fates}


def _write(mark: LockMark | None) -> SafeString | str:
    return _render(mark.is_private, str(mark.words), get_language()) if mark is not None else ""


@cache
def _render(is_private: bool, words: str, _language: str | None) -> SafeString:  # noqa: FBT001 - a key of the cache
    """Return the markup of a mark. A form has the same few marks a hundred times."""
    return render_to_string("desk/_lock_mark.html", {"is_private": is_private, "words": words})
