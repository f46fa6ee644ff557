import datetime as dt

import pytest

from incidents.editorial.actions import status
from incidents.editorial.actions.evidence import ExcerptMissing
from incidents.editorial.models import CaseStatus
from incidents.record.codes import ApprehensionState, ClearanceCode, InvestigationState, ProsecutionState
from incidents.record.moment import Moment
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def on_day(day):
    """A day of January 2024, UTC; the incident of these tests is on the first."""
    start = dt.datetime(2024, 1, day, tzinfo=dt.UTC)
    return Moment.between(start, start + dt.timedelta(days=1))


def record(incident, state, *, day=2, **changes):
    report = {
        "source": make.make_source(),
        "excerpt": "police say",
        "effective": on_day(day),
        "reported": on_day(day),
        "by": make.make_user(),
        "now": NOW,
        **changes,
    }
    return status.record_status(incident=incident, state=state, **report)


@pytest.fixture
def incident():
    return make.make_incident()


@pytest.fixture
def suspect(incident):
    return make.make_suspect(incident=incident)


def test_a_status_knows_its_axis(incident, suspect):
    row = record(incident, ApprehensionState.AT_LARGE, suspect=suspect)

    stored = CaseStatus.objects.get(pk=row.pk)
    assert (stored.axis, stored.state, stored.suspect) == ("apprehension", "at_large", suspect)
    assert (stored.effective, stored.recorded_at) == (on_day(2), NOW)


def test_a_status_without_words_of_a_source_is_refused(incident):
    with pytest.raises(ExcerptMissing):
        record(incident, InvestigationState.OPEN, excerpt="")


def test_an_exceptional_clearance_needs_its_code(incident):
    with pytest.raises(status.ClearanceCodeMisplaced, match="missing"):
        record(incident, InvestigationState.CLEARED_EXCEPTIONALLY)

    record(incident, InvestigationState.CLEARED_EXCEPTIONALLY, clearance_code=ClearanceCode.DEATH_OF_OFFENDER)


def test_a_clearance_code_goes_with_nothing_else(incident):
    with pytest.raises(status.ClearanceCodeMisplaced, match="not with open"):
        record(incident, InvestigationState.OPEN, clearance_code=ClearanceCode.DEATH_OF_OFFENDER)


def test_a_suspect_of_another_incident_is_refused(incident):
    with pytest.raises(status.SuspectOfAnotherIncident):
        record(incident, ApprehensionState.AT_LARGE, suspect=make.make_suspect())


def test_a_charge_against_another_suspect_is_refused(incident, suspect):
    with pytest.raises(status.SuspectOfAnotherIncident):
        record(incident, ProsecutionState.CHARGED, suspect=suspect, charge=make.make_charge())

    charge = make.make_charge(suspect=suspect)
    assert record(incident, ProsecutionState.CHARGED, suspect=suspect, charge=charge).charge == charge


def test_what_is_current_is_the_last_by_effective_time_that_nothing_supersedes(incident, suspect):
    late = record(incident, ApprehensionState.ARRESTED, suspect=suspect, day=4)
    record(incident, ApprehensionState.AT_LARGE, suspect=suspect, day=2)
    mistaken = record(incident, InvestigationState.CLEARED_BY_ARREST, day=3)
    right = record(incident, InvestigationState.OPEN, day=3, supersedes=mistaken)
    record(incident, InvestigationState.OPEN, day=2)

    assert status.list_current_statuses(incident) == [right, late]


def test_a_status_of_unknown_time_counts_from_when_it_was_reported(incident, suspect):
    record(incident, ApprehensionState.NO_ARRESTS, day=2)
    made = record(incident, ApprehensionState.ARRESTS_MADE, effective=Moment.unknown(), reported=on_day(4))
    record(incident, ApprehensionState.DETAINED, suspect=suspect, effective=Moment.unknown(), reported=on_day(2))
    arrested = record(incident, ApprehensionState.ARRESTED, suspect=suspect, day=3)

    assert status.list_current_statuses(incident) == [made, arrested]


def test_each_charge_against_a_suspect_has_a_status_of_its_own(incident, suspect):
    murder, burglary = make.make_charge(suspect=suspect), make.make_charge(suspect=suspect)
    charged = record(incident, ProsecutionState.CHARGED, suspect=suspect, charge=murder, day=2)
    record(incident, ProsecutionState.CHARGED, suspect=suspect, charge=burglary, day=2)
    dismissed = record(incident, ProsecutionState.DISMISSED, suspect=suspect, charge=burglary, day=3)

    assert status.list_current_statuses(incident) == [charged, dismissed]


def test_of_reports_of_one_time_the_one_reported_last_is_current(incident, suspect):
    last = record(incident, ApprehensionState.ARRESTED, suspect=suspect, day=2, reported=on_day(5))
    record(incident, ApprehensionState.AT_LARGE, suspect=suspect, day=2, reported=on_day(3))

    assert status.list_current_statuses(incident) == [last]


