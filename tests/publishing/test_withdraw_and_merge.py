"""Withdrawing, merging and redacting leave marks in the log and never a gap."""

import pytest

from incidents.editorial.actions import names
from incidents.editorial.actions.merges import CannotMerge
from incidents.editorial.models import DeliveryState, Incident, Organization, Person, Publication, State
from incidents.public_store import connect
from incidents.public_store.queries import records, statements
from incidents.publishing.delivery import deliver_pending
from incidents.publishing.merge import list_affected_incidents, merge_incidents, merge_organizations, merge_people
from incidents.publishing.redact import VersionKey, list_versions_holding, redact_versions
from incidents.publishing.refusals import NothingToPublish, NotPublishable
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.documents import IncidentRecord
from incidents.record.row import DocumentKind
from tests import make
from tests.publishing.make_record import make_full_incident, make_publisher, publish

pytestmark = pytest.mark.django_db


def withdraw(incident, reason="Published before it was confirmed."):
    return withdraw_incident(incident=incident, by=make_publisher(), reason=reason, now=make.NOW)


def read_public(url, kind, number):
    """The record as the public store has it once everything is delivered."""
    deliver_pending(now=make.NOW)
    with connect.open_reader(url) as store:
        return records.get_record(store, kind, number)


def test_a_withdrawn_incident_is_gone_with_its_reason_and_keeps_its_number(public_store_url):
    incident = make_full_incident()
    publish(incident)
    entry = withdraw(incident)
    assert (entry.action, entry.kind, entry.number, entry.version) == ("withdraw", "incident", 1, None)
    record = read_public(public_store_url, DocumentKind.INCIDENT, 1)
    assert (record.state, record.reason) == ("withdrawn", "Published before it was confirmed.")
    incident.refresh_from_db()
    assert incident.state == State.WITHDRAWN


def test_a_withdrawn_incident_can_be_made_public_again_under_the_next_version(public_store_url):
    incident = make_full_incident()
    publish(incident)
    withdraw(incident)
    incident.refresh_from_db()
    entries = publish(incident, reason="It is confirmed now.")
    assert [(entry.kind, entry.version) for entry in entries] == [("incident", 2)]
    record = read_public(public_store_url, DocumentKind.INCIDENT, 1)
    assert (record.state, record.version) == ("live", 2)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_withdrawal_needs_a_public_reason(public_store_url, reason):
    incident = make_full_incident()
    publish(incident)
    with pytest.raises(NotPublishable, match="reason"):
        withdraw(incident, reason)
    assert Publication.objects.filter(action="withdraw").count() == 0


def test_a_draft_cannot_be_withdrawn(public_store_url):
    with pytest.raises(NotPublishable, match="is not public"):
        withdraw(make_full_incident())


def merge(duplicate, into, verb=merge_incidents):
    return verb(duplicate=duplicate, into=into, by=make_publisher(), reason="Entered twice.", now=make.NOW)


def test_the_number_of_a_merged_incident_leads_to_the_other(public_store_url):
    duplicate, into = make_full_incident(), make_full_incident()
    publish(duplicate, into)
    entries = merge(duplicate, into)
    assert (entries[0].action, entries[0].number, entries[0].merged_into) == ("merge", 1, 2)
    assert {entry.batch for entry in entries} == {entries[0].sequence}
    record = read_public(public_store_url, DocumentKind.INCIDENT, 1)
    assert (record.state, record.merged_into, record.reason) == ("merged", 2, "Entered twice.")


def test_a_draft_is_merged_without_a_word_to_readers(public_store_url):
    duplicate, into = make_full_incident(), make_full_incident()
    publish(into)
    assert merge(duplicate, into) == ()
    assert Incident.objects.get(pk=duplicate.pk).state == State.MERGED


def test_rows_of_a_draft_that_is_merged_into_a_public_record_wait_for_a_review(public_store_url):
    survivor, draft = make_full_incident(), make.make_incident()
    publish(survivor)

    merge_incidents(duplicate=draft, into=survivor, by=make_publisher(), reason="Entered twice.", now=make.NOW)

    survivor.refresh_from_db()
    assert survivor.state == State.DRAFT
    assert survivor.transitions.last().reason.endswith("Entered twice.")


def test_a_public_incident_is_not_merged_into_a_draft(public_store_url):
    duplicate, into = make_full_incident(), make_full_incident()
    publish(duplicate)
    with pytest.raises(NotPublishable, match="publish it first"):
        merge(duplicate, into)
    assert Incident.objects.get(pk=duplicate.pk).state == State.PUBLISHED


def test_mergers_do_not_go_round_in_circles(public_store_url):
    duplicate, into = make_full_incident(), make_full_incident()
    merge(duplicate, into)
    with pytest.raises(CannotMerge):
        merge(into, duplicate)


def test_incidents_of_a_merged_agency_are_offered_and_then_name_its_successor(public_store_url):
    incident, other = make_full_incident(), make_full_incident()
    publish(incident, other)
    duplicate, into = incident.lead_organization, other.lead_organization
    merge(duplicate, into, merge_organizations)
    affected = list_affected_incidents(Organization.objects.get(pk=into.pk))
    assert affected == [incident, other]
    publish(*affected)
    record = read_public(public_store_url, DocumentKind.INCIDENT, 1)
    assert into.name in record.document
    assert f'"name":"{duplicate.name}"' not in record.document
    incident.refresh_from_db()
    assert incident.lead_organization_id == duplicate.pk


