"""The inputs that take words for a row, and what a browser sends of them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from incidents.desk.forms.typed import NOTHING_TYPED, Typed, name_table, read_key
from incidents.desk.lookups import Found
from incidents.record.row import Table

MAX_TICKED = 12
"""How many rows are offered to be ticked; more than these call for more words."""


@dataclass(frozen=True, slots=True)
class TypedMany:
    """
    What a browser sends for a choice of several rows.

    keys    the references of the boxes that are ticked
    added   the line that adds another
    """

    keys: tuple[str, ...] = ()
    added: Typed = NOTHING_TYPED


class LookupInput(forms.TextInput):
    """
    A line of text with what it means: posts `<name>`, `<name>_key`, and `<name>_choice` where several were offered.

    candidates     the rows that the words may mean, to be ticked
    new            what to call a new row, where the page can make one: "organization"
    add_url        where a new row is entered, "" where the account may not
    get_page_url   the address of a row's own page by its key, None where there is none
    """

    class Media:
        css = {"all": ("desk/lookup.css",)}
        js = (forms.Script("desk/lookup.js", type="module"),)

    def __init__(self, table: Table, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"class": "vTextField", **(attrs or {})})
        self.table = table
        self.at: dt.date | None = None
        self.candidates: Sequence[Found] = ()
        self.new = ""
        self.add_url = ""
        self.get_page_url: Callable[[int], str] | None = None

    def get_lookup_attrs(self) -> dict[str, str]:
        """Return what the script reads from the input."""
        attrs = {"data-lookup": self.table.value, "data-lookup-url": reverse("admin:lookup", args=[self.table.value])}
        if self.at is not None:
            attrs["data-lookup-at"] = self.at.isoformat()
        if self.new:
            attrs["data-lookup-new"] = self.new
        return attrs

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the markup, from the desk's own templates. value: a Typed."""
        typed = value if isinstance(value, Typed) else NOTHING_TYPED
        number = read_key(typed.key, self.table)
        page_url = self.get_page_url(number) if self.get_page_url is not None and number is not None else ""
        context = {
            "name": name,
            "typed": typed,
            "input": self.render_text(name, typed.text, attrs, renderer),
            "candidates": self.candidates[:MAX_TICKED],
            "noun": name_table(self.table),
            "add_url": self.add_url,
            "page_url": page_url,
        }
        return mark_safe(render_to_string("desk/_lookup.html", context))  # noqa: S308 - a template escapes

    def render_text(self, name: str, text: str, attrs: Mapping[str, Any] | None, renderer: Any) -> SafeString:
        """Return the line of text alone."""
        own = {"autocomplete": "off", "spellcheck": "false", **self.get_lookup_attrs()}
        return super().render(name, text, {**own, **(attrs or {})}, renderer)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002 - Django's
        """Return what was typed."""
        return Typed(*(str(data.get(f"{name}{suffix}") or "") for suffix in ("", "_key", "_choice")))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's
        """Tell whether the input was not on the page."""
        return name not in data


class LookupManyInput(LookupInput):
    """Boxes of the rows chosen, posted as `<name>`, and a line that posts `<name>_text`, `_key` and `_choice`."""

    def __init__(self, table: Table, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(table, attrs)
        self.shown: Sequence[Found] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the markup. value: a TypedMany."""
        typed = value if isinstance(value, TypedMany) else TypedMany()
        context = {
            "name": name,
            "typed": typed.added,
            "rows": self.shown,
            "ticked": typed.keys,
            "input": self.render_text(f"{name}_text", typed.added.text, attrs, renderer),
            "candidates": self.candidates[:MAX_TICKED],
            "noun": name_table(self.table),
            "add_url": self.add_url,
        }
        return mark_safe(render_to_string("desk/_lookup_many.html", context))  # noqa: S308 - a template escapes

    def value_from_datadict(self, data: Any, files: Any, name: str) -> TypedMany:  # noqa: ARG002 - Django's
        """Return what was ticked and typed."""
        ticked = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        added = Typed(*(str(data.get(f"{name}{suffix}") or "") for suffix in ("_text", "_key", "_choice")))
        return TypedMany(tuple(dict.fromkeys(str(key) for key in ticked)), added)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's
        """Tell whether the line was not on the page; no ticked box posts nothing."""
        return f"{name}_text" not in data
