"""An incident's rows to its published document."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from incidents.editorial.models import Assertion, Identifier, Incident, IncidentRelation
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import IncidentGraph, follow_merges, load_incident
from incidents.publishing.projection.incident_rows import IncidentRows, code_or_none, give_incident_numbers
from incidents.publishing.projection.labels import label_rows
from incidents.publishing.projection.reports import ReportRecords, list_publishable
from incidents.publishing.projection.shared_rows import (
    SharedMentions,
    give_shared_numbers,
    record_identifiers,
)
from incidents.publishing.projection.withholding import list_hidden_responder_fields, may_name
from incidents.publishing.visibility import list_public_incidents
from incidents.record import codes
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table


@dataclass(kw_only=True)
class IncidentProjection:
    """
    What an incident would be published as.

    document         the public document
    graph            the rows it was made of
    assertions       the rows that are in it: with case status and statements, what freezes
    source_numbers   public number of each source by row id
    """

    document: IncidentRecord
    graph: IncidentGraph
    assertions: list[Assertion]
    source_numbers: dict[int, int]


def project_incident(
    incident: Incident,
    *,
    numbering: Numbering,
    version: int,
    published_at: dt.datetime,
    together: Collection[int] = (),
) -> IncidentProjection:
    """
    Return the public document of an incident as its rows are now.

    Withheld names, and what identifies as surely, are left out here. Nothing is written: numbering keeps the
    numbers that it gave until its owner saves them.

    version        the number to publish under, 1 or more
    published_at   UTC, chosen by the caller
    together       ids of the incidents that become public with it, to which it may refer
    """
    graph = load_incident(incident)
    graph.relations = _list_public_relations(graph, numbering, together)
    give_incident_numbers(graph, numbering)
    give_shared_numbers(graph.shared, numbering)
    mentions = SharedMentions(graph.shared, numbering)
    rows = IncidentRows(graph, mentions)
    reports = ReportRecords(mentions, label_rows(graph))
    assertions = list_publishable(graph.assertions, mentions, _list_hidden_fields(graph))
    numbering.give(Table.ASSERTION, [row.pk for row in assertions])
    number = numbering.of(Table.INCIDENT, incident.pk)
    document = IncidentRecord(
        number=number,
        version=version,
        published_at=published_at,
        title=incident.title,
        kind=codes.IncidentKind(incident.kind),
        summary=incident.summary,
        occurred=incident.occurred,
        place=numbering.maybe(Table.PLACE, incident.place_id),
        lead_organization=mentions.organization_number(incident.lead_organization_id),
        responders_returned_fire=codes.TriState(incident.responders_returned_fire),
        homicide_circumstance=code_or_none(codes.HomicideCircumstance, incident.homicide_circumstance),
        timezone=incident.timezone,
        offenses=tuple(rows.record_offense(row) for row in graph.offenses),
        places=tuple(
            sorted((rows.record_place(row) for row in graph.shared.places.values()), key=lambda row: row.number)
        ),
        responders=tuple(rows.record_responder(row) for row in graph.responders),
        suspects=tuple(rows.record_suspect(row) for row in graph.suspects),
        charges=tuple(rows.record_charge(row) for row in graph.charges),
        weapons=tuple(rows.record_weapon(row) for row in graph.weapons),
        vehicles=tuple(rows.record_vehicle(row) for row in graph.vehicles),
        events=tuple(
            sorted(
                (rows.record_event(row) for row in graph.events),
                key=lambda row: (row.occurred.sort_key(), row.sequence, row.number),
            )
        ),
        case_status=tuple(
            sorted(
                (reports.record_case_status(row) for row in graph.case_statuses),
                key=lambda row: (row.effective.sort_key(), row.reported.sort_key(), row.number),
            )
        ),
        statements=tuple(
            sorted(
                (reports.record_statement(row) for row in graph.statements),
                key=lambda row: (row.said.sort_key(), row.number),
            )
        ),
        relations=tuple(rows.record_relation(row) for row in graph.relations),
        organizations=mentions.list_organizations(),
        people=mentions.list_people(),
        posts=mentions.list_posts(),
        tenures=mentions.list_tenures(),
        sources=mentions.list_sources(graph.source_order),
        assertions=tuple(reports.record_assertion(row, incident=number) for row in assertions),
        identifiers=record_identifiers(_list_public_identifiers(graph), numbering),
        corrections=tuple(rows.record_correction(row) for row in graph.corrections),
    )
    return IncidentProjection(
        document=document,
        graph=graph,
        assertions=assertions,
        source_numbers={row_id: numbering.of(Table.SOURCE, row_id) for row_id in graph.shared.sources},
    )


def _list_public_relations(
    graph: IncidentGraph, numbering: Numbering, together: Collection[int]
) -> list[IncidentRelation]:
    """Return the relations to incidents that readers can see, or will see with this one."""
    targets = {row.pk: follow_merges(row.to_incident) for row in graph.relations}
    visible = {incident.pk for incident in list_public_incidents(targets.values())} | set(together)
    numbering.give_known(Table.INCIDENT, visible)
    return [row for row in graph.relations if targets[row.pk].pk in visible]


def _list_hidden_fields(graph: IncidentGraph) -> set[tuple[Table, int, str]]:
    """Return (table, row id, field) of every field held back with a withheld name."""
    return {
        (Table.RESPONDER, responder.pk, name)
        for responder in graph.responders
        if responder.person_id is not None
        for name in list_hidden_responder_fields(responder, graph.shared.people[responder.person_id])
    }


def _list_public_identifiers(graph: IncidentGraph) -> list[Identifier]:
    """Return the outside identifiers, without those of people whose names are withheld."""
    people = graph.shared.people
    withheld = {
        (table, row.pk)
        for table, rows in ((Table.RESPONDER, graph.responders), (Table.SUSPECT, graph.suspects))
        for row in rows
        if row.person_id is not None and not may_name(people[row.person_id])
    }
    return [row for row in graph.identifiers if (Table(row.subject_table), row.subject_id) not in withheld]
