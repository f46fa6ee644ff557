"""
What taking an incident back to an earlier point would do, worked out from the history. Nothing here writes.

A point is the end of a revision. Every later change of the incident's own rows is undone, the newest first. What
incidents share (people, agencies, offices, places, sources) stays as it is. Published evidence is fixed and stays,
and with it whatever it refers to; a text that was withheld since does not come back.
"""

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from incidents.editorial.history.tables import STAMPS, WORKFLOW, list_columns, list_fields, list_tables
from incidents.editorial.history.values import WITHHELD, read_values
from incidents.editorial.models import Assertion, Incident, RecordNumber, Revision, RowChange, RowOperation
from incidents.editorial.subjects import get_model_table

Values = dict[str, Any]
Key = tuple[str, int]

_KEPT = (
    STAMPS
    | WORKFLOW
    | {
        "created_at",
        "created_by_id",
        "merged_at",
        "merged_by_id",
        "merged_into_id",
        "redacted_at",
        "withdrawn_reason",
    }
)
"""Columns that are no part of a draft: acts of their own put them there, and others take them away."""


class Stays(enum.Enum):
    """Why a row does not become what it was."""

    FIXED = "fixed"
    REFERRED = "referred"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStep:
    """
    What happens to one row.

    now       its values at present, None if it is not there
    becomes   its values afterwards, None if it is taken out
    """

    model: type[models.Model]
    row_id: int
    now: Values | None
    becomes: Values | None

    @property
    def key(self) -> Key:
        """Table and key of the row."""
        return self.model._meta.db_table, self.row_id

    @property
    def operation(self) -> RowOperation:
        """Whether the row comes back, is taken out, or changes."""
        if self.now is None:
            return RowOperation.ADD
        return RowOperation.REMOVE if self.becomes is None else RowOperation.CHANGE

    def list_changed(self) -> list[str]:
        """Return the columns of a row that is there before and after, and in which it changes."""
        now, becomes = self.now or {}, self.becomes or {}
        return [column for column, value in becomes.items() if column in now and now[column] != value]


@dataclass(slots=True, kw_only=True)
class Restoration:
    """
    Everything that taking an incident back would do.

    steps    by table and key
    stays    rows that stay as they are although they were different then, each with the reason
    kept     number of texts that keep their present words because the earlier ones are withheld
    shared   number of later changes of rows that incidents share, under the same revisions; not taken back
    """

    steps: dict[Key, RowStep] = field(default_factory=dict)
    stays: dict[Key, tuple[RowStep, Stays]] = field(default_factory=dict)
    kept: int = 0
    shared: int = 0

    def __bool__(self) -> bool:
        """Whether anything would change."""
        return bool(self.steps)

    def leave(self, key: Key, reason: Stays) -> None:
        """Let a row stay as it is."""
        self.stays[key] = self.steps.pop(key), reason


def plan_restoration(incident: Incident, revision: Revision) -> Restoration:
    """Return what brings the incident's own rows back to where they were at the end of a revision."""
    last = revision.changes.order_by("-pk").values_list("pk", flat=True).first() or 0
    later = list(RowChange.objects.filter(incident=incident, pk__gt=last).order_by("-pk"))
    plan = Restoration(shared=_count_shared(later))
    for step in _undo(later):
        plan.steps[step.key] = step
    _drop_withheld(plan)
    _leave_fixed(plan)
    _leave_what_is_referred_to(plan)
    _leave_what_cannot_come_back(plan)
    for key, step in list(plan.steps.items()):
        if step.operation is RowOperation.CHANGE and not step.list_changed():
            del plan.steps[key]
    return plan


def read_rows(model: type[models.Model], keys: Iterable[int]) -> dict[int, Values]:
    """Return rows as they are, by key: the values of the columns that have a history."""
    columns = list_columns(model)
    found = model._default_manager.filter(pk__in=set(keys))
    return {row.pk: {one.column: getattr(row, one.attname) for one in columns} for row in found}


def _undo(later: Iterable[RowChange]) -> Iterable[RowStep]:
    """Yield what becomes of each row if changes are undone. later: newest first."""
    by_row: dict[Key, list[RowChange]] = defaultdict(list)
    for change in later:
        by_row[change.table_name, change.row_id].append(change)
    tables = list_tables()
    for table in dict.fromkeys(table for table, _row_id in by_row):
        present = read_rows(tables[table], (row_id for name, row_id in by_row if name == table))
        for (name, row_id), changes in by_row.items():
            if name == table:
                now = present.get(row_id)
                becomes = _take_back(tables[table], now, changes)
                if now is not None or becomes is not None:
                    yield RowStep(model=tables[table], row_id=row_id, now=now, becomes=becomes)


