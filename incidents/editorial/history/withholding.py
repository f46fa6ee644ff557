"""
Words that may not be read in the history: names that are sealed, words that are redacted.

The row of the history stays, with who, when and which column; a mark takes the place of the whole text. All of it
runs inside revise: triggers let nobody else change what the history holds.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import models
from django.views.decorators.debug import sensitive_variables

from incidents.editorial.history.tables import list_tables, list_word_columns
from incidents.editorial.history.values import WITHHELD
from incidents.editorial.models import (
    ClearedNamePart,
    Comment,
    OpenRevision,
    QuotationCheck,
    Revision,
    RowChange,
    ScheduledAct,
    Transition,
    WarningAnswer,
)
from incidents.record.guarded_words import Guard, GuardedName

_SAID: tuple[tuple[type[models.Model], str], ...] = (
    (Revision, "reason"),
    (Transition, "reason"),
    (Comment, "text"),
    (WarningAnswer, "text"),
    (ScheduledAct, "reason"),
    (ScheduledAct, "failure"),
    (QuotationCheck, "note"),
    (ClearedNamePart, "reason"),
)
"""Where else sentences stand that the people at the desk wrote, or that may repeat theirs."""

_Holds = Callable[[str, Any], bool]


@sensitive_variables()
def withhold_names(changes: Iterable[RowChange], names: Collection[GuardedName]) -> None:
    """Take every text out of some changes in which one of the names, or a lone part of it, occurs."""
    guard = Guard.of(names)
    with _permitted():
        for change in changes:
            _rewrite(change, lambda _column, text: isinstance(text, str) and guard.finds(text))


@sensitive_variables()
def withhold_names_everywhere(names: Collection[GuardedName]) -> None:
    """Take every text with a name, or a lone part of it, out of the whole history and of what the desk says."""
    withhold_names(RowChange.objects.iterator(chunk_size=500), names)
    guard = Guard.of(names)
    for model, column in _SAID:
        for row in model._default_manager.only("pk", column).iterator(chunk_size=500):
            if guard.finds(getattr(row, column)):
                setattr(row, column, WITHHELD)
                row.save(update_fields=[column])
    _withhold_in_admin_history(guard)


def withhold_columns(row: models.Model, columns: Collection[str]) -> None:
    """Take what some columns of one row ever held out of the history."""
    with _permitted():
        for change in RowChange.objects.filter(table_name=row._meta.db_table, row_id=row.pk):
            _rewrite(change, lambda column, text: column in columns and bool(text))


@sensitive_variables()
def _withhold_in_admin_history(guard: Guard) -> None:
    """Empty the labels and messages of the admin's history that hold a name; who and when stay."""
    for entry in LogEntry.objects.order_by("pk").iterator(chunk_size=500):
        # A message is data in which letters are escaped; as a sentence it has them.
        texts = (entry.object_repr, entry.change_message, str(entry.get_change_message()))
        if any(guard.finds(text) for text in texts):
            entry.object_repr, entry.change_message = WITHHELD, ""
            entry.save(update_fields=["object_repr", "change_message"])


@contextmanager
def _permitted() -> Iterator[None]:
    """Let the triggers pass what follows. Only the transaction's own row is seen, and changed."""
    OpenRevision.objects.update(is_withholding=True)
    yield
    OpenRevision.objects.update(is_withholding=False)


def _rewrite(change: RowChange, holds: _Holds) -> None:
    words = list_word_columns(list_tables()[change.table_name])
    before, after = (_withhold(written, words, holds) for written in (change.before, change.after))
    if (before, after) != (change.before, change.after):
        change.before, change.after = before, after
        change.save(update_fields=["before", "after"])


def _withhold(written: str | None, words: Collection[str], holds: _Holds) -> str | None:
    if written is None:
        return None
    values: dict[str, Any] = json.loads(written)
    held = [column for column in words if column in values and holds(column, values[column])]
    if not held:
        return written
    return json.dumps({**values, **dict.fromkeys(held, WITHHELD)}, ensure_ascii=False)
