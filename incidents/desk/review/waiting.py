"""What waits for an account, and what else is being worked on. Constant in statements."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from incidents.editorial.actions.scheduling import TO_COME, may_schedule
from incidents.editorial.models import Incident, ScheduledAct, ScheduledKind, State, Transition
from incidents.editorial.taking_part import took_part
from incidents.editorial.work_limits import limit_incidents, limit_rows
from incidents.record.codes import NameStatus

AT_WORK = (State.DRAFT.value, State.SUBMITTED.value, State.RETURNED.value, State.APPROVED.value)


class Wait(models.TextChoices):
    """What an incident waits for from the account, in words on what to do."""

    REVIEW = "review", _("Review it")
    PUBLISH = "publish", _("Publish it")
    RETURNED = "returned", _("Returned: do what is asked for")
    ASSIGNED = "assigned", _("Given to you")


def list_waiting(user: User) -> "QuerySet[Any]":
    """
    Return the incidents that wait for the account, the longest wait first. One statement when it is asked.

    Each has wait, a value of Wait, and what add_last_step says.
    """
    incidents = add_last_step(limit_incidents(user, Incident.objects.all()))
    waits = [When(condition, then=Value(wait.value)) for wait, condition in _list_conditions(user)]
    column = models.CharField()
    waiting: QuerySet[Any] = (
        incidents.annotate(wait=Case(*waits, default=Value(""), output_field=column))
        .exclude(wait="")
        .order_by("last_at", "pk")
    )
    return waiting


def list_own(user: User) -> "QuerySet[Any]":
    """Return the incidents at work in which the account takes part and that do not wait for it, last edited first."""
    return _list_at_work(user).filter(is_own=True)


def list_others(user: User) -> "QuerySet[Any]":
    """Return the incidents at work of others that do not wait for the account, last edited first."""
    return _list_at_work(user).filter(is_own=False)


def add_last_step(incidents: "QuerySet[Incident]") -> "QuerySet[Any]":
    """
    Return the incidents with their last step of review. Costs no statement of its own.

    last_at      when, UTC; None if there was none
    last_by      username of who took it
    last_reason  why
    """
    steps = Transition.objects.filter(incident=OuterRef("pk")).order_by("-pk")
    return incidents.annotate(
        last_at=Subquery(steps.values("at")[:1]),
        last_by=Subquery(steps.values("by__username")[:1]),
        last_reason=Subquery(steps.values("reason")[:1]),
        last_given_to=Subquery(steps.values("assigned_to")[:1]),
    )


def list_acts_to_approve(user: User) -> "QuerySet[ScheduledAct]":
    """Return the releases of names that somebody else asked for and that wait for a second person, soonest first."""
    if not may_schedule(user, ScheduledKind.RELEASE):
        return ScheduledAct.objects.none()
    acts = ScheduledAct.objects.filter(TO_COME, kind=ScheduledKind.RELEASE.value, approved_at__isnull=True)
    return limit_rows(user, acts.exclude(requested_by=user)).select_related("requested_by").order_by("due_at", "pk")


def list_failed_acts(user: User) -> "QuerySet[ScheduledAct]":
    """
    Return the scheduled acts that were refused when their time came and that nobody has seen to, newest first.

    Seen to is what was scheduled again, published or released since.
    """
    kinds = [kind.value for kind in ScheduledKind if may_schedule(user, kind)]
    if not kinds:
        return ScheduledAct.objects.none()
    later = ScheduledAct.objects.filter(kind=OuterRef("kind"), requested_at__gt=OuterRef("failed_at"))
    again = Q(Exists(later.filter(person=OuterRef("person"), kind=ScheduledKind.RELEASE.value)))
    again |= Q(Exists(later.filter(incident=OuterRef("incident"), kind=ScheduledKind.PUBLICATION.value)))
    published = Transition.objects.filter(
        incident=OuterRef("incident"), to_state=State.PUBLISHED.value, at__gt=OuterRef("failed_at")
    )
    is_out = Q(kind=ScheduledKind.PUBLICATION.value) & Q(Exists(published))
    is_out |= Q(kind=ScheduledKind.RELEASE.value, person__name_status=NameStatus.RELEASED.value)
    failed = ScheduledAct.objects.filter(failed_at__isnull=False, kind__in=kinds).exclude(again | is_out)
    return limit_rows(user, failed).order_by("-failed_at", "-pk")


def _list_at_work(user: User) -> "QuerySet[Any]":
    incidents = limit_incidents(user, Incident.objects.filter(state__in=AT_WORK))
    waits = Q()
    for _wait, condition in _list_conditions(user):
        waits |= condition
    is_own = took_part(user) | Q(assigned_to=user)
    at_work: QuerySet[Any] = (
        add_last_step(incidents)
        .annotate(
            is_own=Case(When(is_own, then=True), default=False, output_field=models.BooleanField()),
            waits=Case(When(waits, then=True), default=False, output_field=models.BooleanField()),
        )
        .filter(waits=False)
        .select_related("assigned_to", "submitted_by", "created_by")
        .order_by("-updated_at", "-pk")
    )
    return at_work


def _list_conditions(user: User) -> list[tuple[Wait, Q]]:
    """Return what an incident has to be to wait for the account, the most pressing first."""
    conditions = []
    if user.has_perm("editorial.review_incident"):
        to_review = Q(state=State.SUBMITTED.value)
        if not settings.SINGLE_PERSON_NEWSROOM:
            to_review &= ~took_part(user)
        conditions.append((Wait.REVIEW, to_review))
    if user.has_perm("editorial.publish_incident"):
        conditions.append((Wait.PUBLISH, Q(state=State.APPROVED.value)))
    is_mine = Q(assigned_to=user) | Q(assigned_to__isnull=True, submitted_by=user)
    conditions.append((Wait.RETURNED, Q(state=State.RETURNED.value) & is_mine))
    # What is public and was given to somebody is to be corrected, until something else happens to it.
    given = Q(state__in=(State.PUBLISHED.value, State.WITHDRAWN.value), last_given_to=F("assigned_to"))
    conditions.append((Wait.ASSIGNED, Q(assigned_to=user) & (Q(state=State.DRAFT.value) | given)))
    return conditions
