"""Choices of related rows that cost no statement for each row of a page."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.functional import cached_property


class LoadedAutocomplete(AutocompleteSelect):
    """An autocomplete that need not ask the database for the label of a row that the page has loaded."""

    loaded: tuple[str, str] | None = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """Return the options: the empty one and the chosen one."""
        if self.loaded is None or [str(chosen) for chosen in value] != [self.loaded[0]]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        key, label = self.loaded
        options.append(self.create_option(name, key, label, selected=True, index=len(options)))
        return [(None, options, 0)]


class LoadedChoiceField(forms.ModelChoiceField[Any]):
    """A choice of one row, which knows the row that is chosen already."""

    loaded: Model | None = None

    def remember(self, row: Model) -> None:
        """Take the row chosen at present from whoever loaded it."""
        self.loaded = row
        widget = self.widget.widget if isinstance(self.widget, RelatedFieldWidgetWrapper) else self.widget
        if isinstance(widget, LoadedAutocomplete):
            widget.loaded = (str(row.pk), self.label_from_instance(row))

    def to_python(self, value: Any) -> Any:
        """Return the chosen row, without a query if it is the one that was chosen before."""
        if self.loaded is not None and str(value) == str(self.loaded.pk):
            return self.loaded
        return super().to_python(value)


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
