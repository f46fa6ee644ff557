"""What colleagues do about an incident beside moving it: giving it to somebody, and talking about it."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.actions.transitions import check_reason, record_transition
from incidents.editorial.models import Comment, Incident, Transition
from incidents.editorial.models.workflow import State


class CannotAssign(ValueError):
    """The incident is nobody's work any more, or the account cannot do any."""


class NothingSaid(ValueError):
    """A comment without words."""


def assign(*, incident: Incident, to: User | None, by: User, now: dt.datetime, reason: str) -> Transition:
    """
    Say whose work an incident is, None for nobody's; return the step of the trail that tells it.

    Opens the transaction itself, or joins the caller's. The caller's instance shows the assignment.

    Raises CannotAssign for an incident that was merged, or an account that is no staff or closed; ReasonNeeded.
    """
    with transaction.atomic():
        current = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
        if current.state == State.MERGED.value:
            raise CannotAssign(f"incident {current.pk} is merged into another one: assign that one")
        if to is not None and not (to.is_active and to.is_staff):
            raise CannotAssign(f"account {to.pk} is closed or no member of staff: choose another one")
        words = check_reason(current, reason)
        step = record_transition(
            incident=current,
            to_state=State(current.state),
            by=by,
            now=now,
            reason=words,
            assigned_to=to,
        )
        current.assigned_to = to
        current.save(update_fields=["assigned_to"])
    incident.assigned_to = to
    return step


def comment(*, incident: Incident, by: User, text: str, now: dt.datetime) -> Comment:
    """
    Write down a word between colleagues, which never leaves the desk; return it. One statement.

    Raises NothingSaid.
    """
    words = text.strip()
    if not words:
        raise NothingSaid(f"incident {incident.pk}: text is empty: write what colleagues should know")
    return Comment.objects.create(incident=incident, by=by, text=words, at=now)
