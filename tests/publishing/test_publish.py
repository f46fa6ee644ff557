"""Publishing makes versions with numbers that stay, freezes what it published, and says what it refuses."""

import json

import pytest
from django.db import IntegrityError, transaction

from incidents.editorial.actions.merges import merge_incident
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Identifier,
    Publication,
    RecordNumber,
    Source,
    State,
    Statement,
)
from incidents.publishing.public_numbers import get_public_number, get_row_id
from incidents.publishing.refusals import NothingToPublish, NotPublishable
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.canonical import digest_document
from incidents.record.codes import ApprehensionState, ProsecutionState
from incidents.record.documents import IncidentRecord, OrganizationRecord
from incidents.record.row import Table
from tests import make
from tests.publishing.make_record import make_full_incident, make_publisher, publish, read_documents

pytestmark = pytest.mark.django_db


def read(entries, kind="incident"):
    """The published document of a kind, which there must be one of."""
    (text,) = read_documents(entries, kind)
    return IncidentRecord.model_validate_json(text)


def refusals(*incidents, reason=""):
    with pytest.raises(NotPublishable) as refused:
        publish(*incidents, reason=reason)
    return {refusal.name: refusal for refusal in refused.value.refusals}


def test_a_publication_holds_every_row_of_the_incident(public_store_url):
    document = read(publish(make_full_incident()))
    lists = {name: value for name, value in document if isinstance(value, tuple)}
    empty = {name for name, rows in lists.items() if not rows}
    assert empty == {"relations"}
    assert len(document.responders) == 2
    assert len(document.sources) == 2
    assert [source.title for source in document.sources] == ["Officer hurt, police say", "The same, on video"]


def test_organizations_and_people_go_along_and_come_first(public_store_url):
    entries = publish(make_full_incident())
    kinds = [entry.kind for entry in entries]
    assert kinds[-1] == "incident"
    assert set(kinds[:-1]) == {"organization", "person"}
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert {entry.batch for entry in entries} == {1}


def test_digest_is_of_the_stored_bytes(public_store_url):
    entries = publish(make_full_incident())
    digests = [
        digest_document(text.encode(), salt=str(entry.salt))
        for entry, text in zip(entries, read_documents(entries), strict=True)
    ]
    assert [entry.digest for entry in entries] == digests


def test_numbers_begin_at_one_and_disclose_no_drafts(public_store_url):
    make_full_incident(title="A draft that stays one")
    incident = make_full_incident()
    document = read(publish(incident))
    assert document.number == 1
    assert [row.number for row in document.responders] == [1, 2]
    assert get_public_number(Table.INCIDENT, incident.pk) == 1
    assert get_row_id(Table.INCIDENT, 1) == incident.pk


def test_numbers_stay_over_versions_and_are_not_reused(public_store_url):
    incident = make_full_incident()
    first = read(publish(incident))
    incident.weapons.all().delete()
    weapon = make.make_weapon(incident=incident, description="another")
    second = read(publish(incident))
    assert second.version == 2
    assert [row.number for row in second.responders] == [row.number for row in first.responders]
    assert [row.number for row in second.weapons] == [2]
    assert get_public_number(Table.WEAPON, weapon.pk) == 2


def test_publishing_what_is_public_already_is_refused_and_leaves_no_trace(public_store_url):
    incident = make_full_incident()
    publish(incident)
    before = (Publication.objects.count(), RecordNumber.objects.count())
    with pytest.raises(NothingToPublish, match=f"Incident {incident.pk}"):
        publish(incident)
    assert (Publication.objects.count(), RecordNumber.objects.count()) == before


def test_only_what_changed_gets_a_new_version(public_store_url):
    incident = make_full_incident()
    publish(incident)
    incident.summary = "An officer was shot and wounded."
    incident.save()
    entries = publish(incident)
    assert [(entry.kind, entry.version) for entry in entries] == [("incident", 2)]


def test_a_renamed_agency_is_published_with_the_next_incident_that_mentions_it(public_store_url):
    incident = make_full_incident()
    first = read(publish(incident))
    agency = incident.lead_organization
    agency.name = "Testville Department of Police"
    agency.save()
    entries = publish(incident)
    assert {entry.kind for entry in entries} == {"organization", "person", "incident"}
    second = read(entries)
    assert agency.name in {row.name for row in second.organizations}
    assert agency.name not in {row.name for row in first.organizations}


def test_what_was_published_is_frozen_and_what_was_not_stays_free(public_store_url):
    incident = make_full_incident()
    other = make_full_incident()
    publish(incident)
    for model in (Assertion, CaseStatus, Statement):
        assert not model.objects.filter(incident=incident, frozen_at=None).exists()
        assert not model.objects.filter(incident=other).exclude(frozen_at=None).exists()
    statement = incident.statements.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(text="Something else.")
    assert incident.statements.first().text == statement.text


