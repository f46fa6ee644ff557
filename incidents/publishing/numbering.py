"""Permanent public numbers: looked up for rows that were public before, given to rows published for the first time."""

from collections import defaultdict
from collections.abc import Iterable

from incidents.editorial.models import Counter, RecordNumber
from incidents.record.row import Table


class NotNumbered(LookupError):
    """A row was referred to that is not part of what is being published."""


class Numbering:
    """
    The public numbers of the rows of one projection.

    New numbers follow the last one given in their table and are written by ``save`` alone, so a preview that
    never saves uses none up. Whoever saves holds the lock of outbox.lock_log, which keeps numbers unique and
    without gaps.
    """

    def __init__(self) -> None:
        self._known: dict[Table, dict[int, int]] = defaultdict(dict)
        self._new: dict[Table, dict[int, int]] = defaultdict(dict)
        self._last: dict[Table, int] = {}

    def give(self, table: Table, row_ids: Iterable[int]) -> None:
        """Look up or give the numbers of rows, in ascending order of their ids."""
        wanted = set(row_ids)
        self.give_known(table, wanted)
        for row_id in sorted(wanted - self._known[table].keys()):
            self._known[table][row_id] = self._new[table][row_id] = self._next(table)

    def give_known(self, table: Table, row_ids: Iterable[int]) -> None:
        """Look up the numbers of those of the rows that were public before; the others get none."""
        unknown = set(row_ids) - self._known[table].keys()
        if unknown:
            rows = RecordNumber.objects.filter(table=table, row_id__in=unknown)
            self._known[table].update(rows.values_list("row_id", "number"))

    def of(self, table: Table, row_id: int) -> int:
        """
        Return the number of a row that ``give`` has seen.

        Raises NotNumbered for any other row: it would be a reference to something unpublished.
        """
        try:
            return self._known[table][row_id]
        except KeyError:
            raise NotNumbered(f"{table} row {row_id} is not part of this publication") from None

    def maybe(self, table: Table, row_id: int | None) -> int | None:
        """Return the number of a row, or None for no row."""
        return None if row_id is None else self.of(table, row_id)

    def knows(self, table: Table, row_id: int) -> bool:
        """Tell whether the row has a number here."""
        return row_id in self._known[table]

    def row_ids(self, table: Table) -> set[int]:
        """Return the ids of all rows of a table that have a number here."""
        return set(self._known[table])

    def save(self) -> None:
        """Write the numbers newly given. The caller owns the transaction and holds the lock of the log."""
        for table, given in self._new.items():
            if given:
                RecordNumber.objects.bulk_create(
                    RecordNumber(table=table, row_id=row_id, number=number) for row_id, number in given.items()
                )
                Counter.objects.update_or_create(name=table, defaults={"value": max(given.values())})
        self._new.clear()

    def _next(self, table: Table) -> int:
        if table not in self._last:
            self._last[table] = Counter.objects.filter(name=table).values_list("value", flat=True).first() or 0
        self._last[table] += 1
        return self._last[table]
