"""What rows of the history are called, whether they are still there or not, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db import models
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.incident_form.labels import get_label
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.values import show_value
from incidents.desk.lookups import LOOKUPS
from incidents.editorial.history.tables import list_fields
from incidents.editorial.history.values import WITHHELD
from incidents.editorial.models import Assertion, Event, Identifier, IncidentSource
from incidents.editorial.subjects import SUBJECT_MODELS, get_model_table
from incidents.record.row import Table

Values = Mapping[str, Any]
Reference = tuple[type[models.Model], int]

_NOUNS: Mapping[Any, str | Promise] = MappingProxyType(
    {
        Assertion: gettext_lazy("evidence"),
        IncidentSource: gettext_lazy("listed source"),
        Event.officials.through: gettext_lazy("official of a step"),
    }
)
_LABELS: Mapping[Any, tuple[str, ...]] = MappingProxyType(
    {
        Assertion: ("field", "excerpt"),
        IncidentSource: ("source_id",),
        Event.officials.through: ("tenure_id",),
        Identifier: ("value",),
    }
)
_FIELDS: Mapping[tuple[Any, str], str | Promise] = MappingProxyType(
    {
        (Event.officials.through, "event"): gettext_lazy("Step of the timeline"),
        (Event.officials.through, "tenure"): gettext_lazy("Official"),
        (Assertion, "subject"): gettext_lazy("About"),
        (Assertion, "field"): gettext_lazy("Fact"),
        (Assertion, "value"): gettext_lazy("Says"),
        (Assertion, "reported"): gettext_lazy("Made public"),
        (Identifier, "subject"): gettext_lazy("Of"),
    }
)
_GENERAL = ("label", "title", "name", "description", "text")


def name_kind(model: type[models.Model]) -> str:
    """Return what one row of a table is called, with a capital letter."""
    if model in _NOUNS:
        return capfirst(str(_NOUNS[model]))
    table = find_table(model)
    kind = KINDS.get(table) if table is not None else None
    return capfirst(str(kind.name if kind is not None else model._meta.verbose_name))


def name_field(model: type[models.Model], name: str) -> str:
    """Return what a field is called: as the form has it."""
    if (model, name) in _FIELDS:
        return str(_FIELDS[model, name])
    table = find_table(model)
    kind = KINDS.get(table) if table is not None else None
    if kind is not None:
        return get_label(kind, name)
    return capfirst(name.removesuffix("_id").replace("_", " "))


def find_table(model: type[models.Model]) -> Table | None:
    """Return the table of the vocabulary, None for one that has no public numbers."""
    return get_model_table(model) if model in SUBJECT_MODELS.values() else None


class Names:
    """
    What the rows are called to which some values refer.

    Shared rows are called by their labels of today, rows of an incident by what they hold.
    """

    def __init__(self, rows: Iterable[tuple[type[models.Model], Values]], *, zone: ZoneInfo) -> None:
        self.zone = zone
        self._names: dict[Reference, str] = {}
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for model, values in rows:
            for target, key in iterate_references(model, values):
                wanted[target].add(key)
        for target, keys in wanted.items():
            self._names |= {(target, key): words for key, words in self._read(target, keys).items()}

    def get(self, target: type[models.Model], key: int) -> str:
        """Return what a row is called; one that is gone by its kind and key."""
        gone = _("%(kind)s %(key)d, which is no more") % {"kind": name_kind(target), "key": key}
        return self._names.get((target, key)) or gone

    def label(self, model: type[models.Model], values: Values) -> str:
        """Return what a row with these values is called, "" for nothing that tells it from others."""
        table = find_table(model)
        kind = KINDS.get(table) if table is not None else None
        columns = _LABELS.get(model) or (kind.label if kind is not None and kind.label else _GENERAL)
        parts = (self.show(model, name, values) for name in columns)
        return Truncator(next((words for words in parts if words), "")).words(16)

    def show(self, model: type[models.Model], name: str, values: Values) -> str:
        """Return a value of a row in words, "" for an empty one. name: of a field or of its column."""
        column: Any = next((one for one in list_fields(model) if name in {one.name, one.column}), None)
        value = values.get(column.column) if column is not None else None
        if value is None or value == "":
            return ""
        if value == WITHHELD:
            return str(value)
        if column.is_relation:
            return self.get(column.related_model, value)
        if isinstance(column, models.DateTimeField):
            return _("%(when)s UTC") % {"when": f"{value.day} {value:%B %Y, %H:%M}"}
        if model is Assertion and name == "field" and values.get("subject_table") in SUBJECT_MODELS:
            return name_field(SUBJECT_MODELS[Table(values["subject_table"])], value)
        return show_value(model, column.name, value, zone=self.zone)

    def _read(self, target: type[models.Model], keys: set[int]) -> dict[int, str]:
        table = find_table(target)
        if target is User:
            return {row.pk: row.get_username() for row in User.objects.filter(pk__in=keys)}
        if table is not None and table in LOOKUPS:
            lookup: Any = LOOKUPS[table]
            return {key: lookup.label(row) for key, row in lookup.read_rows(keys).items()}
        columns = [one.column for one in list_fields(target) if not one.is_relation]
        rows = target._default_manager.filter(pk__in=keys).values("pk", *columns)
        return {row["pk"]: self.label(target, row) or name_kind(target) for row in rows}


def iterate_references(model: type[models.Model], values: Values) -> Iterable[Reference]:
    """Yield the rows to which the values of a row refer."""
    for column in list_fields(model):
        key = values.get(column.column)
        if column.is_relation and isinstance(key, int):
            yield column.related_model, key
    table, key = values.get("subject_table", ""), values.get("subject_id")
    if table in SUBJECT_MODELS and isinstance(key, int):
        yield SUBJECT_MODELS[Table(table)], key
