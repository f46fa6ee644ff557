"""A release publishes the name and nothing else: edits in progress wait for their own review."""

import pytest

from incidents.editorial.actions import names
from incidents.editorial.actions.incidents import reopen
from incidents.editorial.models import Assertion, Organization, Publication, SealedName, State, Transition
from incidents.public_store import connect
from incidents.public_store.queries import records
from incidents.publishing import outbox
from incidents.publishing.delivery import deliver_pending
from incidents.publishing.merge import merge_incidents, merge_people
from incidents.publishing.rebuild import rebuild_public
from incidents.publishing.redact import VersionKey, redact_versions
from incidents.publishing.redact_name import redact_name
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.release import release_name
from incidents.record.codes import ProsecutionState, WithheldReason
from incidents.record.documents import IncidentRecord, PersonRecord
from incidents.record.mentions import PersonName
from incidents.record.row import DocumentKind
from tests import make
from tests.publishing.make_record import make_full_incident, make_publisher, publish, read_documents
from tests.publishing.test_withholding import CANARY, NAME, make_sealed_incident, release

pytestmark = pytest.mark.django_db

UNREVIEWED = "Nobody has looked at this"


def edit_halfway(incident):
    """Begin the next version: a title, a statement, a suspect, evidence for a fact, and the work is not done."""
    by = make_publisher()
    reopen(incident=incident, by=by, now=make.NOW, reason="More is known.")
    incident.title = f"{UNREVIEWED} (title)"
    incident.save()
    source = make.make_source(title=f"{UNREVIEWED} (source)")
    told = {"incident": incident, "source": source, "recorded_by": by}
    make.make_incident_source(incident=incident, source=source)
    make.make_statement(text=f"{UNREVIEWED} (words)", speaker_organization=incident.lead_organization, **told)
    make.make_suspect(incident=incident, label=f"{UNREVIEWED} (suspect)")
    make.make_assertion(field="summary", value=f"{UNREVIEWED} (claim)", **told)


def make_edited_incident():
    """A public incident of a sealed officer with unpublished edits, and the officer."""
    incident, officer = make_sealed_incident()
    publish(incident)
    incident.refresh_from_db()
    edit_halfway(incident)
    return incident, officer


def read_one(entries, kind):
    (text,) = read_documents(entries, kind)
    return (IncidentRecord if kind == "incident" else PersonRecord).model_validate_json(text)


def list_names(document):
    return {person.name.full_name for person in document.people if person.name}


def test_a_release_brings_the_name_into_the_last_version_and_none_of_the_edits(public_store_url):
    incident, officer = make_edited_incident()
    (before,) = read_documents(Publication.objects.all(), "incident")
    entries = release(officer, incident)

    document, old = read_one(entries, "incident"), IncidentRecord.model_validate_json(before)
    assert (document.version, NAME in list_names(document)) == (2, True)
    assert not any(UNREVIEWED in text for text in read_documents(entries))
    same = set(IncidentRecord.model_fields) - {"version", "published_at", "people", "sources", "assertions"}
    assert {name for name in same if getattr(document, name) != getattr(old, name)} == set()
    assert document.assertions[: len(old.assertions)] == old.assertions
    added = document.assertions[len(old.assertions) :]
    assert {row.field for row in added} == {"name_status", "full_name", "name_released"}
    assert {row.source for row in added} == {document.sources[-1].number}


def test_the_edits_stay_in_progress_and_only_the_evidence_of_the_release_is_frozen(public_store_url):
    incident, officer = make_edited_incident()
    release(officer, incident)

    incident.refresh_from_db()
    assert (incident.state, incident.title) == (State.DRAFT, f"{UNREVIEWED} (title)")
    thawed = Assertion.objects.filter(incident=incident, frozen_at=None)
    assert [row.value for row in thawed] == [f"{UNREVIEWED} (claim)"]
    assert not incident.statements.get(text__startswith=UNREVIEWED).frozen_at
    step = Transition.objects.filter(incident=incident).latest("pk")
    assert (step.from_state, step.to_state, step.version) == (State.DRAFT, State.DRAFT, 2)


def test_the_next_publication_has_the_edits_and_the_name(public_store_url):
    incident, officer = make_edited_incident()
    release(officer, incident)
    incident.refresh_from_db()
    document = read_one(publish(incident), "incident")

    assert document.version == 3
    assert document.title.startswith(UNREVIEWED)
    assert NAME in list_names(document)
    assert {"full_name", "summary"} <= {row.field for row in document.assertions}