def test_a_draft_becomes_published(public_store_url):
    incident = make_full_incident()
    publish(incident)
    incident.refresh_from_db()
    assert incident.state == State.PUBLISHED


def test_relations_wait_until_the_other_incident_is_public(public_store_url):
    incident, earlier = make_full_incident(), make_full_incident(title="The earlier call")
    make.make_relation(from_incident=incident, to_incident=earlier)
    assert read(publish(incident)).relations == ()
    publish(earlier)
    (relation,) = read(publish(incident)).relations
    assert (relation.to_incident, relation.to_incident_title) == (2, "The earlier call")


def test_incidents_of_one_batch_may_refer_to_each_other(public_store_url):
    incident, earlier = make_full_incident(), make_full_incident(title="The earlier call")
    make.make_relation(from_incident=incident, to_incident=earlier)
    entries = publish(earlier, incident)
    documents = [json.loads(text) for text in read_documents(entries, "incident")]
    relations = {document["title"]: document["relations"] for document in documents}
    assert relations["The earlier call"] == []
    numbers = {document["title"]: document["number"] for document in documents}
    assert [row["to_incident"] for row in relations[incident.title]] == [numbers["The earlier call"]]


def test_a_guess_that_two_incidents_are_one_is_never_published(public_store_url):
    incident, other = make_full_incident(), make_full_incident()
    make.make_relation(from_incident=incident, to_incident=other, kind="candidate_same")
    publish(other)
    assert read(publish(incident)).relations == ()


def test_an_incident_without_a_source_is_refused(public_store_url):
    incident = make.make_incident()
    assert "no_source" in refusals(incident)
    assert Publication.objects.count() == 0
    assert RecordNumber.objects.count() == 0


def test_every_reason_is_given_at_once_with_what_to_do(public_store_url):
    incident = make.make_incident(title=" ")
    found = refusals(incident)
    assert set(found) == {"no_source", "no_title"}
    assert found["no_title"].where == f"Incident {incident.pk}: title"


def test_a_suspect_is_not_named_before_a_charge_or_a_warrant(public_store_url):
    incident = make_full_incident()
    suspect = make.make_suspect(incident=incident, person=make.make_person(full_name="Quillon Examplesson"))
    refusal = refusals(incident)["suspect_named_early"]
    assert "Quillon" not in str(refusal)
    make.make_case_status(incident=incident, suspect=suspect, state=ApprehensionState.WARRANT_ISSUED)
    assert read(publish(incident)).suspects[-1].person is not None


def test_excerpts_of_more_than_a_quarter_of_a_source_are_refused_with_the_figures(public_store_url):
    incident = make_full_incident()
    Source.objects.filter(title="Officer hurt, police say").update(word_count=11)
    make.make_assertion(
        incident=incident,
        field="place",
        source=Source.objects.get(title="Officer hurt, police say"),
        excerpt="on the corner of",
    )
    refusal = refusals(incident)["excerpts_too_long"]
    assert "take 7 of its 11 words" in refusal.fix or "words; shorten them to 2" in refusal.fix


def test_a_merged_incident_is_refused_and_a_withdrawn_one_needs_a_reason(public_store_url):
    merged = make.make_incident()
    merge_incident(duplicate=merged, into=make.make_incident(), by=make.make_user(), now=make.NOW)
    assert "merged" in refusals(merged)
    withdrawn = make_full_incident()
    publish(withdrawn)
    withdraw_incident(incident=withdrawn, by=make_publisher(), reason="Published too early.", now=make.NOW)
    assert set(refusals(withdrawn)) == {"withdrawn"}
    assert read(publish(withdrawn, reason="The facts are confirmed now."))


def test_an_official_named_in_a_draft_alone_has_no_number(public_store_url):
    draft = make_full_incident()
    publish(make_full_incident())
    tenure = draft.statements.exclude(speaker_tenure=None).get().speaker_tenure
    assert get_public_number(Table.TENURE, tenure.pk) is None
    assert get_public_number(Table.PERSON, tenure.person_id) is None


def test_a_claim_collected_for_a_draft_stays_out_of_the_agencys_document(public_store_url):
    draft, incident = make_full_incident(), make_full_incident()
    make.make_assertion(incident=draft, row=incident.lead_organization, field="kind", excerpt="only in the draft")
    entries = publish(incident)
    assert not any("only in the draft" in text for text in read_documents(entries))
    assert any("only in the draft" in text for text in read_documents(publish(draft), "organization"))


def test_evidence_added_for_the_next_version_waits_for_it(public_store_url):
    incident, other = make_full_incident(), make_full_incident()
    agency = other.lead_organization
    make.make_responder(incident=incident, organization=agency)
    publish(other)
    make.make_assertion(incident=other, row=agency, field="kind", excerpt="for the next version")
    assert not any("for the next version" in text for text in read_documents(publish(incident)))
    assert any("for the next version" in text for text in read_documents(publish(other), "organization"))


