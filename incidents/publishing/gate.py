"""
The gate between the desk and the public: only what a second person approved, and what is ready, goes through.

publish_incidents knows what a document may hold; the gate knows who has to have agreed to it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.models import Incident, Publication, State
from incidents.publishing import outbox
from incidents.publishing.checks import describe_incident
from incidents.publishing.publish import publish_incidents
from incidents.publishing.readiness.finding import Level
from incidents.publishing.readiness.listing import list_findings, list_open
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.visibility import is_public

AGREED = frozenset({State.APPROVED.value, State.PUBLISHED.value})
"""Nothing was edited since somebody agreed: editing takes a record back to its draft."""


def publish_approved(
    *, incidents: Sequence[Incident], by: User, reason: str, now: dt.datetime
) -> tuple[Publication, ...]:
    """
    Publish incidents that were approved and are ready, as one batch; return its log entries.

    Opens the transaction itself, or joins the caller's; the rest is as publish_incidents says. Where the setting
    SINGLE_PERSON_NEWSROOM is on, a record need not have been approved; its steps then say that somebody was alone.

    Raises NotPublishable with everything that stands against any of them, NothingToPublish. Then nothing was changed.
    """
    with transaction.atomic():
        outbox.lock_log()
        locked = [Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk) for incident in incidents]
        refusals = [refusal for incident in locked for refusal in list_obstacles(incident, now=now)]
        if refusals:
            raise NotPublishable(refusals)
        return publish_incidents(incidents=locked, by=by, reason=reason, now=now)


def list_obstacles(incident: Incident, *, now: dt.datetime) -> list[Refusal]:
    """Return what stands between an incident as it is now and its publication. Reads only."""
    return [*_check_agreement(incident), *_check_readiness(incident, now=now)]


def is_agreed(incident: Incident) -> bool:
    """Tell whether a second person approved the incident as it stands, or nobody needs to."""
    if settings.SINGLE_PERSON_NEWSROOM or incident.state == State.APPROVED:
        return True
    return incident.state == State.PUBLISHED and is_public(incident)


def _check_agreement(incident: Incident) -> Iterator[Refusal]:
    # That a merged record is not published again is for publishing to say.
    if incident.state != State.MERGED and not is_agreed(incident):
        yield Refusal(
            name="not_approved",
            where=f"{describe_incident(incident)}: state",
            fix=f"is {State(incident.state).label}; a second person has to approve it as it stands",
        )


def _check_readiness(incident: Incident, *, now: dt.datetime) -> Iterator[Refusal]:
    for finding in list_open(list_findings(incident, now=now)):
        answer = "" if finding.level is Level.ERROR else "; or answer it in words"
        yield Refusal(name=finding.rule, where=finding.where, fix=f"{finding.fix}{answer}")
