"""The axes of case status and the order of their states."""

import pytest

from incidents.record.codes import (
    NEXT_STATES,
    START_STATES,
    STATES_WITHOUT_SUSPECT,
    ApprehensionState,
    Axis,
    ClearanceCode,
    InvestigationState,
    ProsecutionState,
    get_axis,
    list_states,
)

each_axis = pytest.mark.parametrize("axis", list(Axis))


def list_reachable(axis):
    """Return every state that a case can come to from a start of the axis."""
    reached = set(START_STATES[axis])
    ahead = list(reached)
    while ahead:
        for state in NEXT_STATES[ahead.pop()] - reached:
            reached.add(state)
            ahead.append(state)
    return reached


def test_no_state_code_occurs_on_two_axes():
    every_code = [state.value for axis in Axis for state in list_states(axis)]
    assert len(every_code) == len(set(every_code)) == 37


@each_axis
def test_a_state_knows_its_axis(axis):
    assert {get_axis(state) for state in list_states(axis)} == {axis}


@each_axis
def test_every_state_says_what_follows_and_only_states_of_its_own_axis_do(axis):
    for state in list_states(axis):
        assert {get_axis(following) for following in NEXT_STATES[state]} <= {axis}
        assert state not in NEXT_STATES[state]


def test_nothing_but_states_has_a_place_in_the_order():
    assert set(NEXT_STATES) == {state for axis in Axis for state in list_states(axis)}


@each_axis
def test_every_state_can_be_reached_from_a_start(axis):
    assert START_STATES[axis] <= set(list_states(axis))
    assert list_reachable(axis) == set(list_states(axis))


def test_a_case_is_about_everybody_or_about_one_suspect():
    assert set(InvestigationState) <= STATES_WITHOUT_SUSPECT
    assert STATES_WITHOUT_SUSPECT & set(ApprehensionState) == {"no_arrests", "arrests_made", "all_accounted"}
    assert not STATES_WITHOUT_SUSPECT & set(ProsecutionState)


def test_states_of_the_case_and_states_of_a_suspect_do_not_follow_each_other():
    for state in ApprehensionState:
        assert {following in STATES_WITHOUT_SUSPECT for following in NEXT_STATES[state]} <= {
            state in STATES_WITHOUT_SUSPECT
        }


def test_the_ends_are_death_acquittal_and_insanity():
    assert {state for state, following in NEXT_STATES.items() if not following} == {
        ApprehensionState.DECEASED,
        ProsecutionState.ACQUITTED,
        ProsecutionState.NOT_GUILTY_INSANITY,
        ProsecutionState.ABATED_BY_DEATH,
    }


def test_a_cleared_case_can_only_be_reopened():
    for state in (InvestigationState.CLEARED_BY_ARREST, InvestigationState.CLEARED_EXCEPTIONALLY):
        assert NEXT_STATES[state] == {InvestigationState.REOPENED}


def test_a_sentence_affirmed_on_appeal_is_a_sentence_again():
    assert ProsecutionState.SENTENCED in NEXT_STATES[ProsecutionState.ON_APPEAL]


def test_the_order_cannot_be_changed_by_accident():
    assert not hasattr(NEXT_STATES, "__setitem__")
    assert not hasattr(START_STATES, "__setitem__")


def test_not_applicable_is_no_clearance_code():
    assert [code.value for code in ClearanceCode] == ["A", "B", "C", "D", "E"]
