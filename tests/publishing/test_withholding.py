"""A withheld name leaves no trace in what is published; a release shows it at once; a redaction erases it."""

import itertools
import logging

import pytest
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from incidents.editorial.actions import names
from incidents.editorial.actions.incidents import reopen
from incidents.editorial.actions.merges import merge_person
from incidents.editorial.models import Person, Publication, SealedName, Statement
from incidents.publishing import guarded_names
from incidents.publishing.redact_name import redact_name
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.release import release_name
from incidents.record.codes import WithheldReason
from incidents.record.documents import IncidentRecord, PersonRecord
from incidents.record.mentions import PersonName
from tests import make
from tests.publishing.make_record import make_full_incident, make_publisher, publish, read_documents

pytestmark = pytest.mark.django_db

CANARY = "Zzyzxqua"
NAME = f"Testa Q. {CANARY}"


def make_sealed_incident():
    """A published incident whose officer's name is sealed, and the officer."""
    incident = make_full_incident()
    officer = Person.objects.get(responders__incident=incident)
    names.seal_name(person=officer, name=NAME, by=make_publisher(), now=make.NOW)
    return incident, officer


def release(officer, incident, excerpt=f"identified as Officer {NAME}"):
    source = make.make_source(title="City names officer")
    return release_name(
        person=officer,
        name=PersonName(full_name=NAME, given_name="Testa", family_name=CANARY),
        evidence={"source": source, "excerpt": excerpt, "reported": make.make_moment(22)},
        incident=incident,
        by=make_publisher(),
        now=make.NOW,
    )


def plant(incident, where):
    """Write the sealed name into one field of what would be published."""
    if where == "summary":
        incident.summary = f"Officer {NAME} was shot."
        incident.save()
    elif where == "statement":
        Statement.objects.filter(incident=incident).update(text=f"We mourn {CANARY}.")
    elif where == "source address":
        source = make.make_source(url=f"https://x.example/testa-q-{CANARY.lower()}.html")
        make.make_incident_source(incident=incident, source=source)
    else:
        speaker = incident.statements.exclude(speaker_tenure=None).get().speaker_tenure.person
        make.make_alias(person=speaker, name=f"T. Q. {CANARY}")


FIELDS = {
    "summary": "summary",
    "statement": "statements",
    "source address": "sources",
    "alias of another person": "aliases",
}


@pytest.mark.parametrize("where", FIELDS)
def test_a_sealed_name_in_any_field_refuses_and_the_message_names_the_field_alone(public_store_url, caplog, where):
    incident, _ = make_sealed_incident()
    plant(incident, where)
    with caplog.at_level(logging.DEBUG), pytest.raises(NotPublishable) as refused:
        publish(incident)
    assert all(refusal.name == "sealed_name" for refusal in refused.value.refusals)
    assert any(FIELDS[where] in refusal.where for refusal in refused.value.refusals)
    assert CANARY.casefold() not in str(refused.value).casefold()
    assert CANARY.casefold() not in caplog.text.casefold()
    assert Publication.objects.count() == 0


def test_another_incidents_text_may_not_hold_the_name_either(public_store_url):
    make_sealed_incident()
    other = make_full_incident(summary=f"A friend of {CANARY}.")
    with pytest.raises(NotPublishable):
        publish(other)


def test_a_public_reason_may_not_hold_the_name(public_store_url):
    incident, _ = make_sealed_incident()
    with pytest.raises(NotPublishable, match="Publication: reason"):
        publish(incident, reason=f"as {CANARY}'s family asked")


def test_without_a_key_nothing_is_published(public_store_url, settings):
    incident, _ = make_sealed_incident()
    settings.SEALED_NAMES_KEYS = []
    with pytest.raises(NotPublishable, match="SEALED_NAMES_KEYS"):
        publish(incident)


def test_with_a_key_that_opens_nothing_nothing_is_published(public_store_url, settings):
    incident, _ = make_sealed_incident()
    settings.SEALED_NAMES_KEYS = ["b3RoZXIga2V5LCBmb3IgdGVzdHMgb25seSAwMDAwMDA="]
    with pytest.raises(NotPublishable, match="present keys"):
        publish(incident)


