"""The trail of an incident: each step from state to state, with who made it, when and why."""

import datetime as dt
from typing import TypedDict, Unpack

from django.contrib.auth.models import User

from incidents.editorial.models import Incident, Transition
from incidents.editorial.models.workflow import NEXT_STATES, State


class CannotMove(ValueError):
    """
    The incident is not in a state from which it may go where it was sent.

    found    the state in which it is
    wanted   the state in which it should have become
    """

    def __init__(self, incident: Incident, wanted: State) -> None:
        self.found, self.wanted = State(incident.state), wanted
        choices = ", ".join(sorted(code.value for code in NEXT_STATES[self.found])) or "nothing"
        super().__init__(
            f"incident {incident.pk}: state {self.found.value} cannot become {wanted.value}, only {choices}"
        )


class ReasonNeeded(ValueError):
    """Nobody said why."""


def check_move(incident: Incident, to_state: State) -> None:
    """Refuse a step that the workflow does not have. Raises CannotMove."""
    if to_state not in NEXT_STATES[State(incident.state)]:
        raise CannotMove(incident, to_state)


def check_reason(incident: Incident, reason: str) -> str:
    """Return the words without the blanks around them. Raises ReasonNeeded if there are none."""
    words = reason.strip()
    if not words:
        raise ReasonNeeded(f"incident {incident.pk}: reason is empty: say why in a few words")
    return words


class Particulars(TypedDict, total=False):
    """
    What only some steps have.

    is_alone      whether somebody approved their own work
    version       the public version that the step made
    assigned_to   whose work the incident became
    """

    is_alone: bool
    version: int | None
    assigned_to: User | None


def record_transition(
    *,
    incident: Incident,
    to_state: State,
    by: User,
    now: dt.datetime,
    reason: str,
    **particulars: Unpack[Particulars],
) -> Transition:
    """
    Write one step into the trail of an incident, from the state that the instance shows; return it.

    To be called before the state of the instance is changed, which is the caller's to do. The caller owns the
    transaction, which is that of the step, and holds the row of the incident.

    now      UTC
    reason   never empty

    Raises ReasonNeeded.
    """
    return Transition.objects.create(
        incident=incident,
        from_state=State(incident.state).value,
        to_state=to_state.value,
        at=now,
        by=by,
        reason=check_reason(incident, reason),
        **particulars,
    )
