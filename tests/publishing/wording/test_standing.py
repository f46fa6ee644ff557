"""How the gate follows the prosecution axis: what a step of the case forbids, and what it allows again."""

import pytest

from incidents.publishing.wording import WordingLevel, check_wording
from incidents.record.codes import NEXT_STATES, START_STATES, ApprehensionState, Axis, ProsecutionState
from tests.publishing.wording.make_document import (
    make_case,
    make_day,
    make_document,
    make_person,
    make_status,
    make_suspect,
)

KILLER = "The killer drove a gray car."
ESCAPED = "He got away with it."
REFUSE, WARN, NONE = WordingLevel.REFUSE, WordingLevel.WARN, None

# What each state of the only suspect makes of the two sentences.
EXPECTED = {
    ProsecutionState.REFERRED: (REFUSE, WARN),
    ProsecutionState.DECLINED: (REFUSE, REFUSE),
    ProsecutionState.CHARGED: (REFUSE, WARN),
    ProsecutionState.INDICTED: (REFUSE, WARN),
    ProsecutionState.ARRAIGNED: (REFUSE, WARN),
    ProsecutionState.PLEADED: (NONE, NONE),
    ProsecutionState.INCOMPETENT: (REFUSE, WARN),
    ProsecutionState.TRIAL: (REFUSE, WARN),
    ProsecutionState.MISTRIAL: (REFUSE, WARN),
    ProsecutionState.CONVICTED: (NONE, NONE),
    ProsecutionState.ACQUITTED: (REFUSE, REFUSE),
    ProsecutionState.NOT_GUILTY_INSANITY: (REFUSE, REFUSE),
    ProsecutionState.DISMISSED: (REFUSE, REFUSE),
    ProsecutionState.DIVERTED: (REFUSE, REFUSE),
    ProsecutionState.SENTENCED: (NONE, NONE),
    ProsecutionState.ON_APPEAL: (WARN, NONE),
    ProsecutionState.VACATED: (REFUSE, REFUSE),
    ProsecutionState.ABATED_BY_DEATH: (REFUSE, REFUSE),
}
TRANSITIONS = [
    *((None, state) for state in sorted(START_STATES[Axis.PROSECUTION])),
    *((state, after) for state in ProsecutionState for after in sorted(NEXT_STATES[state])),
]


ONE_SUSPECT = (make_suspect(1),)


def get_level(sentence, *, suspects=ONE_SUSPECT, **fields):
    """The level of what the gate finds in the sentence; None where it finds nothing."""
    findings = check_wording(make_document(summary=sentence, suspects=suspects, **fields))
    assert len(findings) <= 1
    return findings[0].level if findings else None


@pytest.mark.parametrize(("before", "after"), TRANSITIONS, ids=lambda state: str(state or "nothing"))
def test_every_step_of_a_prosecution_changes_what_may_be_said(before, after):
    reported = () if before is None else (make_status(1, before),)

    earlier = [get_level(sentence, case_status=reported) for sentence in (KILLER, ESCAPED)]
    later = [get_level(sentence, case_status=(*reported, make_status(2, after))) for sentence in (KILLER, ESCAPED)]

    assert tuple(earlier) == (EXPECTED[before] if before else (REFUSE, WARN))
    assert tuple(later) == EXPECTED[after]


@pytest.mark.parametrize("state", sorted(ApprehensionState))
def test_an_arrest_and_a_death_prove_nothing(state):
    assert get_level(KILLER, case_status=(make_status(1, state),)) is REFUSE


def test_what_was_reported_by_mistake_allows_nothing():
    convicted = make_status(1, ProsecutionState.CONVICTED)
    mistake = make_status(2, ProsecutionState.TRIAL, supersedes=1)

    assert get_level(KILLER, case_status=(convicted, mistake)) is REFUSE


