"""
Acts at a set time: asking for them, agreeing to them, calling them off, and how they end.

What happens when the time has come is publishing.due's. A name that is to be released is sealed, and its evidence
with it until the act has ended; no error raised here repeats any of it. Every act is judged as the database holds it,
under a lock.
"""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from incidents.editorial.actions.evidence import check_words
from incidents.editorial.actions.locking import lock_row
from incidents.editorial.actions.names import (
    SEALED,
    MayNot,
    MayNotOpen,
    NameIsReleased,
    ReasonMissing,
    seal_unless_sealed,
)
from incidents.editorial.actions.revisions import revise
from incidents.editorial.guarded_names import list_guarded_names, list_guarded_names_of
from incidents.editorial.history.withholding import withhold_names_everywhere
from incidents.editorial.models import (
    Incident,
    Person,
    RevisionKind,
    ScheduledAct,
    ScheduledKind,
    SealedNameReading,
    Source,
    State,
)
from incidents.editorial.release_plan import ReleasePlan, open_plan, seal_plan
from incidents.record.codes import NameStatus
from incidents.record.guarded_words import Guard, GuardedName

TO_COME = Q(done_at__isnull=True, failed_at__isnull=True, cancelled_at__isnull=True)
"""Holds for acts that have not ended."""

PERMISSIONS = {
    ScheduledKind.PUBLICATION: ("schedule_publication", "publish_incident"),
    ScheduledKind.RELEASE: ("schedule_release",),
}
"""What an account needs to ask for an act, to agree to it, or to call it off; again when the time has come."""

RELEASED_MEANWHILE = _("The name was released before its time.")
_COLUMNS_OF_AN_END = ("plan", "done_at", "failed_at", "failure", "cancelled_at", "cancelled_by")


class TooLate(ValueError):
    """The time is not in the future."""


class AlreadyScheduled(ValueError):
    """The same is to happen already: call that off first."""


class IsOver(ValueError):
    """The act has ended: it was done, refused or called off."""


class NotASecondPerson(PermissionError):
    """Whoever asked for a release cannot agree to it."""


class NotApproved(ValueError):
    """Only an incident that was approved as it stands may be scheduled."""


class NameOfMerged(ValueError):
    """The person was merged into another: it is the other's name that is released."""


def due_by(now: dt.datetime) -> Q:
    """Return a condition on acts: the time has come."""
    return Q(due_at__lte=now)


def may_schedule(user: User, kind: ScheduledKind) -> bool:
    """Tell whether an account may ask for acts of a kind, agree to them and call them off."""
    return all(user.has_perm(f"editorial.{permission}") for permission in PERMISSIONS[kind])


@sensitive_variables("plan")
def request_release(
    *,
    person: Person,
    plan: ReleasePlan,
    incident: Incident | None,
    due_at: dt.datetime,
    reason: str,
    by: User,
    now: dt.datetime,
) -> ScheduledAct:
    """
    Ask that a name be released at a set time; return the act, to which a second person has to agree before then.

    The name is sealed too, where none is, and stays so until a release has happened. Opens the transaction itself, or
    joins the caller's.

    incident      the one for which the releasing source was collected, if any
    due_at, now   UTC
    reason        in words without the name: it is stored in the open

    Raises MayNot, TooLate, AlreadyScheduled, NameIsReleased, NameOfMerged, ReasonMissing; ExcerptMissing or
    ExcerptNotInSource for words that the source has not; sealing.CannotUnseal without a key.
    """
    _require(by, ScheduledKind.RELEASE)
    _check_time(due_at, now)
    _check_reason(reason, [GuardedName.of(plan.name.full_name)])
    check_words(Source.objects.get(pk=plan.source), plan.excerpt)
    with revise(by=by, now=now, reason=str(SEALED), kind=RevisionKind.NAME):
        current = lock_row(person)
        if current.merged_into_id is not None:
            raise NameOfMerged(f"person {current.pk} is merged into person {current.merged_into_id}: go there")
        if current.name_status == NameStatus.RELEASED.value:
            raise NameIsReleased(f"person {current.pk}: name_status is released already")
        if ScheduledAct.objects.filter(TO_COME, person=current).exists():
            raise AlreadyScheduled(f"person {current.pk}: a release is scheduled already; call it off first")
        act = ScheduledAct.objects.create(
            kind=ScheduledKind.RELEASE.value,
            person=current,
            incident=incident,
            plan=seal_plan(plan),
            due_at=due_at,
            reason=reason.strip(),
            requested_at=now,
            requested_by=by,
        )
        seal_unless_sealed(person=current, name=plan.name.full_name, by=by, now=now)
        withhold_names_everywhere(list_guarded_names_of(person))
    return act


