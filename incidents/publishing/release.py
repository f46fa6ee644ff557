"""Making a withheld name public: one action, one transaction, one batch that readers see at once."""

import datetime as dt
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.actions import names, scheduling
from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.models import Assertion, Incident, Person, Publication
from incidents.publishing import outbox
from incidents.publishing.amend import amend_incident, amend_person
from incidents.publishing.of_person import (
    add_standing,
    is_public_as_it_stands,
    list_incidents_of,
    list_unedited,
)
from incidents.publishing.projection.graph import follow_merges
from incidents.publishing.projection.standing import StandingProjection
from incidents.publishing.publish import Batch, make_batch, publish_batch
from incidents.record.mentions import PersonName
from incidents.record.row import Table


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

    The name and its evidence are all that becomes public: of an incident that was edited since its last version the
    last version is published anew with the name in it, and its edits stay as they are, in progress.

    Opens the transaction itself, or joins the caller's. Either everything is done or, on any refusal, nothing.
    Whatever was scheduled to release the same name is over.

    incident   the incident for which the releasing source was collected, if any

    Returns the log entries, none if no incident of the person is public yet. Raises NotPublishable.
    """
    with transaction.atomic():
        outbox.lock_log()
        listed = list_incidents_of(person)
        incidents = list(Incident.objects.select_for_update(of=("self",)).filter(pk__in=[row.pk for row in listed]))
        incidents.sort(key=lambda row: row.pk)
        unedited = list_unedited(incidents, now=now)
        person_is_unedited = is_public_as_it_stands(person, now=now)
        scheduling.end_releases(person=person, now=now)
        claims = names.release_name(person=person, name=name, evidence=evidence, incident=incident, by=by, now=now)
        batch = _make_batch(person, claims, incidents, unedited, now=now)
        if not (batch.incidents or batch.amended):
            return ()
        _add_person(batch, person, claims, as_it_stands=person_is_unedited)
        return publish_batch(batch, by=by, reason="", now=now)


def _make_batch(
    person: Person, claims: Sequence[Assertion], incidents: Sequence[Incident], unedited: set[int], *, now: dt.datetime
) -> Batch:
    """Return a batch of the incidents: those that nobody is working on as their rows are, the others amended."""
    batch = make_batch([row for row in incidents if row.pk in unedited], now=now, with_standing=False)
    for row in incidents:
        if row.pk in unedited:
            continue
        amendment = amend_incident(
            row, person=person, claims=claims, numbering=batch.numbering, published_at=batch.published_at
        )
        if amendment is not None:
            batch.amended.append(amendment)
            # From here on documents of organizations and people may cite them, as claims of a public incident.
            freeze_rows(amendment.assertions, now=now)
    return batch


def _add_person(batch: Batch, person: Person, claims: Sequence[Assertion], *, as_it_stands: bool) -> None:
    """Add the person's own document, and those of bodies and people whom only the evidence brings in."""
    current = follow_merges(person)
    own = (Table.PERSON, current.pk)
    shown = {row.pk for projection in batch.incidents for row in projection.assertions}
    shown |= {row.pk for amendment in batch.amended for row in amendment.assertions}
    public = [row for row in claims if row.incident_id is None or row.pk in shown]
    document = None
    if not as_it_stands:
        document = amend_person(current, claims=public, numbering=batch.numbering, published_at=batch.published_at)
    if document is None:
        add_standing(batch, chosen=[own], left_out=[])
    else:
        batch.standing.append(StandingProjection(document=document, assertions=public))
        add_standing(batch, chosen=[], left_out=[own])