def test_the_usual_course_gives_no_warning(incident, suspect):
    steps = [
        (InvestigationState.OPEN, None),
        (ApprehensionState.NO_ARRESTS, None),
        (ApprehensionState.AT_LARGE, suspect),
        (ApprehensionState.ARRESTED, suspect),
        (ProsecutionState.CHARGED, suspect),
        (InvestigationState.CLEARED_BY_ARREST, None),
        (ProsecutionState.ARRAIGNED, suspect),
        (ProsecutionState.TRIAL, suspect),
        (ProsecutionState.CONVICTED, suspect),
        (ProsecutionState.SENTENCED, suspect),
    ]

    warnings = [
        warning
        for day, (state, of) in enumerate(steps, start=2)
        for warning in status.list_status_warnings(record(incident, state, suspect=of, day=day))
    ]

    assert warnings == []


def test_a_step_that_does_not_usually_follow_is_a_warning_and_no_more(incident, suspect):
    record(incident, ApprehensionState.DECEASED, suspect=suspect, day=2)

    row = record(incident, ApprehensionState.ARRESTED, suspect=suspect, day=3)

    assert status.list_status_warnings(row) == ["“Arrested” does not usually follow “Deceased”."]


def test_an_unusual_beginning_is_a_warning(incident, suspect):
    (warning,) = status.list_status_warnings(record(incident, ApprehensionState.ESCAPED, suspect=suspect))

    assert warning.startswith("Apprehension begins with “Escaped”")


def test_what_a_report_supersedes_is_not_the_step_before_it(incident):
    mistaken = record(incident, InvestigationState.UNFOUNDED, day=2)

    row = record(incident, InvestigationState.OPEN, day=3, supersedes=mistaken)

    assert status.list_status_warnings(row) == []


def test_two_prosecutions_of_one_suspect_are_told_apart_by_court(incident, suspect):
    record(incident, ProsecutionState.CHARGED, suspect=suspect, day=2, court_text="county court")
    record(incident, ProsecutionState.ACQUITTED, suspect=suspect, day=3, court_text="county court")

    federal = record(incident, ProsecutionState.INDICTED, suspect=suspect, day=4, court_text="federal court")

    assert status.list_status_warnings(federal) == []


def test_times_out_of_order_are_warnings(incident):
    before = Moment.before(dt.datetime(2023, 12, 31, tzinfo=dt.UTC))

    early = record(incident, InvestigationState.OPEN, effective=before)
    unheard = record(incident, InvestigationState.OPEN, day=8, reported=on_day(3))

    assert status.list_status_warnings(early) == ["It takes effect before the incident happened."]
    assert status.list_status_warnings(unheard) == ["It was reported before it took effect."]


def test_a_clearance_by_arrest_needs_one_suspect_arrested_and_charged(incident, suspect):
    other = make.make_suspect(incident=incident)
    record(incident, InvestigationState.OPEN, day=1)
    record(incident, ApprehensionState.ARRESTED, suspect=suspect)
    record(incident, ProsecutionState.CHARGED, suspect=other)

    row = record(incident, InvestigationState.CLEARED_BY_ARREST, day=3)

    assert status.list_status_warnings(row) == [
        "A clearance by arrest needs a suspect who is both arrested and charged."
    ]
    record(incident, ProsecutionState.INDICTED, suspect=suspect)
    assert status.list_status_warnings(row) == []


def test_clearance_by_death_needs_a_dead_suspect(incident, suspect):
    record(incident, InvestigationState.OPEN, day=1)
    row = record(
        incident, InvestigationState.CLEARED_EXCEPTIONALLY, day=3, clearance_code=ClearanceCode.DEATH_OF_OFFENDER
    )
    assert status.list_status_warnings(row) == ["Clearance code A needs a suspect who is deceased."]

    record(incident, ApprehensionState.DECEASED, suspect=suspect)
    assert status.list_status_warnings(row) == []


def test_both_kinds_of_clearance_contradict_each_other(incident, suspect):
    record(incident, ApprehensionState.DECEASED, suspect=suspect)
    record(incident, InvestigationState.OPEN, day=1)
    record(incident, InvestigationState.CLEARED_BY_ARREST, day=3)
    record(incident, InvestigationState.REOPENED, day=4)

    row = record(
        incident, InvestigationState.CLEARED_EXCEPTIONALLY, day=5, clearance_code=ClearanceCode.DEATH_OF_OFFENDER
    )

    assert status.list_status_warnings(row) == ["A case cleared by an arrest is not cleared exceptionally as well."]


def test_a_conviction_needs_a_charge_and_an_abatement_a_death(incident, suspect):
    record(incident, ProsecutionState.REFERRED, suspect=suspect, day=2)

    convicted = record(incident, ProsecutionState.CONVICTED, suspect=suspect, day=3)
    abated = record(incident, ProsecutionState.ABATED_BY_DEATH, suspect=suspect, day=4)

    assert "A conviction needs an earlier charge or indictment." in status.list_status_warnings(convicted)
    assert status.list_status_warnings(abated) == ["A prosecution abated by death needs a suspect who is deceased."]


def test_no_arrests_after_an_arrest_is_a_contradiction(incident, suspect):
    record(incident, ApprehensionState.ARRESTED, suspect=suspect, day=2)

    row = record(incident, ApprehensionState.NO_ARRESTS, day=3)

    assert status.list_status_warnings(row) == ["It says that nobody has been arrested, after an arrest."]