def _take_back(model: type[models.Model], now: Values | None, changes: Iterable[RowChange]) -> Values | None:
    values = None if now is None else dict(now)
    for change in changes:
        before = read_values(change.before, model)
        if change.operation == RowOperation.ADD.value:
            values = None
        elif change.operation == RowOperation.REMOVE.value:
            values = before
        elif values is not None:
            values |= before
    if now is not None and values is not None:
        values |= {column: now[column] for column in _KEPT if column in now}
    return values


def _count_shared(later: list[RowChange]) -> int:
    revisions = {change.revision_id for change in later} - {None}
    return RowChange.objects.filter(revision__in=revisions, incident__isnull=True).count()


def _drop_withheld(plan: Restoration) -> None:
    for key, step in list(plan.steps.items()):
        held = [column for column, value in (step.becomes or {}).items() if value == WITHHELD]
        if held and step.now is None:
            plan.leave(key, Stays.WITHHELD)
        elif held and step.now is not None and step.becomes is not None:
            step.becomes.update({column: step.now[column] for column in held})
            plan.kept += len(held)


def _leave_fixed(plan: Restoration) -> None:
    """Leave published and redacted evidence, and rows that published evidence is about."""
    removed = [step for step in plan.steps.values() if step.operation is RowOperation.REMOVE]
    cited = _list_cited(removed)
    for key, step in list(plan.steps.items()):
        now = step.now or {}
        is_changed = step.operation is RowOperation.REMOVE or step.list_changed()
        if is_changed and (now.get("frozen_at") or now.get("redacted_at") or key in cited):
            plan.leave(key, Stays.FIXED)


def _list_cited(removed: list[RowStep]) -> set[Key]:
    """Return those of the rows that the database does not let go: numbered, and with published evidence."""
    cited: set[Key] = set()
    by_model: dict[type[models.Model], set[int]] = defaultdict(set)
    for step in removed:
        by_model[step.model].add(step.row_id)
    for model, keys in by_model.items():
        try:
            table = get_model_table(model).value
        except ValueError:
            continue
        numbered = RecordNumber.objects.filter(table=table, row_id__in=keys).values("row_id")
        evidence = Assertion.objects.filter(subject_table=table, subject_id__in=numbered, frozen_at__isnull=False)
        cited |= {(model._meta.db_table, key) for key in evidence.values_list("subject_id", flat=True)}
    return cited


def _leave_what_is_referred_to(plan: Restoration) -> None:
    """Leave rows that would go, as long as any row refers to them that stays."""
    while held := [key for key in _iterate_removed(plan) if _is_referred_to(plan, key)]:
        for key in held:
            plan.leave(key, Stays.REFERRED)


def _iterate_removed(plan: Restoration) -> list[Key]:
    return [key for key, step in plan.steps.items() if step.operation is RowOperation.REMOVE]


def _is_referred_to(plan: Restoration, key: Key) -> bool:
    tables = list_tables()
    for relation in tables[key[0]]._meta.related_objects:
        column: Any = relation.field
        model = relation.related_model
        table = model._meta.db_table
        if table not in tables or column.many_to_many:
            continue
        referring = model._default_manager.filter(**{f"{column.name}_id": key[1]}).values_list("pk", flat=True)
        if any(not _lets_go(plan, (table, pk), column.column, key[1]) for pk in referring):
            return True
    return False


def _lets_go(plan: Restoration, key: Key, column: str, target: int) -> bool:
    """Tell whether a row that refers to another is gone afterwards, or refers to another one."""
    step = plan.steps.get(key)
    return step is not None and (step.becomes is None or step.becomes.get(column) != target)


def _leave_what_cannot_come_back(plan: Restoration) -> None:
    """Leave out rows that refer to one that does not come back; columns that do keep what they hold."""
    missing = {key for key, (step, _reason) in plan.stays.items() if step.now is None}
    while missing:
        found: set[Key] = set()
        for key, step in list(plan.steps.items()):
            columns = _list_references(step, missing)
            if columns and step.now is None:
                plan.leave(key, Stays.WITHHELD)
                found.add(key)
            elif columns and step.now is not None and step.becomes is not None:
                step.becomes.update({column: step.now[column] for column in columns})
        missing = found


def _list_references(step: RowStep, targets: set[Key]) -> list[str]:
    values: Mapping[str, Any] = step.becomes or {}
    return [
        column.column
        for column in list_fields(step.model)
        if column.is_relation and (column.related_model._meta.db_table, values.get(column.column)) in targets
    ]
