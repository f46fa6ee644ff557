"""The words under which a record is found, and the place of its entry among the newest."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incidents.public_store.derive.incident_line import BEGINNING, choose_sort_time
from incidents.public_store.words import list_text_words
from incidents.record.documents import AnyDocument, IncidentRecord, OrganizationRecord, PersonRecord
from incidents.record.mentions import AliasRecord, PersonName
from incidents.record.row import DocumentKind

MOST_BYTES = 600_000
"""Of different words that one record is found under: PostgreSQL's index takes one megabyte of them."""

_KIND_BITS = {DocumentKind.INCIDENT: 2, DocumentKind.ORGANIZATION: 1, DocumentKind.PERSON: 0}
_NUMBER_BITS = 28

_INCIDENT_TEXTS: dict[str, tuple[str, ...]] = {
    "places": ("name", "address_text", "landmark_text", "city", "county", "state"),
    "responders": ("label", "rank_text", "service_text", "injury_text"),
    "suspects": ("label",),
    "charges": ("statute", "offense_text", "court_text", "case_number"),
    "weapons": ("description",),
    "events": ("description",),
    "vehicles": ("color", "body_style", "make", "model", "damage_text"),
    "statements": ("text",),
    "sources": ("title", "author_text"),
    "identifiers": ("value",),
    "organizations": ("name", "abbreviation"),
    "posts": ("label",),
}
"""The texts of an incident's rows that it is found by. Notes on sources and attributions would find too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchText:
    """title, body: normalised words, in order of the document."""

    title: tuple[str, ...]
    body: tuple[str, ...]


def get_title(document: AnyDocument) -> str:
    """Return the label of a record; empty for a person whose name is not released."""
    match document:
        case IncidentRecord():
            return document.title
        case OrganizationRecord():
            return document.name
        case PersonRecord():
            return document.person.name.full_name if document.person.name else ""


def make_search_text(document: AnyDocument) -> SearchText:
    """Return the words of a record. Words beyond MOST_BYTES are left out, on both engines alike."""
    return SearchText(
        title=tuple(_take_words([get_title(document)])),
        body=tuple(_take_words(_list_texts(document))),
    )


def make_entry_id(document: AnyDocument, *, first_published_at: dt.datetime) -> int:
    """
    Return the key of a record's search entry, such that a later record has a greater one.

    Incidents are placed by the time at which they occurred, other records by their first publication, both to the
    minute; within a minute the kind and the number decide. Two records would share a key only if they fell into the
    same minute and their numbers were 2**28 apart.
    """
    placed_at = choose_sort_time(document.occurred) if isinstance(document, IncidentRecord) else first_published_at
    minutes = (placed_at - BEGINNING) // dt.timedelta(minutes=1)
    within = (_KIND_BITS[document.document] << _NUMBER_BITS) | (document.number % (1 << _NUMBER_BITS))
    return (minutes << (_NUMBER_BITS + 2)) | within


def _take_words(texts: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    room = MOST_BYTES // 2
    for text in texts:
        for word in list_text_words(text):
            if word in seen:
                continue
            room -= len(word.encode())
            if room < 0:
                return
            seen.add(word)
            yield word


def _list_texts(document: AnyDocument) -> Iterator[str]:
    match document:
        case IncidentRecord():
            return _list_incident_texts(document)
        case OrganizationRecord():
            return _list_organization_texts(document)
        case PersonRecord():
            return _list_person_texts(document)


def _list_incident_texts(document: IncidentRecord) -> Iterator[str]:
    yield document.summary
    for rows, columns in _INCIDENT_TEXTS.items():
        for row in getattr(document, rows):
            yield from (getattr(row, column) for column in columns)
    for person in document.people:
        yield from _list_name_texts(person.name)


def _list_organization_texts(document: OrganizationRecord) -> Iterator[str]:
    yield from (document.abbreviation, document.ori, document.state)
    yield from (post.label for post in document.posts)
    yield from _list_alias_texts(document.aliases)


def _list_person_texts(document: PersonRecord) -> Iterator[str]:
    yield from _list_name_texts(document.person.name)
    yield from (post.label for post in document.posts)
    yield from _list_alias_texts(document.aliases)


def _list_name_texts(name: PersonName | None) -> Iterator[str]:
    if name is not None:
        yield from (name.full_name, name.nickname)


def _list_alias_texts(aliases: Iterable[AliasRecord]) -> Iterator[str]:
    for alias in aliases:
        yield alias.name
