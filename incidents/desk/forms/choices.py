"""Choices among the rows of one incident, read once for a page."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.functional import cached_property


class Siblings:
    """The rows of one incident that a row of the same incident may refer to, read once for a page."""

    def __init__(self, read: Callable[[], QuerySet[Any]]) -> None:
        self._read = read

    @cached_property
    def rows(self) -> dict[str, Model]:
        """Rows by key, as text, in the order of their entry."""
        return {str(row.pk): row for row in self._read().order_by("pk")}


class _SiblingIterator(ModelChoiceIterator[Any]):
    field: "SiblingChoiceField"

    def __iter__(self) -> Iterator[tuple[ModelChoiceIteratorValue | str, str]]:
        if self.field.empty_label is not None:
            yield ("", str(self.field.empty_label))
        for row in self.field.siblings.rows.values():
            yield self.choice(row)


class SiblingChoiceField(forms.ModelChoiceField[Any]):
    """A choice among the rows of the same incident."""

    iterator = _SiblingIterator

    def __init__(self, *args: Any, siblings: Siblings, **options: Any) -> None:
        self.siblings = siblings
        super().__init__(*args, **options)

    def to_python(self, value: Any) -> Any:
        """Return the chosen row; raise ValidationError for a row of another incident."""
        if value in self.empty_values:
            return None
        row = self.siblings.rows.get(str(value))
        if row is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return row
