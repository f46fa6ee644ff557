"""The trail of an incident in sentences, the newest step first."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.editorial.actions import incidents
from incidents.editorial.models import Incident, State, Transition
from incidents.publishing.publish import PUBLISHED

WORDS: Mapping[State, Promise] = MappingProxyType(
    {
        State.DRAFT: gettext_lazy("Made a draft again by %(who)s"),
        State.SUBMITTED: gettext_lazy("Submitted for review by %(who)s"),
        State.RETURNED: gettext_lazy("Returned to its author by %(who)s"),
        State.APPROVED: gettext_lazy("Approved by %(who)s"),
        State.PUBLISHED: gettext_lazy("Called published by %(who)s: nothing differed from the public version"),
        State.WITHDRAWN: gettext_lazy("Withdrawn by %(who)s"),
        State.MERGED: gettext_lazy("Merged into another record by %(who)s"),
    }
)
"""What is said of a step to each state."""
UNSAID = (incidents.SUBMITTED, incidents.APPROVED, PUBLISHED)
"""What the trail keeps where nobody gave words: it says no more than the step itself."""

PUBLISHED_ALONE = gettext_lazy(
    "Published as version %(version)d by %(who)s, who worked on it and asked nobody: this newsroom is set up for one "
    "person"
)
ALONE = gettext_lazy("Approved by %(who)s, who worked on it too: nobody else looked at it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """
    One step as the page tells it.

    words           who did what
    at              when, UTC
    reason          why, as it was typed; "" where the words say it all
    is_assignment   whether it left the incident where it was, in the hands of somebody else
    """

    words: str
    at: dt.datetime
    reason: str
    is_assignment: bool


def tell_trail(incident: Incident) -> Sequence[Told]:
    """Return every step of an incident, the newest first. One statement."""
    steps = incident.transitions.select_related("by", "assigned_to").order_by("-pk")
    unsaid = {str(words) for words in UNSAID}
    return [
        Told(
            words=tell_step(step),
            at=step.at,
            reason="" if step.reason in unsaid else step.reason,
            is_assignment=_is_assignment(step),
        )
        for step in steps
    ]


def tell_step(step: Transition) -> str:
    """Return who did what."""
    who = {"who": step.by.get_username()}
    if _is_assignment(step):
        if step.assigned_to is None:
            return _("Taken off everybody's list by %(who)s") % who
        return _("Given to %(whom)s by %(who)s") % {"whom": step.assigned_to.get_username(), **who}
    if step.version is not None and step.is_alone:
        return str(PUBLISHED_ALONE) % {"version": step.version, **who}
    if step.version is not None:
        return _("Published as version %(version)d by %(who)s") % {"version": step.version, **who}
    words = ALONE if step.is_alone else WORDS[State(step.to_state)]
    return str(words) % who


def _is_assignment(step: Transition) -> bool:
    return step.from_state == step.to_state and step.version is None
