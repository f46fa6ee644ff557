"""
Acts whose time has come: publications of incidents and releases of names.

Each is one transaction, so of any number of workers one does it, and one that is killed half-way has done nothing.
What is refused at its time stays undone: readers keep the old version, and the desk is told why.
"""

import datetime as dt
import logging
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from incidents.editorial.actions import names, scheduling
from incidents.editorial.actions.evidence import ExcerptMissing, ExcerptNotInSource
from incidents.editorial.models import ScheduledAct, ScheduledKind, Source
from incidents.editorial.release_plan import open_plan
from incidents.editorial.sealing import CannotUnseal
from incidents.publishing import outbox
from incidents.publishing.fault_points import reach
from incidents.publishing.gate import publish_approved
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.release import release_name

logger = logging.getLogger(__name__)

REFUSALS = (
    NotPublishable,
    names.MayNot,
    names.NameIsReleased,
    scheduling.NameOfMerged,
    ExcerptMissing,
    ExcerptNotInSource,
    CannotUnseal,
    ValidationError,
    Source.DoesNotExist,
)
"""What stops an act for good. Anything else, such as a database that is away, leaves it for the next look."""


class NotAgreed(Exception):
    """Nobody agreed to the act before its time, or somebody who did may not any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What became of one act whose time has come.

    failure   why it was refused, without the words refused; "" if it happened
    is_open   whether it will be tried again
    """

    act_id: int
    kind: ScheduledKind
    failure: str = ""
    is_open: bool = False

    def __str__(self) -> str:
        """Return one line for a log."""
        if not self.failure:
            return f"{self.kind.value} {self.act_id}: done"
        return f"{self.kind.value} {self.act_id}: {'stopped' if self.is_open else 'refused'}: {self.failure}"


def run_due(*, now: dt.datetime) -> list[Outcome]:
    """
    Do every act whose time has come; return what became of each, in order of their times.

    Any number of workers may call it at once. To be called outside a transaction; what is published is delivered
    after each commit. An act that stops for a reason that may pass is left for the next look.
    """
    due = scheduling.TO_COME & scheduling.due_by(now)
    outcomes = []
    for act_id, kind in ScheduledAct.objects.filter(due).order_by("due_at", "id").values_list("pk", "kind"):
        try:
            failure = _run(act_id, now=now)
        except Exception as error:  # noqa: BLE001 - one act that cannot be done must not hold back the others
            outcome = Outcome(act_id=act_id, kind=ScheduledKind(kind), failure=type(error).__name__, is_open=True)
        else:
            if failure is None:
                continue
            outcome = Outcome(act_id=act_id, kind=ScheduledKind(kind), failure=failure)
        if outcome.failure:
            logger.warning("scheduled %s", outcome)
        outcomes.append(outcome)
    return outcomes


def _run(act_id: int, *, now: dt.datetime) -> str | None:
    """Do one act; return why it was refused, "" if it was done, None if it has ended meanwhile."""
    with transaction.atomic():
        # The log first, then the row, as in every publication: two that wait for each other would never end.
        outbox.lock_log()
        act = ScheduledAct.objects.select_for_update().filter(scheduling.TO_COME, pk=act_id).first()
        if act is None:
            return None
        reach("due:locked")
        try:
            with transaction.atomic():
                _perform(act, now=now)
        except (*REFUSALS, NotAgreed) as error:
            failure = describe_failure(error)
            # The savepoint is undone, the instance is not.
            act.refresh_from_db()
            scheduling.end_as_failed(act, failure=failure, now=now)
        else:
            failure = ""
        reach("due:done")
    return failure


@sensitive_variables()
def _perform(act: ScheduledAct, *, now: dt.datetime) -> None:
    """Do an act that is locked, within a savepoint of its own."""
    by = _check_agreement(act)
    plan = act.plan
    # First, so that the plan's own name is no sealed one any more when the leak guard looks.
    scheduling.end_as_done(act, now=now)
    if act.kind == ScheduledKind.PUBLICATION:
        assert act.incident is not None
        publish_approved(incidents=[act.incident], by=by, reason=act.reason, now=now)
    else:
        _release(act, plan, by=by, now=now)


@sensitive_variables()
def _release(act: ScheduledAct, token: str, *, by: User, now: dt.datetime) -> None:
    assert act.person is not None
    if act.person.merged_into_id is not None:
        raise scheduling.NameOfMerged(f"person {act.person.pk} is merged into person {act.person.merged_into_id}")
    plan = open_plan(token)
    release_name(
        person=act.person,
        name=plan.name,
        evidence={
            "source": Source.objects.get(pk=plan.source),
            "excerpt": plan.excerpt,
            "reported": plan.reported,
            "released": plan.released,
            "directness": plan.directness,
        },
        incident=act.incident,
        by=by,
        now=now,
    )


def _check_agreement(act: ScheduledAct) -> User:
    """Return who acts, once it is sure that those who asked and agreed still may. Raises NotAgreed."""
    kind = ScheduledKind(act.kind)
    if act.approved_by is None:
        raise NotAgreed(_("Nobody agreed to it before its time."))
    if not scheduling.may_schedule(act.requested_by, kind):
        raise NotAgreed(_("Whoever asked for it may not do it any more."))
    if not scheduling.may_schedule(act.approved_by, kind):
        raise NotAgreed(_("Whoever agreed to it may not do so any more."))
    return act.requested_by


def describe_failure(error: Exception) -> str:
    """Return in a sentence why an act was refused. It never holds what was refused, nor words of any row."""
    match error:
        case NotPublishable():
            return "; ".join(refusal.tell_without_words() for refusal in error.refusals)
        case NotAgreed():
            return str(error)
        case names.NameIsReleased():
            return str(scheduling.RELEASED_MEANWHILE)
        case CannotUnseal():
            return _("What was to be released cannot be read with the present keys.")
        case scheduling.NameOfMerged():
            return _("The person was merged into another; schedule the release there.")
        case _:
            return _("The name or its evidence does not fit the record any more.")
