"""Beginning an incident, and moving it towards publication."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.editorial.actions.transitions import check_move, check_reason, record_transition
from incidents.editorial.models import Incident, IncidentSource, Source, State, Transition
from incidents.editorial.taking_part import has_taken_part

SUBMITTED = _("Handed in for review.")
APPROVED = _("Approved.")


class CannotApprove(ValueError):
    """
    Nobody approves their own work, and nobody approves what they have not seen.

    is_own   whether it is the work of the account itself, else somebody changed it since it was looked at
    """

    def __init__(self, incident: Incident, *, is_own: bool) -> None:
        self.is_own = is_own
        cause = (
            "you worked on this version or submitted it: somebody else with the permission review_incident approves it"
            if is_own
            else "it was changed since you looked at it: look again"
        )
        super().__init__(f"incident {incident.pk}: {cause}")


def open_draft(
    *, title: str, timezone: str, by: User, now: dt.datetime, sources: tuple[Source, ...] = (), **fields: Any
) -> Incident:
    """
    Create an incident as a draft and return it.

    Opens the transaction itself, or joins the caller's.

    timezone   IANA name of the zone in which its times are shown
    sources    its sources, most important first
    fields     further columns of Incident; facts among them need record_fact all the same

    Raises ValidationError naming every column that is not right.
    """
    incident = Incident(
        title=title, timezone=timezone, state=State.DRAFT.value, created_at=now, created_by=by, **fields
    )
    with transaction.atomic():
        incident.full_clean()
        incident.save()
        for source in sources:
            add_source(incident=incident, source=source)
    return incident


def add_source(*, incident: Incident, source: Source) -> IncidentSource:
    """List a source with an incident, after those there; harmless to repeat. The caller owns the transaction."""
    listed = incident.incident_sources.filter(source=source).first()
    if listed is not None:
        return listed
    last = incident.incident_sources.order_by("-position").values_list("position", flat=True).first() or 0
    return IncidentSource.objects.create(incident=incident, source=source, position=last + 1)


def submit(*, incident: Incident, by: User, now: dt.datetime, reason: str = "") -> Transition:
    """
    Hand an incident in for review; return the step.

    Opens the transaction itself, or joins the caller's. Raises CannotMove.
    """
    columns = {"submitted_at": now, "submitted_by": by}
    return _move(incident, State.SUBMITTED, by=by, now=now, reason=reason or str(SUBMITTED), columns=columns)


def approve(
    *,
    incident: Incident,
    by: User,
    now: dt.datetime,
    reason: str = "",
    seen: int | None = None,
    may_be_alone: bool | None = None,
) -> Transition:
    """
    Approve an incident under review; return the step, which says so if somebody approved their own work.

    Opens the transaction itself, or joins the caller's.

    seen           key of the newest revision that was looked at, 0 for none; None if nobody looked at a page
    may_be_alone   whether somebody may approve their own work: settings.SINGLE_PERSON_NEWSROOM unless said otherwise

    Raises CannotMove, or CannotApprove.
    """
    with transaction.atomic():
        current = _lock(incident)
        check_move(current, State.APPROVED)
        is_own = has_taken_part(current, by)
        if is_own and not (settings.SINGLE_PERSON_NEWSROOM if may_be_alone is None else may_be_alone):
            raise CannotApprove(current, is_own=True)
        if seen is not None and seen != get_newest_revision(current):
            raise CannotApprove(current, is_own=False)
        columns = {"approved_at": now, "approved_by": by}
        return _move(
            incident, State.APPROVED, by=by, now=now, reason=reason or str(APPROVED), columns=columns, is_alone=is_own
        )


def return_to_author(*, incident: Incident, by: User, now: dt.datetime, reason: str) -> Transition:
    """
    Give an incident back with what is to be done; an earlier approval lapses. Return the step.

    Opens the transaction itself, or joins the caller's. Raises CannotMove or ReasonNeeded.
    """
    return _move(incident, State.RETURNED, by=by, now=now, reason=reason, columns=_LAPSED)


def reopen(*, incident: Incident, by: User, now: dt.datetime, reason: str) -> Transition:
    """
    Make an incident a draft again; its approval lapses. What readers see of it stays as it is. Return the step.

    Opens the transaction itself, or joins the caller's. Raises CannotMove or ReasonNeeded.
    """
    return _move(incident, State.DRAFT, by=by, now=now, reason=reason, columns=_LAPSED)


def get_newest_revision(incident: Incident) -> int:
    """Return the key of the last revision of an incident, 0 if nothing was changed under one yet."""
    return incident.revisions.order_by("-pk").values_list("pk", flat=True).first() or 0


_LAPSED = {"approved_at": None, "approved_by": None}


def _lock(incident: Incident) -> Incident:
    return Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)


def _move(
    incident: Incident,
    state: State,
    *,
    by: User,
    now: dt.datetime,
    reason: str,
    columns: dict[str, Any],
    is_alone: bool = False,
) -> Transition:
    """
    Take a step from the state that the database holds, under a lock: of two reviewers the second one is refused.

    When the record was last edited stays as it is. The caller's instance shows the step.
    """
    with transaction.atomic():
        current = _lock(incident)
        check_move(current, state)
        words = check_reason(current, reason)
        step = record_transition(incident=current, to_state=state, by=by, now=now, reason=words, is_alone=is_alone)
        changes = {"state": state.value, **columns}
        for name, value in changes.items():
            setattr(current, name, value)
        current.save(update_fields=list(changes))
    for name, value in changes.items():
        setattr(incident, name, value)
    return step
