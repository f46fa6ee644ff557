import datetime as dt

import pytest

from incidents.public_store.queries import incidents
from incidents.public_store.tables import MentionRole
from incidents.record import codes
from incidents.record.moment import Moment
from tests.public_store.deliver import counting_statements, deliver, publish
from tests.public_store.make_documents import make_entry, make_full_incident, make_incident
from tests.public_store.make_rows import (
    AT_DAWN,
    make_case_status,
    make_person_mention,
    make_relation,
    make_responder,
    make_source,
    make_statement,
    make_vehicle,
)


def at(day):
    return Moment.at_minute(dt.datetime(2023, 6, day, 12, 0, tzinfo=dt.UTC))


def list_numbers(lines):
    return [line.number for line in lines]


def test_a_line_has_what_a_list_shows(public_url, reader):
    publish(public_url, make_full_incident())

    (line,) = incidents.list_latest_incidents(reader, limit=5)

    assert AT_DAWN.earliest is not None
    assert line == incidents.IncidentLine(
        number=1,
        version=1,
        published_at=make_full_incident().published_at,
        title="Sample incident 1",
        kind=codes.IncidentKind.ATTACK,
        occurred=AT_DAWN,
        timezone="America/Los_Angeles",
        place_name="Sample Wharf",
        city="Sampleville",
        state="CA",
        killed_count=1,
        injured_count=0,
        name_withheld=True,
        investigation_state=codes.InvestigationState.OPEN,
        apprehension_state=codes.ApprehensionState.NO_ARRESTS,
        position=incidents.IncidentPosition(sorted_at=AT_DAWN.earliest, number=1),
    )


def test_a_line_without_a_place_or_a_state_says_nothing_of_them(public_url, reader):
    publish(public_url, make_incident(place=None, places=()))

    (line,) = incidents.list_latest_incidents(reader, limit=5)

    assert (line.place_name, line.city, line.state) == ("", "", "")
    assert (line.investigation_state, line.apprehension_state) == (None, None)
    assert (line.killed_count, line.injured_count, line.name_withheld) == (0, 0, False)


def test_the_latest_occurrence_comes_first_and_the_unknown_one_last(public_url, reader):
    moments = [
        at(5),
        at(9),
        Moment.unknown(),
        Moment.before(dt.datetime(2023, 6, 7, tzinfo=dt.UTC)),
        at(9),
        Moment.open_ended(),
    ]
    publish(public_url, *(make_incident(number, occurred=moment) for number, moment in enumerate(moments, start=1)))

    assert list_numbers(incidents.list_latest_incidents(reader, limit=10)) == [5, 2, 4, 1, 6, 3]


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_follow_each_other_without_gaps_or_repeats(public_url, reader, limit):
    moments = [at(1), at(2), at(2), Moment.unknown(), at(2), Moment.unknown(), at(3)]
    publish(public_url, *(make_incident(number, occurred=moment) for number, moment in enumerate(moments, start=1)))
    whole = list_numbers(incidents.list_latest_incidents(reader, limit=100))

    seen, before = [], None
    while page := incidents.list_latest_incidents(reader, limit=limit, before=before):
        seen += list_numbers(page)
        before = page[-1].position

    assert seen == whole
    assert sorted(seen) == list(range(1, 8))


def test_given_incidents_are_listed_if_they_are_live(public_url, reader):
    publish(public_url, make_incident(1, occurred=at(1)), make_incident(2, occurred=at(2)), make_incident(3))
    deliver(public_url, make_entry(sequence=4, number=3))

    assert list_numbers(incidents.list_incidents_by_number(reader, [1, 2, 3, 99])) == [2, 1]
    assert incidents.list_incidents_by_number(reader, []) == []


def test_killed_and_injured_are_counted_by_the_stated_number(public_url, reader):
    publish(
        public_url,
        make_incident(
            responders=(
                make_responder(1, outcome=codes.Outcome.KILLED),
                make_responder(2, outcome=codes.Outcome.KILLED, is_group=True, count=3),
                make_responder(3, outcome=codes.Outcome.INJURED_SERIOUS, is_group=True, count=None),
                make_responder(4, outcome=codes.Outcome.INJURED_MINOR),
                make_responder(5, outcome=codes.Outcome.UNINJURED),
                make_responder(6, outcome=codes.Outcome.UNKNOWN),
            )
        ),
    )

    (line,) = incidents.list_latest_incidents(reader, limit=1)

    assert (line.killed_count, line.injured_count) == (4, 2)


