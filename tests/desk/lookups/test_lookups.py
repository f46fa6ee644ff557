import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.desk.lookups import LOOKUPS
from incidents.editorial.actions.merges import merge_incident, merge_organization, merge_person
from incidents.editorial.actions.names import seal_name
from incidents.record.codes import NameStatus, SourceKind
from incidents.record.row import Table
from incidents.record.time_words import read_moment
from tests.desk.full_record import add_rows, make_full_record
from tests.make import (
    NOW,
    make_alias,
    make_incident,
    make_incident_source,
    make_moment,
    make_organization,
    make_person,
    make_place,
    make_post,
    make_responder,
    make_source,
    make_tenure,
    make_user,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db

CANARY = "Zzyzxqua Vexlowitz"


def find(table, words):
    """What is offered for the words: label and note of each row, in their order."""
    return [(found.label, found.note) for found in LOOKUPS[table].search(words, at=None, limit=12)]


def list_labels(table, words):
    return [label for label, _note in find(table, words)]


@pytest.mark.parametrize("words", ["ACME", "apd", "acme iowa", "police acme", "IA0010000", "constables", "ácme"])
def test_a_body_is_found_by_name_short_form_other_name_state_or_identifier(words):
    body = make_organization(name="Acme Police Department", abbreviation="APD", state="IA", ori="IA0010000")
    make_alias(organization=body, name="Acme Constables")
    make_organization(name="Bluff Police Department")

    assert find(Table.ORGANIZATION, words) == [("Acme Police Department, IA", "APD, Municipal police")]


def test_the_short_form_alone_means_the_body_of_that_name_before_others_that_begin_so():
    body = make_organization(name="Acme Police Department", abbreviation="AP")
    make_organization(name="AP Security")

    found = LOOKUPS[Table.ORGANIZATION].find_exact("ap", at=None)

    assert [one.key for one in found] == [f"organization:{body.pk}"]


def test_an_organization_that_begins_with_the_words_comes_before_one_that_has_them_elsewhere():
    for name in ("University of Acme", "Acme Fire", "Acme"):
        make_organization(name=name, state="")

    assert list_labels(Table.ORGANIZATION, "acme") == ["Acme", "Acme Fire", "University of Acme"]


def test_a_person_is_found_by_the_parts_of_a_public_name_and_shown_with_an_office():
    person = make_person(full_name="José Muñoz", given_name="José", family_name="Muñoz", nickname="Pepe")
    make_tenure(person=person, post=make_post(organization=make_organization(name="Acme Police"), label=""))

    for words in ("jose", "MUNOZ JOSÉ", "pepe"):
        assert find(Table.PERSON, words) == [("José Muñoz", "police chief, Acme Police")]


def test_a_person_without_a_public_name_is_told_by_number_reason_and_incident():
    person = make_withheld_person()
    make_responder(person=person, incident=make_incident(title="Officer hurt"))
    other = make_person(name_status=NameStatus.NOT_STATED, full_name="")

    shown = (f"Person {person.pk}, name withheld (family to be told first)", "Officer hurt")
    assert find(Table.PERSON, f"person {person.pk}") == [shown]
    assert find(Table.PERSON, "withheld") == [shown]
    assert find(Table.PERSON, f"{other.pk}") == [(f"Person {other.pk}, name not stated", "")]


def test_a_place_is_found_by_any_part_of_where_it_is():
    make_place(name="Highland Hospital", address_text="", city="Oakland", county="Alameda", state="CA")
    make_place(landmark_text="near the old mill", address_text="", name="", city="Acme", state="KS")

    assert find(Table.PLACE, "alameda hospital california") == [
        ("Highland Hospital, Oakland, CA", "Alameda County"),
    ]
    assert find(Table.PLACE, "mill") == [("near the old mill, Acme, KS", "")]


def test_a_source_is_found_by_publisher_and_title_the_newest_first():
    herald = make_organization(name="Testville Herald", abbreviation="TVH")
    make_source(title="Officer hurt", publisher=herald, published=make_moment(6))
    make_source(title="Officer hurt again", publisher=herald, published=make_moment(9))
    make_source(title="Officer hurt", publisher=None, kind=SourceKind.SOCIAL_POST, published=None)

    assert list_labels(Table.SOURCE, "officer hu") == [
        "Testville Herald: Officer hurt again", "Testville Herald: Officer hurt", "Officer hurt"
    ]  # fmt: skip
    assert list_labels(Table.SOURCE, "tvh again") == ["Testville Herald: Officer hurt again"]


def test_the_note_of_a_source_tells_its_time_by_the_clocks_of_the_place():
    late = read_moment("10:15 p.m.", reference=dt.date(2023, 12, 29), zone=ZoneInfo("America/Los_Angeles"))
    source = make_source(title="Officer hurt", published=late)

    assert find(Table.SOURCE, "officer") == [("Officer hurt", "News article, 10:15 p.m.")]
    make_incident_source(incident=make_incident(timezone="America/Los_Angeles"), source=source)
    assert find(Table.SOURCE, "officer") == [("Officer hurt", "News article, 10:15 p.m., 29 December 2023")]


def test_an_office_is_found_by_title_role_and_body():
    body = make_organization(name="Acme Police", state="IA")
    make_post(organization=body, label="Director of Police")

    for words in ("director", "police chief", "acme"):
        assert find(Table.POST, words) == [("Director of Police, Acme Police", "Police chief, IA")]


def test_an_incident_is_found_by_title_and_place_the_newest_first():
    for title, hour in (("Officer hurt", 6), ("Officer shot", 9)):
        make_incident(title=title, occurred=make_moment(hour), place=make_place(city="Acme", state="IA"))

    assert find(Table.INCIDENT, "officer acme") == [
        ("Officer shot", "3 a.m., 1 January 2024; Acme, IA"),
        ("Officer hurt", "12 a.m., 1 January 2024; Acme, IA"),
    ]


# ---------------------------------------------------------------- what holds of every table


def test_every_row_is_found_by_its_own_label_so_that_a_label_may_be_typed():
    record = make_full_record()
    add_rows(record)

    for table, lookup in LOOKUPS.items():
        rows = list(lookup.list_offered())
        assert rows, table
        for found in lookup.describe(rows, at=None).values():
            assert found.key in [one.key for one in lookup.find_exact(found.label, at=None)], found


def count_statements(lookup):
    with CaptureQueriesContext(connection) as statements:
        lookup.describe(lookup.list_offered(), at=None)
    return len(statements)


def test_more_rows_are_described_in_as_many_statements():
    record = make_full_record()
    add_rows(record)
    before = {table: count_statements(lookup) for table, lookup in LOOKUPS.items()}
    for _ in range(4):
        add_rows(record)

    assert {table: count_statements(lookup) for table, lookup in LOOKUPS.items()} == before
    assert max(before.values()) <= 7


def merge_person_of_two():
    kept, duplicate = make_person(full_name="Told Twice"), make_person(full_name="Told Twice")
    merge_person(duplicate=duplicate, into=kept, by=make_user(), now=NOW)
    return Table.PERSON, kept, duplicate


def merge_organization_of_two():
    kept, duplicate = make_organization(name="Told Twice"), make_organization(name="Told Twice")
    merge_organization(duplicate=duplicate, into=kept, by=make_user(), now=NOW)
    return Table.ORGANIZATION, kept, duplicate


def merge_incident_of_two():
    kept, duplicate = make_incident(title="Told twice"), make_incident(title="Told twice")
    merge_incident(duplicate=duplicate, into=kept, by=make_user(), now=NOW)
    return Table.INCIDENT, kept, duplicate


@pytest.mark.parametrize("merge_two", [merge_person_of_two, merge_organization_of_two, merge_incident_of_two])
def test_a_row_that_another_one_continues_is_not_offered(merge_two):
    table, kept, duplicate = merge_two()

    assert [found.key for found in LOOKUPS[table].search("told twice", at=None, limit=12)] == [
        f"{table.value}:{kept.pk}"
    ]
    assert LOOKUPS[table].get_row(duplicate.pk) is None


def test_an_office_held_by_somebody_who_is_recorded_twice_says_who_that_is_now():
    kept, duplicate = make_person(full_name="Ana Sampleton"), make_person(full_name="A. Sampleton")
    make_tenure(person=duplicate)
    merge_person(duplicate=duplicate, into=kept, by=make_user(), now=NOW)

    assert find(Table.TENURE, "sampleton")[0][1] == "term not stated; now recorded as Ana Sampleton"


def test_a_sealed_name_is_found_nowhere_and_shown_nowhere():
    record = make_full_record()
    add_rows(record)
    make_tenure(person=record.officer)
    seal_name(person=record.officer, name=CANARY, by=make_user(permissions=["seal_name"]), now=NOW)
    make_alias(organization=None, person=record.officer, name=CANARY)

    for lookup in LOOKUPS.values():
        for words in (CANARY, *CANARY.split(), CANARY[:4], CANARY.casefold()):
            assert lookup.search(words, at=None, limit=12) == []
            assert lookup.find_exact(words, at=None) == []
        shown = repr(lookup.describe(lookup.list_offered(), at=None))
        assert not any(part.casefold() in shown.casefold() for part in CANARY.split())