def test_every_claim_in_a_published_document_is_frozen(public_store_url):
    incident = make_full_incident()
    make.make_assertion(incident=None, row=incident.lead_organization, field="kind")
    publish(incident)
    assert not Assertion.objects.filter(frozen_at=None).exists()


def test_a_claim_repeated_by_many_incidents_stands_once_in_the_agencys_document(public_store_url):
    first, second = make_full_incident(), make_full_incident()
    agency = first.lead_organization
    make.make_responder(incident=second, organization=agency)
    make.make_assertion(incident=second, row=agency, field="name", excerpt="said again")
    publish(first)
    entries = publish(second)
    number = get_public_number(Table.ORGANIZATION, agency.pk)
    assert not [entry for entry in entries if (entry.kind, entry.number) == ("organization", number)]


@pytest.mark.parametrize("kind", ["relation", "alias", "identifier"])
def test_evidence_about_links_other_names_and_identifiers_is_published_with_them(public_store_url, kind):
    incident, other = make_full_incident(), make_full_incident(title="The earlier call")
    rows = {
        "relation": lambda: (make.make_relation(from_incident=incident, to_incident=other), "kind"),
        "alias": lambda: (make.make_alias(organization=incident.lead_organization), "name"),
        "identifier": lambda: (incident_identifier(incident), "value"),
    }
    row, field = rows[kind]()
    make.make_assertion(incident=incident, row=row, field=field, excerpt="about the link")
    publish(other)
    (assertion,) = [row for row in read(publish(incident)).assertions if row.excerpt.words == "about the link"]
    assert assertion.subject.table == kind


def incident_identifier(incident):
    """The outside identifier that the full incident has."""
    return Identifier.objects.get(subject_table="incident", subject_id=incident.pk)


def test_evidence_about_a_link_to_a_draft_waits_with_the_link(public_store_url):
    incident, draft = make_full_incident(), make_full_incident()
    relation = make.make_relation(from_incident=incident, to_incident=draft)
    make.make_assertion(incident=incident, row=relation, field="kind", excerpt="about the link")
    assert not any("about the link" in text for text in read_documents(publish(incident)))


def test_evidence_about_a_row_of_another_incident_is_refused_by_name(public_store_url):
    incident, other = make_full_incident(), make_full_incident()
    assertion = make.make_assertion(incident=incident, row=other.weapons.get(), field="force_code")
    refusal = refusals(incident)["evidence_without_subject"]
    assert refusal.where == f"Incident {incident.pk}: assertion {assertion.pk}"


@pytest.mark.parametrize("state", [ProsecutionState.DECLINED, ProsecutionState.REFERRED])
def test_a_suspect_who_was_never_charged_is_not_named(public_store_url, state):
    incident = make_full_incident()
    suspect = make.make_suspect(incident=incident, person=make.make_person(full_name="Quillon Examplesson"))
    make.make_case_status(incident=incident, suspect=suspect, state=state)
    assert "suspect_named_early" in refusals(incident)


def test_a_charge_that_was_a_mistake_names_nobody(public_store_url):
    incident = make_full_incident()
    suspect = make.make_suspect(incident=incident, person=make.make_person(full_name="Quillon Examplesson"))
    mistake = make.make_case_status(incident=incident, suspect=suspect, state=ProsecutionState.CHARGED)
    make.make_case_status(incident=incident, suspect=suspect, state=ProsecutionState.REFERRED, supersedes=mistake)
    assert "suspect_named_early" in refusals(incident)


def test_a_mere_claim_of_who_a_suspect_is_names_nobody_before_a_charge(public_store_url):
    incident = make_full_incident()
    person = make.make_person(full_name="Quillon Examplesson")
    suspect = make.make_suspect(incident=incident)
    make.make_assertion(incident=incident, row=suspect, field="person", value=f"person:{person.pk}")
    assert "suspect_named_early" in refusals(incident)


def test_excerpts_of_one_source_are_counted_over_all_incidents(public_store_url):
    first, second = make_full_incident(), make_full_incident(title="Another call")
    source = make.make_source(word_count=20)
    for incident, excerpt in ((first, "one two three"), (second, "four five six")):
        make.make_assertion(incident=incident, field="place", source=source, excerpt=excerpt)
    publish(first)
    assert "take 6 of its 20 words" in refusals(second)["excerpts_too_long"].fix


def test_an_organizations_document_mentions_others_and_not_itself(public_store_url):
    for text in read_documents(publish(make_full_incident()), "organization"):
        document = OrganizationRecord.model_validate_json(text)
        assert document.number not in {other.number for other in document.organizations}
