"""
The last version of an incident without a name that has been redacted, and without what stays back with it.

Reports that were published never change but by a redaction, so their words are those that the rows have now. All
else is as readers have it: what is being edited stays back.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from incidents.editorial.models import Person
from incidents.publishing.amend import Amendment, list_numbers, make_next_version, read_last_version, rename_person
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.incident import IncidentProjection
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import AssertionRecord
from incidents.record.guarded_words import Guard
from incidents.record.involved import ResponderRecord
from incidents.record.row import DocumentKind, Row, Table

Member = TypeVar("Member", bound=Row)

WORDS_OF_CLAIMS = ("excerpt", "attribution_text", "locator", "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taking:
    """
    One name that is taken out of one document.

    numbers   the public numbers of the person
    now       the document that the rows would make; what it does not have stays back with the name
    guard     finds the name
    """

    numbers: set[int]
    now: IncidentRecord
    guard: Guard

    def take_from_claims(self, claims: Iterable[AssertionRecord]) -> tuple[AssertionRecord, ...]:
        present = _by_number(self.now.assertions)
        return tuple(self._take_from_claim(row, present[row.number]) for row in claims if row.number in present)

    def _take_from_claim(self, claim: AssertionRecord, present: AssertionRecord) -> AssertionRecord:
        words: dict[str, Any] = {name: getattr(present, name) for name in WORDS_OF_CLAIMS}
        if present.excerpt.words != claim.excerpt.words or self.guard.finds(claim.value):
            words["value"] = present.value
        return claim.model_copy(update=words)

    def take_from_responder(self, row: ResponderRecord) -> ResponderRecord:
        if row.person not in self.numbers:
            return row
        present = _by_number(self.now.responders).get(row.number)
        age = row.age if present is not None and present.age is not None else None
        return row.model_copy(update={"badge": "", "age": age})

    def list_unnamed(self, last: IncidentRecord) -> set[tuple[Table, int]]:
        """Return the rows of a document that are the person, about whom outside identifiers tell as much."""
        responders = {(Table.RESPONDER, row.number) for row in last.responders if row.person in self.numbers}
        return responders | {(Table.SUSPECT, row.number) for row in last.suspects if row.person in self.numbers}


def amend_without(
    projection: IncidentProjection, *, person: Person, guard: Guard, numbering: Numbering, published_at: dt.datetime
) -> Amendment | None:
    """
    Return the last version of an incident with a person's name taken out; None if that was erased. Writes nothing.

    projection     the incident as its rows are now, the name emptied and the reports that held it redacted
    person         as the row is now: without a name
    guard          finds the name
    published_at   UTC, chosen by the caller
    """
    last = read_last_version(DocumentKind.INCIDENT, projection.document.number)
    if not isinstance(last, IncidentRecord):
        return None
    taking = _Taking(numbers=list_numbers(person, numbering), now=projection.document, guard=guard)
    statuses, statements = _by_number(projection.document.case_status), _by_number(projection.document.statements)
    unnamed = taking.list_unnamed(last)
    members = {
        "people": rename_person(last.people, person, numbering),
        "assertions": taking.take_from_claims(last.assertions),
        "responders": tuple(taking.take_from_responder(row) for row in last.responders),
        "case_status": tuple(statuses.get(row.number, row) for row in last.case_status),
        "statements": tuple(
            statements.get(row.number, row).model_copy(update={"words_checked": row.words_checked})
            for row in last.statements
        ),
        "identifiers": tuple(row for row in last.identifiers if (row.subject.table, row.subject.number) not in unnamed),
    }
    document = make_next_version(last, members, published_at=published_at)
    return Amendment(incident=projection.graph.incident, document=document)


def _by_number(rows: Iterable[Member]) -> dict[int, Member]:
    return {row.number: row for row in rows}