@pytest.mark.parametrize(
    ("person", "people", "expected"),
    [
        (7, (make_person_mention(7, name=None),), True),
        (7, (make_person_mention(7),), False),
        (None, (make_person_mention(7, name=None),), False),
        (7, (make_person_mention(7, name=None, name_status=codes.NameStatus.NOT_STATED, withheld_reason=None),), False),
    ],
    ids=["withheld", "released", "somebody else's", "not stated"],
)
def test_a_name_is_withheld_when_it_is_a_responders_and_said_to_be(public_url, reader, person, people, expected):
    publish(public_url, make_incident(responders=(make_responder(person=person),), people=people))

    (line,) = incidents.list_latest_incidents(reader, limit=1)

    assert line.name_withheld is expected


def test_the_state_of_the_case_is_the_last_that_nothing_supersedes(public_url, reader):
    states = codes.InvestigationState
    publish(
        public_url,
        make_incident(
            case_status=(
                make_case_status(1, state=states.OPEN, effective=at(1)),
                make_case_status(2, state=states.INACTIVE, effective=at(8)),
                make_case_status(3, state=states.REOPENED, effective=at(3), reported=at(4)),
                make_case_status(4, state=states.CLEARED_BY_ARREST, effective=at(9)),
                make_case_status(5, state=states.UNFOUNDED, effective=at(2), supersedes=4),
            )
        ),
    )

    (line,) = incidents.list_latest_incidents(reader, limit=1)

    assert line.investigation_state is states.INACTIVE


def test_of_two_states_of_one_time_the_later_report_counts(public_url, reader):
    states = codes.InvestigationState
    publish(
        public_url,
        make_incident(
            case_status=(
                make_case_status(1, state=states.INACTIVE, effective=at(1), reported=at(3)),
                make_case_status(2, state=states.OPEN, effective=at(1), reported=at(2)),
            )
        ),
    )

    (line,) = incidents.list_latest_incidents(reader, limit=1)

    assert line.investigation_state is states.INACTIVE


def test_a_state_of_unknown_time_counts_from_when_it_was_reported(public_url, reader):
    axis, states = codes.Axis.APPREHENSION, codes.ApprehensionState
    publish(
        public_url,
        make_incident(
            case_status=(
                make_case_status(1, axis=axis, state=states.NO_ARRESTS, effective=at(1), reported=at(1)),
                make_case_status(2, axis=axis, state=states.ARRESTS_MADE, effective=Moment.unknown(), reported=at(3)),
            )
        ),
    )

    (line,) = incidents.list_latest_incidents(reader, limit=1)

    assert line.apprehension_state is states.ARRESTS_MADE


def test_the_state_of_one_suspect_is_not_that_of_the_case(public_url, reader):
    arrested = make_case_status(
        1, axis=codes.Axis.APPREHENSION, state=codes.ApprehensionState.ARRESTED, suspect=4, effective=at(9)
    )
    publish(public_url, make_incident(case_status=(arrested,)))

    (line,) = incidents.list_latest_incidents(reader, limit=1)

    assert line.apprehension_state is None


def test_incidents_name_organizations_in_roles(public_url, reader):
    publish(
        public_url,
        make_incident(1, occurred=at(1), lead_organization=5, responders=(make_responder(1, organization=5),)),
        make_incident(2, occurred=at(2), statements=(make_statement(2, speaker_organization=5),)),
        make_incident(3, occurred=at(3), vehicles=(make_vehicle(3, owner=5),), sources=(make_source(3, publisher=5),)),
        make_incident(4, statements=(make_statement(4, speaker_organization=9, attributed_organization=5),)),
        make_incident(5, lead_organization=55),
    )

    found = incidents.list_incidents_mentioning_organization(reader, 5)

    assert {mention.incident.number: mention.roles for mention in found} == {
        4: (MentionRole.ATTRIBUTED,),
        3: (MentionRole.OWNER, MentionRole.PUBLISHER),
        2: (MentionRole.SPEAKER,),
        1: (MentionRole.LEAD, MentionRole.EMPLOYER),
    }
    assert [mention.incident.number for mention in found] == [4, 3, 2, 1]


