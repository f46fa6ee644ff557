"""Status of a case: what was reported, what is current, and what looks odd about it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NotRequired, Required, Unpack

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.editorial.actions.evidence import Evidence, check_words, make_columns
from incidents.editorial.models import CaseStatus, Charge, Incident, Suspect
from incidents.record.case_history import CaseHistory, Course
from incidents.record.codes import (
    NEXT_STATES,
    START_STATES,
    ApprehensionState,
    Axis,
    CaseState,
    ClearanceCode,
    InvestigationState,
    ProsecutionState,
    get_axis,
    list_states,
)
from incidents.record.moment import Moment

_HISTORY: CaseHistory[CaseStatus] = CaseHistory(
    effective=lambda row: row.effective,
    reported=lambda row: row.reported,
    number=lambda row: row.pk,
    supersedes=lambda row: row.supersedes_id,
    course=lambda row: Course.of(Axis(row.axis), suspect=row.suspect_id, charge=row.charge_id),
)
_CHARGED = frozenset({ProsecutionState.CHARGED.value, ProsecutionState.INDICTED.value})


class ClearanceCodeMisplaced(ValueError):
    """A clearance code goes with cleared_exceptionally, always and alone."""


class SuspectOfAnotherIncident(ValueError):
    """The suspect or charge belongs to another incident."""


class StatusReport(Evidence):
    """
    The keywords of a status and its evidence.

    effective       when it was so; Evidence.reported says when it became known
    clearance_code  exactly when the state is cleared_exceptionally
    charge_text     the charges in the source's words
    court_text      the court in the source's words; tells several prosecutions of one suspect apart
    supersedes      the mistaken report that this one takes the place of; a later change supersedes nothing
    """

    effective: Required[Moment]
    clearance_code: NotRequired[ClearanceCode]
    charge_text: NotRequired[str]
    court_text: NotRequired[str]
    supersedes: NotRequired[CaseStatus | None]


def record_status(
    *,
    incident: Incident,
    state: CaseState,
    by: User,
    now: dt.datetime,
    suspect: Suspect | None = None,
    charge: Charge | None = None,
    **report: Unpack[StatusReport],
) -> CaseStatus:
    """
    Write down a reported status and return it. See list_status_warnings for what an editor should then look at.

    Opens the transaction itself, or joins the caller's. Three things block: no words of a source, a clearance code
    missing or misplaced, a suspect of another incident. Anything else that is odd is a warning, for sources do
    contradict each other.

    Raises ExcerptMissing or ExcerptNotInSource, ClearanceCodeMisplaced, SuspectOfAnotherIncident; ValidationError
    naming every column that is not right.
    """
    check_words(report["source"], report["excerpt"])
    needs_code = state is InvestigationState.CLEARED_EXCEPTIONALLY
    if needs_code != bool(report.get("clearance_code")):
        raise ClearanceCodeMisplaced(
            "clearance_code is missing: an exceptional clearance needs its code of NIBRS element 4"
            if needs_code
            else f"clearance_code goes with cleared_exceptionally alone, not with {state.value}"
        )
    if suspect is not None and suspect.incident_id != incident.pk:
        raise SuspectOfAnotherIncident(f"suspect {suspect.pk} is not one of incident {incident.pk}")
    if charge is not None and (suspect is None or charge.suspect_id != suspect.pk):
        raise SuspectOfAnotherIncident(f"charge {charge.pk} is not one against the suspect of this status")
    status = CaseStatus(
        incident=incident,
        suspect=suspect,
        charge=charge,
        axis=get_axis(state).value,
        state=state.value,
        recorded_at=now,
        recorded_by=by,
        **make_columns(report),
    )
    with transaction.atomic():
        status.full_clean()
        status.save()
    return status


def list_current_statuses(incident: Incident) -> list[CaseStatus]:
    """
    Return the current status of each (axis, suspect, charge), in this order; see record.case_history for the rule.

    Where prosecutions of one suspect are told of charge by charge, each charge has a status of its own.
    """
    return list(_HISTORY.list_current(incident.case_statuses.all()).values())


@dataclass(frozen=True, slots=True)
class StatusWarning:
    """
    What looks odd about one status.

    rule       stable lower-case name of what it breaks
    sentence   the same for an editor
    """

    rule: str
    sentence: str


def list_status_warnings(status: CaseStatus) -> list[str]:
    """Return what looks odd about a recorded status, in sentences for the editor; none of it blocks."""
    rows = _HISTORY.list_standing(status.incident.case_statuses.all())
    return [warning.sentence for warning in _warn(status, status.incident, rows)]


def list_warnings_of(incident: Incident, statuses: Iterable[CaseStatus]) -> list[tuple[CaseStatus, StatusWarning]]:
    """
    Return what looks odd about any status of an incident that nothing supersedes, the oldest first. Asks no query.

    statuses   all of the incident, superseded ones too
    """
    standing = _HISTORY.list_standing(statuses)
    return [(status, warning) for status in standing for warning in _warn(status, incident, standing)]


def _warn(status: CaseStatus, incident: Incident, standing: Iterable[CaseStatus]) -> Iterable[StatusWarning]:
    others = [row for row in standing if row.pk != status.pk]
    yield from _warn_of_step(status, others)
    yield from _warn_of_times(status, incident)
    yield from _warn_of_clearance(status, others)
    yield from _warn_of_custody(status, others)


def _is_before(row: CaseStatus, status: CaseStatus) -> bool:
    return _HISTORY.get_order(row) < _HISTORY.get_order(status)


def _find_state(status: CaseStatus) -> CaseState:
    return next(state for state in list_states(Axis(status.axis)) if state.value == status.state)


def _warn_of_step(status: CaseStatus, others: list[CaseStatus]) -> Iterable[StatusWarning]:
    """Compare with the step before it on the same axis, in the same prosecution."""
    before = [
        row
        for row in others
        if (row.axis, row.suspect_id, row.court_text, row.charge_id)
        == (status.axis, status.suspect_id, status.court_text, status.charge_id)
        and _is_before(row, status)
        and row.pk != status.supersedes_id
    ]
    state, axis = _find_state(status), Axis(status.axis)
    if not before:
        if state not in START_STATES[axis]:
            yield StatusWarning(
                "unusual_start",
                _("%(axis)s begins with “%(state)s”, which usually follows something earlier.")
                % {
                    "axis": axis.label,
                    "state": state.label,
                },
            )
        return
    earlier = _find_state(before[-1])
    if state not in NEXT_STATES[earlier] and state is not earlier:
        yield StatusWarning(
            "unusual_step",
            _("“%(state)s” does not usually follow “%(earlier)s”.")
            % {
                "state": state.label,
                "earlier": earlier.label,
            },
        )


def _warn_of_times(status: CaseStatus, incident: Incident) -> Iterable[StatusWarning]:
    occurred, effective, reported = incident.occurred, status.effective, status.reported
    if occurred.earliest and effective.certainly_before(occurred.earliest):
        yield StatusWarning("effect_before_incident", _("It takes effect before the incident happened."))
    if effective.earliest and reported.certainly_before(effective.earliest):
        yield StatusWarning("reported_before_effect", _("It was reported before it took effect."))


def _warn_of_clearance(status: CaseStatus, others: list[CaseStatus]) -> Iterable[StatusWarning]:
    states = {row.state for row in others}
    dead = ApprehensionState.DECEASED.value
    if status.state == InvestigationState.CLEARED_BY_ARREST.value:
        arrested = {row.suspect_id for row in others if row.state == ApprehensionState.ARRESTED.value}
        charged = {row.suspect_id for row in others if row.state in _CHARGED}
        if not arrested & charged - {None}:
            yield StatusWarning(
                "clearance_without_arrest", _("A clearance by arrest needs a suspect who is both arrested and charged.")
            )
    if status.clearance_code == ClearanceCode.DEATH_OF_OFFENDER.value and dead not in states:
        yield StatusWarning("clearance_without_death", _("Clearance code A needs a suspect who is deceased."))
    clearances = {InvestigationState.CLEARED_BY_ARREST.value, InvestigationState.CLEARED_EXCEPTIONALLY.value}
    if status.state in clearances and (clearances - {status.state}) & states:
        yield StatusWarning("two_clearances", _("A case cleared by an arrest is not cleared exceptionally as well."))


def _warn_of_custody(status: CaseStatus, others: list[CaseStatus]) -> Iterable[StatusWarning]:
    of_suspect = {row.state for row in others if row.suspect_id == status.suspect_id}
    if status.state == ProsecutionState.CONVICTED.value and not _CHARGED & of_suspect:
        yield StatusWarning("conviction_without_charge", _("A conviction needs an earlier charge or indictment."))
    if status.state == ProsecutionState.ABATED_BY_DEATH.value and ApprehensionState.DECEASED.value not in of_suspect:
        yield StatusWarning(
            "abatement_without_death", _("A prosecution abated by death needs a suspect who is deceased.")
        )
    arrests = [row for row in others if row.state == ApprehensionState.ARRESTED.value]
    if status.state == ApprehensionState.NO_ARRESTS.value and any(_is_before(arrest, status) for arrest in arrests):
        yield StatusWarning("no_arrests_after_arrest", _("It says that nobody has been arrested, after an arrest."))