def test_incidents_of_a_merged_person_are_offered(public_store_url):
    incident = make_full_incident()
    publish(incident)
    chief = incident.statements.exclude(speaker_tenure=None).get().speaker_tenure.person
    other = make_full_incident()
    publish(other)
    successor = other.statements.exclude(speaker_tenure=None).get().speaker_tenure.person
    assert list_affected_incidents(chief) == [incident]
    merge(chief, successor, merge_people)
    successor.refresh_from_db()
    assert list_affected_incidents(successor) == [incident, other]
    assert publish(incident, other)


def test_a_redacted_version_loses_its_words_and_keeps_its_digest(public_store_url):
    incident = make_full_incident(summary="Words that a court forbade.")
    publish(incident)
    incident.summary = "An officer was shot."
    incident.save()
    publish(incident)
    key = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    assert list_versions_holding("words that a court forbade") == [key]
    digest = Publication.objects.get(kind="incident", version=1, action="publish").digest
    redact_versions(versions=[key], by=make_publisher(), reason="By order of a court.", now=make.NOW)
    deliver_pending(now=make.NOW)
    with connect.open_reader(public_store_url) as store:
        version = records.get_version(store, DocumentKind.INCIDENT, 1, 1)
        assert (version.document, version.digest) == (None, digest)
        assert records.get_record(store, DocumentKind.INCIDENT, 1).version == 2
    assert list_versions_holding("words that a court forbade") == []


def test_a_version_is_not_redacted_twice_nor_one_that_never_was(public_store_url):
    incident = make_full_incident()
    publish(incident)
    key = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    redact_versions(versions=[key], by=make_publisher(), reason="By order of a court.", now=make.NOW)
    never = VersionKey(kind=DocumentKind.INCIDENT, number=9, version=1)
    for versions in ([key], [never]):
        with pytest.raises(NotPublishable, match="never published, or is redacted"):
            redact_versions(versions=versions, by=make_publisher(), reason="Again.", now=make.NOW)
    with pytest.raises(NotPublishable, match="reason"):
        redact_versions(versions=[key], by=make_publisher(), reason=" ", now=make.NOW)


def test_after_a_redaction_the_same_words_may_be_published_again_as_a_new_version(public_store_url):
    incident = make_full_incident()
    publish(incident)
    key = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    redact_versions(versions=[key], by=make_publisher(), reason="By mistake.", now=make.NOW)
    assert [entry.version for entry in publish(incident)] == [2]


def test_what_was_published_of_a_merged_incident_goes_on_in_the_other(public_store_url):
    duplicate, into = make_full_incident(), make_full_incident()
    publish(duplicate, into)
    merge(duplicate, into)
    document = IncidentRecord.model_validate_json(read_public(public_store_url, DocumentKind.INCIDENT, 2).document)
    assert [statement.number for statement in document.statements] == [1, 2, 3, 4]
    assert len(document.responders) == 4
    assert {row.subject.number for row in document.assertions if row.subject.table == "incident"} == {2}
    with connect.open_reader(public_store_url) as store:
        assert {statements.get_statement_place(store, number) for number in (1, 2, 3, 4)} == {2}


@pytest.mark.parametrize("verb", [merge_incidents, merge_organizations])
def test_a_public_merger_needs_a_reason(public_store_url, verb):
    duplicate, into = make_full_incident(), make_full_incident()
    publish(duplicate, into)
    pair = (duplicate, into) if verb is merge_incidents else (duplicate.lead_organization, into.lead_organization)
    with pytest.raises(NotPublishable, match="reason: is empty"):
        verb(duplicate=pair[0], into=pair[1], by=make_publisher(), reason=" ", now=make.NOW)


def test_an_unchanged_record_stays_unchanged_after_an_older_version_is_redacted(public_store_url):
    incident = make_full_incident()
    publish(incident)
    incident.summary = "An officer was shot and wounded."
    incident.save()
    publish(incident)
    key = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    redact_versions(versions=[key], by=make_publisher(), reason="By mistake.", now=make.NOW)
    with pytest.raises(NothingToPublish):
        publish(incident)


def test_words_on_two_lines_are_found_before_they_are_redacted(public_store_url):
    publish(make_full_incident(summary="Abcdefg\nHijklmn was there."))
    assert list_versions_holding("Abcdefg Hijklmn") == [VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)]


def test_the_reason_of_a_redaction_may_not_hold_a_sealed_name(public_store_url):
    incident = make_full_incident()
    publish(incident)
    names.seal_name(
        person=Person.objects.get(responders__incident=incident), name="Testa Zwolle", by=make_publisher(), now=make.NOW
    )
    key = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    with pytest.raises(NotPublishable, match="Redaction: reason"):
        redact_versions(versions=[key], by=make_publisher(), reason="The Zwolle family asked.", now=make.NOW)


def test_a_failed_delivery_is_recorded_without_the_words_that_failed(public_store_url, settings, tmp_path):
    publish(make_full_incident(summary="Words that a court may forbid."))
    settings.PUBLIC_DATABASE_URL = f"sqlite:///{tmp_path}/never-migrated.sqlite3"
    with pytest.raises(Exception, match="no such table"):
        deliver_pending(now=make.NOW)
    state = DeliveryState.objects.get()
    assert "no such table" in state.last_error
    assert "court" not in state.last_error
