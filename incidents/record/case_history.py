"""Which reported status of a case is the current one: the one rule for the desk, the public store and the pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from incidents.record.codes import Axis
from incidents.record.moment import Moment
from incidents.record.reports import CaseStatusRecord


@dataclass(frozen=True, slots=True, order=True)
class Course:
    """
    One line of development: an axis, of the case as a whole or of one suspect, and of one charge where named.

    suspect, charge   numbers; 0 for the case as a whole, and for a status that names no charge
    """

    axis_order: int
    suspect: int
    charge: int

    @classmethod
    def of(cls, axis: Axis, *, suspect: int | None, charge: int | None) -> "Course":
        """Return the course of an axis; None for the case as a whole, and for a status that names no charge."""
        return cls(axis_order=list(Axis).index(axis), suspect=suspect or 0, charge=charge or 0)

    @property
    def axis(self) -> Axis:
        """The axis of the course."""
        return list(Axis)[self.axis_order]


RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistory(Generic[RowT]):
    """
    The rule, for rows of one kind, with how to read them. It is asked with all rows of one incident, replaced ones too.

    effective    when it was so
    reported     when it became known
    number       what the row is known by; of two reports alike in time the higher number counts as the later
    supersedes   the number of the mistaken row that the row takes the place of; None for a later change
    course       the course that the row belongs to
    """

    effective: Callable[[RowT], Moment]
    reported: Callable[[RowT], Moment]
    number: Callable[[RowT], int]
    supersedes: Callable[[RowT], int | None]
    course: Callable[[RowT], Course]

    def get_order(self, row: RowT) -> tuple[object, ...]:
        """Return the key that orders rows: when it was so, then when it was reported, then the number."""
        effective, reported = self.effective(row), self.reported(row)
        # Where no source says since when it was so, it was so by the time it was reported.
        since = reported if effective.is_without_bounds else effective
        return since.sort_key(), reported.sort_key(), self.number(row)

    def list_standing(self, rows: Iterable[RowT]) -> list[RowT]:
        """Return the rows that no other row supersedes, the oldest status first."""
        reports = list(rows)
        superseded = {self.supersedes(row) for row in reports}
        return sorted((row for row in reports if self.number(row) not in superseded), key=self.get_order)

    def group_by_course(self, rows: Iterable[RowT]) -> dict[Course, list[RowT]]:
        """Return all rows, replaced ones too, by course; in each the oldest status first."""
        courses: dict[Course, list[RowT]] = {}
        for row in sorted(rows, key=self.get_order):
            courses.setdefault(self.course(row), []).append(row)
        return dict(sorted(courses.items()))

    def list_current(self, rows: Iterable[RowT]) -> dict[Course, RowT]:
        """
        Return the current status of each course, in order of the courses: the last of its rows that are standing.

        A course all of whose rows are superseded has no current status.
        """
        last = {self.course(row): row for row in self.list_standing(rows)}
        return dict(sorted(last.items()))


PUBLISHED_HISTORY: CaseHistory[CaseStatusRecord] = CaseHistory(
    effective=lambda row: row.effective,
    reported=lambda row: row.reported,
    number=lambda row: row.number,
    supersedes=lambda row: row.supersedes,
    course=lambda row: Course.of(row.axis, suspect=row.suspect, charge=row.charge),
)
"""The rule for the rows of a published document."""
