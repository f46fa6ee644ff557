"""
Names that may not be published: withholding, sealing, reading and releasing them.

A sealed name is never an argument of anything that is logged, and no error raised here repeats one. A person is
judged as the database holds it, under a lock: the caller's instance may be older, and shows the act afterwards.
"""

import datetime as dt
from typing import NotRequired, TypedDict, Unpack

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from incidents.editorial import sealing
from incidents.editorial.actions.evidence import Evidence, check_words
from incidents.editorial.actions.facts import record_fact
from incidents.editorial.actions.locking import lock_row, save_columns, show_columns
from incidents.editorial.actions.revisions import revise
from incidents.editorial.guarded_names import list_guarded_names, list_guarded_names_of
from incidents.editorial.history.withholding import withhold_names_everywhere
from incidents.editorial.models import (
    NAME_FIELDS,
    Assertion,
    ClearedNamePart,
    Incident,
    Person,
    RevisionKind,
    ScheduledAct,
    SealedName,
    SealedNameReading,
)
from incidents.record.codes import NameStatus, WithheldReason
from incidents.record.folding import list_words
from incidents.record.guarded_words import Guard
from incidents.record.mentions import PersonName
from incidents.record.moment import Moment

WITHHELD = _("Name withheld.")
SEALED = _("Name sealed.")
RELEASED = _("Name released.")

_WITHHELD_COLUMNS = ("name_status", "withheld_reason")
_RELEASED_COLUMNS = (*_WITHHELD_COLUMNS, *Person.name_released.column_names, *NAME_FIELDS)


class MayNot(PermissionError):
    """The user has not the permission that this act on a sealed name needs."""


class MayNotOpen(MayNot):
    """The user may not read sealed names."""


class NameIsReleased(ValueError):
    """The name is public already: it can be neither withheld nor sealed nor released again."""


class NothingSealed(ValueError):
    """No name is sealed for the person."""


class ReasonMissing(ValueError):
    """A sealed name is read, and a part of one cleared, only for a reason written down that does not repeat it."""


class NotOneWord(ValueError):
    """Only a single word may be cleared: a full name never is."""


class ReleaseEvidence(Evidence):
    """
    Evidence for the release of a name.

    released   when the name was made public; as Evidence.reported unless said otherwise
    """

    released: NotRequired[Moment]


class _Recording(TypedDict):
    incident: Incident | None
    by: User
    now: dt.datetime


def withhold_name(
    *,
    person: Person,
    reason: WithheldReason,
    incident: Incident | None,
    by: User,
    now: dt.datetime,
    **evidence: Unpack[Evidence],
) -> list[Assertion]:
    """
    Write down that a source says a name is being withheld, and why; return the assertions.

    Opens the transaction itself, or joins the caller's. Raises NameIsReleased, ExcerptMissing, ExcerptNotInSource.
    """
    recording: _Recording = {"incident": incident, "by": by, "now": now}
    with revise(by=by, now=now, reason=str(WITHHELD), incident=incident, kind=RevisionKind.NAME):
        current = lock_row(person)
        _refuse_released(current)
        current.name_status = NameStatus.WITHHELD.value
        current.withheld_reason = reason.value
        current.full_clean()
        save_columns(current, _WITHHELD_COLUMNS)
        assertions = [record_fact(row=current, field=field, **recording, **evidence) for field in _WITHHELD_COLUMNS]
    show_columns(saved=current, on=person, columns=_WITHHELD_COLUMNS)
    return assertions


@sensitive_variables("name")
def seal_name(*, person: Person, name: str, by: User, now: dt.datetime) -> SealedName:
    """
    Keep a name that the newsroom knows and may not publish, encrypted; return the row. Replaces an earlier one.

    Whatever the history of the record and the words of the desk hold of it is taken out for ever.

    Opens the transaction itself, or joins the caller's.

    name   the full name; it goes nowhere else

    Raises MayNot without the permission seal_name, NameIsReleased, sealing.CannotUnseal without a key, ValueError
    for an empty name.
    """
    _require(by, "seal_name", MayNot)
    if not list_words(name):
        raise ValueError(f"person {person.pk}: the name to seal is empty")
    with revise(by=by, now=now, reason=str(SEALED), kind=RevisionKind.NAME):
        _refuse_released(lock_row(person))
        sealed, _created = SealedName.objects.update_or_create(
            person=person,
            defaults={"ciphertext": sealing.seal(" ".join(name.split())), "sealed_at": now, "sealed_by": by},
        )
        withhold_names_everywhere(list_guarded_names_of(person))
    return sealed


@sensitive_variables("name")
def seal_unless_sealed(*, person: Person, name: str, by: User, now: dt.datetime) -> None:
    """
    Seal a name that is to be released, if none is sealed: whatever becomes of the release, the name is guarded.

    The caller owns the transaction and its revision, has locked the person, and has judged whether the account may.

    Raises sealing.CannotUnseal without a key.
    """
    if not SealedName.objects.filter(person=person).exists():
        ciphertext = sealing.seal(" ".join(name.split()))
        SealedName.objects.create(person=person, ciphertext=ciphertext, sealed_at=now, sealed_by=by)


