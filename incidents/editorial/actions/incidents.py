"""Beginning an incident, and moving it towards publication."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.models import Incident, IncidentSource, Source, State
from incidents.editorial.models.workflow import NEXT_STATES


class CannotMove(ValueError):
    """The incident is not in a state from which it may go where it was sent."""


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


def submit(*, incident: Incident, by: User, now: dt.datetime) -> None:
    """Hand an incident in for review. The caller owns the transaction. Raises CannotMove."""
    _move(incident, State.SUBMITTED)
    incident.submitted_at, incident.submitted_by = now, by
    incident.save(update_fields=["state", "submitted_at", "submitted_by", "updated_at"])


def approve(*, incident: Incident, by: User, now: dt.datetime) -> None:
    """Approve an incident under review. The caller owns the transaction. Raises CannotMove."""
    _move(incident, State.APPROVED)
    incident.approved_at, incident.approved_by = now, by
    incident.save(update_fields=["state", "approved_at", "approved_by", "updated_at"])


def return_to_author(*, incident: Incident) -> None:
    """Give an incident back; an earlier approval lapses. The caller owns the transaction. Raises CannotMove."""
    _move(incident, State.RETURNED)
    _lapse_approval(incident)


def reopen(*, incident: Incident) -> None:
    """Make an incident a draft again; its approval lapses. The caller owns the transaction. Raises CannotMove."""
    _move(incident, State.DRAFT)
    _lapse_approval(incident)


def _lapse_approval(incident: Incident) -> None:
    incident.approved_at = incident.approved_by = None
    incident.save(update_fields=["state", "approved_at", "approved_by", "updated_at"])


def _move(incident: Incident, state: State) -> None:
    allowed = NEXT_STATES[State(incident.state)]
    if state not in allowed:
        choices = ", ".join(sorted(code.value for code in allowed)) or "nothing"
        raise CannotMove(f"incident {incident.pk}: state {incident.state} cannot become {state.value}, only {choices}")
    incident.state = state.value
