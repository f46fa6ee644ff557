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
from incidents.editorial.shared_edits import list_shared_edits
from incidents.editorial.taking_part import get_last_publication
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
        refusals = [refusal for incident in locked for refusal in list_obstacles(incident, by=by, now=now)]
        if refusals:
            raise NotPublishable(refusals)
        return publish_incidents(incidents=locked, by=by, reason=reason, now=now)


def list_obstacles(incident: Incident, *, by: User, now: dt.datetime) -> list[Refusal]:
    """Return what stands between an incident as it is now and its publication by somebody. Reads only."""
    return [*list_disagreements(incident, by=by), *_check_readiness(incident, now=now)]


def list_disagreements(incident: Incident, *, by: User) -> list[Refusal]:
    """Return what nobody, or nobody but the account itself, agreed to in an incident as it is now. Reads only."""
    return list(_check_agreement(incident, by))


def is_agreed(incident: Incident) -> bool:
    """Tell whether a second person approved the incident as it stands, or nobody needs to."""
    if settings.SINGLE_PERSON_NEWSROOM or incident.state == State.APPROVED:
        return True
    return incident.state == State.PUBLISHED and is_public(incident)


def _check_agreement(incident: Incident, by: User) -> Iterator[Refusal]:
    # That a merged record is not published again is for publishing to say.
    if incident.state != State.MERGED and not is_agreed(incident):
        yield Refusal(
            name="not_approved",
            where=f"{describe_incident(incident)}: state",
            fix=f"is {State(incident.state).label}; a second person has to approve it as it stands",
        )
    elif not settings.SINGLE_PERSON_NEWSROOM:
        yield from _check_shared_rows(incident, by)


def _check_shared_rows(incident: Incident, by: User) -> Iterator[Refusal]:
    """
    An agency, an official, a place or a source is edited apart from the incidents that mention it.

    What was approved may say something else by now. What is public is published again with a new label by somebody
    other than who wrote it.
    """
    where = f"{describe_incident(incident)}: agencies, people, places and sources"
    if incident.state == State.APPROVED:
        if list_shared_edits(incident, since=incident.approved_at).exists():
            fix = "were edited since the approval; return the record, so that it is approved as it is now"
            yield Refusal(name="changed_since_approval", where=where, fix=fix)
    elif list_shared_edits(incident, since=get_last_publication(incident)).filter(by=by).exists():
        fix = "were edited by you since the last version; somebody else publishes that"
        yield Refusal(name="own_edit", where=where, fix=fix)


def _check_readiness(incident: Incident, *, now: dt.datetime) -> Iterator[Refusal]:
    for finding in list_open(list_findings(incident, now=now)):
        answer = "" if finding.level is Level.ERROR else "; or answer it in words"
        place = ": ".join(filter(None, (f"{finding.table.value} {finding.row_id}", finding.field)))
        yield Refusal(name=finding.rule, where=finding.where, fix=f"{finding.fix}{answer}", place=place)
