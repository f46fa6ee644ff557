"""Making a withheld name public: one action, one transaction, one batch that readers see at once."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from incidents.editorial.actions import names
from incidents.editorial.models import Incident, Person, Publication
from incidents.publishing import outbox
from incidents.publishing.projection.graph import list_merged_ids
from incidents.publishing.publish import publish_incidents
from incidents.publishing.visibility import list_public_incidents
from incidents.record.mentions import PersonName


def release_name(
    *,
    person: Person,
    name: PersonName,
    evidence: names.ReleaseEvidence,
    incident: Incident | None,
    by: User,
    now: dt.datetime,
) -> tuple[Publication, ...]:
    """
    Release a person's name with its evidence and publish every published incident of the person as one batch.

    Opens the transaction itself, or joins the caller's. Either everything is done or, on any refusal, nothing.

    incident   the incident for which the releasing source was collected, if any

    Returns the log entries, none if no incident of the person is public yet. Raises NotPublishable.
    """
    with transaction.atomic():
        outbox.lock_log()
        names.release_name(person=person, name=name, evidence=evidence, incident=incident, by=by, now=now)
        incidents = list_incidents_of(person)
        if not incidents:
            return ()
        return publish_incidents(incidents=incidents, by=by, reason="", now=now)


def list_incidents_of(person: Person) -> list[Incident]:
    """Return the public incidents in which the person takes part, in order of id."""
    people = list_merged_ids(person)
    takes_part = Q(responders__person__in=people) | Q(suspects__person__in=people)
    return list_public_incidents(Incident.objects.filter(takes_part).distinct().order_by("pk"))
