"""Where a row stands in the form: a stored row under its key, a new one under a number of its own."""

import re
from dataclasses import dataclass
from typing import Self

from incidents.record.row import Table

_SLOT = re.compile(r"(?P<table>[a-z_]+)[-:](?P<key>(?:new)?[1-9][0-9]{0,17})")
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Slot:
    """
    The place of one row in the form.

    table   its table
    key     "7" for the stored row with that key, "new2" for the second row begun in this form
    """

    table: Table
    key: str

    @classmethod
    def of(cls, table: Table, row_id: int) -> Self:
        """Return the slot of a stored row."""
        return cls(table, str(row_id))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the slot that a prefix ("suspect-7") or a reference ("suspect:7") names; None for anything else."""
        match = _SLOT.fullmatch(text)
        if match is None or match["table"] not in {*Table}:
            return None
        return cls(Table(match["table"]), match["key"])

    @property
    def is_new(self) -> bool:
        """Whether the row is not stored yet."""
        return self.key.startswith(_NEW)

    @property
    def row_id(self) -> int | None:
        """The key of a stored row."""
        return None if self.is_new else int(self.key)

    @property
    def number(self) -> int:
        """The number of a new row among those begun in this form; the key of a stored one."""
        return int(self.key.removeprefix(_NEW))

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with, e.g. "suspect-new2"."""
        return f"{self.table.value}-{self.key}"

    @property
    def reference(self) -> str:
        """How other rows of the form name it, e.g. "suspect:new2"; for a stored row as assertions name it."""
        return f"{self.table.value}:{self.key}"


def make_new_slot(table: Table, taken: "set[Slot]") -> Slot:
    """Return the next free slot of a table."""
    numbers = [slot.number for slot in taken if slot.table is table and slot.is_new]
    return Slot(table, f"{_NEW}{max(numbers, default=0) + 1}")
