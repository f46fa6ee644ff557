import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.publishing.publish import publish_incident
from incidents.record.codes import Outcome, Species
from incidents.record.time_words import read_moment
from tests.desk.full_record import add_rows, make_full_record
from tests.desk.page_forms import sign_in_reader, sign_in_superuser
from tests.make import (
    NOW,
    make_incident,
    make_incident_source,
    make_organization,
    make_person,
    make_publication,
    make_responder,
    make_source,
    make_statement,
    make_tenure,
    make_withheld_person,
)
from tests.publishing.make_record import make_full_incident, make_publisher

pytestmark = pytest.mark.django_db

LISTS = sorted(str(model._meta.model_name) for model in admin.site._registry if model._meta.app_label == "editorial")
MAX_STATEMENTS = 15


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """The list of publications asks the public store what it has."""


@pytest.fixture
def client():
    return sign_in_superuser()


def list_address(table, query=""):
    return reverse(f"admin:editorial_{table}_changelist") + query


def read_cells(client, table, column, query=""):
    """The words of one column, from the first row down."""
    page = client.get(list_address(table, query)).content.decode()
    cells = re.findall(rf'<t[dh] class="field-{column}[^"]*">(.*?)</t[dh]>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


def count_statements(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("table", LISTS)
def test_a_list_costs_the_same_few_statements_whatever_its_length(client, table):
    record = make_full_record()
    make_publication()
    client.get(list_address(table))
    before = count_statements(client, list_address(table))

    for _ in range(4):
        add_rows(record)
        make_full_record()

    assert count_statements(client, list_address(table)) == before
    assert before <= MAX_STATEMENTS


def test_fifty_published_incidents_cost_few_statements(client):
    for number in range(50):
        incident = make_incident(title=f"Incident {number}")
        make_responder(incident=incident, person=make_withheld_person(), outcome=Outcome.KILLED)
        make_publication(number=number + 1, sequence=number + 1)

    assert count_statements(client, list_address("incident")) <= MAX_STATEMENTS


# ---------------------------------------------------------------- incidents


def test_the_list_of_incidents_links_the_last_version(client):
    publish_incident(incident=make_full_incident(), by=make_publisher(), reason="", now=NOW)
    make_incident(title="A draft")

    page = client.get(list_address("incident")).content.decode()

    assert '<a href="/incidents/1/versions/1/">Version 1</a>' in page
    assert set(read_cells(client, "incident", "version")) == {"–", f"Version 1 {NOW.day} {NOW:%B %Y}"}
    assert "Not published yet" in read_cells(client, "incident", "unpublished")


@pytest.mark.parametrize(
    ("dead", "words"),
    [
        ([], "No death reported"),
        ([{"person": make_withheld_person}], "Name withheld"),
        ([{"person": make_person}], "Name released"),
        ([{"is_group": True, "label": "three officers"}], "Name not stated"),
        ([{"species": Species.CANINE, "label": "police dog"}], "No death reported"),
        ([{"person": make_withheld_person}, {"person": make_person}], "Name withheld: 1 Name released: 1"),
    ],
    ids=["nobody", "withheld", "released", "a group", "a dog", "two"],
)
def test_the_list_of_incidents_says_whether_the_names_of_the_dead_are_public(client, dead, words):
    incident = make_incident()
    make_responder(incident=incident, label="second officer", outcome=Outcome.INJURED_MINOR)
    for columns in dead:
        made = {key: value() if callable(value) else value for key, value in columns.items()}
        make_responder(incident=incident, outcome=Outcome.KILLED, **made)

    assert read_cells(client, "incident", "names") == [words]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?names=withheld", ["One died"]),
        ("?names=none", ["Nobody died"]),
        ("?names=released", []),
        ("?unpublished=never", ["Nobody died", "One died"]),
        ("?unpublished=unchanged", []),
        ("?unpublished=anything", ["Nobody died", "One died"]),
    ],
)
def test_the_list_of_incidents_is_narrowed_by_names_and_by_what_is_unpublished(client, query, titles):
    make_incident(title="Nobody died")
    fatal = make_incident(title="One died")
    make_responder(incident=fatal, person=make_withheld_person(), outcome=Outcome.KILLED)

    assert sorted(read_cells(client, "incident", "title", query)) == titles


def test_the_name_state_of_a_merged_person_is_that_of_the_person_who_continues(client):
    incident = make_incident()
    released = make_person()
    merged = make_withheld_person(merged_into=released, merged_at=NOW, merged_by=make_publisher())
    make_responder(incident=incident, person=merged, outcome=Outcome.KILLED)

    assert read_cells(client, "incident", "names") == ["Name released"]


# ---------------------------------------------------------------- other tables


def test_the_list_of_organizations_counts_each_incident_once(client):
    agency = make_organization(name="Sample Police")
    incident = make_incident(lead_organization=agency)
    make_responder(incident=incident, organization=agency)
    make_responder(organization=agency)

    assert read_cells(client, "organization", "incidents", "?q=Sample") == ["2"]


def test_the_list_of_officials_counts_statements(client):
    chief = make_tenure()
    make_statement(speaker_tenure=chief)
    make_statement(speaker_tenure=chief)

    assert read_cells(client, "tenure", "statements") == ["2"]


def test_yes_and_no_are_words_in_lists_and_on_pages_for_reading():
    record = make_full_record()
    reader = sign_in_reader()
    suspect = record.incident.suspects.get(is_group=True)

    assert sorted(set(read_cells(reader, "suspect", "is_group"))) == ["No", "Yes"]
    page = reader.get(reverse("admin:editorial_suspect_change", args=[suspect.pk])).content.decode()
    assert '<div class="readonly">Yes</div>' in page
    assert "icon-yes" not in page


def test_every_list_with_a_search_says_what_is_searched(client):
    for model, options in admin.site._registry.items():
        if options.search_fields:
            page = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
            assert f"Search by {options.search_help_text}" in " ".join(page.content.decode().split())


def test_a_list_and_its_button_bear_the_editors_words(client):
    page = client.get(list_address("tenure")).content.decode()

    assert "<h1>Officials</h1>" in page
    assert "Add an official" in page
    assert "Select" not in page


# ---------------------------------------------------------------- times of shared rows


def test_the_time_of_a_source_is_told_by_the_clocks_of_the_place(client):
    late = read_moment("10:15 p.m.", reference=dt.date(2023, 12, 29), zone=ZoneInfo("America/Los_Angeles"))
    listed = make_incident_source(
        incident=make_incident(timezone="America/Los_Angeles"), source=make_source(published=late)
    )

    assert read_cells(client, "source", "published") == ["10:15 p.m., 29 December 2023"]
    page = sign_in_reader().get(reverse("admin:editorial_source_change", args=[listed.source_id]))
    assert "10:15 p.m., 29 December 2023" in page.content.decode()
