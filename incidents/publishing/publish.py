"""
Publishing: editorial rows become the next public version of an incident, and of everything it mentions.

One editorial transaction numbers, projects, checks, appends to the log and freezes. Delivery to the public store
follows the commit.
"""

import datetime as dt
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.actions.transitions import record_transition
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Incident,
    Organization,
    Person,
    Publication,
    Statement,
)
from incidents.editorial.models.workflow import State
from incidents.editorial.taking_part import has_taken_part
from incidents.publishing import outbox
from incidents.publishing.amend import Amendment
from incidents.publishing.amended_checks import check_amendment
from incidents.publishing.changes import has_changed, next_version
from incidents.publishing.checks import check_characters, check_incident, describe_incident
from incidents.publishing.delivery import deliver_after_commit
from incidents.publishing.fault_points import reach
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import GuardedName, find_leaks
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.incident import IncidentProjection, project_incident
from incidents.publishing.projection.standing import StandingProjection, project_organization, project_person
from incidents.publishing.refusals import NothingToPublish, NotPublishable, Refusal
from incidents.record.documents import AnyDocument
from incidents.record.instant import to_utc_second
from incidents.record.row import DocumentKind, Table

logger = logging.getLogger(__name__)

PUBLISHED = _("Published.")
AMENDED = _("The last public version was published again to change a name. What was edited since stays unpublished.")


@dataclass(kw_only=True)
class Batch:
    """
    What one publication would make public at once.

    numbering   the numbers given so far
    incidents   in the order in which they are published; unchanged ones included
    amended     incidents of which only the last version is published anew, with a name in it
    standing    organizations and people that are new or changed
    """

    numbering: Numbering
    published_at: dt.datetime
    incidents: list[IncidentProjection] = field(default_factory=list)
    amended: list[Amendment] = field(default_factory=list)
    standing: list[StandingProjection] = field(default_factory=list)

    def list_changed(self) -> list[AnyDocument]:
        """Return the documents to publish: organizations, people, then incidents that differ from the last version."""
        documents: list[AnyDocument] = [projection.document for projection in self.standing]
        incidents: list[IncidentProjection | Amendment] = [*self.incidents, *self.amended]
        documents += [row.document for row in incidents if has_changed(row.document)]
        return documents


def publish_incident(*, incident: Incident, by: User, reason: str, now: dt.datetime) -> tuple[Publication, ...]:
    """Publish one incident: see publish_incidents."""
    return publish_incidents(incidents=[incident], by=by, reason=reason, now=now)


def publish_incidents(
    *,
    incidents: Sequence[Incident],
    by: User,
    reason: str,
    now: dt.datetime,
    standing: Collection[tuple[Table, int]] = (),
    marks: Sequence[outbox.Mark] = (),
) -> tuple[Publication, ...]:
    """
    Publish incidents, with the organizations and people that they mention, as one batch; return its log entries.

    Opens the transaction itself, or joins the caller's; delivers after the commit. Incidents that are public
    exactly as they stand are passed over.

    reason     public words on why, required to make a withdrawn incident public again
    now        UTC
    standing   (table, id) of organizations and people to publish besides, mentioned or not
    marks      entries without a document that become visible at the same moment; they come first in the log

    Raises NotPublishable with every reason found, NothingToPublish if nothing differs. Then nothing was changed.
    """
    with transaction.atomic():
        outbox.lock_log()
        reach("publish:locked")
        locked = [Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk) for incident in incidents]
        batch = make_batch(locked, now=now, standing=standing)
        return publish_batch(batch, by=by, reason=reason, now=now, marks=marks)


def publish_batch(
    batch: Batch, *, by: User, reason: str, now: dt.datetime, marks: Sequence[outbox.Mark] = ()
) -> tuple[Publication, ...]:
    """
    Publish what a batch holds, unless something stands against it; return its log entries. See publish_incidents.

    The caller owns the transaction, holds the lock of the log, and made the batch under it.
    """
    reach("publish:projected")
    _refuse(list_refusals(batch, reason=reason, names=list_guarded_names()))
    documents = batch.list_changed()
    if not (documents or marks):
        rows = [*(row.graph.incident for row in batch.incidents), *(row.incident for row in batch.amended)]
        raise NothingToPublish(", ".join(describe_incident(incident) for incident in rows))
    batch.numbering.save()
    entries = outbox.append_batch([*marks, *documents], by=by, reason=reason, now=now)
    reach("publish:appended")
    _settle(batch, documents, by=by, reason=reason, now=now)
    reach("publish:frozen")
    deliver_after_commit(now=now)
    return entries


