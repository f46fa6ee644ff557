"""All rows that a document is made of, read set by set: one query per table, however many rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from django.db.models import Q

from incidents.editorial.actions.quotations import map_valid_checks
from incidents.editorial.models import (
    Alias,
    Assertion,
    CaseStatus,
    Charge,
    Correction,
    Event,
    Identifier,
    Incident,
    IncidentRelation,
    IncidentSource,
    Offense,
    Organization,
    Person,
    Place,
    Post,
    QuotationCheck,
    Responder,
    Source,
    Sourced,
    Statement,
    Suspect,
    Tenure,
    Vehicle,
    Weapon,
)
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.codes import RelationKind
from incidents.record.row import Table

_TABLE_NAMES = frozenset(table.value for table in Table)
_REFERENCE = re.compile(r"([a-z_]+):([0-9]+)")

Mergeable = TypeVar("Mergeable", Incident, Organization, Person)


@dataclass(kw_only=True)
class SharedRows:
    """
    Rows that several documents mention, by id.

    Organizations and people are keyed by the id that a row refers to and hold the row that continues it, so a
    reference to a merged row finds its successor without the referring row being rewritten. Incidents are ids
    of merged incidents and of the incident that continues them.
    """

    organizations: dict[int, Organization] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    tenures: dict[int, Tenure] = field(default_factory=dict)
    sources: dict[int, Source] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    incidents: dict[int, int] = field(default_factory=dict)

    def find_successor(self, table: Table, row_id: int) -> int:
        """Return the id of the row that continues another one; its own id if it was never merged."""
        match table:
            case Table.ORGANIZATION if row_id in self.organizations:
                return self.organizations[row_id].pk
            case Table.PERSON if row_id in self.people:
                return self.people[row_id].pk
            case Table.INCIDENT:
                return self.incidents.get(row_id, row_id)
            case _:
                return row_id


@dataclass(kw_only=True)
class IncidentGraph:
    """
    One incident with everything its document is made of. Lists are in order of id unless said otherwise.

    checks   the check of its words that holds, for each statement that has one, by its id
    """

    incident: Incident
    responders: list[Responder]
    suspects: list[Suspect]
    charges: list[Charge]
    weapons: list[Weapon]
    vehicles: list[Vehicle]
    offenses: list[Offense]
    events: list[Event]
    officials: dict[int, list[int]]
    case_statuses: list[CaseStatus]
    statements: list[Statement]
    relations: list[IncidentRelation]
    corrections: list[Correction]
    assertions: list[Assertion]
    identifiers: list[Identifier]
    aliases: list[Alias]
    source_order: list[int]
    shared: SharedRows
    checks: dict[int, QuotationCheck] = field(default_factory=dict)


def load_incident(incident: Incident) -> IncidentGraph:
    """
    Return the incident's rows and every shared row that they mention, as the database has them now.

    The rows of incidents that were merged into it are its own: their keys are never rewritten.
    """
    ids = list_merged_ids(incident)
    events = list(Event.objects.filter(incident__in=ids).order_by("pk"))
    sources = IncidentSource.objects.filter(incident__in=ids).order_by("position", "pk")
    graph = IncidentGraph(
        incident=incident,
        responders=list(Responder.objects.filter(incident__in=ids).order_by("pk")),
        suspects=list(Suspect.objects.filter(incident__in=ids).order_by("pk")),
        charges=list(Charge.objects.filter(suspect__incident__in=ids).order_by("pk")),
        weapons=list(Weapon.objects.filter(incident__in=ids).order_by("pk")),
        vehicles=list(Vehicle.objects.filter(incident__in=ids).order_by("pk")),
        offenses=list(Offense.objects.filter(incident__in=ids).order_by("pk")),
        events=events,
        officials=_load_officials(events),
        case_statuses=list(CaseStatus.objects.filter(incident__in=ids).order_by("pk")),
        statements=list(Statement.objects.filter(incident__in=ids).order_by("pk")),
        relations=_load_relations(incident, ids),
        corrections=list(Correction.objects.filter(incident__in=ids).order_by("pk")),
        assertions=list(Assertion.objects.filter(incident__in=ids).order_by("pk")),
        identifiers=[],
        aliases=[],
        source_order=list(dict.fromkeys(sources.values_list("source_id", flat=True))),
        shared=SharedRows(incidents=dict.fromkeys(ids, incident.pk)),
    )
    graph.identifiers = _load_identifiers(graph, ids)
    load_shared(graph.shared, _collect_references(graph))
    graph.aliases = _load_aliases(graph.shared)
    for statement in graph.statements:
        statement.source = graph.shared.sources[statement.source_id]
    graph.checks = map_valid_checks(graph.statements)
    return graph


def _load_officials(events: list[Event]) -> dict[int, list[int]]:
    """Return the tenure ids of the officials of each event, ascending, by event id."""
    pairs = Event.officials.through.objects.filter(event__in=events).order_by("tenure_id")
    officials: dict[int, list[int]] = {event.pk: [] for event in events}
    for event_id, tenure_id in pairs.values_list("event_id", "tenure_id"):
        officials[event_id].append(tenure_id)
    return officials


def _load_relations(incident: Incident, ids: list[int]) -> list[IncidentRelation]:
    """Return the relations to other incidents; a guess that two records are one stays in the newsroom."""
    relations = IncidentRelation.objects.filter(from_incident__in=ids).select_related("to_incident")
    rows = relations.exclude(kind=RelationKind.CANDIDATE_SAME).order_by("pk")
    return [row for row in rows if follow_merges(row.to_incident).pk != incident.pk]


def _load_identifiers(graph: IncidentGraph, ids: list[int]) -> list[Identifier]:
    """Return the outside identifiers of the incident and of its responders and suspects."""
    subjects = {
        Table.INCIDENT: ids,
        Table.RESPONDER: [row.pk for row in graph.responders],
        Table.SUSPECT: [row.pk for row in graph.suspects],
    }
    wanted = Q(pk__in=[])
    for table, row_ids in subjects.items():
        wanted |= Q(subject_table=table, subject_id__in=row_ids)
    return list(Identifier.objects.filter(wanted).order_by("pk"))


def _load_aliases(shared: SharedRows) -> list[Alias]:
    """Return the other names of the organizations and people mentioned, about which claims may be made."""
    wanted = Q(organization__in=list(shared.organizations)) | Q(person__in=list(shared.people))
    return list(Alias.objects.filter(wanted).order_by("pk"))


@dataclass(kw_only=True)
class References:
    """Ids of shared rows that something refers to."""

    organizations: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    posts: set[int] = field(default_factory=set)
    tenures: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)

    def add_report(self, row: Sourced) -> None:
        """Add what every sourced row refers to."""
        _add(self.sources, row.source_id)
        _add(self.tenures, row.attributed_tenure_id)
        _add(self.organizations, row.attributed_organization_id)

    def add_claim(self, assertion: Assertion) -> None:
        """Add the row that an assertion is about and the row that it claims, where they are shared ones."""
        self._add_row(Table(assertion.subject_table), assertion.subject_id)
        for table, row_id in list_claimed_rows(assertion):
            self._add_row(table, row_id)

    def _add_row(self, table: Table, row_id: int) -> None:
        by_table = {
            Table.ORGANIZATION: self.organizations,
            Table.PERSON: self.people,
            Table.POST: self.posts,
            Table.TENURE: self.tenures,
            Table.PLACE: self.places,
            Table.SOURCE: self.sources,
        }
        if table in by_table:
            by_table[table].add(row_id)


def list_claimed_rows(assertion: Assertion) -> list[tuple[Table, int]]:
    """Return (table, id) of the rows that an assertion's value names; empty if its field holds no reference."""
    model = SUBJECT_MODELS[Table(assertion.subject_table)]
    references = {field.name for field in model._meta.get_fields() if field.many_to_one or field.many_to_many}
    if assertion.field not in references:
        return []
    named = _REFERENCE.findall(assertion.value)
    return [(Table(table), int(row_id)) for table, row_id in named if table in _TABLE_NAMES]


