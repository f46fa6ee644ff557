import datetime as dt

import pytest

from incidents.public_store.queries import offices, statements
from incidents.record import codes
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import DocumentKind
from tests.public_store.deliver import counting_statements, deliver, publish
from tests.public_store.make_documents import make_entry, make_incident, make_organization, make_person
from tests.public_store.make_rows import make_post, make_statement, make_tenure


def at(day):
    return Moment.at_minute(dt.datetime(2023, 6, day, 12, 0, tzinfo=dt.UTC))


@pytest.fixture
def spoken_url(public_url):
    """A chief (person 1, tenure 10) and the police (organization 1) have spoken in two incidents."""
    publish(
        public_url,
        make_organization(posts=(make_post(3, label="Interim Chief"),)),
        make_person(tenures=(make_tenure(10, post=3),)),
        make_incident(
            1,
            title="First",
            statements=(
                make_statement(1, speaker_organization=None, speaker_tenure=10, said=at(1), text="We were there."),
                make_statement(2, said=at(2)),
                make_statement(3, speaker_organization=None, speaker_tenure=10, said=Moment.unknown()),
            ),
        ),
        make_incident(
            2,
            title="Second",
            statements=(make_statement(4, speaker_organization=None, speaker_tenure=10, said=at(5)),),
        ),
    )
    return public_url


def test_the_place_of_a_statement_is_its_live_incident(spoken_url, reader):
    assert statements.get_statement_place(reader, 4) == 2
    assert statements.get_statement_place(reader, 99) is None

    deliver(spoken_url, make_entry(sequence=5, number=2))

    assert statements.get_statement_place(reader, 4) is None


def test_what_a_person_said_is_listed_newest_first_and_without_a_time_last(spoken_url, reader):
    lines = statements.list_statements_of_person(reader, 1)

    assert [line.number for line in lines] == [4, 1, 3]
    assert lines[1] == statements.StatementLine(
        number=1,
        incident_number=1,
        incident_title="First",
        timezone="America/Los_Angeles",
        office=statements.SpeakersOffice(
            post=3,
            role=codes.OfficeRole.POLICE_CHIEF,
            label="Interim Chief",
            capacity=codes.Capacity.INTERIM,
            organization="Sampleville Police Department",
        ),
        mode=codes.StatementMode.DIRECT,
        channel=codes.StatementChannel.UNSTATED,
        text="We were there.",
        said=at(1),
        continues=None,
        source=None,
    )


def test_what_an_organization_said_is_not_what_its_officials_said(spoken_url, reader):
    (line,) = statements.list_statements_of_organization(reader, 1)

    assert (line.number, line.office) == (2, None)


def test_statements_of_somebody_who_said_nothing_are_none(spoken_url, reader):
    assert statements.list_statements_of_person(reader, 8) == []
    assert statements.list_statements_of_organization(reader, 8) == []


def test_offices_are_listed_with_those_who_held_them(public_url, reader):
    start = PartialDate.in_year(2019)
    publish(
        public_url,
        make_organization(posts=(make_post(2, label="Chief"), make_post(5, label="Captain"))),
        make_person(1, name="Testa Sampleton", tenures=(make_tenure(1, post=2, start=start),)),
        make_person(2, name="Exampla Testperson", tenures=(make_tenure(2, person=2, post=2),)),
        make_person(3, name=None, tenures=(make_tenure(3, person=3, post=2, start=PartialDate.in_year(2021)),)),
    )

    chief, captain = offices.list_tenures_of_organization(reader, 1)

    assert (chief.post, chief.label, chief.role) == (2, "Chief", codes.OfficeRole.POLICE_CHIEF)
    assert [(holder.full_name, holder.name_status) for holder in chief.holders] == [
        ("Exampla Testperson", codes.NameStatus.RELEASED),
        ("Testa Sampleton", codes.NameStatus.RELEASED),
        ("", codes.NameStatus.WITHHELD),
    ]
    assert chief.holders[1].start == start
    assert chief.holders[1].end == PartialDate.unknown()
    assert (captain.label, captain.holders) == ("Captain", ())


def test_the_offices_of_another_organization_are_not_listed(public_url, reader):
    publish(public_url, make_organization(1, posts=(make_post(1), make_post(9, organization=2))), make_organization(2))

    assert [office.post for office in offices.list_tenures_of_organization(reader, 1)] == [1]
    assert offices.list_tenures_of_organization(reader, 2) == []


def test_a_withdrawn_person_leaves_the_office_empty(public_url, reader):
    publish(public_url, make_organization(posts=(make_post(),)), make_person(tenures=(make_tenure(),)))
    deliver(public_url, make_entry(sequence=3, kind=DocumentKind.PERSON))

    (office,) = offices.list_tenures_of_organization(reader, 1)

    assert office.holders == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: statements.get_statement_place(connection, 1),
        lambda connection: statements.list_statements_of_person(connection, 1),
        lambda connection: statements.list_statements_of_organization(connection, 1),
        lambda connection: offices.list_tenures_of_organization(connection, 1),
    ],
    ids=["place", "person", "organization", "offices"],
)
def test_each_question_costs_one_statement(spoken_url, reader, ask):
    with counting_statements(reader) as sent:
        assert ask(reader)

    assert len(sent) == 1
