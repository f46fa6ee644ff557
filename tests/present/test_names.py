"""Names, offices and sources in words."""

import datetime as dt

import pytest

from incidents.present.incident_page import make_incident_directory
from incidents.present.name_lines import list_name_lines, write_toll
from incidents.present.names import write_name_line, write_office, write_person_name, write_source_name
from incidents.record.codes import Capacity, NameStatus, WithheldReason
from incidents.record.moment import Moment
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident


def test_a_released_name_stands_alone():
    person = make.make_person(2, "Testa Sampleton")
    assert write_name_line(person) == write_person_name(person) == "Testa Sampleton"


@pytest.mark.parametrize("reason", list(WithheldReason))
def test_a_withheld_name_says_why(reason):
    line = write_name_line(make.make_person(1, withheld_reason=reason))
    assert line.startswith("Name withheld")
    assert len(line) > len("Name withheld")


def test_withheld_without_a_reason_not_stated_and_not_known_are_three_things():
    lines = [
        write_name_line(make.make_person(1, withheld_reason=None)),
        write_name_line(make.make_person(1, name_status=NameStatus.NOT_STATED, withheld_reason=None)),
        write_name_line(make.make_person(1, name_status=NameStatus.UNKNOWN, withheld_reason=None)),
    ]
    assert lines == ["Name withheld; no reason is stated", "Name not stated", "Name not known"]


@pytest.mark.parametrize(
    ("capacity", "label", "expected"),
    [
        (Capacity.INTERIM, "", "interim police chief, Body"),
        (Capacity.ACTING, "", "acting police chief, Body"),
        (Capacity.FORMER, "", "former police chief, Body"),
        (Capacity.ELECT, "", "police chief-elect, Body"),
        (Capacity.SUBSTANTIVE, "", "police chief, Body"),
        (Capacity.UNKNOWN, "Chief of Police", "Chief of Police, Body"),
        (Capacity.INTERIM, "Interim Chief", "Interim Chief, Body"),
    ],
)
def test_an_office_is_told_with_its_capacity_once(capacity, label, expected):
    post = make.make_post(1, label=label)
    assert write_office(post, capacity=capacity, organization_name="Body") == expected


@pytest.mark.parametrize(
    ("changes", "publisher", "expected"),
    [
        ({}, "KXAM", "KXAM, 29 December 2023"),
        ({"title": "An officer died"}, "KXAM", "KXAM, “An officer died”, 29 December 2023"),
        ({"published": None}, "", "News article"),
        ({"published": Moment.unknown(), "kind": "video"}, "", "Video"),
    ],
)
def test_a_source_is_named_by_publisher_title_and_day_as_far_as_known(changes, publisher, expected):
    source = make.make_source(**changes)
    assert write_source_name(source, publisher_name=publisher, zone=make.ZONE) == expected


def test_the_dead_stand_before_the_hurt_and_nobody_else_has_a_name_line():
    record = make_incident(
        responders=(
            make.make_responder(1, outcome="uninjured", died=None),
            make.make_responder(2, outcome="injured_minor", died=None, person=None, label="second officer"),
            make.make_responder(3, person=2),
        )
    )
    lines = list_name_lines(record, directory=make_incident_directory(record))
    assert [(line.name, line.is_killed) for line in lines] == [
        ("Testa Sampleton", True),
        ("Second officer", False),
    ]
    assert lines[0].role == "Officer, Sampleton Police Department. Died 8:44 a.m., 29 December 2023."
    assert lines[1].role == "Officer, Sampleton Police Department. Slightly injured."
    assert lines[1].person_address == ""


def test_a_death_of_unstated_time_says_so():
    record = make_incident(responders=(make.make_responder(died=Moment.unknown()),))
    lines = list_name_lines(record, directory=make_incident_directory(record))
    assert lines[0].role.endswith("Died; when is not stated.")


@pytest.mark.parametrize(
    ("released", "note"),
    [(make.on(dt.date(2023, 12, 30)), "Name released: 30 December 2023."), (Moment.unknown(), ""), (None, "")],
)
def test_a_released_name_says_when_it_became_public_if_a_source_says_so(released, note):
    people = (make.make_person(1, "Example Fallen", name_released=released), make.make_person(2, "Testa Sampleton"))
    record = make_incident(people=people)
    assert list_name_lines(record, directory=make_incident_directory(record))[0].note == note


@pytest.mark.parametrize(
    ("claims", "note"),
    [
        ([("name_status", "withheld"), ("withheld_reason", "court_order")], "It was withheld before: court order."),
        ([("name_status", "withheld")], "It was withheld before."),
        ([("withheld_reason", "court_order")], ""),
    ],
)
def test_a_released_name_says_that_it_was_withheld_and_why(claims, note):
    people = (make.make_person(1, "Example Fallen"), make.make_person(2, "Testa Sampleton"))
    assertions = tuple(
        make.make_assertion(number, Table.PERSON, 1, field, value) for number, (field, value) in enumerate(claims, 1)
    )
    record = make_incident(people=people, assertions=assertions)
    (line,) = list_name_lines(record, directory=make_incident_directory(record))
    assert line.note == note


def test_the_toll_counts_the_dead_and_the_hurt():
    assert write_toll(killed=1, injured=2) == "1 killed, 2 hurt"
    assert write_toll(killed=0, injured=0) == ""