def test_what_was_so_later_counts_though_it_was_reported_earlier():
    vacated = make_status(1, ProsecutionState.VACATED, effective=make_day(9))
    convicted = make_status(2, ProsecutionState.CONVICTED, effective=make_day(3))

    assert get_level(KILLER, case_status=(vacated, convicted)) is REFUSE


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("convicted&convicted", NONE),
        ("convicted&charged", WARN),
        ("convicted&dismissed", WARN),
        ("vacated&vacated", REFUSE),
        ("vacated&sentenced", WARN),
        ("convicted+pleaded", NONE),
        ("convicted+acquitted", WARN),
        ("convicted+on_appeal", WARN),
        ("charged+acquitted", REFUSE),
    ],
)
def test_charges_and_suspects_count_one_by_one(standing, expected):
    found = check_wording(make_case(standing, title=KILLER))

    assert [finding.level for finding in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ((ProsecutionState.CONVICTED, 4), (ProsecutionState.VACATED, None), REFUSE),
        ((ProsecutionState.PLEADED, None), (ProsecutionState.VACATED, 4), REFUSE),
        ((ProsecutionState.CONVICTED, 4), (ProsecutionState.ON_APPEAL, None), WARN),
        ((ProsecutionState.CHARGED, None), (ProsecutionState.CONVICTED, 4), NONE),
        ((ProsecutionState.CONVICTED, 4), (ProsecutionState.CHARGED, None), WARN),
        ((ProsecutionState.VACATED, None), (ProsecutionState.CONVICTED, 4), WARN),
    ],
)
def test_a_report_that_names_no_charge_is_read_with_those_that_do(first, then, expected):
    statuses = [make_status(at, state, charge=charge) for at, (state, charge) in enumerate((first, then), start=1)]

    assert get_level(KILLER, case_status=tuple(statuses)) is expected


def test_a_group_counts_until_all_of_it_are_recorded():
    convicted = (make_status(1, ProsecutionState.CONVICTED, suspect=2),)
    member = make_suspect(2, member_of=1)
    several, single = make_suspect(1, is_group=True), make_suspect(1, is_group=True, count=1)

    assert get_level(KILLER, suspects=(several, member), case_status=convicted) is WARN
    assert get_level(KILLER, suspects=(single, member), case_status=convicted) is NONE


def test_what_is_reported_of_a_group_is_so_of_each_member():
    group, member = make_suspect(1, is_group=True), make_suspect(2, member_of=1)

    assert get_level(KILLER, suspects=(group, member), case_status=(make_status(1, ProsecutionState.PLEADED),)) is NONE


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The killer was Testa Sampleton.", REFUSE),
        ("The killer was MOCKWELL.", NONE),
        ("The killer was Sampleton or Mockwell.", WARN),
        ("The killer was one of two.", WARN),
        ("Mockwell shot the deputy.", NONE),
        ("Sampleton shot the deputy.", WARN),
        ("The deputy was shot by Sampleton.", WARN),
        ("Sampleton shot the deputy, prosecutors say.", NONE),
        ("Sampleton was shot.", NONE),
    ],
)
def test_a_sentence_concerns_those_whom_it_names(sentence, expected):
    """Sampleton is charged, Mockwell is convicted."""
    found = check_wording(make_case("charged+convicted", summary=sentence))

    assert [finding.level for finding in found] == ([expected] if expected else [])


def test_a_family_name_that_two_people_share_names_neither():
    officer = make_person(2).model_copy(update={"name": make_person(1).name.model_copy(update={"full_name": "Al S."})})
    charged = {"suspects": (make_suspect(1, person=1),), "case_status": (make_status(1, ProsecutionState.CHARGED),)}

    assert get_level("Sampleton shot back.", people=(make_person(1), officer), **charged) is NONE
    assert get_level("Testa Sampleton shot first.", people=(make_person(1), officer), **charged) is WARN


@pytest.mark.parametrize(
    ("standing", "expected"), [("trial", WARN), ("vacated", NONE), ("on_appeal", NONE), ("convicted", NONE)]
)
def test_a_verdict_is_told_once_the_case_status_has_had_one(standing, expected):
    found = check_wording(make_case(standing, summary="The man was found guilty in March."))

    assert [finding.level for finding in found] == ([expected] if expected else [])