@sensitive_variables()
def read_sealed_name(*, person: Person, reason: str, by: User, now: dt.datetime) -> str:
    """
    Return a sealed name, and write down who read it and why. The caller shows it once and keeps it nowhere.

    The reading is on record before the name is returned. The caller must not undo it: call this outside any
    transaction that may be rolled back.

    reason   in words that do not repeat the name, nor any part of it but an initial, nor hold any other sealed name:
             it is stored in the open, for ever

    Raises MayNotOpen without the permission open_sealed_name, ReasonMissing, NothingSealed, sealing.CannotUnseal.
    """
    _require(by, "open_sealed_name", MayNotOpen)
    if not reason.strip():
        raise ReasonMissing(f"person {person.pk}: say why the sealed name is read")
    sealed = SealedName.objects.filter(person=person).first()
    if sealed is None:
        raise NothingSealed(f"person {person.pk} has no sealed name")
    name = sealing.unseal(sealed.ciphertext)
    # An initial is no part of a name: "a" and "I" are in most reasons.
    if {word for word in list_words(name) if len(word) > 1} & {*list_words(reason)}:
        raise ReasonMissing(f"person {person.pk}: the reason repeats the name or a part of it: say it without")
    _check_reason(reason)
    with transaction.atomic():
        SealedNameReading.objects.create(person=person, read_at=now, read_by=by, reason=reason)
    return name


@sensitive_variables("word")
def clear_name_part(*, word: str, reason: str, by: User, now: dt.datetime) -> ClearedNamePart:
    """
    Let one word that is part of a sealed name, and an ordinary word besides, stand alone in what is published.

    Only its fingerprint is kept. Opens the transaction itself, or joins the caller's; harmless to repeat.

    Raises MayNot without the permission clear_name_part, NotOneWord, ReasonMissing, sealing.CannotUnseal.
    """
    _require(by, "clear_name_part", MayNot)
    if len(list_words(word)) != 1:
        raise NotOneWord("give one word: a full name is never cleared")
    if not reason.strip():
        raise ReasonMissing("say why the word alone tells nothing, without repeating it")
    if list_words(word)[0] in list_words(reason):
        raise ReasonMissing("the reason repeats the word: say it without")
    _check_reason(reason)
    with transaction.atomic():
        cleared, _created = ClearedNamePart.objects.get_or_create(
            fingerprint=sealing.fingerprint(word),
            defaults={"reason": reason, "cleared_at": now, "cleared_by": by},
        )
    return cleared


def release_name(
    *,
    person: Person,
    name: PersonName,
    evidence: ReleaseEvidence,
    incident: Incident | None,
    by: User,
    now: dt.datetime,
) -> list[Assertion]:
    """
    Make a name public in the record: fill it in, write down who released it and when, drop the sealed name.

    Opens the transaction itself, or joins the caller's. The assertion that it was withheld stays, so the record
    shows until when. Publishing the person's incidents is the caller's next step, in the same transaction.

    Returns the assertions of name_status, full_name, name_released and, if given, nickname. Raises NameIsReleased,
    ExcerptMissing, ExcerptNotInSource.
    """
    claim: Evidence = {key: value for key, value in evidence.items() if key != "released"}  # type: ignore[assignment]
    check_words(claim["source"], claim["excerpt"])
    recording: _Recording = {"incident": incident, "by": by, "now": now}
    with revise(by=by, now=now, reason=str(RELEASED), incident=incident, kind=RevisionKind.NAME):
        current = lock_row(person)
        _refuse_released(current)
        current.name_status = NameStatus.RELEASED.value
        current.withheld_reason = ""
        current.name_released = evidence.get("released", evidence["reported"])
        for part, text in name.model_dump().items():
            setattr(current, part, text)
        SealedName.objects.filter(person=current).delete()
        current.full_clean()
        save_columns(current, _RELEASED_COLUMNS)
        fields = ["name_status", "full_name", "name_released", *(["nickname"] if name.nickname else [])]
        assertions = [record_fact(row=current, field=field, **recording, **claim) for field in fields]
    show_columns(saved=current, on=person, columns=_RELEASED_COLUMNS)
    return assertions


def rotate_sealed_names() -> int:
    """
    Encrypt every sealed name under the newest key, and move cleared parts to it; return how many names there were.

    What is to be released at a set time is encrypted anew with them.

    Afterwards the older keys may be taken out of SEALED_NAMES_KEYS. Opens the transaction itself; repeatable.

    Raises sealing.CannotUnseal.
    """
    with transaction.atomic():
        names = list(SealedName.objects.select_for_update())
        for row in names:
            _move_fingerprints(row)
            row.ciphertext = sealing.rotate(row.ciphertext)
            row.save(update_fields=["ciphertext"])
        for act in ScheduledAct.objects.select_for_update().exclude(plan=""):
            act.plan = sealing.rotate(act.plan)
            act.save(update_fields=["plan"])
    return len(names)


@sensitive_variables()
def _move_fingerprints(sealed: SealedName) -> None:
    for word in list_words(sealing.unseal(sealed.ciphertext)):
        newest, *older = sealing.list_fingerprints(word)
        outdated = ClearedNamePart.objects.filter(fingerprint__in=older)
        if ClearedNamePart.objects.filter(fingerprint=newest).exists():
            outdated.delete()
        else:
            outdated.update(fingerprint=newest)


@sensitive_variables()
def _check_reason(reason: str) -> None:
    if Guard.of(list_guarded_names()).finds(reason):
        raise ReasonMissing("the reason holds a name that is being withheld, or a part of one: say it without")


def _refuse_released(person: Person) -> None:
    if person.name_status == NameStatus.RELEASED.value:
        raise NameIsReleased(f"person {person.pk}: name_status is released already")


def _require(user: User, permission: str, refusal: type[MayNot]) -> None:
    if not user.has_perm(f"editorial.{permission}"):
        raise refusal(f"user {user.pk} has not the permission {permission}")
