"""One line of the readiness list."""

import enum
import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise

from incidents.editorial.models import WarningAnswer
from incidents.record.row import Table


class Level(enum.StrEnum):
    """Whether a finding stops a publication."""

    ERROR = "error"
    """Publishing is refused until it is put right."""
    WARNING = "warning"
    """Publishing is refused until it is put right or answered in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One thing that is not as it should be.

    rule       stable lower-case name, e.g. "uncited"
    where      the row and field, in an editor's words; never holds words that a refusal is about
    fix        what would be right, one sentence
    table      the row that it is about
    row_id     its editorial key
    field      the column it is about, "" for the row as a whole
    about      the values that it is about: an answer in words lapses when they change
    answer     the editor's words, for a warning that has been answered
    """

    level: Level
    rule: str
    where: str
    fix: str | Promise
    table: Table
    row_id: int
    field: str = ""
    about: str = ""
    answer: WarningAnswer | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the rule, the row, the column and the values."""
        parts = (self.rule, self.table.value, str(self.row_id), self.field, self.about)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way of a publication."""
        return self.level is Level.ERROR or self.answer is None
