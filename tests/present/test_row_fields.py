"""Every published field is shown, and each as what it is."""

from typing import Any

import pytest

from incidents.present import row_fields
from incidents.present.claim import ROW_TYPES
from incidents.present.facts import Claims, list_facts
from incidents.present.incident_page import make_incident_directory
from incidents.record.mentions import PersonName
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident

FIELDS = {
    Table.INCIDENT: row_fields.INCIDENT_FIELDS,
    Table.PLACE: row_fields.PLACE_FIELDS,
    Table.EVENT: (row_fields.EVENT_DESCRIPTION, *row_fields.EVENT_FIELDS),
    Table.RESPONDER: row_fields.RESPONDER_FIELDS,
    Table.SUSPECT: row_fields.SUSPECT_FIELDS,
    Table.CHARGE: row_fields.CHARGE_FIELDS,
    Table.WEAPON: row_fields.WEAPON_FIELDS,
    Table.VEHICLE: row_fields.VEHICLE_FIELDS,
    Table.OFFENSE: row_fields.OFFENSE_FIELDS,
    Table.PERSON: row_fields.PERSON_FIELDS,
    Table.ORGANIZATION: row_fields.ORGANIZATION_FIELDS,
    Table.POST: row_fields.POST_FIELDS,
    Table.TENURE: row_fields.TENURE_FIELDS,
    Table.SOURCE: row_fields.SOURCE_FIELDS,
    Table.RELATION: row_fields.RELATION_FIELDS,
    Table.STATEMENT: row_fields.STATEMENT_FIELDS,
    Table.CASE_STATUS: row_fields.CASE_STATUS_FIELDS,
}
# Members of every report are shown as its evidence.
EVIDENCE = {
    "source", "excerpt", "locator", "attribution_text", "attributed_tenure", "attributed_organization",
    "directness", "reported", "recorded_at", "supersedes",
}  # fmt: skip
# What a page shows in other ways than as a fact: in its head, as sections, by its order, or as the heading of a row.
SHOWN_ELSEWHERE = {
    Table.INCIDENT: {
        "schema_version", "version", "published_at", "document", "title", "summary", "offenses", "places",
        "responders", "suspects", "charges", "weapons", "vehicles", "events", "case_status", "statements",
        "relations", "organizations", "people", "posts", "tenures", "sources", "assertions", "identifiers",
        "corrections",
    },
    Table.EVENT: {"sequence"},
    Table.RELATION: {"to_incident", "to_incident_title"},
    Table.STATEMENT: EVIDENCE | {"url", "words_checked"},
    Table.CASE_STATUS: EVIDENCE | {"axis"},
}  # fmt: skip


@pytest.mark.parametrize("table", FIELDS)
def test_every_member_of_a_published_row_is_shown(table):
    shown = {name for field in FIELDS[table] for name in (field.name, *field.with_fields)}
    missing = set(ROW_TYPES[table].model_fields) - {"number"} - shown - SHOWN_ELSEWHERE.get(table, set())
    assert not missing


@pytest.mark.parametrize("table", FIELDS)
def test_labels_of_a_row_are_told_apart(table):
    labels = [str(field.label) for field in FIELDS[table] if not field.name.startswith("speaker")]
    assert len(labels) == len(set(labels))


def show(row: Any, table: Table, label: str) -> Any:
    """The value of the fact with that label; None if the row does not show it."""
    facts = list_facts(
        row,
        table=table,
        number=row.number,
        fields=FIELDS[table],
        claims=Claims(()),
        directory=make_incident_directory(make_incident()),
    )
    return next((fact.value for fact in facts if fact.label == label), None)


@pytest.mark.parametrize(
    ("changes", "text", "note"),
    [
        ({"is_group": False, "count": 1}, "One", ""),
        ({"is_group": True, "count": 3, "count_text": ""}, "3", ""),
        ({"is_group": True, "count": 3, "count_text": "three men"}, "3", "In the words of the source: “three men”."),
        ({"is_group": True, "count": None, "count_min": 2, "count_text": ""}, "At least 2", ""),
        (
            {"is_group": True, "count": None, "count_min": 2, "count_text": "a pair or more"},
            "At least 2 (“a pair or more”)",
            "",
        ),
        ({"is_group": True, "count": None, "count_text": "several"}, "several (number not stated)", ""),
        ({"is_group": True, "count": None, "count_text": ""}, "More than one (number not stated)", ""),
    ],
)
def test_how_many_is_never_more_exact_than_the_source(changes, text, note):
    value = show(make.make_suspect(1, **changes), Table.SUSPECT, "How many")
    assert (value.text, value.note) == (text, note)