def test_a_cleared_word_lets_an_ordinary_word_pass_and_the_full_name_never(public_store_url):
    incident, officer = make_sealed_incident()
    SealedName.objects.filter(person=officer).delete()
    names.seal_name(person=officer, name="Quillon Young", by=make_publisher(), now=make.NOW)
    Statement.objects.filter(incident=incident).update(text="The death of this young officer is inexcusable.")
    with pytest.raises(NotPublishable):
        publish(incident)
    names.clear_name_part(word="young", reason="an ordinary adjective", by=make_publisher(), now=make.NOW)
    assert publish(incident)
    incident.summary = "Quillon Young was shot."
    incident.save()
    with pytest.raises(NotPublishable):
        publish(incident)
    assert guarded_names.list_guarded_names()


def test_badge_age_identifiers_and_aliases_wait_for_the_name(public_store_url):
    incident, officer = make_sealed_incident()
    responder = officer.responders.get()
    responder.badge, responder.age, responder.age_identifies = "B-1733", 97, True
    responder.save()
    make.make_identifier(row=responder, value="odmp-99173")
    make.make_identifier(row=officer, value="Q99173")
    make.make_assertion(incident=incident, row=responder, field="badge", excerpt="badge B-1733")
    held_back = ("B-1733", "99173", '"age":97')
    before = "".join(read_documents(publish(incident)))
    assert not any(word in before for word in held_back)
    after = "".join(read_documents(release(officer, incident)))
    assert all(word in after for word in held_back)


def test_an_age_that_does_not_identify_is_published(public_store_url):
    incident, officer = make_sealed_incident()
    responder = officer.responders.get()
    responder.age = 97
    responder.save()
    assert '"age":97' in "".join(read_documents(publish(incident)))


def test_a_release_shows_the_name_in_every_published_incident_at_once(public_store_url):
    incident, officer = make_sealed_incident()
    second, draft = make_full_incident(title="Another call"), make_full_incident(title="Still a draft")
    for other in (second, draft):
        make.make_responder(incident=other, person=officer, label="")
    first_versions = publish(incident, second)
    entries = release(officer, incident)
    assert len({entry.batch for entry in entries}) == 1
    assert {entry.kind for entry in entries} == {"incident", "person"}
    documents = [IncidentRecord.model_validate_json(text) for text in read_documents(entries, "incident")]
    assert {document.title for document in documents} == {incident.title, "Another call"}
    for document in documents:
        assert NAME in {person.name.full_name for person in document.people if person.name}
    (person,) = [PersonRecord.model_validate_json(text) for text in read_documents(entries, "person")]
    assert person.person.name.full_name == NAME
    assert not any(CANARY in text for text in read_documents(first_versions))
    assert not SealedName.objects.exists()


