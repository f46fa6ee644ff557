"""What of a person readers see: their incidents, which of those nobody is editing, and the documents beside them."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from incidents.editorial.models import Incident, Person, Publication, RecordNumber
from incidents.editorial.models.workflow import State
from incidents.publishing import outbox
from incidents.publishing.amend import mentions_person
from incidents.publishing.changes import has_changed
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import follow_merges, list_merged_ids
from incidents.publishing.publish import Batch, list_numbered_standing, make_batch, project_standing
from incidents.publishing.visibility import list_public_incidents
from incidents.record.instant import to_utc_second
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind, Table


def list_incidents_of(person: Person) -> list[Incident]:
    """
    Return the public incidents of a person, in order of id.

    Those in which the person takes part by the rows as they are now, and those whose last version says so.
    """
    people = list_merged_ids(person)
    takes_part = Q(responders__person__in=people) | Q(suspects__person__in=people)
    mentioned = Q(pk__in=_list_ids_mentioning(people))
    return list_public_incidents(Incident.objects.filter(takes_part | mentioned).distinct().order_by("pk"))


def list_unedited(incidents: Iterable[Incident], *, now: dt.datetime) -> set[int]:
    """Return the ids of the incidents that readers see exactly as their rows are, none of them being worked on."""
    found = set()
    for row in incidents:
        if row.state == State.PUBLISHED:
            (projection,) = make_batch([row], now=now, with_standing=False).incidents
            if not has_changed(projection.document):
                found.add(row.pk)
    return found


def _list_ids_mentioning(people: Sequence[int]) -> set[int]:
    """Return the ids of the incidents whose last version mentions a person, as an official too."""
    numbers = list(RecordNumber.objects.filter(table=Table.PERSON, row_id__in=people).values_list("number", flat=True))
    holds = Q(pk__in=[])
    for number in numbers:
        holds |= Q(document__contains=f'"person":{number}')
    log = Publication.objects.filter(holds, kind=DocumentKind.INCIDENT, action=LogAction.PUBLISH)
    last: dict[int, str] = {}
    for number in log.values_list("number", flat=True).distinct():
        entry = outbox.get_last_version(DocumentKind.INCIDENT, number)
        if entry is not None and entry.document is not None and mentions_person(entry.document, numbers):
            last[number] = entry.document
    rows = RecordNumber.objects.filter(table=Table.INCIDENT, number__in=list(last))
    return set(rows.values_list("row_id", flat=True))


def is_public_as_it_stands(person: Person, *, now: dt.datetime) -> bool:
    """Tell whether readers see a person's own document exactly as the rows are."""
    batch = Batch(numbering=Numbering(), published_at=to_utc_second(now))
    current = follow_merges(person)
    batch.numbering.give(Table.PERSON, [current.pk])
    return not has_changed(project_standing(Table.PERSON, current.pk, batch).document)


def add_standing(
    batch: Batch, *, chosen: Collection[tuple[Table, int]], left_out: Collection[tuple[Table, int]]
) -> None:
    """
    Add to a batch the organizations and people that are chosen, or mentioned in public for the first time.

    Other documents wait for the next publication of an incident: they may hold edits of their own.

    chosen     (table, id) of those that are published in any case
    left_out   (table, id) of those that the caller adds
    """
    for table, row_id in chosen:
        batch.numbering.give(table, [row_id])
    done: set[tuple[Table, int]] = set(left_out)
    while todo := list_numbered_standing(batch.numbering) - done:
        done |= todo
        for table, row_id in sorted(todo):
            is_new = outbox.get_last_version(DocumentKind(table), batch.numbering.of(table, row_id)) is None
            if is_new or (table, row_id) in chosen:
                projection = project_standing(table, row_id, batch)
                if has_changed(projection.document):
                    batch.standing.append(projection)