@pytest.mark.parametrize(
    ("row", "table", "label", "text"),
    [
        (make.make_responder(body_armor="yes"), Table.RESPONDER, "Body armor", "Yes"),
        (make.make_responder(body_armor="no"), Table.RESPONDER, "Body armor", "No"),
        (make.make_responder(body_armor="unknown"), Table.RESPONDER, "Body armor", "Not stated"),
        (make.make_responder(service_years="1", service_text=""), Table.RESPONDER, "Years of service", "1 year"),
        (
            make.make_responder(service_years="3.5", service_text="three and a half years"),
            Table.RESPONDER,
            "Years of service",
            "3.5 years, “three and a half years”",
        ),
        (make.make_responder(age=36), Table.RESPONDER, "Age", "36"),
        (make.make_place(state="CA"), Table.PLACE, "State", "CA (California)"),
        (make.make_place(state="ON"), Table.PLACE, "State", "ON"),
        (
            make.make_place(latitude="37.79", longitude="-122.27"),
            Table.PLACE,
            "Latitude, longitude",
            "37.79, -122.27",
        ),
        (make.make_charge(counts=2), Table.CHARGE, "Counts", "2"),
        (make.make_charge(), Table.CHARGE, "Filed", "Not stated"),
        (make.make_source(), Table.SOURCE, "Address", "Not stated"),
        (make.make_source(retrieved_at=make.NOW), Table.SOURCE, "Retrieved", "2 January 2024, 12:00 UTC"),
        (make.make_vehicle(owner=1), Table.VEHICLE, "Owner", "Sampleton Police Department"),
        (make.make_relation(note="Not said to be the same people."), Table.RELATION, "Note", None),
    ],
)
def test_a_field_is_shown_as_what_it_is(row, table, label, text):
    value = show(row, table, label)
    assert value.text == (text or row.note)


@pytest.mark.parametrize(
    ("row", "table", "label"),
    [
        (make.make_responder(), Table.RESPONDER, "Age"),
        (make.make_responder(), Table.RESPONDER, "Badge"),
        (make.make_place(state="", landmark_text=""), Table.PLACE, "State"),
        (make.make_place(state="", landmark_text=""), Table.PLACE, "Landmark"),
        (make.make_organization(1, "FBI", state=""), Table.ORGANIZATION, "State"),
        (make.make_person(1), Table.PERSON, "Parts of the name"),
        (make.make_person(2, "Testa Sampleton"), Table.PERSON, "Parts of the name"),
    ],
)
def test_what_a_row_does_not_have_is_left_out_where_its_lack_says_nothing(row, table, label):
    assert show(row, table, label) is None


def test_parts_of_a_name_are_shown_as_given():
    name = PersonName(full_name="Testa Q. Sampleton Jr.", given_name="Testa", family_name="Sampleton", suffix="Jr.")
    value = show(make.make_person(2, "Testa Q. Sampleton Jr.", name=name), Table.PERSON, "Parts of the name")
    assert value.text == "given: Testa; family: Sampleton; suffix: Jr."


def test_only_web_addresses_become_links():
    for url, address in (("https://example.org/a", "https://example.org/a"), ("javascript:alert(1)", "")):
        value = show(make.make_source(archived_url=url), Table.SOURCE, "Archived copy")
        assert (value.text, value.address) == (url, address)


def test_a_reported_field_without_a_value_is_shown_with_its_reports():
    record = make_incident(
        responders=(make.make_responder(),),
        assertions=(make.make_assertion(1, Table.RESPONDER, 1, "age", "36", rank="deprecated"),),
    )
    facts = list_facts(
        record.responders[0],
        table=Table.RESPONDER,
        number=1,
        fields=row_fields.RESPONDER_FIELDS,
        claims=Claims(record.assertions),
        directory=make_incident_directory(record),
    )
    age = next(fact for fact in facts if fact.label == "Age")
    assert not age.value.is_stated
    assert age.evidence[0].claim == "36"
