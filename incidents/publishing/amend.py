"""
The next version of a public record as nothing but its last one with a name in it.

A record has one set of rows, which may be in the middle of edits that nobody has reviewed. What must not wait for
them is not made from the rows: it is brought into the document that readers have.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar

from incidents.editorial.models import Assertion, Incident, Person
from incidents.publishing import outbox
from incidents.publishing.changes import next_version
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import References, SharedRows, list_merged_ids, load_shared
from incidents.publishing.projection.labels import label_shared_rows
from incidents.publishing.projection.reports import ReportRecords
from incidents.publishing.projection.shared_rows import SharedMentions, give_shared_numbers
from incidents.record.documents import DOCUMENT_TYPES, AnyDocument, IncidentRecord, PersonRecord
from incidents.record.evidence import AssertionRecord
from incidents.record.mentions import PersonMention
from incidents.record.row import DocumentKind, Row, Table

Member = TypeVar("Member", bound=Row)
Document = TypeVar("Document", IncidentRecord, PersonRecord)


@dataclass(kw_only=True)
class Amendment:
    """
    What an incident would be published as when its unpublished edits stay back.

    incident     as it is in the database; its state and its rows stay as they are
    document     the last version with the name brought in, under the next number
    assertions   the claims that become public with it, which freeze
    """

    incident: Incident
    document: IncidentRecord
    assertions: list[Assertion] = field(default_factory=list)


def amend_incident(
    incident: Incident, *, person: Person, claims: Iterable[Assertion], numbering: Numbering, published_at: dt.datetime
) -> Amendment | None:
    """
    Return the last version of an incident with a person as the person's row is now; None if there is none to amend.

    There is none where the last version was erased, and where it does not mention the person: readers then see the
    name with the version that is being edited. Fields that stay back with a withheld name stay back until then too.
    Nothing is written.

    claims         assertions that come with the name; those collected for other incidents are passed over
    published_at   UTC, chosen by the caller
    """
    own = list_merged_ids(incident)
    numbering.give(Table.INCIDENT, [incident.pk])
    number = numbering.of(Table.INCIDENT, incident.pk)
    last = read_last_version(DocumentKind.INCIDENT, number)
    if not isinstance(last, IncidentRecord):
        return None
    rows = [row for row in claims if row.incident_id in own]
    change = _NameChange(person, rows, numbering)
    if change.numbers.isdisjoint(mention.number for mention in last.people):
        return None
    records = change.record_claims({row.pk: number for row in rows})
    members = {
        **change.extend_mentions(last),
        "assertions": (*(change.relabel(row, last) for row in last.assertions), *records),
        "people": _unite(change.rename(last.people), change.mentions.list_people()),
    }
    document = make_next_version(last, members, published_at=published_at)
    return Amendment(incident=incident, document=document, assertions=rows)


def amend_person(
    person: Person, *, claims: Iterable[Assertion], numbering: Numbering, published_at: dt.datetime
) -> PersonRecord | None:
    """
    Return the last version of a person's own document with the name as the row has it now; None if there is none.

    claims   assertions that come with the name: of no incident, or of incidents that show them too
    """
    last = read_last_version(DocumentKind.PERSON, numbering.of(Table.PERSON, person.pk))
    if not isinstance(last, PersonRecord):
        return None
    rows = list(claims)
    change = _NameChange(person, rows, numbering)
    incidents = {row.pk: numbering.maybe(Table.INCIDENT, row.incident_id) for row in rows}
    renamed = change.rename([last.person])
    members = {
        **change.extend_mentions(last, without=("people", "tenures", "posts")),
        "person": renamed[0],
        "assertions": (*last.assertions, *change.record_claims(incidents)),
    }
    return make_next_version(last, members, published_at=published_at)


def read_last_version(kind: DocumentKind, number: int) -> AnyDocument | None:
    """Return the newest published version of a record; None if it has none, or if that was erased."""
    entry = outbox.get_last_version(kind, number)
    if entry is None or entry.document is None:
        return None
    return DOCUMENT_TYPES[kind].model_validate_json(entry.document)


def mentions_person(document: str, numbers: Iterable[int]) -> bool:
    """Tell whether the stored text of an incident's document mentions a person by one of the public numbers."""
    return not set(numbers).isdisjoint(row["number"] for row in json.loads(document)["people"])


