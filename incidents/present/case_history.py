"""The status of a case on its three axes: what is current, then every report, replaced ones included."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.evidence import Evidence, make_evidence, map_successors
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.proof import Proof, prove
from incidents.present.row_fields import CASE_STATUS_FIELDS, CHARGE_FIELDS
from incidents.present.sheet import FactSheet, RowView, lay_out, lay_out_row
from incidents.present.status_words import find_status_day, write_case_state
from incidents.present.times import show_date
from incidents.present.value import Value, translate_label
from incidents.record.case_history import PUBLISHED_HISTORY, Course
from incidents.record.codes import Axis
from incidents.record.documents import IncidentRecord
from incidents.record.involved import ChargeRecord
from incidents.record.reports import CaseStatusRecord
from incidents.record.row import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """
    One reported status.

    reported      when a source made it public
    is_current    whether it is what the record says now
    replaced_by   address of the report that supersedes this one, ""
    proof         the report, with what else was reported on it
    said          since when, and what the charge and the court were called: told in one line
    sheet         facts on which accounts differ, and what is not stated
    """

    anchor: str
    state: str
    meaning: str
    reported: Value
    facts: tuple[Fact, ...]
    evidence: Evidence
    proof: Proof
    said: tuple[Fact, ...]
    sheet: FactSheet
    is_current: bool
    replaced_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """
    One line of development, of the case as a whole, of one suspect or of one charge.

    is_whole  whether it is the case as a whole
    current   the current state with its date; a sentence
    reports   the oldest first, the newest last
    """

    title: str
    is_whole: bool
    subject_address: str
    current: str
    reports: tuple[StatusReport, ...]

    @property
    def only(self) -> StatusReport | None:
        """The report that the current state rests on, where it is the only one."""
        return self.reports[0] if len(self.reports) == 1 and self.reports[0].is_current else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisView:
    """One of the three axes. note: what to read where nothing has been reported."""

    anchor: str
    label: str
    meaning: str
    note: str
    courses: tuple[CourseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeView:
    """A charge with what became of it. outcome stands at the size of the charge itself."""

    anchor: str
    title: str
    outcome: str
    facts: tuple[Fact, ...]
    row: RowView


def list_axes(record: IncidentRecord, *, claims: Claims, directory: Directory) -> tuple[AxisView, ...]:
    """Return all three axes; one on which nothing has been reported says so."""
    courses = PUBLISHED_HISTORY.group_by_course(record.case_status)
    return tuple(
        AxisView(
            anchor=f"axis-{axis.value}",
            label=translate_label(axis.label),
            meaning=translate_label(axis.meaning),
            note="" if any(course.axis is axis for course in courses) else _("Nothing reported."),
            courses=tuple(
                _make_course(course, rows, record=record, claims=claims, directory=directory)
                for course, rows in courses.items()
                if course.axis is axis
            ),
        )
        for axis in Axis
    )


def list_charges(record: IncidentRecord, *, claims: Claims, directory: Directory) -> tuple[ChargeView, ...]:
    """Return every charge with what became of it."""
    current = PUBLISHED_HISTORY.list_current(record.case_status)
    by_charge = {course.charge: row for course, row in current.items() if course.charge}
    return tuple(
        _make_charge(
            row, outcome=_write_outcome(row, by_charge, directory=directory), claims=claims, directory=directory
        )
        for row in record.charges
    )


def _make_charge(row: ChargeRecord, *, outcome: str, claims: Claims, directory: Directory) -> ChargeView:
    title = directory.mention(Table.CHARGE, row.number).text
    facts = list_facts(
        row, table=Table.CHARGE, number=row.number, fields=CHARGE_FIELDS, claims=claims, directory=directory
    )
    anchor = addresses.anchor_of_row(Table.CHARGE, row.number)
    return ChargeView(anchor=anchor, title=title, outcome=outcome, facts=facts, row=lay_out_row(anchor, title, facts))


def _write_outcome(charge: ChargeRecord, by_charge: dict[int, CaseStatusRecord], *, directory: Directory) -> str:
    row = by_charge.get(charge.number)
    return _write_current(row, directory=directory) if row else _("What became of it is not stated.")


def _make_course(
    course: Course,
    rows: list[CaseStatusRecord],
    *,
    record: IncidentRecord,
    claims: Claims,
    directory: Directory,
) -> CourseView:
    current = PUBLISHED_HISTORY.list_current(record.case_status).get(course)
    successors = map_successors(record.case_status)
    return CourseView(
        is_whole=not course.suspect,
        title=_write_title(course, directory=directory),
        subject_address=directory.mention(Table.SUSPECT, course.suspect).address if course.suspect else "",
        current=_write_current(current, directory=directory) if current else _("Reports withdrawn."),
        reports=tuple(
            _make_report(
                row,
                is_current=row is current,
                replaced_by=successors.get(row.number),
                claims=claims,
                directory=directory,
            )
            for row in rows
        ),
    )


def _write_title(course: Course, *, directory: Directory) -> str:
    if not course.suspect:
        return _("The case as a whole")
    suspect = directory.mention(Table.SUSPECT, course.suspect).text
    suspect = suspect[:1].upper() + suspect[1:]
    if not course.charge:
        return suspect
    return _("%(suspect)s, charge: %(charge)s") % {
        "suspect": suspect,
        "charge": directory.mention(Table.CHARGE, course.charge).text,
    }


def _write_current(row: CaseStatusRecord, *, directory: Directory) -> str:
    is_whole = row.suspect is None
    state = write_case_state(row.state) if is_whole else translate_label(row.state.label)
    day = find_status_day([row], directory=directory)
    if day is None:
        return _("%(state)s; the day of the report is not stated.") % {"state": state}
    return _("%(state)s, as of %(day)s.") % {"state": state, "day": show_date(day)}


def _make_report(
    row: CaseStatusRecord,
    *,
    is_current: bool,
    replaced_by: int | None,
    claims: Claims,
    directory: Directory,
) -> StatusReport:
    facts = list_facts(
        row, table=Table.CASE_STATUS, number=row.number, fields=CASE_STATUS_FIELDS, claims=claims, directory=directory
    )
    state = translate_label(row.state.label)
    evidence = make_evidence(row, table=Table.CASE_STATUS, directory=directory, replaced_by=replaced_by)
    told = [fact for fact in facts if not fact.is_disputed]
    said = tuple(fact for fact in told if not fact.may_be_title and fact.value.is_stated)
    return StatusReport(
        anchor=addresses.anchor_of_row(Table.CASE_STATUS, row.number),
        state=state,
        meaning=translate_label(row.state.meaning),
        reported=directory.describe_moment(row.reported),
        facts=facts,
        evidence=evidence,
        proof=prove(
            [fact for fact in told if fact.evidence],
            about=_("Evidence for: %(state)s") % {"state": state},
            own=evidence,
        ),
        said=said,
        sheet=lay_out(fact for fact in facts if fact.is_disputed or not fact.value.is_stated),
        is_current=is_current,
        replaced_by=directory.mention(Table.CASE_STATUS, replaced_by).address if replaced_by else "",
    )