def request_publication(
    *, incident: Incident, due_at: dt.datetime, reason: str, by: User, now: dt.datetime
) -> ScheduledAct:
    """
    Ask that an approved incident be published at a set time; return the act.

    Somebody else has agreed to the incident itself, so nobody needs to agree to the time. Opens the transaction
    itself, or joins the caller's.

    reason   public words on why

    Raises MayNot, TooLate, AlreadyScheduled, NotApproved, ReasonMissing, sealing.CannotUnseal.
    """
    _require(by, ScheduledKind.PUBLICATION)
    _check_time(due_at, now)
    _check_reason(reason, [])
    with transaction.atomic():
        current = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
        if current.state != State.APPROVED and not settings.SINGLE_PERSON_NEWSROOM:
            raise NotApproved(f"incident {current.pk}: state is {current.state}; it has to be approved as it stands")
        if ScheduledAct.objects.filter(TO_COME, incident=current, kind=ScheduledKind.PUBLICATION.value).exists():
            raise AlreadyScheduled(f"incident {current.pk}: a publication is scheduled already; call it off first")
        return ScheduledAct.objects.create(
            kind=ScheduledKind.PUBLICATION.value,
            incident=current,
            due_at=due_at,
            reason=reason.strip(),
            requested_at=now,
            requested_by=by,
            approved_at=now,
            approved_by=by,
        )


def approve_release(*, act: ScheduledAct, by: User, now: dt.datetime) -> None:
    """
    Agree to a release that somebody else asked for. Opens the transaction itself, or joins the caller's.

    Raises MayNot, NotASecondPerson, IsOver, TooLate. To agree a second time is harmless.
    """
    _require(by, ScheduledKind.RELEASE)
    with transaction.atomic():
        current = _lock_open(act)
        if current.requested_by_id == by.pk:
            raise NotASecondPerson("whoever asked for a release cannot agree to it: ask another custodian")
        _check_time(current.due_at, now)
        if current.approved_at is None:
            current.approved_at, current.approved_by = now, by
            current.save(update_fields=["approved_at", "approved_by"])


def cancel_act(*, act: ScheduledAct, by: User, now: dt.datetime) -> None:
    """
    Call an act off; its plan is erased, the name stays sealed. Opens the transaction itself, or joins the caller's.

    Raises MayNot, IsOver.
    """
    _require(by, ScheduledKind(act.kind))
    with transaction.atomic():
        current = _lock_open(act)
        current.plan, current.cancelled_at, current.cancelled_by = "", now, by
        current.save(update_fields=_COLUMNS_OF_AN_END)


@sensitive_variables()
def read_plan(*, act: ScheduledAct, reason: str, by: User, now: dt.datetime) -> ReleasePlan:
    """
    Return what a release would make public, and write down who read it and why. The caller shows it once.

    The reading is on record before it is returned. The caller must not undo it: call this outside any transaction
    that may be rolled back.

    Raises MayNotOpen without the permission open_sealed_name, IsOver, ReasonMissing, sealing.CannotUnseal.
    """
    if not by.has_perm("editorial.open_sealed_name"):
        raise MayNotOpen(f"user {by.pk} has not the permission open_sealed_name")
    _check_reason(reason, [])
    with transaction.atomic():
        current = _lock_open(act)
        assert current.person is not None
        plan = open_plan(current.plan)
        SealedNameReading.objects.create(person=current.person, read_at=now, read_by=by, reason=reason.strip())
    return plan


def end_as_done(act: ScheduledAct, *, now: dt.datetime) -> None:
    """Write down that an act happened, and erase its plan. The caller owns the transaction and holds the row."""
    act.plan, act.done_at = "", now
    act.save(update_fields=_COLUMNS_OF_AN_END)


def end_as_failed(act: ScheduledAct, *, failure: str, now: dt.datetime) -> None:
    """
    Write down that an act was refused, and erase its plan. The caller owns the transaction and holds the row.

    failure   why, never with the words refused
    """
    act.plan, act.failed_at, act.failure = "", now, failure
    act.save(update_fields=_COLUMNS_OF_AN_END)


def end_releases(*, person: Person, now: dt.datetime) -> None:
    """End what was scheduled to release a name that is being released otherwise. The caller owns the transaction."""
    for act in ScheduledAct.objects.select_for_update().filter(
        TO_COME, person=person, kind=ScheduledKind.RELEASE.value
    ):
        end_as_failed(act, failure=str(RELEASED_MEANWHILE), now=now)


def _lock_open(act: ScheduledAct) -> ScheduledAct:
    current = lock_row(act)
    if current.done_at or current.failed_at or current.cancelled_at:
        raise IsOver(f"scheduled act {act.pk} has ended already")
    return current


def _require(user: User, kind: ScheduledKind) -> None:
    if not may_schedule(user, kind):
        raise MayNot(f"user {user.pk} has not the permissions {', '.join(PERMISSIONS[kind])}")


def _check_time(due_at: dt.datetime, now: dt.datetime) -> None:
    if due_at <= now:
        raise TooLate("the time has passed: give one that is to come")


@sensitive_variables()
def _check_reason(reason: str, names: list[GuardedName]) -> None:
    if not reason.strip():
        raise ReasonMissing("say why, in a few words without the name")
    if Guard.of([*list_guarded_names(), *names]).finds(reason):
        raise ReasonMissing("the reason holds a name that is being withheld, or a part of one: say it without")
