"""
What the buttons inside the form do: begin, open, move or drop a row, ask for one more piece of evidence.

Every button posts the form, is answered with the form, and saves nothing. With scripts the answer is put in place
of the rows concerned; without them it is a whole page. What was typed is in both.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from incidents.desk.forms.lookup import RowWordsField
from incidents.desk.forms.typed import Typed
from incidents.desk.forms.zones import UTC
from incidents.desk.incident_form.report_entries import make_stored_entry
from incidents.desk.incident_form.row_forms import get_form_class
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.editorial.models import Sourced
from incidents.record.row import Table

VOICE_PANEL = "voices"
OFFICIAL = "official"


class NotPossible(ValueError):
    """No button of the form says that, or the editor may not press it."""


def act(sheet: Sheet, verb: str) -> list[Slot | str]:
    """
    Do what a button says to a posted sheet; return the slots concerned, or VOICE_PANEL.

    verb   as posted, e.g. "add:suspect", "open:suspect-7", "entry:suspect-7:label"

    Raises NotPossible.
    """
    name, _colon, rest = verb.partition(":")
    action = _ACTIONS.get(name)
    if action is None:
        raise NotPossible(verb)
    return action(sheet, rest)


def is_growing(verb: str) -> bool:
    """Tell whether a button makes the form larger."""
    return verb.partition(":")[0] not in {"close", "up", "down"}


def _add(sheet: Sheet, rest: str) -> list[Slot | str]:
    if rest == OFFICIAL:
        return [*_add_official(sheet, "")]
    if rest not in {*Table} or Table(rest) not in KINDS:
        raise NotPossible(rest)
    return [_begin(sheet, Table(rest))]


def _begin(sheet: Sheet, table: Table, **typed: str) -> Slot:
    if table is Table.INCIDENT or not sheet.may("add", table):
        raise NotPossible(table.value)
    return sheet.add_row(table, **typed)


def _add_official(sheet: Sheet, name: str) -> list[Slot]:
    """Begin a person, an office and the term that joins them, most telling first."""
    person = _begin(sheet, Table.PERSON, full_name=name, name_status="released")
    post = _begin(sheet, Table.POST)
    tenure = _begin(sheet, Table.TENURE)
    for field, slot in (("person", person), ("post", post)):
        sheet.data[f"{tenure.prefix}-{field}"] = sheet.get_label(slot)
        sheet.data[f"{tenure.prefix}-{field}_key"] = slot.reference
    return [person, post, tenure]


def _find(sheet: Sheet, text: str) -> Slot:
    slot = Slot.read(text)
    if slot is None or (slot not in sheet.open and slot not in sheet.stored.rows):
        raise NotPossible(text)
    return slot


def _open(sheet: Sheet, rest: str) -> list[Slot | str]:
    slot = _find(sheet, rest)
    if not sheet.may_open(slot):
        raise NotPossible(rest)
    if slot not in sheet.open:
        sheet.open.append(slot)
    return [slot]


def _close(sheet: Sheet, rest: str) -> list[Slot | str]:
    """Show a stored row as it is stored; leave a new one out."""
    slot = _find(sheet, rest)
    if slot == sheet.incident_slot:
        raise NotPossible(rest)
    for slots in (sheet.open, sheet.posted):
        if slot in slots:
            slots.remove(slot)
    sheet.forms.pop(slot, None)
    return [slot]


def _supersede(sheet: Sheet, rest: str) -> list[Slot | str]:
    """Begin a copy of a published report that takes its place."""
    old = _find(sheet, rest)
    report = sheet.stored.rows.get(old)
    if not isinstance(report, Sourced) or old.table not in KINDS:
        raise NotPossible(rest)
    new = _begin(sheet, old.table, **_copy_fields(sheet, old, report), supersedes=old.reference)
    entry = make_stored_entry(new, report, zone=sheet.zone or UTC)
    for part, words in entry.typed.items():
        sheet.data[f"{entry.prefix}-{part}"] = words
    return [new]


def _copy_fields(sheet: Sheet, slot: Slot, report: Sourced) -> dict[str, str]:
    form = get_form_class(slot.table)(prefix=slot.prefix, instance=report, surroundings=sheet)
    typed: dict[str, str] = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, Typed):
            typed |= {name: value.text, f"{name}_key": value.key}
        elif value is not None:
            typed[name] = str(value)
    return typed


def _move(sheet: Sheet, rest: str, by: int) -> list[Slot | str]:
    slot = _find(sheet, rest)
    if not KINDS[slot.table].has_order:
        raise NotPossible(rest)
    slots = sheet.list_slots(slot.table)
    at = slots.index(slot)
    to = min(max(at + by, 0), len(slots) - 1)
    slots.insert(to, slots.pop(at))
    sheet.data.setlist(f"order-{slot.table.value}", [other.prefix for other in slots])
    return [slot]


def _up(sheet: Sheet, rest: str) -> list[Slot | str]:
    return _move(sheet, rest, -1)


def _down(sheet: Sheet, rest: str) -> list[Slot | str]:
    return _move(sheet, rest, 1)


def _find_fact(sheet: Sheet, rest: str) -> tuple[Slot, str]:
    prefix, _colon, name = rest.partition(":")
    slot = _find(sheet, prefix)
    if slot not in sheet.open or name not in KINDS[slot.table].all_fields:
        raise NotPossible(rest)
    return slot, name


def _entry(sheet: Sheet, rest: str) -> list[Slot | str]:
    """Begin one more piece of evidence for a fact."""
    slot, name = _find_fact(sheet, rest)
    sheet.add_entry(slot, name, is_detailed=False)
    return [slot]


def _other(sheet: Sheet, rest: str) -> list[Slot | str]:
    """Begin a piece of evidence that says something else than the record shows."""
    slot, name = _find_fact(sheet, rest)
    sheet.add_entry(slot, name, is_detailed=True)
    return [slot]


def _details(sheet: Sheet, rest: str) -> list[Slot | str]:
    """Show every part of the evidence of a fact."""
    slot, name = _find_fact(sheet, rest)
    entries = sheet.get_entries(slot, name)
    for entry in entries:
        entry.is_detailed = True
    if not entries:
        sheet.add_entry(slot, name, is_detailed=True)
    return [slot]


def _voice(sheet: Sheet, rest: str) -> list[Slot | str]:
    if rest:
        raise NotPossible(rest)
    sheet.add_voice()
    return [VOICE_PANEL]


def _make(sheet: Sheet, rest: str) -> list[Slot | str]:
    """Begin the row that the words in a lookup name, and choose it there."""
    prefix, _colon, name = rest.rpartition(":")
    slot = Slot.read(prefix)
    if slot is not None:
        _slot, name = _find_fact(sheet, rest)
        field = get_form_class(slot.table).base_fields[name]
    elif prefix in sheet.voice_prefixes and name in {"official", "organization"}:
        field = sheet.voice_forms[prefix].fields[name]
    else:
        raise NotPossible(rest)
    if not isinstance(field, RowWordsField):
        raise NotPossible(rest)
    made = _make_named(sheet, field.table, str(sheet.data.get(f"{prefix}-{name}", "")).strip())
    sheet.data[f"{prefix}-{name}"] = sheet.get_label(made[-1])
    sheet.data[f"{prefix}-{name}_key"] = made[-1].reference
    return [*made, slot if slot is not None else VOICE_PANEL]


def _make_named(sheet: Sheet, table: Table, words: str) -> list[Slot]:
    if table is Table.TENURE:
        return _add_official(sheet, words)
    names = {
        Table.ORGANIZATION: {"name": words},
        Table.PERSON: {"full_name": words, "name_status": "released"},
        Table.PLACE: {"name": words},
        Table.POST: {"label": words},
        Table.SOURCE: {"title": words},
    }
    if table not in names:
        raise NotPossible(table.value)
    return [_begin(sheet, table, **names[table])]


_ACTIONS: Mapping[str, Callable[[Sheet, str], list[Slot | str]]] = MappingProxyType(
    {
        "add": _add,
        "open": _open,
        "close": _close,
        "supersede": _supersede,
        "up": _up,
        "down": _down,
        "entry": _entry,
        "other": _other,
        "details": _details,
        "voice": _voice,
        "make": _make,
    }
)
