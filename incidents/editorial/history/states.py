"""What rows were like before and after each change, worked out backwards from what they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from incidents.editorial.history.restoration import Values, read_rows
from incidents.editorial.history.tables import list_tables
from incidents.editorial.history.values import read_values
from incidents.editorial.models import RowChange, RowOperation


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """
    One change with the whole row around it.

    before, after   every value of the row; None where it was not there
    differing       the columns that the change tells of; none for a row that was added or removed
    """

    change: RowChange
    model: type[models.Model]
    before: Values | None
    after: Values | None
    differing: Collection[str]

    @property
    def values(self) -> Values:
        """The row as it was after the change, or last."""
        return self.after if self.after is not None else self.before or {}


def list_states(changes: Collection[RowChange]) -> list[RowState]:
    """
    Return the changes with the rows around them, in their order.

    Asks two statements for each table concerned, however many changes there are.
    """
    tables = list_tables()
    known = [change for change in changes if change.table_name in tables]
    found: dict[int, RowState] = {}
    for table in dict.fromkeys(change.table_name for change in known):
        of_table = [change for change in known if change.table_name == table]
        for state in _walk_back(tables[table], of_table):
            found[state.change.pk] = state
    return [found[change.pk] for change in known]


def _walk_back(model: type[models.Model], wanted: list[RowChange]) -> Iterable[RowState]:
    keys = {change.row_id for change in wanted}
    first = min(change.pk for change in wanted)
    since = RowChange.objects.filter(table_name=model._meta.db_table, row_id__in=keys, pk__gte=first).order_by("-pk")
    by_row: dict[int, list[RowChange]] = defaultdict(list)
    for change in since:
        by_row[change.row_id].append(change)
    rows, pks = read_rows(model, keys), {change.pk for change in wanted}
    for key, changes in by_row.items():
        after: Values | None = rows.get(key)
        for change in changes:
            told = read_values(change.before, model)
            before = _undo(change, told, after)
            if change.pk in pks:
                is_change = change.operation == RowOperation.CHANGE.value
                yield RowState(
                    change=change, model=model, before=before, after=after, differing=told.keys() if is_change else ()
                )
            after = before


def _undo(change: RowChange, told: dict[str, Any], after: Values | None) -> Values | None:
    match change.operation:
        case RowOperation.ADD.value:
            return None
        case RowOperation.REMOVE.value:
            return told
        case _:
            return {**(after or {}), **told}
