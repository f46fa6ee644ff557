"""Finding the rows of one table by what an editor types."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet, prefetch_related_objects

from incidents.desk.lookups.access import may_view
from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.found import Found
from incidents.desk.lookups.matching import Fit, Match, list_matches
from incidents.editorial.subjects import SUBJECT_MODELS, write_reference
from incidents.editorial.work_limits import limit_rows
from incidents.record.folding import list_words
from incidents.record.row import Table

M = TypeVar("M", bound=Model)

MAX_CANDIDATES = 40
"""How many rows words typed without a choice may mean before an editor is asked for more of them."""


class Lookup(ABC, Generic[M]):
    """
    How the rows of a table are found and shown.

    table     whose rows
    columns   what is searched; every word of a label must be among it, for a label that is typed finds its row
    related   what the labels are made of, loaded with the rows
    """

    table: ClassVar[Table]
    columns: ClassVar[Columns]
    related: ClassVar[tuple[str, ...]] = ()

    @property
    def model(self) -> type[M]:
        """The model behind the table."""
        return cast("type[M]", SUBJECT_MODELS[self.table])

    # ---------------------------------------------------------------- what each table says

    @abstractmethod
    def label(self, row: M) -> str:
        """Return what a row is called. Costs nothing if what `related` names is loaded."""

    def list_notes(self, rows: Sequence[M], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the notes of rows by key, in a constant number of statements."""
        return {}

    def list_offered(self) -> QuerySet[M]:
        """Return the rows that may be chosen."""
        return self.model._default_manager.all()

    def rank(self, match: Match, *, at: dt.date | None) -> int:
        """Return what comes before everything else in the order of results; lower comes first."""
        return 0

    def list_notes_for(self, by: User | None, rows: Sequence[M], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the notes that an account may read: those of all, unless they tell of rows of other tables."""
        return self.list_notes(rows, at=at)

    def order(self, match: Match) -> Any:
        """Return what orders rows that fit equally well."""
        return match.name

    # ---------------------------------------------------------------- finding

    def list_offered_to(self, by: User | None) -> QuerySet[M]:
        """Return the rows that an account may find: none of a table that it may not view, none outside its limits."""
        rows = self.list_offered()
        if by is None:
            return rows
        return limit_rows(by, rows) if may_view(by, self.table) else rows.none()

    def search(self, words: str, *, at: dt.date | None, limit: int, by: User | None = None) -> list[Found]:
        """
        Return the rows that match what is typed, the best first.

        words   in any order; each must begin a word of the row, case and accents aside
        at      the day for which rows are wanted, where that matters
        by      who is looking, None for all rows
        """
        return self._describe_keys([match.pk for match in self._list_sorted(words, at=at, by=by)[:limit]], at=at, by=by)

    def find_exact(self, words: str, *, at: dt.date | None, by: User | None = None) -> list[Found]:
        """
        Return what typed words mean: the rows of that label, else of that name, else all that match.

        At most MAX_CANDIDATES. by: who is looking, None for all rows.
        """
        matches = self._list_sorted(words, at=at, by=by)
        of_that_name = [match.pk for match in matches if match.fit is Fit.IS_THE_NAME]
        likely = dict.fromkeys([*of_that_name, *(match.pk for match in matches)])
        found = self._describe_keys([*likely][:MAX_CANDIDATES], at=at, by=by)
        wanted = list_words(words)
        same_label = [one for one in found if list_words(one.label) == wanted]
        named = {write_reference(self.table, pk) for pk in of_that_name}
        return same_label or [one for one in found if one.key in named] or found

    def describe(self, rows: Iterable[M], *, at: dt.date | None, by: User | None = None) -> dict[int, Found]:
        """
        Return how rows are shown, by key, in a constant number of statements, fewer if `related` is loaded.

        by   who is looking, None for somebody who may see every row
        """
        known = list(rows)
        prefetch_related_objects(known, *self.related)
        notes = self.list_notes_for(by, known, at=at)
        return {
            row.pk: Found(write_reference(self.table, row.pk), self.label(row), notes.get(row.pk, "")) for row in known
        }

    def get_row(self, key: int, *, by: User | None = None) -> M | None:
        """Return a row that may be chosen, with what its label needs; None if there is no such row for `by`."""
        return self.list_offered_to(by).select_related(*self.related).filter(pk=key).first()

    def read_rows(self, keys: Iterable[int]) -> dict[int, M]:
        """Return rows by key, with what their labels need, in one statement; none for no keys."""
        wanted = set(keys)
        if not wanted:
            return {}
        rows = self.model._default_manager.filter(pk__in=wanted).select_related(*self.related)
        return {row.pk: row for row in rows}

    def _list_sorted(self, words: str, *, at: dt.date | None, by: User | None) -> list[Match]:
        matches = list_matches(self.list_offered_to(by), self.columns, words)
        return sorted(
            matches, key=lambda match: (self.rank(match, at=at), match.fit, self.order(match), match.name, match.pk)
        )

    def _describe_keys(self, keys: Sequence[int], *, at: dt.date | None, by: User | None) -> list[Found]:
        if not keys:
            return []
        found = self.describe(self.read_rows(keys).values(), at=at, by=by)
        # A row may have been deleted since.
        return [found[key] for key in keys if key in found]
