"""A preview is what publishing would make, as far as it can be made, and leaves no trace."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.editorial.models import Event, Incident, RecordNumber, Statement
from incidents.publishing.preview import FIRST_PLACEHOLDER, WITHHELD_MARK, is_placeholder, make_preview
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.documents import IncidentRecord
from tests import make
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person
from tests.publishing.make_record import make_full_incident, make_publisher, publish, read_documents

pytestmark = pytest.mark.django_db


def preview(incident):
    return make_preview(Incident.objects.get(pk=incident.pk), now=make.NOW)


def list_rules(shown):
    return [refusal.name for refusal in shown.refusals]


def list_words(data):
    """Every text and code of a document, in order: all that does not depend on numbers."""
    match data:
        case dict():
            return [word for member in data.values() for word in list_words(member)]
        case list() | tuple():
            return [word for member in data for word in list_words(member)]
        case str():
            return [data]
        case _:
            return []


def test_the_preview_says_what_publishing_then_makes_public(public_store_url):
    incident = make_full_incident()

    shown = preview(incident)
    (published,) = read_documents(publish(incident), "incident")

    assert shown.is_changed
    assert shown.refusals == ()
    assert list_words(shown.document.model_dump(mode="json")) == list_words(
        IncidentRecord.model_validate_json(published).model_dump(mode="json")
    )


def test_looking_writes_nothing_and_gives_no_number():
    incident = make_full_incident()

    with CaptureQueriesContext(connection) as queries:
        preview(incident)

    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert not RecordNumber.objects.exists()


def test_placeholders_stand_apart_from_every_number_that_was_given(public_store_url):
    publish(make_full_incident())
    given = {(table, number) for table, number in RecordNumber.objects.values_list("table", "number")}

    document = preview(make_full_incident()).document

    assert document.number == FIRST_PLACEHOLDER
    assert [row.number for row in document.responders] == [FIRST_PLACEHOLDER, FIRST_PLACEHOLDER + 1]
    assert not any(is_placeholder(number) for _, number in given)


def test_what_is_public_already_keeps_its_number(public_store_url):
    agency = make.make_organization()
    publish(make_full_incident(lead_organization=agency))

    document = preview(make_full_incident(lead_organization=agency)).document

    assert document.lead_organization < FIRST_PLACEHOLDER
    assert document.lead_organization in [row.number for row in document.organizations]


def test_a_changed_record_is_shown_as_its_next_version(public_store_url):
    incident = make_full_incident()
    publish(incident)
    Incident.objects.filter(pk=incident.pk).update(title="Another title")

    shown = preview(incident)

    assert shown.is_changed
    assert (shown.document.number, shown.document.version, shown.document.title) == (1, 2, "Another title")


def test_a_record_that_stands_as_it_is_public_is_shown_as_that_version(public_store_url):
    incident = make_full_incident()
    (published,) = read_documents(publish(incident), "incident")

    shown = make_preview(incident, now=make.NOW.replace(year=2025))

    assert not shown.is_changed
    assert shown.document == IncidentRecord.model_validate_json(published)


def test_a_draft_that_may_not_be_published_is_shown_with_every_reason():
    shown = preview(make.make_incident(title=" "))

    assert list_rules(shown) == ["no_title", "no_source"]
    assert shown.document.sources == ()


def test_a_withdrawn_record_is_shown_with_what_it_takes_to_bring_it_back(public_store_url):
    incident = make_full_incident()
    publish(incident)
    withdraw_incident(incident=incident, by=make_publisher(), reason="It did not happen.", now=make.NOW)

    shown = preview(incident)

    assert list_rules(shown) == ["withdrawn"]
    assert shown.document.version == 2


def test_a_text_with_a_sealed_name_is_withheld_and_all_else_is_shown():
    make_sealed_person()
    incident = make_full_incident(summary=f"The family of {CANARY} was told.")
    Statement.objects.filter(incident=incident, text="a hard day").update(text=f"We knew {MARK.upper()}.")

    shown = preview(incident)

    assert list_rules(shown) == ["sealed_name", "sealed_name"]
    assert shown.document.summary == WITHHELD_MARK
    assert WITHHELD_MARK in [row.text for row in shown.document.statements]
    assert shown.document.title == incident.title
    assert MARK.lower() not in shown.document.model_dump_json().lower()


def test_a_sealed_name_that_is_a_time_zone_leaves_nothing_to_show():
    make_sealed_person(name="Testa Chicago")

    shown = preview(make.make_incident(timezone="America/Chicago"))

    assert shown.document is None
    assert "sealed_name" in list_rules(shown)
    assert shown.refusals[-1].name == "no_document"


def test_without_the_keys_nothing_is_shown(settings):
    settings.SEALED_NAMES_KEYS = []

    shown = preview(make_full_incident())

    assert shown.document is None
    assert list_rules(shown) == ["sealed_names_unreadable"]


def test_rows_that_refer_to_another_incident_are_told_and_not_shown():
    incident = make_full_incident()
    stray = Event.objects.create(incident=make.make_incident(), kind="death", description="Elsewhere.")
    Statement.objects.filter(incident=incident).update(event=stray)

    shown = preview(incident)

    assert shown.document is None
    assert list_rules(shown) == ["no_document"]


def test_links_to_incidents_that_readers_cannot_see_are_counted_and_left_out(public_store_url):
    incident = make_full_incident()
    seen, unseen = make_full_incident(), make_full_incident()
    publish(seen)
    for other in (seen, unseen):
        make.make_relation(from_incident=incident, to_incident=other)
    make.make_relation(from_incident=incident, to_incident=unseen, kind="candidate_same")

    shown = preview(incident)

    assert [row.to_incident for row in shown.document.relations] == [1]
    assert shown.left_out == 1
