"""What lists of incidents say beside their lines: current states, responders, and the latest changes."""

import pytest

from incidents.public_store.queries import case_states, changes, responders
from incidents.record import codes
from incidents.record.case_history import Course
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind
from tests.public_store.deliver import counting_statements, deliver, publish
from tests.public_store.make_documents import (
    make_entry,
    make_full_incident,
    make_incident,
    make_organization,
    make_person,
)
from tests.public_store.make_rows import make_case_status, make_responder

SEARCH = Course.of(codes.Axis.APPREHENSION, suspect=None, charge=None)


def test_the_current_state_of_a_course_is_the_last_that_nothing_replaces(public_url, reader):
    publish(
        public_url,
        make_incident(
            1,
            case_status=(
                make_case_status(1, axis="apprehension", state="no_arrests"),
                make_case_status(2, axis="apprehension", state="arrests_made"),
                make_case_status(3, axis="apprehension", state="all_accounted", supersedes=2),
            ),
        ),
        make_incident(2),
    )

    current = case_states.list_current_states(reader, [1, 2])

    assert list(current) == [1]
    assert current[1][SEARCH].state is codes.ApprehensionState.ALL_ACCOUNTED


def test_responders_are_listed_with_the_names_that_are_released(public_url, reader):
    publish(
        public_url,
        make_organization(),
        make_person(1, name="Testa Sampleton"),
        make_person(2, name=None),
        make_incident(
            responders=(
                make_responder(1, person=1, organization=1),
                make_responder(2, person=2, organization=None),
                make_responder(3, person=None, organization=99),
            )
        ),
    )

    found = responders.list_responders(reader, [1])[1]

    assert [(row.full_name, row.name_status) for row in found] == [
        ("Testa Sampleton", codes.NameStatus.RELEASED),
        ("", codes.NameStatus.WITHHELD),
        ("", None),
    ]
    assert [row.organization for row in found] == ["Sampleville Police Department", "", ""]


def test_the_latest_changes_are_those_of_one_kind_the_newest_first(public_url, reader):
    publish(public_url, make_incident(1), make_organization(), make_incident(2))
    deliver(public_url, make_entry(sequence=4, number=1, reason="It was a drill."))

    found = changes.list_latest_changes(reader, DocumentKind.INCIDENT, limit=2)

    assert [(change.action, change.number, change.version) for change in found] == [
        (LogAction.WITHDRAW, 1, None),
        (LogAction.PUBLISH, 2, 1),
    ]
    assert found[0].reason == "It was a drill."


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: case_states.list_current_states(connection, [1, 2, 3, 4]),
        lambda connection: responders.list_responders(connection, [1, 2, 3, 4]),
        lambda connection: changes.list_latest_changes(connection, DocumentKind.INCIDENT, limit=9),
    ],
    ids=["states", "responders", "changes"],
)
@pytest.mark.parametrize("count", [1, 4])
def test_each_question_costs_one_statement_however_many_incidents(public_url, reader, ask, count):
    publish(public_url, *(make_full_incident(number) for number in range(1, count + 1)))

    with counting_statements(reader) as sent:
        assert ask(reader)

    assert len(sent) == 1
