"""How the cases of listed incidents stand now, course by course."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from incidents.public_store.queries.columns import read_moment, select_moment
from incidents.public_store.tables import CaseStatus
from incidents.record.case_history import CaseHistory, Course
from incidents.record.codes import Axis, CaseState, list_states
from incidents.record.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """One published status of a case. supersedes: number of the mistaken row that it takes the place of, or None."""

    incident_number: int
    number: int
    course: Course
    state: CaseState
    supersedes: int | None
    effective: Moment
    reported: Moment


_HISTORY: CaseHistory[StatusReport] = CaseHistory(
    effective=lambda row: row.effective,
    reported=lambda row: row.reported,
    number=lambda row: row.number,
    supersedes=lambda row: row.supersedes,
    course=lambda row: row.course,
)
_STATES: dict[tuple[Axis, str], CaseState] = {
    (axis, state.value): state for axis in Axis for state in list_states(axis)
}
_COLUMNS: list[InstrumentedAttribute[Any]] = [
    *select_moment(CaseStatus, "effective"),
    *select_moment(CaseStatus, "reported"),
    CaseStatus.incident_number,
    CaseStatus.number,
    CaseStatus.axis,
    CaseStatus.state,
    CaseStatus.suspect,
    CaseStatus.charge,
    CaseStatus.supersedes,
]
_OF_INCIDENTS = sa.select(*_COLUMNS).where(CaseStatus.incident_number.in_(sa.bindparam("numbers", expanding=True)))


def list_current_states(
    connection: sa.Connection, incident_numbers: Sequence[int]
) -> dict[int, dict[Course, StatusReport]]:
    """
    Return the current status of each course of each given incident, by the incident's number.

    An incident of which no status was reported is not among the keys. One statement.
    """
    reports: dict[int, list[StatusReport]] = {}
    for row in connection.execute(_OF_INCIDENTS, {"numbers": list(incident_numbers)}):
        report = _read_report(row)
        reports.setdefault(report.incident_number, []).append(report)
    return {incident: _HISTORY.list_current(rows) for incident, rows in reports.items()}


def _read_report(row: Sequence[Any]) -> StatusReport:
    incident_number, number, axis, state, suspect, charge, supersedes = row[10:]
    return StatusReport(
        incident_number=incident_number,
        number=number,
        course=Course.of(axis, suspect=suspect, charge=charge),
        state=_STATES[axis, state],
        supersedes=supersedes,
        effective=read_moment(row[:5]),
        reported=read_moment(row[5:10]),
    )