def test_a_refused_release_changes_nothing(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    other = make_full_incident()
    names.seal_name(
        person=Person.objects.get(responders__incident=other), name="Quillon Zwolle", by=make_publisher(), now=make.NOW
    )
    with pytest.raises(NotPublishable):
        release(officer, incident, excerpt=f"{NAME} and Quillon Zwolle")
    officer.refresh_from_db()
    assert officer.full_name == ""
    assert SealedName.objects.filter(person=officer).exists()


def test_a_redaction_erases_the_name_from_every_version_and_row(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    release(officer, incident)
    officer.refresh_from_db()
    LogEntry.objects.create(
        user=make_publisher(),
        content_type=ContentType.objects.get_for_model(Person),
        object_id=officer.pk,
        object_repr=str(officer),
        action_flag=CHANGE,
        change_message="",
    )
    entries = redact_name(
        person=officer,
        withheld_reason=WithheldReason.COURT_ORDER,
        by=make_publisher(),
        reason="By order of a court.",
        now=make.NOW,
    )
    officer.refresh_from_db()
    assert (officer.full_name, officer.name_status) == ("", "withheld")
    assert not Publication.objects.filter(document__icontains=CANARY).exists()
    assert not LogEntry.objects.filter(object_repr__icontains=CANARY).exists()
    assert not incident.assertions.filter(excerpt__icontains=CANARY).exists()
    redacted = [(entry.kind, entry.version) for entry in entries if entry.action == "redact"]
    assert ("incident", 2) in redacted
    assert ("incident", 1) not in redacted
    assert public_store_url == settings.PUBLIC_DATABASE_URL


def test_a_redaction_is_refused_while_a_text_of_ours_holds_the_name(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    release(officer, incident)
    incident.refresh_from_db()
    incident.summary = f"{NAME} was shot."
    incident.save()
    officer.refresh_from_db()
    with pytest.raises(NotPublishable, match="summary"):
        redact_name(
            person=officer,
            withheld_reason=WithheldReason.COURT_ORDER,
            by=make_publisher(),
            reason="By order of a court.",
            now=make.NOW,
        )
    officer.refresh_from_db()
    assert officer.full_name == NAME


def test_a_release_reaches_a_public_incident_whose_next_version_is_being_edited(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    incident.refresh_from_db()
    reopen(incident=incident, by=make_publisher(), now=make.NOW, reason="More is known.")
    (text,) = read_documents(release(officer, incident), "incident")
    document = IncidentRecord.model_validate_json(text)
    assert NAME in {person.name.full_name for person in document.people if person.name}


def redact(person, reason="By order of a court."):
    return redact_name(
        person=person,
        withheld_reason=WithheldReason.COURT_ORDER,
        by=make_publisher(),
        reason=reason,
        now=make.NOW,
    )


def test_a_redacted_speaker_leaves_the_incident_up_without_the_name(public_store_url):
    incident = make_full_incident()
    chief = rename_speaker(incident)
    publish(incident)
    entries = redact(chief)
    assert ("incident", 2) in [(entry.kind, entry.version) for entry in entries if entry.action == "publish"]
    assert ("incident", 1) in [(entry.kind, entry.version) for entry in entries if entry.action == "redact"]
    assert not any("Exampleby" in text for text in read_documents(Publication.objects.all()))


def rename_speaker(incident):
    """Give the official who speaks a name that has no ordinary word in it; return the person."""
    speaker = incident.statements.exclude(speaker_tenure=None).get().speaker_tenure.person
    speaker.full_name = "Quillon Exampleby"
    speaker.save()
    return speaker


def test_a_namesake_elsewhere_refuses_the_redaction_and_says_where(public_store_url):
    incident, other = make_full_incident(), make_full_incident(title="Another call")
    chief, namesake = rename_speaker(incident), rename_speaker(other)
    assert chief.full_name == namesake.full_name
    publish(incident, other)
    with pytest.raises(NotPublishable, match=f"Incident {other.pk}: people"):
        redact(chief)
    chief.refresh_from_db()
    assert chief.name_status == "released"


def test_a_redacted_name_is_guarded_from_then_on(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    release(officer, incident)
    redact(Person.objects.get(pk=officer.pk))
    draft = make_full_incident(title="Another call", summary=f"As {NAME} said.")
    with pytest.raises(NotPublishable, match="summary"):
        publish(draft)


def test_the_reason_of_a_redaction_may_hold_no_part_of_the_name(public_store_url):
    incident, officer = make_sealed_incident()
    publish(incident)
    release(officer, incident)
    with pytest.raises(NotPublishable, match="Redaction: reason"):
        redact(Person.objects.get(pk=officer.pk), reason=f"The {CANARY} family asked.")


def test_a_release_reaches_the_incidents_of_records_merged_in_several_steps(public_store_url):
    incident, _ = make_sealed_incident()
    SealedName.objects.all().delete()
    people = [
        Person.objects.get(responders__incident=incident),
        make.make_withheld_person(),
        make.make_withheld_person(),
    ]
    publish(incident)
    for duplicate, into in itertools.pairwise(people):
        merge_person(duplicate=duplicate, into=into, by=make_publisher(), now=make.NOW)
    entries = release(Person.objects.get(pk=people[-1].pk), incident)
    (text,) = read_documents(entries, "incident")
    assert NAME in text
