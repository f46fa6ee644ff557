"""What a record must have before it may be published. Every failed check is named and says what to do."""

from collections.abc import Iterable
from typing import Any

from incidents.editorial.models import Assertion, CaseStatus, Incident, Sourced, Statement
from incidents.editorial.models.workflow import State
from incidents.publishing.excerpts import SHARE_OF_SOURCE, count_published_words, count_words, trim_excerpt
from incidents.publishing.leak_guard import list_texts
from incidents.publishing.projection.graph import list_claimed_rows
from incidents.publishing.projection.incident import IncidentProjection
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.refusals import Refusal
from incidents.publishing.visibility import is_public
from incidents.record.codes import ApprehensionState, NameStatus, ProsecutionState
from incidents.record.row import Table

CHARGED_STATES = frozenset(
    {ApprehensionState.WARRANT_ISSUED, *ProsecutionState} - {ProsecutionState.REFERRED, ProsecutionState.DECLINED}
)
"""States that come after an official charge, or with a named warrant."""


def check_incident(projection: IncidentProjection, *, reason: str) -> list[Refusal]:
    """Return every reason against publishing the incident as projected, but for sealed names."""
    incident = projection.graph.incident
    return [
        *_check_state(incident, reason=reason),
        *_check_basics(projection),
        *_check_evidence(projection),
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


def _check_evidence(projection: IncidentProjection) -> Iterable[Refusal]:
    """A claim about a row that is not part of the incident is a slip that readers could make nothing of."""
    for row in projection.stray:
        yield Refusal(
            name="evidence_without_subject",
            where=f"{describe_incident(projection.graph.incident)}: assertion {row.pk}",
            fix=f"is about {row.subject_table} {row.subject_id}, no part of this incident; cite the right row",
        )


def _check_named_suspects(projection: IncidentProjection) -> Iterable[Refusal]:
    """A suspect is named only after an official charge or a named warrant (domain model, withholding)."""
    graph = projection.graph
    superseded = {status.supersedes_id for status in graph.case_statuses}
    charged = {
        status.suspect_id
        for status in graph.case_statuses
        if status.state in CHARGED_STATES and status.pk not in superseded
    }
    for suspect_id, person_id in sorted(_list_suspect_people(projection)):
        person = graph.shared.people.get(person_id)
        if person is not None and person.name_status == NameStatus.RELEASED and suspect_id not in charged:
            yield Refusal(
                name="suspect_named_early",
                where=f"{describe_incident(graph.incident)}: suspect {suspect_id}: person",
                fix="is named without a charge or a warrant; record that status with its source, or take the name out",
            )


def _list_suspect_people(projection: IncidentProjection) -> set[tuple[int, int]]:
    """Return (suspect id, person id) of every suspect who is, or is claimed to be, a person of the record."""
    held = {(suspect.pk, suspect.person_id) for suspect in projection.graph.suspects if suspect.person_id is not None}
    claimed = {
        (row.subject_id, person_id)
        for row in projection.assertions
        if row.subject_table == Table.SUSPECT
        for table, person_id in list_claimed_rows(row)
        if table is Table.PERSON
    }
    return held | claimed


def _check_shares(projection: IncidentProjection) -> Iterable[Refusal]:
    """All excerpts of one source outside statements: at most a quarter of its words, where its length is known."""
    graph = projection.graph
    for row in graph.shared.sources.values():
        length = row.word_count or count_words(row.full_text)
        if not length:
            continue
        used = count_published_words(*_collect_excerpts(projection, row.pk))
        if used * SHARE_OF_SOURCE > length:
            yield Refusal(
                name="excerpts_too_long",
                where=f"{describe_incident(graph.incident)}: source {row.pk}: excerpts",
                fix=f"take {used} of its {length} words; shorten them to {length // SHARE_OF_SOURCE} at most",
            )


def _collect_excerpts(projection: IncidentProjection, source_id: int) -> tuple[list[str], list[str]]:
    """Return the excerpts of a source, and the statements from it, of all that was ever published and of this."""
    graph = projection.graph
    reports: dict[tuple[type[Sourced], int], Sourced] = {}
    mine: list[Sourced] = [*projection.assertions, *graph.case_statuses, *graph.statements]
    for model in (Assertion, CaseStatus, Statement):
        published = model._default_manager.filter(source=source_id, frozen_at__isnull=False)
        reports |= {(model, row.pk): row for row in published}
    reports |= {(type(row), row.pk): row for row in mine if row.source_id == source_id}
    excerpts = [trim_excerpt(row.excerpt).words for row in reports.values()]
    return excerpts, [row.text for row in reports.values() if isinstance(row, Statement)]
