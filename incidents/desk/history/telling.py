"""Changes of rows in words: which row, which field, what stood there and what stands there now."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.history.naming import Names, Values, name_field, name_kind
from incidents.desk.incident_form.values import get_default, show_value
from incidents.editorial.columns.interval import IntervalColumns, iterate_interval_columns
from incidents.editorial.history.tables import STAMPS, WORKFLOW, list_fields, list_telling_columns
from incidents.editorial.history.values import WITHHELD
from incidents.editorial.models import RowOperation
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.codes import Precision
from incidents.record.row import Table

KIND_WORDS: dict[str, tuple[str, str | Promise]] = {
    RowOperation.ADD.value: ("added", gettext_lazy("Added")),
    RowOperation.CHANGE.value: ("changed", ""),
    RowOperation.REMOVE.value: ("removed", gettext_lazy("Removed")),
}
_UNTOLD = (
    STAMPS
    | WORKFLOW
    | {
        "id",
        "created_at",
        "created_by_id",
        "recorded_by_id",
        "noted_at",
        "noted_by_id",
        "incident_id",
        "from_incident_id",
        "subject_table",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """One field of a row: before and after in words, "" for nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """
    A row before and after.

    before, after   its values, None where it was not there
    differing       the columns that are told of a row that changed
    """

    model: type[models.Model]
    row_id: int
    before: Values | None
    after: Values | None
    differing: Collection[str]

    @property
    def values(self) -> Values:
        """The row as it was last."""
        return self.after if self.after is not None else self.before or {}

    @property
    def operation(self) -> str:
        """What happened to it."""
        if self.before is None:
            return RowOperation.ADD.value
        return RowOperation.REMOVE.value if self.after is None else RowOperation.CHANGE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """
    One row as the page tells it.

    kind    added, changed or removed
    words   the same for an editor, "" where the fields say it
    noun    what it is
    label   which one
    fields  what is told of it
    """

    kind: str
    words: str
    noun: str
    label: str
    fields: list[ToldField]


def tell_rows(differences: Iterable[Difference], *, zone: ZoneInfo) -> list[ToldRow]:
    """Return differences in words, in their order. Statements: one for each table that anything refers to."""
    found = list(differences)
    names = Names(
        ((one.model, values) for one in found for values in (one.before, one.after) if values is not None), zone=zone
    )
    return [_tell(one, names) for one in found]


def _tell(difference: Difference, names: Names) -> ToldRow:
    kind, words = KIND_WORDS[difference.operation]
    label = names.label(difference.model, difference.values)
    # A row that came or went is called by one of its fields: it need not be said twice.
    is_change = difference.operation == RowOperation.CHANGE.value
    fields = [one for one in _iterate_fields(difference, names) if is_change or one.before + one.after != label]
    return ToldRow(kind=kind, words=str(words), noun=name_kind(difference.model), label=label, fields=fields)


def _iterate_fields(difference: Difference, names: Names) -> Iterator[ToldField]:
    model = difference.model
    times = {columns.name: columns for columns in iterate_interval_columns(model)}
    of_time = {column: columns for columns in times.values() for column in columns.column_names}
    done: set[str] = set()
    for column in list_telling_columns(model):
        name = column.column
        is_told = name in difference.differing if difference.differing else name not in _UNTOLD
        if not is_told:
            continue
        columns = of_time.get(name)
        if columns is None:
            yield from _make(difference, name, partial(_show, model, name, names=names))
        elif columns.name not in done:
            done.add(columns.name)
            yield from _make(difference, columns.name, partial(show_interval, model, columns, names=names))


def _make(difference: Difference, name: str, show: Callable[[Values | None], str]) -> Iterator[ToldField]:
    before, after = show(difference.before), show(difference.after)
    if difference.operation != RowOperation.CHANGE.value:
        is_default = not name.endswith("_id") and _is_default(difference, name)
        if not (before or after) or is_default:
            return
    yield ToldField(label=name_field(difference.model, name.removesuffix("_id")), before=before, after=after)


def _is_default(difference: Difference, name: str) -> bool:
    """Tell whether a row that came or went holds in a column what every new row does: that says nothing."""
    if difference.values.get(f"{name}_precision") == Precision.UNKNOWN.value:
        return True
    value = difference.values.get(name)
    if isinstance(value, bool):
        return not value
    return bool(value) and value == get_default(difference.model, name)


def _show(model: type[models.Model], name: str, values: Values | None, *, names: Names) -> str:
    if values is None:
        return ""
    if name == "subject_id" and values.get("subject_table") in SUBJECT_MODELS:
        target = SUBJECT_MODELS[Table(values["subject_table"])]
        return f"{name_kind(target)}: {names.get(target, values[name])}"
    if name == "value" and "field" in values and values.get("subject_table") in SUBJECT_MODELS:
        return _show_claim(SUBJECT_MODELS[Table(values["subject_table"])], values)
    return names.show(model, name, values)


def _show_claim(target: type[models.Model], values: Values) -> str:
    """Return what evidence claims: a code by its label, everything else as it is written."""
    column = next((one for one in list_fields(target) if one.name == values["field"]), None)
    return str(dict(getattr(column, "flatchoices", ()) or ()).get(values["value"], values["value"]))


def show_interval(model: type[models.Model], columns: IntervalColumns, values: Values | None, *, names: Names) -> str:
    """Return a time of a row as it was understood, with the words of the source."""
    text = f"{columns.name}_text"
    held: dict[str, Any] = {name: (values or {}).get(name) for name in columns.column_names}
    if WITHHELD in held.values():
        return WITHHELD
    if not held[f"{columns.name}_precision"]:
        return ""
    words = show_value(model, columns.name, getattr(model(**held), columns.name), zone=names.zone)
    return _("%(time)s, “%(words)s”") % {"time": words, "words": held[text]} if held[text] else words
