"""Which reported status is current, whatever kind of row it is read from."""

import datetime as dt
import itertools
from dataclasses import dataclass

import pytest

from incidents.record.case_history import CaseHistory, Course
from incidents.record.codes import Axis
from incidents.record.moment import Moment


def on(day: int) -> Moment:
    start = dt.datetime(2024, 1, day, tzinfo=dt.UTC)
    return Moment.between(start, start + dt.timedelta(days=1))


SECOND = on(2)


@dataclass(frozen=True, kw_only=True)
class Report:
    number: int
    effective: Moment = SECOND
    reported: Moment = SECOND
    supersedes: int | None = None
    axis: Axis = Axis.APPREHENSION
    suspect: int | None = None
    charge: int | None = None


HISTORY: CaseHistory[Report] = CaseHistory(
    effective=lambda row: row.effective,
    reported=lambda row: row.reported,
    number=lambda row: row.number,
    supersedes=lambda row: row.supersedes,
    course=lambda row: Course.of(row.axis, suspect=row.suspect, charge=row.charge),
)


def list_current_numbers(*rows: Report) -> list[int]:
    """Current rows by number; the same in whatever order the rows come."""
    (found,) = {
        tuple(row.number for row in HISTORY.list_current(order).values()) for order in itertools.permutations(rows)
    }
    return list(found)


def test_what_was_so_last_is_current_though_it_was_reported_first():
    assert list_current_numbers(
        Report(number=1, effective=on(3), reported=on(3)), Report(number=2, effective=on(2), reported=on(4))
    ) == [1]


def test_of_one_time_the_later_report_and_of_one_report_the_higher_number_is_current():
    assert list_current_numbers(Report(number=1, reported=on(4)), Report(number=2, reported=on(3))) == [1]
    assert list_current_numbers(Report(number=1), Report(number=2)) == [2]


@pytest.mark.parametrize("effective", [Moment.unknown(), Moment.open_ended()], ids=["unknown", "open"])
def test_a_time_without_bounds_counts_from_when_it_was_reported(effective):
    told = Report(number=2, effective=effective, reported=on(4))
    assert list_current_numbers(Report(number=1, effective=on(3), reported=on(3)), told) == [2]
    assert list_current_numbers(Report(number=1, effective=on(5), reported=on(5)), told) == [1]


def test_a_time_with_one_bound_counts_as_it_is_stated():
    before = Moment.before(dt.datetime(2024, 1, 2, tzinfo=dt.UTC))
    late = Report(number=2, effective=before, reported=on(5))
    assert list_current_numbers(Report(number=1, effective=on(3)), late) == [1]


def test_a_superseded_row_is_never_current():
    assert list_current_numbers(Report(number=1, effective=on(5)), Report(number=2, supersedes=1)) == [2]
    assert list_current_numbers(Report(number=1, suspect=1), Report(number=2, suspect=2, supersedes=1)) == [2]


def test_every_axis_suspect_and_charge_has_a_current_status_in_this_order():
    assert list_current_numbers(
        Report(number=1, axis=Axis.PROSECUTION, suspect=1, charge=2),
        Report(number=2, axis=Axis.PROSECUTION, suspect=1, charge=1),
        Report(number=3, axis=Axis.PROSECUTION, suspect=1),
        Report(number=4, suspect=1),
        Report(number=5),
        Report(number=6, axis=Axis.INVESTIGATION),
    ) == [6, 5, 4, 3, 2, 1]


def test_the_history_keeps_replaced_rows_in_their_place():
    rows = [Report(number=3, effective=on(4)), Report(number=2, supersedes=1), Report(number=1, effective=on(3))]
    (reports,) = HISTORY.group_by_course(rows).values()
    assert [row.number for row in reports] == [2, 1, 3]
    assert [row.number for row in HISTORY.list_standing(rows)] == [2, 3]


@pytest.mark.parametrize("axis", list(Axis))
def test_a_course_knows_its_axis(axis):
    assert Course.of(axis, suspect=None, charge=None).axis is axis
