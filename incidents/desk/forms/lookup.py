"""
The choice of one row, or of several, by typing words of it.

The input is a line of text that works by itself; a script offers what matches while an editor types. Words that may
mean several rows come back as an error with those rows to tick, so that nothing depends on the script.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from incidents.desk.forms.lookup_input import LookupInput, LookupManyInput, TypedMany
from incidents.desk.forms.typed import NOTHING_TYPED, Reading, SeveralMeant, Typed, UnsavedRows, read_key, squeeze
from incidents.desk.lookups import LOOKUPS, Found
from incidents.editorial.subjects import write_reference
from incidents.record.row import Table

__all__ = ["LookupField", "LookupManyField", "UnsavedRows"]


class RowWordsField(forms.Field):
    """
    What the fields of one row and of several rows share.

    at        the day for which officials are wanted, or how to find it out
    unsaved   the rows that the same form is about to make
    by        who chooses: rows that the account may not see cannot be chosen anew; None for all rows
    """

    def __init__(
        self,
        table: Table,
        *,
        widget: LookupInput,
        required: bool = False,
        label: Any = None,
        help_text: Any = "",
        at: dt.date | None = None,
    ) -> None:
        self.table = table
        self.unsaved: UnsavedRows | None = None
        self.by: User | None = None
        self.meant: tuple[Typed, Model] | None = None
        super().__init__(required=required, label=label, help_text=help_text, widget=widget)
        self.at = at

    @property
    def input(self) -> LookupInput:
        """The widget."""
        assert isinstance(self.widget, LookupInput)
        return self.widget

    @property
    def at(self) -> dt.date | None:
        """The day for which officials are wanted."""
        return self.input.at

    @at.setter
    def at(self, day: dt.date | None) -> None:
        self.input.at = day

    @property
    def reading(self) -> Reading:
        """Against what typed words are understood."""
        return Reading(table=self.table, at=self.at, unsaved=self.unsaved, by=self.by)

    def label_from_instance(self, row: Model) -> str:
        """Return what a row is called."""
        return LOOKUPS[self.table].label(row)

    def find_typed(self, typed: Typed) -> Model | None:
        """Return the row that is meant. Raises ValidationError, and offers what may be meant."""
        self.input.candidates = ()
        try:
            row = self.reading.find(typed)
        except SeveralMeant as error:
            self.input.candidates = error.candidates
            raise
        self.meant = (typed, row) if row is not None and row.pk is not None else None
        return row

    def get_meant(self, typed: Typed) -> Model | None:
        """Return the saved row that was found for what was typed: a form that comes back shows it by its label."""
        # A row that was stored and taken back again has lost its key meanwhile.
        is_meant = self.meant is not None and self.meant[0] == typed and self.meant[1].pk is not None
        return self.meant[1] if self.meant is not None and is_meant else None


class LookupField(RowWordsField):
    """
    A choice of one row: the cleaned value is the row, or None.

    kept   key of the row chosen at present: it may stay although it is offered no more, another row continuing it
    """

    def __init__(self, table: Table, *, widget: LookupInput | None = None, **options: Any) -> None:
        self.loaded: Model | None = None
        self.kept: int | None = None
        super().__init__(table, widget=widget or LookupInput(table), **options)

    def remember(self, row: Model) -> None:
        """Take the row chosen at present from whoever loaded it, with what its label is made of."""
        self.loaded = row

    def prepare_value(self, value: Any) -> Typed:
        """Return what stands in the input for a row, its key, or what was typed."""
        row = self.get_meant(value) if isinstance(value, Typed) else self._get_row(value)
        if row is None and isinstance(value, Typed):
            return value
        if row is None:
            return NOTHING_TYPED
        return Typed(self.label_from_instance(row), write_reference(self.table, row.pk))

    def clean(self, value: Any) -> Model | None:
        """Return the row that is meant, without a statement if it is the one that was chosen before."""
        row = self._find(value) if isinstance(value, Typed) else self._get_row(value)
        if row is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return row

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another row is meant, as far as that shows without a search."""
        before, typed = self._get_row(initial), data if isinstance(data, Typed) else NOTHING_TYPED
        if self.disabled:
            return False
        if before is None or not squeeze(typed.text):
            return (before is not None) is not bool(squeeze(typed.text))
        return bool(typed.choice) or not self._is_still(before, typed)

    def _find(self, typed: Typed) -> Model | None:
        if self.loaded is None and self.kept is not None and typed.key == write_reference(self.table, self.kept):
            self._get_row(self.kept)
        if self.loaded is not None and not typed.choice and self._is_still(self.loaded, typed):
            return self.loaded
        return self.find_typed(typed)

    def _is_still(self, row: Model, typed: Typed) -> bool:
        is_its_key = typed.key in {"", write_reference(self.table, row.pk)}
        return is_its_key and squeeze(typed.text) == squeeze(self.label_from_instance(row))

    def _get_row(self, value: Any) -> Model | None:
        if value is None or isinstance(value, Model):
            return value
        if self.loaded is not None and str(value) == str(self.loaded.pk):
            return self.loaded
        key = value if isinstance(value, str) and ":" in value else f"{self.table.value}:{value}"
        number = read_key(key, self.table)
        row = LOOKUPS[self.table].read_rows([number]).get(number) if number is not None else self.reading.get_row(key)
        if row is not None and row.pk is not None:
            self.loaded = row
        return row


