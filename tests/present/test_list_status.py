import pytest

from incidents.present.list_status import write_list_status
from incidents.record.case_history import Course
from incidents.record.codes import ApprehensionState, Axis, CaseState, InvestigationState, ProsecutionState
from tests.present import make_rows as make

WHOLE_SEARCH = Course.of(Axis.APPREHENSION, suspect=None, charge=None)
WHOLE_CASE = Course.of(Axis.INVESTIGATION, suspect=None, charge=None)


def of(suspect, axis=Axis.APPREHENSION, charge=None):
    return Course.of(axis, suspect=suspect, charge=charge)


@pytest.mark.parametrize(
    ("current", "words"),
    [
        ({}, "Status of the case not stated"),
        ({WHOLE_CASE: InvestigationState.OPEN}, "Investigation open"),
        (
            {WHOLE_SEARCH: ApprehensionState.NO_ARRESTS, WHOLE_CASE: InvestigationState.OPEN},
            "No arrests reported",
        ),
        (
            {
                WHOLE_SEARCH: ApprehensionState.NO_ARRESTS,
                of(1): ApprehensionState.AT_LARGE,
                of(2): ApprehensionState.AT_LARGE,
            },
            "No arrests reported. Suspects at large",
        ),
        ({of(1): ApprehensionState.AT_LARGE}, "Suspect at large"),
        (
            {of(1): ApprehensionState.ARRESTED, of(2): ApprehensionState.ARRESTED},
            "2 suspects: arrested",
        ),
    ],
)
def test_the_sentence_says_what_is_current_and_ends_with_its_date(current, words):
    assert write_list_status(current, day=make.DAY) == f"{words}, as of 29 December 2023."


def test_a_charge_is_never_told_without_its_end():
    prosecution = Axis.PROSECUTION
    current: dict[Course, CaseState] = {
        of(1): ApprehensionState.ARRESTED,
        of(1, prosecution, charge=1): ProsecutionState.DISMISSED,
        of(1, prosecution, charge=2): ProsecutionState.DISMISSED,
        of(2, prosecution, charge=3): ProsecutionState.ACQUITTED,
    }
    assert write_list_status(current, day=make.DAY) == (
        "One suspect: arrested; dismissed (2 charges). One suspect: acquitted (1 charge), as of 29 December 2023."
    )
