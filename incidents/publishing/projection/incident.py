"""An incident's rows to its published document."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from incidents.editorial.models import Assertion, Incident
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import IncidentGraph, follow_merges, load_incident
from incidents.publishing.projection.incident_rows import IncidentRows, code_or_none, give_incident_numbers
from incidents.publishing.projection.labels import label_rows
from incidents.publishing.projection.reports import HeldBack, ReportRecords, list_publishable, list_stray
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
    stray            assertions about rows that are no part of it: an editor's mistake
    """

    document: IncidentRecord
    graph: IncidentGraph
    assertions: list[Assertion]
    stray: list[Assertion]


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
    held_back = _hold_back(graph, numbering, together)
    give_incident_numbers(graph, numbering)
    give_shared_numbers(graph.shared, numbering)
    mentions = SharedMentions(graph.shared, numbering)
    rows = IncidentRows(graph, mentions)
    reports = ReportRecords(mentions, label_rows(graph))
    assertions = list_publishable(graph.assertions, mentions, held_back)
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
                (reports.record_statement(row, check=graph.checks.get(row.pk)) for row in graph.statements),
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
        identifiers=record_identifiers(graph.identifiers, mentions),
        corrections=tuple(rows.record_correction(row) for row in graph.corrections),
    )
    return IncidentProjection(
        document=document,
        graph=graph,
        assertions=assertions,
        stray=list_stray(graph.assertions, mentions, held_back),
    )


def _hold_back(graph: IncidentGraph, numbering: Numbering, together: Collection[int]) -> HeldBack:
    """
    Take out of the graph what may not be public yet, and say what that was, for the claims about it.

    Back stay relations to incidents that readers cannot see now or with this one, and what identifies a person as
    surely as a withheld name: badge, outside identifiers, aliases, and an age that an editor says does.
    """
    visible = _list_visible_targets(graph, numbering, together)
    people = graph.shared.people
    unnamed = {
        (table, row.pk): people[row.person_id]
        for table, rows in ((Table.RESPONDER, graph.responders), (Table.SUSPECT, graph.suspects))
        for row in rows
        if row.person_id is not None and not may_name(people[row.person_id])
    }
    relations = [row for row in graph.relations if follow_merges(row.to_incident).pk not in visible]
    identifiers = [row for row in graph.identifiers if (Table(row.subject_table), row.subject_id) in unnamed]
    aliases = [row for row in graph.aliases if row.person_id is not None and not may_name(people[row.person_id])]
    graph.relations = [row for row in graph.relations if row not in relations]
    graph.identifiers = [row for row in graph.identifiers if row not in identifiers]
    numbering.give(Table.ALIAS, [row.pk for row in graph.aliases if row not in aliases])
    numbering.give(Table.IDENTIFIER, [row.pk for row in graph.identifiers])
    return HeldBack(
        fields={
            (Table.RESPONDER, row.pk, name)
            for row in graph.responders
            if (Table.RESPONDER, row.pk) in unnamed
            for name in list_hidden_responder_fields(row, unnamed[Table.RESPONDER, row.pk])
        },
        rows={
            *((Table.RELATION, row.pk) for row in relations),
            *((Table.IDENTIFIER, row.pk) for row in identifiers),
            *((Table.ALIAS, row.pk) for row in aliases),
        },
    )


def _list_visible_targets(graph: IncidentGraph, numbering: Numbering, together: Collection[int]) -> set[int]:
    """Return the ids of the incidents to which relations lead and that readers see now, or will with this one."""
    targets = [follow_merges(row.to_incident) for row in graph.relations]
    visible = {incident.pk for incident in list_public_incidents(targets)} | set(together)
    numbering.give_known(Table.INCIDENT, visible)
    return visible
