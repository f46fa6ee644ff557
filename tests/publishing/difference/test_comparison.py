"""What publishing would change is told from the log and the rows, and no sealed name is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.editorial.models import Incident, Vehicle
from incidents.publishing.comparison import make_comparison
from incidents.publishing.preview import FIRST_PLACEHOLDER, WITHHELD_MARK
from incidents.publishing.redact import VersionKey, redact_versions
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.codes import ApprehensionState
from incidents.record.row import DocumentKind
from tests import make
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person
from tests.publishing.make_record import make_full_incident, make_publisher, publish

pytestmark = pytest.mark.django_db


def compare(incident):
    return make_comparison(Incident.objects.get(pk=incident.pk), now=make.NOW)


def list_changes(comparison):
    """Section, kind and name of every row that differs."""
    return [(section.key, row.kind, row.label) for section in comparison.difference.sections for row in section.rows]


@pytest.fixture
def published(public_store_url):
    """An incident that readers have."""
    incident = make_full_incident(summary=f"An officer was shot. {CANARY} was there.")
    publish(incident)
    return incident


def test_before_the_first_publication_all_of_it_is_new():
    comparison = compare(make_full_incident())

    assert (comparison.version, comparison.is_public, comparison.published) == (0, False, None)
    assert comparison.difference.is_first
    assert ("responders", "added", "Second officer") in list_changes(comparison)


def test_nothing_differs_from_what_was_just_published(published):
    comparison = compare(published)

    assert not comparison.difference
    assert not comparison.preview.is_changed
    assert (comparison.version, comparison.is_public) == (1, True)


def test_edits_and_new_rows_are_told_and_numbers_to_come_are_not(published):
    Incident.objects.filter(pk=published.pk).update(title="Another title")
    Vehicle.objects.filter(incident=published).update(color="green")
    suspect = make.make_suspect(incident=published, label="a third one")
    make.make_case_status(
        incident=published, state=ApprehensionState.ARRESTED, suspect=suspect, recorded_by=make_publisher()
    )

    comparison = compare(published)

    assert list_changes(comparison)[0] == ("head", "changed", "")
    assert ("suspects", "added", "A third one") in list_changes(comparison)
    assert ("case", "added", "Apprehension: Arrested") in list_changes(comparison)
    assert [kind for key, kind, _label in list_changes(comparison) if key == "vehicles"] == ["changed"]
    anchors = {row.anchor for section in comparison.difference.sections for row in section.rows}
    assert any(str(FIRST_PLACEHOLDER)[:8] in anchor for anchor in anchors)
    told = repr(comparison.difference)
    for anchor in anchors:
        told = told.replace(repr(anchor), "")
    assert str(FIRST_PLACEHOLDER)[:8] not in told


def test_a_name_sealed_after_publication_is_in_no_part_of_a_comparison(published):
    make_sealed_person()
    Incident.objects.filter(pk=published.pk).update(title="Another title")

    comparison = compare(published)

    assert comparison.published.summary == comparison.preview.document.summary == WITHHELD_MARK
    assert MARK.lower() not in repr(comparison).lower()
    assert comparison.difference.is_partial
    assert list_changes(comparison) == [("head", "changed", "")]


def test_a_name_taken_out_again_is_not_shown_where_it_stood(published):
    make_sealed_person()
    Incident.objects.filter(pk=published.pk).update(summary="An officer was shot.")

    comparison = compare(published)

    (row,) = comparison.difference.sections[0].rows
    assert (row.fields[0].before, row.fields[0].after) == (WITHHELD_MARK, "An officer was shot.")
    assert MARK.lower() not in repr(comparison).lower()


def test_without_keys_nothing_is_compared(published, settings):
    make_sealed_person()
    settings.SEALED_NAMES_KEYS = []

    comparison = compare(published)

    assert (comparison.published, comparison.difference, comparison.preview.document) == (None, None, None)
    assert comparison.preview.refusals


def test_with_an_erased_version_nothing_can_be_compared(published):
    version = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    redact_versions(versions=[version], by=make_publisher(), reason="Published by mistake.", now=make.NOW)

    comparison = compare(published)

    assert (comparison.version, comparison.is_erased, comparison.published) == (1, True, None)
    assert comparison.difference.is_first


def test_a_withdrawn_incident_is_compared_with_what_readers_saw_last(published):
    withdraw_incident(incident=published, by=make_publisher(), reason="It did not happen.", now=make.NOW)

    comparison = compare(published)

    assert (comparison.version, comparison.is_public) == (1, False)
    assert not comparison.difference
    assert [refusal.name for refusal in comparison.preview.refusals] == ["withdrawn"]


def test_comparing_only_reads(published):
    Incident.objects.filter(pk=published.pk).update(title="Another title")

    with CaptureQueriesContext(connection) as queries:
        compare(published)

    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