def list_numbers(person: Person, numbering: Numbering) -> set[int]:
    """Return the public numbers of a person and of those merged into the person."""
    ids = list_merged_ids(person)
    numbering.give_known(Table.PERSON, ids)
    return {numbering.of(Table.PERSON, row_id) for row_id in ids if numbering.knows(Table.PERSON, row_id)}


def rename_person(people: Iterable[PersonMention], person: Person, numbering: Numbering) -> tuple[PersonMention, ...]:
    """Return the people of a document with a person as the row is now, under the numbers that they have."""
    if not list_numbers(person, numbering):
        return tuple(people)
    return tuple(_NameChange(person, [], numbering).rename(people))


class _NameChange:
    """
    One person as mentioned from now on, and what the new claims mention besides.

    numbers   the public numbers of the person and of those merged into it
    """

    def __init__(self, person: Person, claims: Sequence[Assertion], numbering: Numbering) -> None:
        self.claims = claims
        found = References(people={person.pk})
        for row in claims:
            found.add_report(row)
            found.add_claim(row)
        self.shared = SharedRows()
        load_shared(self.shared, found)
        give_shared_numbers(self.shared, numbering)
        self.mentions = SharedMentions(self.shared, numbering)
        self.mention: PersonMention = self.mentions.mention_person(person)
        self.numbering = numbering
        self.numbers = list_numbers(person, numbering)

    def record_claims(self, incidents: Mapping[int, int | None]) -> list[AssertionRecord]:
        """Return the claims as published. incidents: the number of the incident of each, by id of the claim."""
        self.numbering.give(Table.ASSERTION, [row.pk for row in self.claims])
        reports = ReportRecords(self.mentions, label_shared_rows(self.shared))
        return [reports.record_assertion(row, incident=incidents[row.pk]) for row in self.claims]

    def rename(self, people: Iterable[PersonMention]) -> list[PersonMention]:
        """Return the people with the person as mentioned from now on, under the numbers that they have."""
        return [
            self.mention.model_copy(update={"number": row.number}) if row.number in self.numbers else row
            for row in people
        ]

    def extend_mentions(self, last: IncidentRecord | PersonRecord, *, without: Sequence[str] = ()) -> dict[str, Any]:
        """Return the lists of shared rows with those added that only the new claims mention; the rest is as it was."""
        lists = {
            "organizations": self.mentions.list_organizations(),
            "posts": self.mentions.list_posts(),
            "tenures": self.mentions.list_tenures(),
        }
        found = {name: _unite(getattr(last, name), rows) for name, rows in lists.items() if name not in without}
        known = {row.number for row in last.sources}
        new = [row for row in self.mentions.list_sources([]) if row.number not in known]
        return {**found, "sources": (*last.sources, *new)}

    def relabel(self, claim: AssertionRecord, last: IncidentRecord) -> AssertionRecord:
        """Return a published claim with the name in the label of the row that it claims, where that is the person's."""
        target = claim.value_row
        if target is None:
            return claim
        name = self.mention.name.full_name if self.mention.name else ""
        match target.table:
            case Table.PERSON if target.number in self.numbers:
                return claim.model_copy(update={"value": name})
            case Table.RESPONDER if target.number in self._list_rows_of_person(last):
                return claim.model_copy(update={"value": name}) if name else claim
            case _:
                return claim

    def _list_rows_of_person(self, last: IncidentRecord) -> Iterator[int]:
        return (row.number for row in last.responders if row.person in self.numbers)


def _unite(published: Iterable[Member], mentioned: Iterable[Member]) -> tuple[Member, ...]:
    """Return the published rows, and of the others those that are new, by number."""
    rows = {row.number: row for row in (*mentioned, *published)}
    return tuple(sorted(rows.values(), key=attrgetter("number")))


def make_next_version(last: Document, members: Mapping[str, Any], *, published_at: dt.datetime) -> Document:
    """Return a document with other members under its next version, checked against the schema."""
    number = next_version(last.document, last.number)
    return type(last)(**{**dict(last), **members, "version": number, "published_at": published_at})