def test_readers_and_a_rebuilt_store_have_the_amended_version(public_store_url):
    incident, officer = make_edited_incident()
    release(officer, incident)
    for refresh in (lambda: deliver_pending(now=make.NOW), rebuild_public):
        refresh()
        with connect.open_reader(public_store_url) as store:
            record = records.get_record(store, DocumentKind.INCIDENT, 1)
            person = records.get_record(store, DocumentKind.PERSON, read_person_number(officer))
        assert (record.version, NAME in str(record.document), UNREVIEWED in str(record.document)) == (2, True, False)
        assert (person.title, person.version) == (NAME, 2)


def read_person_number(officer):
    return next(
        PersonRecord.model_validate_json(entry.document or "").number
        for entry in Publication.objects.filter(kind="person", version=2)
    )


def test_one_batch_takes_what_nobody_edits_whole_and_amends_the_rest(public_store_url):
    incident, officer = make_sealed_incident()
    second = make_full_incident(title="Another call")
    badge = make.make_responder(incident=second, person=officer, label="", badge="B-1733")
    publish(incident, second)
    incident.refresh_from_db()
    edit_halfway(incident)

    entries = release(officer, incident)
    first, other = [IncidentRecord.model_validate_json(text) for text in read_documents(entries, "incident")]

    assert len({entry.batch for entry in entries}) == 1
    assert {first.title, other.title} == {"Officer hurt in Testville", "Another call"}
    assert badge.badge in {row.badge for document in (first, other) for row in document.responders}
    assert not any(UNREVIEWED in text for text in read_documents(entries))


def test_what_stays_back_with_a_name_waits_for_the_version_that_is_being_edited(public_store_url):
    incident, officer = make_sealed_incident()
    responder = officer.responders.get()
    responder.badge = "B-1733"
    responder.save()
    publish(incident)
    incident.refresh_from_db()
    edit_halfway(incident)

    assert "B-1733" not in "".join(read_documents(release(officer, incident), "incident"))
    incident.refresh_from_db()
    assert "B-1733" in "".join(read_documents(publish(incident), "incident"))