def make_batch(
    incidents: Sequence[Incident],
    *,
    now: dt.datetime,
    standing: Collection[tuple[Table, int]] = (),
    numbering: Numbering | None = None,
    with_standing: bool = True,
) -> Batch:
    """
    Return what publishing the incidents now would make public. Writes nothing, so a preview may call it too.

    Incidents take their numbers first, so that they may refer to each other whatever their order.

    numbering       gives rows that are new their numbers; the next free ones unless said otherwise
    with_standing   whether the organizations and people that the incidents mention are looked at too
    """
    batch = Batch(numbering=numbering or Numbering(), published_at=to_utc_second(now))
    batch.numbering.give(Table.INCIDENT, [incident.pk for incident in incidents])
    for table, row_id in standing:
        batch.numbering.give(table, [row_id])
    for incident in incidents:
        number = batch.numbering.of(Table.INCIDENT, incident.pk)
        batch.incidents.append(
            project_incident(
                incident,
                numbering=batch.numbering,
                version=next_version(DocumentKind.INCIDENT, number),
                published_at=batch.published_at,
                together=[row.pk for row in incidents],
            )
        )
    if with_standing:
        _add_standing(batch)
    return batch


def _add_standing(batch: Batch) -> None:
    """Add the organizations and people that have numbers in the batch, until those mention nobody further."""
    done: set[tuple[Table, int]] = set()
    while todo := list_numbered_standing(batch.numbering) - done:
        for table, row_id in sorted(todo):
            projection = project_standing(table, row_id, batch)
            if has_changed(projection.document):
                batch.standing.append(projection)
        done |= todo


def list_numbered_standing(numbering: Numbering) -> set[tuple[Table, int]]:
    """Return (table, id) of the organizations and people that have a number in a publication."""
    return {(table, row_id) for table in (Table.ORGANIZATION, Table.PERSON) for row_id in numbering.row_ids(table)}


def project_standing(table: Table, row_id: int, batch: Batch) -> StandingProjection:
    """Return an organization or a person as it would be published with the incidents of a batch."""
    number = batch.numbering.of(table, row_id)
    version = next_version(DocumentKind(table), number)
    together = [projection.graph.incident.pk for projection in batch.incidents]
    if table is Table.ORGANIZATION:
        return project_organization(
            Organization.objects.get(pk=row_id),
            numbering=batch.numbering,
            version=version,
            published_at=batch.published_at,
            together=together,
        )
    return project_person(
        Person.objects.get(pk=row_id),
        numbering=batch.numbering,
        version=version,
        published_at=batch.published_at,
        together=together,
    )


def list_refusals(batch: Batch, *, reason: str, names: Sequence[GuardedName]) -> list[Refusal]:
    """
    Return every reason against making a batch public; empty if there is none. Writes nothing.

    reason   public words on why, "" for none
    names    those that must not be published
    """
    refusals: list[Refusal] = find_leaks(reason, names, where="Publication: reason")
    for projection in batch.incidents:
        refusals += check_incident(projection, reason=reason)
        where = describe_incident(projection.graph.incident)
        refusals += _check_document(projection.document, names, where=where)
    for amendment in batch.amended:
        refusals += check_amendment(amendment)
        where = f"{describe_incident(amendment.incident)}: public version"
        refusals += _check_document(amendment.document, names, where=where)
    for standing in batch.standing:
        where = f"{standing.document.document.value.capitalize()} {standing.document.number}"
        refusals += _check_document(standing.document, names, where=where)
    return refusals


def _refuse(refusals: Sequence[Refusal]) -> None:
    if refusals:
        for refusal in refusals:
            logger.warning("publishing refused: %s at %s", refusal.name, refusal.where)
        raise NotPublishable(refusals)


def _check_document(document: AnyDocument, names: Sequence[GuardedName], *, where: str) -> list[Refusal]:
    data = document.model_dump()
    return [*check_characters(data, where=where), *find_leaks(data, names, where=where)]


def _settle(batch: Batch, documents: Sequence[AnyDocument], *, by: User, reason: str, now: dt.datetime) -> None:
    """Freeze the reports that are now public, mark the incidents as published, and write that into their trails."""
    for projection in batch.incidents:
        graph = projection.graph
        reports: list[Assertion | CaseStatus | Statement] = [
            *projection.assertions,
            *graph.case_statuses,
            *graph.statements,
        ]
        freeze_rows(reports, now=now)
        is_new = any(document is projection.document for document in documents)
        if is_new or graph.incident.state != State.PUBLISHED:
            is_agreed = graph.incident.state in (State.APPROVED, State.PUBLISHED)
            record_transition(
                incident=graph.incident,
                to_state=State.PUBLISHED,
                by=by,
                now=now,
                reason=reason.strip() or str(PUBLISHED),
                is_alone=not is_agreed and has_taken_part(graph.incident, by),
                version=projection.document.version if is_new else None,
            )
        graph.incident.state = State.PUBLISHED
        graph.incident.save(update_fields=["state"])
    for amendment in batch.amended:
        freeze_rows(amendment.assertions, now=now)
        record_transition(
            incident=amendment.incident,
            to_state=State(amendment.incident.state),
            by=by,
            now=now,
            reason=reason.strip() or str(AMENDED),
            version=amendment.document.version,
        )
    for standing in batch.standing:
        freeze_rows(standing.assertions, now=now)
