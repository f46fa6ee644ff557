"""What an editor typed to name a row, and which row that is."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.lookups import LOOKUPS, Found
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.folding import list_words
from incidents.record.row import Table

MAX_TEXT = 700
"""Characters of an input that are read: more than the longest label has."""

LISTED = 6
"""How many labels a message lists."""

_KEY = re.compile(r"([a-z_]+):([1-9][0-9]{0,17})", re.ASCII)

_NOUNS: dict[Table, Promise] = {
    Table.TENURE: gettext_lazy("official"),
    Table.POST: gettext_lazy("office"),
    Table.ORGANIZATION: gettext_lazy("agency or organization"),
    Table.SUSPECT: gettext_lazy("suspect"),
    Table.CASE_STATUS: gettext_lazy("report of status"),
    Table.ASSERTION: gettext_lazy("piece of evidence"),
    Table.EVENT: gettext_lazy("step of the timeline"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """
    What a browser sends for one choice.

    text     what stands in the input
    key      the row that was chosen when the text was its label, "" for none
    choice   the row that was ticked among several of that name, "" for none
    """

    text: str = ""
    key: str = ""
    choice: str = ""


NOTHING_TYPED = Typed()


class UnsavedRows(Protocol):
    """Rows that a form is about to make, which other rows of the same form may refer to already."""

    def list_unsaved(self, table: Table) -> list[Found]:
        """Return the rows of a table, with keys such as "tenure:new1"."""

    def get_unsaved(self, key: str) -> Model | None:
        """Return the row of a key, None if there is none."""


class SeveralMeant(ValidationError):
    """The words may mean more than one row. candidates: all that they may mean."""

    def __init__(self, text: str, candidates: list[Found]) -> None:
        self.candidates = candidates
        labels = "; ".join(candidate.label for candidate in candidates[:LISTED])
        super().__init__(
            _("“%(words)s” may mean: %(labels)s. Choose one of those below, or type more of its words.")
            % {"words": text, "labels": labels + ("; …" if len(candidates) > LISTED else "")},
            code="several",
        )


class NothingMeant(ValidationError):
    """The words mean no row of the table."""

    def __init__(self, text: str, table: Table) -> None:
        super().__init__(
            _(
                "No %(noun)s was found for “%(words)s”. Check the spelling or type fewer words;"
                " one that is not in the record yet has to be added first."
            )
            % {"noun": name_table(table), "words": text},
            code="nothing",
        )


def name_table(table: Table) -> str:
    """Return what editors call a row of the table."""
    return str(_NOUNS.get(table) or SUBJECT_MODELS[table]._meta.verbose_name)


def squeeze(text: str) -> str:
    """Return a text as one line, cut at the length that is read, without what no database stores."""
    return " ".join(text[:MAX_TEXT].replace("\0", " ").split())


def read_key(key: str, table: Table) -> int | None:
    """Return the key of a row by its reference, e.g. 5 for "tenure:5"; None for anything else."""
    parts = _KEY.fullmatch(key)
    return int(parts[2]) if parts is not None and parts[1] == table.value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    Against what typed words are understood.

    at        the day for which officials are wanted
    unsaved   the rows that the same form is about to make
    by        who typed, None for somebody who may choose any row
    """

    table: Table
    at: dt.date | None = None
    unsaved: UnsavedRows | None = None
    by: User | None = None

    def find(self, typed: Typed) -> Model | None:
        """
        Return the row that is meant, None for a blank input.

        A text that still is the label of the row chosen means that row; a row ticked among several counts while the
        text may mean it; otherwise the text alone counts, which may also be a reference such as "tenure:5".

        Raises NothingMeant or SeveralMeant.
        """
        text = squeeze(typed.text)
        if not text:
            return None
        if typed.key and not typed.choice:
            row = self._get_row_so_called(typed.key, text)
            if row is not None:
                return row
        candidates = self._list_meant(text)
        if not candidates:
            return self._get_otherwise(typed, text)
        chosen = next((one for one in candidates if one.key == typed.choice), None)
        if chosen is None and len(candidates) > 1:
            raise SeveralMeant(text, candidates)
        row = self.get_row((chosen or candidates[0]).key)
        if row is None:
            raise NothingMeant(text, self.table)
        return row

    def _get_otherwise(self, typed: Typed, text: str) -> Model | None:
        """Return the row of a reference typed as text, or one made in this form that was renamed since."""
        number = read_key(text, self.table)
        if number is not None:
            row: Model | None = LOOKUPS[self.table].get_row(number, by=self.by)
        else:
            row = self.unsaved.get_unsaved(typed.key) if self.unsaved is not None and typed.key else None
        if row is None:
            raise NothingMeant(text, self.table)
        return row

    def get_row(self, key: str) -> Model | None:
        """Return the row of a reference, saved or not."""
        if self.unsaved is not None:
            row = self.unsaved.get_unsaved(key)
            if row is not None:
                return row
        number = read_key(key, self.table)
        return None if number is None else LOOKUPS[self.table].get_row(number, by=self.by)

    def list_unsaved(self) -> list[Found]:
        """Return the rows of the table that the form is about to make."""
        return self.unsaved.list_unsaved(self.table) if self.unsaved is not None else []

    def _get_row_so_called(self, key: str, text: str) -> Model | None:
        unsaved = next((one for one in self.list_unsaved() if one.key == key), None)
        if unsaved is not None:
            return self.get_row(key) if squeeze(unsaved.label) == text else None
        row = self.get_row(key)
        return row if row is not None and squeeze(LOOKUPS[self.table].label(row)) == text else None

    def _list_meant(self, text: str) -> list[Found]:
        words = list_words(text)
        unsaved = [one for one in self.list_unsaved() if list_words(one.label) == words]
        saved = LOOKUPS[self.table].find_exact(text, at=self.at, by=self.by)
        if not unsaved:
            return saved
        return [*unsaved, *(one for one in saved if list_words(one.label) == words)]
