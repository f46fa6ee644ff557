"""Which reported status is the current one: a rule over the rows of one incident, without words."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.record.codes import Axis
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

    @property
    def axis(self) -> Axis:
        """The axis of the course."""
        return list(Axis)[self.axis_order]


def find_course(row: CaseStatusRecord) -> Course:
    """Return the course that a reported status belongs to."""
    return Course(axis_order=list(Axis).index(row.axis), suspect=row.suspect or 0, charge=row.charge or 0)


def group_by_course(rows: Iterable[CaseStatusRecord]) -> dict[Course, list[CaseStatusRecord]]:
    """Return all rows, replaced ones too, by course; in each the oldest status first, the current one last."""
    courses: dict[Course, list[CaseStatusRecord]] = {}
    for row in sorted(rows, key=order_of_status):
        courses.setdefault(find_course(row), []).append(row)
    return dict(sorted(courses.items()))


def order_of_status(row: CaseStatusRecord) -> tuple[object, ...]:
    """Return the key that orders status rows: when it was so, then when it was reported, then the number."""
    # Where no source says since when it was so, it was so by the time it was reported.
    since = row.reported if row.effective.is_without_bounds else row.effective
    return since.sort_key(), row.reported.sort_key(), row.number


def list_replaced(rows: Iterable[CaseStatusRecord]) -> frozenset[int]:
    """Return the numbers of the rows that another row supersedes."""
    return frozenset(row.supersedes for row in rows if row.supersedes is not None)


def list_current(rows: Iterable[CaseStatusRecord]) -> dict[Course, CaseStatusRecord]:
    """
    Return the current status of each course: its last row, by order_of_status, that no other row supersedes.

    A course all of whose rows are superseded has no current status.
    """
    statuses = list(rows)
    replaced = list_replaced(statuses)
    return {
        course: standing[-1]
        for course, reports in group_by_course(statuses).items()
        if (standing := [row for row in reports if row.number not in replaced])
    }
