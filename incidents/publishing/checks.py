"""What a record must have before it may be published. Every failed check is named and says what to do."""

from collections.abc import Iterable
from typing import Any

from incidents.editorial.models import Incident
from incidents.editorial.models.workflow import State
from incidents.publishing.excerpts import SHARE_OF_SOURCE, count_published_words, count_words
from incidents.publishing.leak_guard import list_texts
from incidents.publishing.projection.incident import IncidentProjection
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.refusals import Refusal
from incidents.publishing.visibility import is_public
from incidents.record.codes import ApprehensionState, Axis, NameStatus
from incidents.record.row import Table

NAMED_SUSPECT_STATES = frozenset({ApprehensionState.WARRANT_ISSUED})


def check_incident(projection: IncidentProjection, *, reason: str) -> list[Refusal]:
    """Return every reason against publishing the incident as projected, but for sealed names."""
    incident = projection.graph.incident
    return [
        *_check_state(incident, reason=reason),
        *_check_basics(projection),
        *_check_named_suspects(projection),
        *_check_shares(projection),
    ]


def check_characters(document: Any, *, where: str) -> list[Refusal]:
    """Return a refusal for every text that a database or canonical JSON cannot hold: NUL and half characters."""
    return [
        Refusal(name="unusable_character", where=f"{where}: {path}", fix="holds a character that is none; retype it")
        for path, text in list_texts(document)
        if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text)
    ]


def describe_incident(incident: Incident) -> str:
    """Return how a refusal names an incident: by its desk number, never by words that an editor typed."""
    return f"Incident {incident.pk}"


def _check_state(incident: Incident, *, reason: str) -> Iterable[Refusal]:
    where = f"{describe_incident(incident)}: state"
    if incident.state == State.MERGED:
        yield Refusal(name="merged", where=where, fix="is merged into another incident; publish that one")
    was_public = get_public_number(Table.INCIDENT, incident.pk) is not None
    if was_public and incident.state != State.MERGED and not reason.strip() and not is_public(incident):
        yield Refusal(name="withdrawn", where=where, fix="is withdrawn; give the reason for making it public again")


def _check_basics(projection: IncidentProjection) -> Iterable[Refusal]:
    incident, where = projection.graph.incident, describe_incident(projection.graph.incident)
    if not incident.title.strip():
        yield Refusal(name="no_title", where=f"{where}: title", fix="is empty; give it a plain title without a name")
    if not projection.document.sources:
        yield Refusal(name="no_source", where=f"{where}: sources", fix="has no source; add at least one")


def _check_named_suspects(projection: IncidentProjection) -> Iterable[Refusal]:
    """A suspect is named only after an official charge or a named warrant (domain model, withholding)."""
    graph = projection.graph
    charged = {
        status.suspect_id
        for status in graph.case_statuses
        if status.axis == Axis.PROSECUTION or status.state in NAMED_SUSPECT_STATES
    }
    for suspect in graph.suspects:
        person = graph.shared.people.get(suspect.person_id) if suspect.person_id is not None else None
        if person is not None and person.name_status == NameStatus.RELEASED and suspect.pk not in charged:
            yield Refusal(
                name="suspect_named_early",
                where=f"{describe_incident(graph.incident)}: suspect {suspect.pk}: person",
                fix="is named without a charge or a warrant; record that status with its source, or take the name out",
            )


def _check_shares(projection: IncidentProjection) -> Iterable[Refusal]:
    """All excerpts of one source outside statements: at most a quarter of its words, where its length is known."""
    document, graph = projection.document, projection.graph
    texts = [statement.text for statement in document.statements]
    excerpts: dict[int, list[str]] = {source.number: [] for source in document.sources}
    for report in (*document.assertions, *document.case_status, *document.statements):
        excerpts[report.source].append(report.excerpt.words)
    for row in graph.shared.sources.values():
        length = row.word_count or count_words(row.full_text)
        used = count_published_words(excerpts[projection.source_numbers[row.pk]], statements=texts)
        if length and used * SHARE_OF_SOURCE > length:
            yield Refusal(
                name="excerpts_too_long",
                where=f"{describe_incident(graph.incident)}: source {row.pk}: excerpts",
                fix=f"take {used} of its {length} words; shorten them to {length // SHARE_OF_SOURCE} at most",
            )
