"""
Words that evidence a whole row: typed once, cited for every filled field that has no evidence of its own.

A field may still say who says it, or how directly, in other terms than the row: then its own choice counts.
"""

from incidents.desk.incident_form.codings import find_usual_directness
from incidents.desk.incident_form.evidence_entries import ROW, Entry, read_entry
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot


def get_row_entry(sheet: Sheet, slot: Slot) -> Entry | None:
    """Return the words that evidence a row, None where there are none."""
    return next(iter(sheet.get_entries(slot, ROW)), None)


def get_usual(sheet: Sheet, slot: Slot, name: str, part: str) -> str:
    """Return what a blank entry shows as its voice or directness before anybody chooses."""
    if part == "directness":
        usual = find_usual_directness(slot.table, name)
        return usual.value if usual else sheet.usual_directness
    return sheet.head.get_typed("voice")


def apply_to_field(sheet: Sheet, words: Entry, name: str) -> Entry:
    """Return the words of a row as evidence of one of its fields."""
    typed = dict(words.typed)
    usual = find_usual_directness(words.slot.table, name)
    if usual is not None:
        typed["directness"] = usual.value
    own = read_entry(sheet.data, words.slot, name, 0)
    for part in ("voice", "directness"):
        is_posted = f"{own.prefix}-{part}" in sheet.data
        if is_posted and own.typed[part] != get_usual(sheet, words.slot, name, part):
            typed[part] = own.typed[part]
    return Entry(slot=words.slot, field=name, index=0, typed=typed)