def _add(ids: set[int], row_id: int | None) -> None:
    if row_id is not None:
        ids.add(row_id)


def _collect_references(graph: IncidentGraph) -> References:
    """Return the ids of the shared rows that the rows of an incident name directly."""
    found = References(sources=set(graph.source_order))
    _add(found.places, graph.incident.place_id)
    _add(found.organizations, graph.incident.lead_organization_id)
    for responder in graph.responders:
        _add(found.people, responder.person_id)
        _add(found.organizations, responder.organization_id)
        _add(found.places, responder.death_place_id)
    for suspect in graph.suspects:
        _add(found.people, suspect.person_id)
    for vehicle in graph.vehicles:
        _add(found.organizations, vehicle.owner_id)
    for event in graph.events:
        _add(found.places, event.place_id)
        found.tenures.update(graph.officials[event.pk])
    for statement in graph.statements:
        _add(found.tenures, statement.speaker_tenure_id)
        _add(found.organizations, statement.speaker_organization_id)
    for report in (*graph.assertions, *graph.case_statuses, *graph.statements):
        found.add_report(report)
    for assertion in graph.assertions:
        found.add_claim(assertion)
    return found


def load_shared(shared: SharedRows, found: References) -> None:
    """
    Read the shared rows with these ids, and those that they name in turn, into shared.

    Tenures bring their people and posts, posts their organizations, sources their publishers and the sources
    that they revise, organizations their parents, as far up as they go.
    """
    shared.places.update(Place.objects.in_bulk(found.places))
    shared.tenures.update(Tenure.objects.in_bulk(found.tenures))
    posts = found.posts | {tenure.post_id for tenure in shared.tenures.values()}
    shared.posts.update(Post.objects.in_bulk(posts))
    people = found.people | {tenure.person_id for tenure in shared.tenures.values()}
    shared.people.update(_load_surviving(Person, people))
    wanted = set(found.sources)
    while missing := wanted - shared.sources.keys():
        shared.sources.update(Source.objects.in_bulk(missing))
        wanted = {row.revision_of_id for row in shared.sources.values() if row.revision_of_id is not None}
    organizations = found.organizations | {post.organization_id for post in shared.posts.values()}
    organizations |= {row.publisher_id for row in shared.sources.values() if row.publisher_id is not None}
    while missing := organizations - shared.organizations.keys():
        shared.organizations.update(_load_surviving(Organization, missing))
        organizations = {row.pk for row in shared.organizations.values()}
        organizations |= {row.parent_id for row in shared.organizations.values() if row.parent_id is not None}


def _load_surviving(model: type[Mergeable], ids: Iterable[int]) -> dict[int, Mergeable]:
    """Return rows by the given ids, each followed to the row into which it was merged."""
    return {row_id: follow_merges(row) for row_id, row in model._default_manager.in_bulk(ids).items()}


def follow_merges(row: Mergeable) -> Mergeable:
    """Return the row that continues this one after all merges; itself if it was never merged."""
    while row.merged_into is not None:
        row = cast("Mergeable", row.merged_into)
    return row


def list_merged_ids(row: Incident | Organization | Person) -> list[int]:
    """Return the id of a row and of every row that leads to it through mergers, however many steps."""
    ids = [row.pk]
    step = ids
    while step:
        step = list(type(row)._default_manager.filter(merged_into__in=step).order_by("pk").values_list("pk", flat=True))
        ids += step
    return ids
