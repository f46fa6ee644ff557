"""What is typed beside a field as its evidence: one entry for each source that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default

from incidents.desk.incident_form.slots import Slot

REPORT = "report"
"""In place of a field: the evidence that a status or a statement carries itself."""

ROW = "row"
"""In place of a field: words that evidence every filled field of a row that has no evidence of its own."""

PARTS = ("words", "voice", "directness", "source", "reported", "locator", "says")
MAX_ENTRIES = 20
"""Entries of one field in one form."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """
    One entry, as typed.

    slot, field   the fact
    index         which entry of the field, from 0
    typed         what was typed, by part; a part that the page did not show is ""
    errors        what is wrong, by part

    parts: words (the excerpt; an entry without them is none), voice, directness, source, reported, locator, and
    "says" for another value than the record shows. source and reported fall back on what the head of the form says
    is being read, directness on what is usual of the field; no voice is the source's own.
    """

    slot: Slot
    field: str
    index: int
    typed: dict[str, str]
    is_detailed: bool = False
    errors: dict[str, str] = with_default(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What the names of its inputs begin with."""
        return make_prefix(self.slot, self.field, self.index)

    @property
    def is_blank(self) -> bool:
        """Whether it holds no words and no other value."""
        return not self.typed["words"].strip() and not self.typed["says"].strip()


def make_prefix(slot: Slot, name: str, index: int) -> str:
    """Return what the names of an entry's inputs begin with."""
    return f"ev-{slot.prefix}-{name}-{index}"


def read_entries(data: Mapping[str, str], slot: Slot, name: str) -> list[Entry]:
    """Return the entries of a field that hold something, in their order; the one of a report if it was shown."""
    if name == REPORT:
        return [read_entry(data, slot, name, 0)] if f"{make_prefix(slot, name, 0)}-words" in data else []
    entries = [read_entry(data, slot, name, index) for index in range(MAX_ENTRIES)]
    return [entry for entry in entries if not entry.is_blank]


def read_entry(data: Mapping[str, str], slot: Slot, name: str, index: int) -> Entry:
    """Return one entry as it was posted, blank or not."""
    prefix = make_prefix(slot, name, index)
    typed = {part: data.get(f"{prefix}-{part}", "") for part in PARTS}
    is_detailed = any(f"{prefix}-{part}" in data for part in ("locator", "says"))
    return Entry(slot=slot, field=name, index=index, typed=typed, is_detailed=is_detailed)


def make_blank_entry(slot: Slot, name: str, index: int, *, is_detailed: bool = False) -> Entry:
    """Return an entry to be filled in."""
    return Entry(slot=slot, field=name, index=index, typed=dict.fromkeys(PARTS, ""), is_detailed=is_detailed)
