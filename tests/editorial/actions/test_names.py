import logging

import pytest
from cryptography.fernet import Fernet
from django.contrib.admin.models import LogEntry
from django.core import serializers
from django.db import connection

from incidents.editorial import sealing
from incidents.editorial.actions import merges, names
from incidents.editorial.models import (
    Assertion,
    ClearedNamePart,
    Person,
    SealedName,
    SealedNameReading,
)
from incidents.record.codes import WithheldReason
from incidents.record.mentions import PersonName
from tests import make
from tests.make import INVENTED_NAME, NOW

pytestmark = pytest.mark.django_db


def make_evidence(**changes):
    return {
        "source": make.make_source(),
        "excerpt": "the name was not released",
        "reported": make.make_moment(20),
        **changes,
    }


def make_custodian():
    return make.make_user(permissions=["seal_name", "open_sealed_name", "clear_name_part"])


def make_sealed_person():
    person = make.make_withheld_person()
    names.seal_name(person=person, name=INVENTED_NAME, by=make_custodian(), now=NOW)
    return person


def test_withholding_says_who_withholds_and_why():
    person, incident = make.make_person(name_status="not_stated"), make.make_incident()

    assertions = names.withhold_name(
        person=person,
        reason=WithheldReason.FAMILY_NOTIFICATION,
        incident=incident,
        by=make.make_user(),
        now=NOW,
        **make_evidence(),
    )

    person.refresh_from_db()
    assert (person.name_status, person.withheld_reason) == ("withheld", "family_notification")
    assert [(row.field, row.value) for row in assertions] == [
        ("name_status", "withheld"),
        ("withheld_reason", "family_notification"),
    ]


def test_a_released_name_is_neither_withheld_nor_sealed_nor_released_again():
    person, user = make.make_person(), make_custodian()
    refused = pytest.raises(names.NameIsReleased)

    with refused:
        names.withhold_name(
            person=person, reason=WithheldReason.SAFETY, incident=None, by=user, now=NOW, **make_evidence()
        )
    with refused:
        names.seal_name(person=person, name=INVENTED_NAME, by=user, now=NOW)
    with refused:
        release(person)


def test_a_sealed_name_is_stored_as_ciphertext_only():
    person = make_sealed_person()

    with connection.cursor() as cursor:
        cursor.execute("SELECT ciphertext FROM editorial_sealedname")
        (stored,) = cursor.fetchone()
    assert "Testa" not in stored
    assert sealing.unseal(SealedName.objects.get(person=person).ciphertext) == INVENTED_NAME