def test_a_shared_row_that_was_renamed_is_not_published_by_a_release(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    Organization.objects.filter(pk=incident.lead_organization_id).update(name=UNREVIEWED)

    entries = release(officer, incident)

    assert NAME in list_names(read_one(entries, "incident"))
    assert not any(UNREVIEWED in text for text in read_documents(entries))


def test_an_official_whom_only_the_evidence_credits_comes_with_it(public_store_url):
    incident, officer = make_edited_incident()
    chief = make.make_tenure(
        person=make.make_person(full_name="Sheriff Inventedson"), post=make.make_post(label="Sheriff")
    )
    entries = release_name(
        person=officer,
        name=PersonName(full_name=NAME),
        evidence={
            "source": make.make_source(publisher=make.make_organization(name="Sampleton Gazette")),
            "excerpt": "identified by the sheriff",
            "reported": make.make_moment(22),
            "attributed_tenure": chief,
        },
        incident=incident,
        by=make_publisher(),
        now=make.NOW,
    )

    document = read_one(entries, "incident")
    assert document.assertions[-1].attributed_tenure == document.tenures[-1].number
    assert "Sheriff Inventedson" in list_names(document)
    assert "Sampleton Gazette" in {row.name for row in document.organizations}
    published = {entry.kind for entry in entries}
    assert published == {"incident", "person", "organization"}
    for rows in (document.people, document.organizations, document.tenures, document.posts):
        assert [row.number for row in rows] == sorted(row.number for row in rows)


def test_a_person_whom_an_edit_took_out_is_named_in_the_version_that_still_shows_them(public_store_url):
    incident, officer = make_edited_incident()
    officer.responders.update(person=None, label="an officer")
    assert NAME in list_names(read_one(release(officer, incident), "incident"))


def test_a_person_whom_only_an_edit_brings_in_is_published_with_that_edit(public_store_url):
    incident, _officer = make_edited_incident()
    SealedName.objects.all().delete()
    other = make.make_withheld_person()
    make.make_responder(incident=incident, person=other, label="")

    assert release(other, incident) == ()
    incident.refresh_from_db()
    document = read_one(publish(incident), "incident")
    assert NAME in list_names(document)
    assert "full_name" in {row.field for row in document.assertions}


def test_a_version_that_was_erased_is_not_brought_back(public_store_url):
    incident, officer = make_edited_incident()
    key = VersionKey(kind=DocumentKind.INCIDENT, number=1, version=1)
    redact_versions(versions=[key], by=make_publisher(), reason="By order of a court.", now=make.NOW)
    assert read_documents(release(officer, incident), "incident") == []


def test_a_suspect_is_named_in_the_public_version_only_where_it_tells_of_a_charge(public_store_url):
    incident = make_full_incident()
    suspect = make.make_suspect(
        incident=incident, person=make.make_withheld_person(withheld_reason=WithheldReason.JUVENILE)
    )
    publish(incident)
    incident.refresh_from_db()
    edit_halfway(incident)
    make.make_case_status(incident=incident, suspect=suspect, state=ProsecutionState.CHARGED)

    with pytest.raises(NotPublishable, match="no charge and no warrant"):
        release(suspect.person, incident)
    publish(incident)
    assert NAME in list_names(read_one(release(suspect.person, incident), "incident"))


def test_the_guard_reads_the_amended_version_too(public_store_url):
    incident, officer = make_edited_incident()
    names.seal_name(person=make.make_withheld_person(), name="Quillon Zwolle", by=make_publisher(), now=make.NOW)
    with pytest.raises(NotPublishable, match="public version"):
        release(officer, incident, excerpt=f"{NAME} and Quillon Zwolle")
    assert outbox.get_last_version(DocumentKind.INCIDENT, 1).version == 1


def test_a_person_merged_meanwhile_is_named_under_the_number_that_readers_have(public_store_url):
    incident, officer = make_edited_incident()
    into = make.make_withheld_person()
    make.make_responder(incident=incident, person=into, label="")
    SealedName.objects.all().delete()
    merge_people(duplicate=into, into=officer, by=make_publisher(), reason="Entered twice.", now=make.NOW)
    officer.refresh_from_db()
    assert NAME in list_names(read_one(release(officer, incident), "incident"))


# ---------------------------------------------------------------- names taken back, and mergers


def redact(officer):
    officer.refresh_from_db()
    return redact_name(
        person=officer,
        withheld_reason=WithheldReason.COURT_ORDER,
        by=make_publisher(),
        reason="By order of a court.",
        now=make.NOW,
    )


def make_released_incident():
    """A public incident with the released name, a badge and reports that repeat it, and edits in progress."""
    incident, officer = make_sealed_incident()
    responder = officer.responders.get()
    responder.badge, responder.age, responder.age_identifies = "B-1733", 97, True
    responder.save()
    make.make_identifier(row=responder, value="odmp-99173")
    make.make_assertion(incident=incident, row=responder, field="badge", excerpt="badge B-1733")
    make.make_assertion(incident=incident, row=responder, field="person")
    make.make_statement(incident=incident, text=f"We mourn {NAME}.", speaker_organization=incident.lead_organization)
    SealedName.objects.all().delete()
    publish(incident)
    release(officer, incident)
    incident.refresh_from_db()
    edit_halfway(incident)
    return incident, officer


def test_a_redaction_takes_the_name_out_of_the_last_version_and_publishes_none_of_the_edits(public_store_url):
    incident, officer = make_released_incident()
    entries = redact(officer)

    document = read_one(entries, "incident")
    assert document.version == 3
    text = document.model_dump_json()
    assert not any(word in text for word in (NAME, CANARY, "B-1733", "99173", '"age":97', UNREVIEWED))
    assert len(document.suspects) == 2
    assert "full_name" not in {row.field for row in document.assertions}
    incident.refresh_from_db()
    assert (incident.state, incident.title) == (State.DRAFT, f"{UNREVIEWED} (title)")
    assert not incident.statements.get(text__startswith=UNREVIEWED).frozen_at
    deliver_pending(now=make.NOW)
    with connect.open_reader(public_store_url) as store:
        assert records.get_record(store, DocumentKind.INCIDENT, 1).version == 3


def test_a_redaction_is_refused_while_an_edit_in_progress_holds_the_name(public_store_url):
    incident, officer = make_released_incident()
    incident.summary = f"{NAME} was shot."
    incident.save()
    with pytest.raises(NotPublishable, match="summary"):
        redact(officer)
    officer.refresh_from_db()
    assert officer.full_name == NAME


@pytest.mark.parametrize("edited", [0, 1])
def test_a_public_merger_is_refused_while_either_record_is_being_edited(public_store_url, edited):
    incidents = make_full_incident(), make_full_incident()
    publish(*incidents)
    for row in incidents:
        row.refresh_from_db()
    edit_halfway(incidents[edited])
    with pytest.raises(NotPublishable, match="nobody has approved"):
        merge_incidents(
            duplicate=incidents[0], into=incidents[1], by=make_publisher(), reason="Entered twice.", now=make.NOW
        )
    assert not any(UNREVIEWED in text for text in read_documents(Publication.objects.all()))