def test_of_the_incidents_that_name_an_organization_the_latest_are_listed_with_all_their_roles(public_url, reader):
    publish(
        public_url,
        *(
            make_incident(
                number,
                occurred=at(number),
                lead_organization=5,
                responders=(make_responder(number, organization=5),),
                sources=(make_source(number, publisher=5),),
            )
            for number in (2, 4, 1, 3)
        ),
        make_incident(6, occurred=at(9), lead_organization=55),
    )

    found = incidents.list_incidents_mentioning_organization(reader, 5, limit=2)

    assert [mention.incident.number for mention in found] == [4, 3]
    roles = (MentionRole.LEAD, MentionRole.EMPLOYER, MentionRole.PUBLISHER)
    assert [mention.roles for mention in found] == [roles, roles]


def test_of_the_incidents_of_a_person_the_latest_are_listed(public_url, reader):
    people = (make_person_mention(7),)
    publish(
        public_url,
        *(
            make_incident(number, occurred=at(number), people=people, responders=(make_responder(number, person=7),))
            for number in (1, 3, 2)
        ),
    )

    found = incidents.list_incidents_of_person(reader, 7, limit=2)

    assert [mention.incident.number for mention in found] == [3, 2]


def test_no_more_than_fifty_incidents_that_name_a_record_are_listed_unless_asked_for(public_url, reader):
    publish(public_url, *(make_incident(number, lead_organization=5) for number in range(1, 53)))

    found = incidents.list_incidents_mentioning_organization(reader, 5)

    assert [mention.incident.number for mention in found] == list(range(52, 2, -1))


def test_incidents_name_people_in_roles(public_url, reader):
    publish(public_url, make_full_incident())

    (responder,) = incidents.list_incidents_of_person(reader, 101)
    (official,) = incidents.list_incidents_of_person(reader, 102)

    assert responder.roles == (MentionRole.RESPONDER,)
    assert official.roles == (MentionRole.OFFICIAL,)
    assert responder.incident.title == "Sample incident 1"
    assert incidents.list_incidents_of_person(reader, 1) == []


def test_a_withdrawn_incident_names_nobody(public_url, reader):
    publish(public_url, make_full_incident())
    deliver(public_url, make_entry(sequence=2))

    assert incidents.list_incidents_mentioning_organization(reader, 1) == []


def test_links_to_an_incident_have_the_title_of_where_they_come_from(public_url, reader):
    publish(
        public_url,
        make_incident(1),
        make_incident(2, title="Later shots", relations=(make_relation(8, to_incident=1, note="same wharf"),)),
        make_incident(3, relations=(make_relation(9, to_incident=2),)),
    )

    assert incidents.list_relations_to(reader, 1) == [
        incidents.IncomingRelation(
            number=8,
            from_incident=2,
            title="Later shots",
            kind=codes.RelationKind.EARLIER_SAME_LOCATION,
            note="same wharf",
        )
    ]


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: incidents.list_latest_incidents(connection, limit=50),
        lambda connection: incidents.list_incidents_by_number(connection, [1, 2]),
        lambda connection: incidents.list_incidents_mentioning_organization(connection, 1),
        lambda connection: incidents.list_incidents_of_person(connection, 101),
        lambda connection: incidents.list_relations_to(connection, 2),
    ],
    ids=["latest", "by number", "organization", "person", "relations"],
)
@pytest.mark.parametrize("count", [1, 4])
def test_each_list_costs_one_statement_however_long(public_url, reader, ask, count):
    publish(public_url, *(make_full_incident(number) for number in range(1, count + 1)))

    with counting_statements(reader) as statements:
        assert ask(reader)

    assert len(statements) == 1
    assert "document_version" not in statements[0]