def test_a_sealed_name_shows_in_no_text_of_its_rows():
    person = make_sealed_person()
    user = make_custodian()
    names.read_sealed_name(person=person, reason="To answer the family.", by=user, now=NOW)
    cleared = names.clear_name_part(word="Testa", reason="An ordinary word in tests.", by=user, now=NOW)
    rows = [person, *SealedName.objects.all(), *SealedNameReading.objects.all(), cleared]

    texts = [str(row) for row in rows] + [repr(row) for row in rows] + [serializers.serialize("json", rows)]
    LogEntry.objects.create(user=user, action_flag=2, object_repr=str(rows[1]), change_message=repr(rows[1]))

    for text in [*texts, *(f"{entry} {entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all())]:
        assert "testa" not in text.casefold().replace("an ordinary word in tests", "")
        assert "sampleton" not in text.casefold()


def test_sealing_again_replaces_the_name():
    person = make_sealed_person()

    names.seal_name(person=person, name="Testa  Sampleton-Muster", by=make_custodian(), now=NOW)

    assert sealing.unseal(SealedName.objects.get().ciphertext) == "Testa Sampleton-Muster"


def test_a_blank_name_is_not_sealed():
    with pytest.raises(ValueError, match="empty"):
        names.seal_name(person=make.make_withheld_person(), name=" . ", by=make_custodian(), now=NOW)


def test_every_reading_is_on_record():
    person, reader = make_sealed_person(), make_custodian()

    assert names.read_sealed_name(person=person, reason="To answer the family.", by=reader, now=NOW) == INVENTED_NAME

    reading = SealedNameReading.objects.get()
    assert (reading.person, reading.read_by, reading.read_at) == (person, reader, NOW)
    assert reading.reason == "To answer the family."


def test_without_the_permission_nobody_reads_seals_or_clears():
    person, editor = make_sealed_person(), make.make_user()

    with pytest.raises(names.MayNotOpen, match="open_sealed_name"):
        names.read_sealed_name(person=person, reason="x", by=editor, now=NOW)
    with pytest.raises(names.MayNot, match="seal_name"):
        names.seal_name(person=person, name=INVENTED_NAME, by=editor, now=NOW)
    with pytest.raises(names.MayNot, match="clear_name_part"):
        names.clear_name_part(word="Testa", reason="x", by=editor, now=NOW)
    assert not SealedNameReading.objects.exists()


def test_a_name_is_read_for_a_reason_only_and_where_there_is_one():
    reader = make_custodian()

    with pytest.raises(names.ReasonMissing):
        names.read_sealed_name(person=make_sealed_person(), reason=" ", by=reader, now=NOW)
    with pytest.raises(names.NothingSealed):
        names.read_sealed_name(person=make.make_withheld_person(), reason="x", by=reader, now=NOW)
    assert not SealedNameReading.objects.exists()


@pytest.mark.parametrize(
    "reason", ["To ask Testa's family.", "SAMPLETON", "test\u00adá called", f"{INVENTED_NAME} asked"]
)
def test_a_reason_that_repeats_a_part_of_the_name_is_refused_and_stored_nowhere(reason):
    person = make_sealed_person()

    with pytest.raises(names.ReasonMissing, match="say it without") as refusal:
        names.read_sealed_name(person=person, reason=reason, by=make_custodian(), now=NOW)

    assert "testa" not in str(refusal.value).casefold()
    assert "sampleton" not in str(refusal.value).casefold()
    assert not SealedNameReading.objects.exists()


def test_no_reason_holds_a_name_that_is_sealed_for_somebody_else():
    person, by = make_sealed_person(), make_custodian()
    names.seal_name(person=make.make_withheld_person(), name="Quillon Zwolle", by=by, now=NOW)

    with pytest.raises(names.ReasonMissing, match="say it without"):
        names.read_sealed_name(person=person, reason="Is it Zwolle?", by=by, now=NOW)
    with pytest.raises(names.ReasonMissing, match="say it without"):
        names.clear_name_part(word="Testa", reason="As Zwolle said.", by=by, now=NOW)
    assert not SealedNameReading.objects.exists()
    assert not ClearedNamePart.objects.exists()


def test_a_reason_may_hold_a_letter_that_is_an_initial_of_the_name():
    person = make.make_withheld_person()
    names.seal_name(person=person, name="Testa A. Sampleton", by=make_custodian(), now=NOW)

    read = names.read_sealed_name(person=person, reason="To answer a family.", by=make_custodian(), now=NOW)

    assert read == "Testa A. Sampleton"


def test_sealing_and_reading_write_nothing_to_the_log(caplog):
    caplog.set_level(logging.DEBUG)

    names.read_sealed_name(person=make_sealed_person(), reason="x", by=make_custodian(), now=NOW)

    assert "Testa" not in caplog.text


def test_a_cleared_part_is_kept_as_a_fingerprint():
    cleared = names.clear_name_part(word="Young", reason="An ordinary word.", by=make_custodian(), now=NOW)
    again = names.clear_name_part(word="young", reason="Again.", by=make_custodian(), now=NOW)

    assert cleared == again
    assert cleared.fingerprint == sealing.fingerprint("YOUNG")
    assert "young" not in str(ClearedNamePart.objects.values().get()).casefold()


@pytest.mark.parametrize(
    ("word", "reason", "refusal"),
    [
        (INVENTED_NAME, "x", names.NotOneWord),
        ("", "x", names.NotOneWord),
        ("young", " ", names.ReasonMissing),
        ("young", "because Young is a word", names.ReasonMissing),
    ],
)
def test_only_one_word_is_cleared_for_a_reason_that_does_not_repeat_it(word, reason, refusal):
    with pytest.raises(refusal) as refused:
        names.clear_name_part(word=word, reason=reason, by=make_custodian(), now=NOW)

    assert "young" not in str(refused.value).casefold()
    assert "Testa" not in str(refused.value)


def release(person, **changes):
    return names.release_name(
        person=person,
        name=PersonName(full_name=INVENTED_NAME, given_name="Testa", family_name="Sampleton", nickname="T."),
        evidence=make_evidence(excerpt="identified as Officer Testa Sampleton", **changes),
        incident=None,
        by=make.make_user(),
        now=NOW,
    )


def test_a_release_fills_the_name_and_drops_the_sealed_one():
    person = make_sealed_person()
    withheld = make.make_assertion(incident=None, row=person, field="name_status")

    assertions = release(person)

    stored = Person.objects.get(pk=person.pk)
    assert (stored.name_status, stored.withheld_reason, stored.full_name) == ("released", "", INVENTED_NAME)
    assert (stored.given_name, stored.family_name, stored.nickname) == ("Testa", "Sampleton", "T.")
    assert stored.name_released == make.make_moment(20)
    assert not SealedName.objects.exists()
    assert [row.field for row in assertions] == ["name_status", "full_name", "name_released", "nickname"]
    withheld.refresh_from_db()
    assert withheld.value == "withheld"


def test_a_release_may_say_that_the_name_was_public_before_it_was_reported():
    person = make.make_withheld_person()

    release(person, released=make.make_moment(18))

    assert Person.objects.get(pk=person.pk).name_released == make.make_moment(18)


def test_a_release_that_is_refused_changes_nothing():
    person = make_sealed_person()

    with pytest.raises(ValueError, match="excerpt"):
        names.release_name(
            person=person,
            name=PersonName(full_name=INVENTED_NAME),
            evidence=make_evidence(excerpt=""),
            incident=None,
            by=make.make_user(),
            now=NOW,
        )

    assert Person.objects.get(pk=person.pk).name_status == "withheld"
    assert SealedName.objects.filter(person=person).exists()
    assert not Assertion.objects.exists()


def test_a_person_loaded_before_the_release_is_not_released_again():
    person = make_sealed_person()
    stale = Person.objects.get(pk=person.pk)
    release(person)
    before, claims = Person.objects.filter(pk=person.pk).values().get(), Assertion.objects.count()

    with pytest.raises(names.NameIsReleased):
        names.release_name(
            person=stale,
            name=PersonName(full_name="Other Exampleby"),
            evidence=make_evidence(),
            incident=None,
            by=make.make_user(),
            now=NOW,
        )

    assert Person.objects.filter(pk=person.pk).values().get() == before
    assert Assertion.objects.count() == claims
    assert stale.full_name == ""


def test_a_person_loaded_before_the_release_is_neither_withheld_nor_sealed():
    person, user = make.make_withheld_person(), make_custodian()
    stale = Person.objects.get(pk=person.pk)
    release(person)
    claims = Assertion.objects.count()

    with pytest.raises(names.NameIsReleased):
        names.withhold_name(
            person=stale, reason=WithheldReason.SAFETY, incident=None, by=user, now=NOW, **make_evidence()
        )
    with pytest.raises(names.NameIsReleased):
        names.seal_name(person=stale, name=INVENTED_NAME, by=user, now=NOW)

    assert Person.objects.get(pk=person.pk).full_name == INVENTED_NAME
    assert Assertion.objects.count() == claims
    assert not SealedName.objects.exists()


@pytest.mark.parametrize("act", ["withhold", "release"])
def test_an_act_on_a_person_loaded_before_keeps_what_was_written_meanwhile_and_shows_itself(act):
    person = make.make_withheld_person()
    Person.objects.filter(pk=person.pk).update(editor_notes="asked the family")

    if act == "release":
        release(person)
    else:
        names.withhold_name(
            person=person,
            reason=WithheldReason.SAFETY,
            incident=None,
            by=make.make_user(),
            now=NOW,
            **make_evidence(),
        )

    stored = Person.objects.get(pk=person.pk)
    assert stored.editor_notes == "asked the family"
    for column in ("name_status", "withheld_reason", "full_name", "nickname", "name_released", "updated_at"):
        assert getattr(person, column) == getattr(stored, column)


def test_after_a_rotation_names_open_and_cleared_parts_hold_under_the_new_key_alone(settings):
    old, new = settings.SEALED_NAMES_KEYS[0], Fernet.generate_key().decode()
    person = make_sealed_person()
    make_sealed_person()
    names.clear_name_part(word="Sampleton", reason="A kind of ton.", by=make_custodian(), now=NOW)
    settings.SEALED_NAMES_KEYS = [new, old]

    assert names.rotate_sealed_names() == 2

    settings.SEALED_NAMES_KEYS = [new]
    assert sealing.unseal(SealedName.objects.get(person=person).ciphertext) == INVENTED_NAME
    assert ClearedNamePart.objects.get().fingerprint == sealing.fingerprint("Sampleton")
    assert names.rotate_sealed_names() == 2


def test_a_person_with_a_sealed_name_is_not_the_one_that_is_merged_away():
    with pytest.raises(merges.CannotMerge, match="has a sealed name"):
        merges.merge_person(
            duplicate=make_sealed_person(), into=make.make_withheld_person(), by=make.make_user(), now=NOW
        )
