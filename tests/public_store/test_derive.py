import datetime as dt

import pytest

from incidents.public_store.derive import flatten, rows, search_text
from incidents.public_store.tables import Base, Weapon
from incidents.record.row import Row, Table
from tests.public_store.deliver import publish, read_store
from tests.public_store.make_documents import make_full_incident, make_incident, make_organization, make_person
from tests.public_store.make_rows import (
    AT_DAWN,
    NOON,
    SOME_DAY,
    make_alias,
    make_assertion,
    make_person_mention,
    make_post,
    make_source,
    make_tenure,
)

RESEARCHERS_TABLES = set(Base.metadata.tables) - {
    "document_version", "change_log", "record_state", "search_entry", "counter", "facet", "mention", "event_official",
}  # fmt: skip


class Novelty(Row):
    unheard_of: str


def make_every_kind():
    return [
        make_full_incident(),
        make_organization(
            parent=2,
            posts=(make_post(),),
            aliases=(make_alias(end=SOME_DAY),),
            sources=(make_source(published=AT_DAWN),),
        ),
        make_person(
            person=make_person_mention(name_released=AT_DAWN),
            tenures=(make_tenure(start=SOME_DAY, end=SOME_DAY),),
            posts=(make_post(),),
            aliases=(make_alias(2),),
            sources=(make_source(),),
        ),
    ]


def test_every_table_with_public_numbers_is_a_table_for_researchers():
    assert {table.value for table in Table} == RESEARCHERS_TABLES


def test_every_column_for_researchers_is_filled_by_some_document(public_url):
    publish(public_url, *make_every_kind())
    stored = read_store(public_url)

    never_filled = {
        f"{name}.{column}"
        for name in RESEARCHERS_TABLES
        for column in Base.metadata.tables[name].columns.keys()  # noqa: SIM118 # iterating gives columns
        if all(row[column] is None for row in stored[name])
    }

    assert never_filled == {
        # Left empty by the documents above: numbers that only some rows have, and what withheld people lack.
        "case_status.attributed_organization", "case_status.attributed_tenure", "case_status.charge",
        "case_status.clearance_code", "case_status.supersedes", "case_status.suspect",
        "assertion.attributed_organization", "assertion.attributed_tenure", "assertion.supersedes",
        "person.withheld_reason", "responder.age", "source.revision_of", "statement.continues",
        "statement.supersedes", "suspect.count", "suspect.count_min", "suspect.member_of", "suspect.person",
        "vehicle.same_as",
    }  # fmt: skip


def test_a_fact_without_a_column_stops_the_delivery():
    table = rows.get_table(Weapon)

    with pytest.raises(flatten.ColumnMissing, match="weapon has no column unheard_of"):
        flatten.make_row(table, Novelty(number=1, unheard_of="yes"))


def test_times_references_and_excerpts_become_columns():
    flat = flatten.flatten(make_assertion())

    assert flat["reported_earliest"] == AT_DAWN.earliest
    assert flat["reported_text"] == "at 4:30 a.m."
    assert (flat["subject_table"], flat["subject_number"]) == (Table.INCIDENT, 1)
    assert (flat["excerpt_words"], flat["excerpt_cut_before"]) == ("at 4:30 a.m.", True)
    assert flat["value_row"] is None


def test_an_assertion_is_a_row_once_of_the_incident_it_belongs_to(public_url):
    shared = make_assertion(1, incident=1)
    own = make_assertion(2, incident=None)

    publish(public_url, make_incident(assertions=(shared, own)), make_person(assertions=(shared, own)))

    stored = read_store(public_url)["assertion"]
    assert [(row["document_kind"].value, row["number"]) for row in stored] == [("incident", 1), ("person", 2)]


def test_offices_and_terms_are_rows_of_their_own_documents(public_url):
    publish(
        public_url,
        make_person(1, tenures=(make_tenure(1), make_tenure(2, person=2)), posts=(make_post(),)),
        make_incident(posts=(make_post(),), tenures=(make_tenure(1),)),
    )

    stored = read_store(public_url)
    assert [row["number"] for row in stored["tenure"]] == [1]
    assert stored["post"] == []


def test_entries_rise_with_time_then_kind_then_number():
    def make_id(document, *, days=0):
        return search_text.make_entry_id(document, first_published_at=NOON + dt.timedelta(days=days))

    ids = [
        make_id(make_person(5), days=-400),
        make_id(make_incident(1)),
        make_id(make_person(1)),
        make_id(make_person(2)),
        make_id(make_organization(1)),
        make_id(make_organization(1), days=3_000_000 // 365),
    ]

    assert ids == sorted(set(ids))
    assert all(0 <= entry_id < 2**63 for entry_id in ids)


def test_the_last_time_of_the_calendar_still_has_a_place():
    document = make_person(2**53 - 1)

    entry_id = search_text.make_entry_id(document, first_published_at=dt.datetime.max.replace(tzinfo=dt.UTC))

    assert entry_id < 2**63


def test_rows_are_given_in_an_order_that_foreign_keys_allow():
    tables = [table.name for table, _ in rows.make_rows(make_full_incident())]

    assert tables[0] == "incident"
    assert len(tables) == len(set(tables))
