"""The steps of review as the desk offers them: who may take each, from where, and what is asked for."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.editorial.actions import incidents
from incidents.editorial.actions.incidents import CannotApprove
from incidents.editorial.actions.transitions import CannotMove
from incidents.editorial.models import Incident, State, Transition
from incidents.editorial.taking_part import has_taken_part

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    One step that a button takes.

    name           of its address: "admin:<name>"
    permission     what the account needs, as codename
    states         from where the desk offers it; the workflow allows more
    verb           on its button
    label          of its words
    default        what the trail says where no words are given, "" where they are demanded
    done           what is said afterwards
    is_first       whether it is the one act that its state waits for
    """

    name: str
    permission: str
    states: frozenset[State]
    verb: Words
    label: Words
    default: Words
    done: Words
    is_first: bool = False

    def is_permitted(self, user: User, incident: Incident) -> bool:
        """Tell whether the account may take the step at all; only who handed an incident in takes it back."""
        is_theirs = self is not TAKE_BACK or incident.submitted_by_id == user.pk
        return is_theirs and user.has_perm(f"editorial.{self.permission}")


SUBMIT = Step(
    name="submit_incident",
    permission="submit_incident",
    states=frozenset({State.DRAFT, State.RETURNED}),
    verb=gettext_lazy("Submit for review"),
    label=gettext_lazy("What the reviewer should know (may be blank)"),
    default=incidents.SUBMITTED,
    done=gettext_lazy("Submitted. Somebody who did not work on it reviews it now."),
    is_first=True,
)
APPROVE = Step(
    name="approve_incident",
    permission="review_incident",
    states=frozenset({State.SUBMITTED}),
    verb=gettext_lazy("Approve"),
    label=gettext_lazy("Comment on the approval (may be blank)"),
    default=incidents.APPROVED,
    done=gettext_lazy("Approved as it stands. What the list below still holds is settled before readers get it."),
    is_first=True,
)
RETURN = Step(
    name="return_incident",
    permission="review_incident",
    states=frozenset({State.SUBMITTED, State.APPROVED}),
    verb=gettext_lazy("Return to its author"),
    label=gettext_lazy("What has to change"),
    default="",
    done=gettext_lazy("Returned to its author."),
)
TAKE_BACK = Step(
    name="take_back_incident",
    permission="submit_incident",
    states=frozenset({State.SUBMITTED}),
    verb=gettext_lazy("Take back"),
    label=gettext_lazy("Why (may be blank)"),
    default=gettext_lazy("Taken back by the person who submitted it."),
    done=gettext_lazy("Taken back: it is a draft again."),
)
REOPEN = Step(
    name="reopen_incident",
    permission="change_incident",
    states=frozenset({State.APPROVED, State.PUBLISHED, State.WITHDRAWN}),
    verb=gettext_lazy("Reopen"),
    label=gettext_lazy("Why it is worked on again"),
    default="",
    done=gettext_lazy("Reopened: it is a draft again. What readers see stays as it is."),
)
STEPS = (SUBMIT, APPROVE, RETURN, TAKE_BACK, REOPEN)

WAITS_FOR: Mapping[State, Words] = MappingProxyType(
    {
        State.DRAFT: gettext_lazy("It is being worked on. Whoever finishes it submits it for review."),
        State.SUBMITTED: gettext_lazy("It waits for somebody who may review it and did not work on it."),
        State.RETURNED: gettext_lazy("It waits for its author to do what was asked for and to submit it again."),
        State.APPROVED: gettext_lazy("It waits for somebody who may publish it. An edit would make it a draft again."),
        State.PUBLISHED: gettext_lazy(
            "Readers have it. The first edit begins its next version and leaves the public one as it is."
        ),
        State.WITHDRAWN: gettext_lazy("It was taken down. Reopen it to work on it again."),
        State.MERGED: gettext_lazy("It goes on in another record."),
    }
)
"""What an incident in each state waits for."""

_ACTIONS: dict[Step, Callable[..., Transition]] = {
    SUBMIT: incidents.submit,
    APPROVE: incidents.approve,
    RETURN: incidents.return_to_author,
    TAKE_BACK: incidents.reopen,
    REOPEN: incidents.reopen,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """
    What may happen to an incident next.

    steps   those that the account may take now
    notes   what it should know of them: whom the incident waits for, why a step is not offered
    """

    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def find_next(incident: Incident, user: User) -> Next:
    """Return what the account may do next, and what the incident waits for. A few statements."""
    state = State(incident.state)
    steps = [step for step in STEPS if state in step.states and step.is_permitted(user, incident)]
    notes = [str(WAITS_FOR[state])]
    if APPROVE in steps and has_taken_part(incident, user):
        if settings.SINGLE_PERSON_NEWSROOM:
            notes.append(_("You worked on it yourself. This newsroom is set up for one person; its trail will say so."))
        else:
            steps.remove(APPROVE)
            notes.append(_("You worked on this version or submitted it, so somebody else approves it."))
    return Next(steps=tuple(steps), notes=tuple(notes))


def take_step(
    step: Step, *, incident: Incident, by: User, now: dt.datetime, reason: str, seen: int | None = None
) -> Transition:
    """
    Take a step; return it. See incidents.editorial.actions.incidents for what each may raise.

    seen   for an approval: key of the newest revision on the page from which it was approved
    """
    extra = {"seen": seen} if step is APPROVE else {}
    return _ACTIONS[step](incident=incident, by=by, now=now, reason=reason or str(step.default), **extra)


def describe_refusal(error: CannotMove | CannotApprove) -> str:
    """Return what the page says about a step that was refused."""
    match error:
        case CannotMove():
            return _("Somebody was quicker: it is “%(state)s” by now. See below what can be done next.") % {
                "state": error.found.label
            }
        case CannotApprove(is_own=True):
            return _("You worked on this version or submitted it, so somebody else approves it.")
        case _:
            return _("It was changed since you opened this page. Look at it again, then approve it.")