class LookupManyField(RowWordsField):
    """A choice of several rows: the cleaned value is a list of rows in the order of the boxes."""

    def __init__(self, table: Table, **options: Any) -> None:
        super().__init__(table, widget=LookupManyInput(table), **options)

    def prepare_value(self, value: Any) -> TypedMany:
        """Return the boxes and the line for a list of rows or keys, or for what was sent."""
        typed = value if isinstance(value, TypedMany) else TypedMany(self._write_keys(value or ()))
        added = self.get_meant(typed.added)
        if added is not None:
            typed = TypedMany(tuple(dict.fromkeys((*typed.keys, *self._write_keys([added])))))
        widget = self.input
        assert isinstance(widget, LookupManyInput)
        widget.shown = self._describe(typed.keys)
        return typed

    def clean(self, value: Any) -> list[Model]:
        """Return the rows that are ticked, and the one that was added. Raises ValidationError."""
        typed = value if isinstance(value, TypedMany) else TypedMany(self._write_keys(value or ()))
        rows = self._read_rows(typed.keys)
        added = self.find_typed(typed.added)
        if added is not None and added not in rows.values():
            rows[""] = added
        if self.required and not rows:
            raise ValidationError(self.error_messages["required"], code="required")
        missing = [key for key in typed.keys if key not in rows]
        if missing:
            raise ValidationError(_("One of the rows chosen does not exist any more; untick it."), code="missing")
        return list(rows.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other boxes are ticked, or something is typed."""
        typed = data if isinstance(data, TypedMany) else TypedMany()
        return {*self._write_keys(initial or ())} != {*typed.keys} or bool(squeeze(typed.added.text))

    def _write_keys(self, rows: Iterable[Any]) -> tuple[str, ...]:
        return tuple(
            write_reference(self.table, row.pk) if isinstance(row, Model) else write_reference(self.table, int(row))
            for row in rows
        )

    def _read_rows(self, keys: Iterable[str]) -> dict[str, Model]:
        """Return the rows by reference, those saved in one statement; references of none are left out."""
        lookup = LOOKUPS[self.table]
        numbers = {key: read_key(key, self.table) for key in keys}
        saved = lookup.read_rows(number for number in numbers.values() if number is not None)
        rows: dict[str, Model] = {}
        for key, number in numbers.items():
            row = saved.get(number) if number is not None else self.reading.get_row(key)
            if row is not None:
                rows[key] = row
        return rows

    def _describe(self, keys: Iterable[str]) -> list[Found]:
        """Return what the boxes say; rows that the same form is about to make need not be there yet."""
        unsaved = {one.key: one for one in self.reading.list_unsaved()}
        saved = self._read_rows(key for key in keys if key not in unsaved)
        described = {key: Found(key, self.label_from_instance(row)) for key, row in saved.items()} | unsaved
        return [described[key] for key in keys if key in described]
