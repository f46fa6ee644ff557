"""An incident's published document as its page shows it, from this document alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.case_history import AxisView, ChargeView, list_axes, list_charges
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.name_lines import NameLine, did_anyone_die, list_name_lines
from incidents.present.office_holders import PersonView, list_people
from incidents.present.other_claims import list_other_facts
from incidents.present.row_fields import (
    INCIDENT_FIELDS,
    OFFENSE_FIELDS,
    ORGANIZATION_FIELDS,
    PERSON_FIELDS,
    PLACE_FIELDS,
    RELATION_FIELDS,
    RESPONDER_FIELDS,
    SOURCE_FIELDS,
    SUSPECT_FIELDS,
    VEHICLE_FIELDS,
    WEAPON_FIELDS,
)
from incidents.present.row_names import name_rows, write_place_line
from incidents.present.rows import (
    CorrectionView,
    IdentifierView,
    OfficeView,
    list_corrections,
    list_identifiers,
    list_offices,
    list_rows,
)
from incidents.present.shared_evidence import SharedEvidence, share_evidence
from incidents.present.sheet import FactSheet, RowView, lay_out, lay_out_row
from incidents.present.statement_view import StatementView, list_statements
from incidents.present.status_words import write_status_sentence
from incidents.present.timeline import TimelineDay, list_days
from incidents.present.times import describe_instant, describe_moment
from incidents.present.value import Value, translate_label
from incidents.record.documents import IncidentRecord
from incidents.record.row import DocumentKind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place on the page, by its anchor."""

    address: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """
    Everything that the page of one version of an incident shows.

    band           whether the mourning band stands above the page: a responder died
    not_stated     facts of all rows that no source states
    other_facts    reports on fields that have no place of their own on the page
    shared         what all reports have in common; None where nothing is
    contents       the sections that the page has, in their order
    sheet          the facts of the incident itself, laid out
    parties        the responders, each with what is known of the name beyond the line that tells it
    named          the people who have no line at the head of the page, with the offices held
    other_offices  those that nobody on the page holds
    """

    number: int
    address: str
    title: str
    kind: str
    version: int
    version_address: str
    versions_address: str
    published: Value
    band: bool
    when: Value
    where: str
    names: tuple[NameLine, ...]
    status: str
    summary: str
    facts: tuple[Fact, ...]
    days: tuple[TimelineDay, ...]
    responders: tuple[RowView, ...]
    places: tuple[RowView, ...]
    offenses: tuple[RowView, ...]
    suspects: tuple[RowView, ...]
    weapons: tuple[RowView, ...]
    vehicles: tuple[RowView, ...]
    axes: tuple[AxisView, ...]
    charges: tuple[ChargeView, ...]
    statements: tuple[StatementView, ...]
    relations: tuple[RowView, ...]
    people: tuple[RowView, ...]
    offices: tuple[OfficeView, ...]
    organizations: tuple[RowView, ...]
    sources: tuple[RowView, ...]
    identifiers: tuple[IdentifierView, ...]
    corrections: tuple[CorrectionView, ...]
    other_facts: tuple[Fact, ...]
    not_stated: tuple[Fact, ...]
    shared: SharedEvidence | None
    contents: tuple[Link, ...]
    sheet: FactSheet
    parties: tuple[RowView, ...]
    named: tuple[PersonView, ...]
    other_offices: tuple[OfficeView, ...]

    @property
    def has_figures(self) -> bool:
        """Whether a day of the timeline is drawn."""
        return any(day.figure for day in self.days)

    @property
    def has_one_name(self) -> bool:
        """Whether the head of the page tells of one responder only."""
        return len(self.names) == 1


class _HoldsFacts(Protocol):
    @property
    def facts(self) -> tuple[Fact, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sections:
    """The parts of the page that carry facts."""

    facts: tuple[Fact, ...]
    days: tuple[TimelineDay, ...]
    axes: tuple[AxisView, ...]
    charges: tuple[ChargeView, ...]
    statements: tuple[StatementView, ...]
    offices: tuple[OfficeView, ...]
    rows: dict[Table, tuple[RowView, ...]]


def present_incident(record: IncidentRecord) -> IncidentPage:
    """Return the page of one version of an incident. Times are shown in the record's own zone."""
    directory = make_incident_directory(record)
    shared = share_evidence(record, directory=directory)
    claims = Claims(record.assertions)
    sections = _make_sections(record, claims=claims, directory=directory)
    shown = list(_iterate_facts(sections))
    names = list_name_lines(record, directory=directory, people=sections.rows[Table.PERSON])
    named, other_offices = list_people(
        sections.rows[Table.PERSON],
        sections.offices,
        {addresses.anchor_of_row(Table.TENURE, row.number): row for row in record.tenures},
        directory=directory,
        without={line.person_anchor for line in names},
    )
    place = next((row for row in record.places if row.number == record.place), None)
    return IncidentPage(
        number=record.number,
        address=addresses.address_of_incident(record.number),
        title=record.title,
        kind=translate_label(record.kind.label),
        version=record.version,
        version_address=addresses.address_of_version(DocumentKind.INCIDENT, record.number, record.version),
        versions_address=addresses.address_of_versions(DocumentKind.INCIDENT, record.number),
        published=describe_instant(record.published_at),
        band=did_anyone_die(record),
        when=describe_moment(record.occurred, zone=directory.zone),
        where=write_place_line(place) if place else "",
        names=names,
        status=write_status_sentence(
            record.case_status, charges=record.charges, directory=directory, published_at=record.published_at
        ),
        summary=record.summary,
        facts=sections.facts,
        days=sections.days,
        responders=sections.rows[Table.RESPONDER],
        places=sections.rows[Table.PLACE],
        offenses=sections.rows[Table.OFFENSE],
        suspects=sections.rows[Table.SUSPECT],
        weapons=sections.rows[Table.WEAPON],
        vehicles=sections.rows[Table.VEHICLE],
        axes=sections.axes,
        charges=sections.charges,
        statements=sections.statements,
        relations=sections.rows[Table.RELATION],
        people=sections.rows[Table.PERSON],
        offices=sections.offices,
        organizations=sections.rows[Table.ORGANIZATION],
        sources=sections.rows[Table.SOURCE],
        identifiers=list_identifiers(record.identifiers, directory=directory),
        corrections=list_corrections(record.corrections, incident_number=record.number),
        other_facts=list_other_facts(claims, shown=shown, directory=directory),
        not_stated=tuple(fact for fact in shown if not fact.value.is_stated),
        shared=shared,
        contents=_list_contents(record, sections),
        sheet=lay_out(sections.facts),
        parties=_list_parties(sections, names),
        named=named,
        other_offices=other_offices,
    )


def _list_contents(record: IncidentRecord, sections: _Sections) -> tuple[Link, ...]:
    rows = sections.rows
    parts = (
        ("summary", _("In brief"), record.summary),
        ("facts", _("What, when, where"), sections.facts),
        ("timeline", _("Timeline"), sections.days),
        ("responders", _("Responders"), record.responders),
        ("case", _("Case status"), sections.axes),
        ("suspects", _("Suspects, weapons"), record.suspects or record.weapons),
        ("vehicles", _("Vehicles"), record.vehicles),
        ("offenses", _("Offenses"), record.offenses),
        ("statements", _("Statements"), sections.statements),
        ("people", _("People, agencies"), rows[Table.PERSON] or rows[Table.ORGANIZATION] or sections.offices),
        ("relations", _("Related"), record.relations),
        ("sources", _("Sources"), record.sources),
        ("corrections", _("Corrections"), record.corrections),
        ("cite", _("Cite"), record.title),
    )
    return tuple(Link(address=f"#{anchor}", words=words) for anchor, words, content in parts if content)


def _list_parties(sections: _Sections, names: Iterable[NameLine]) -> tuple[RowView, ...]:
    people = {person.anchor: person for person in sections.rows[Table.PERSON]}
    told = {line.anchor_address: people[line.person_anchor] for line in names if line.person_anchor}
    return tuple(_add_person(row, told.get(f"#{row.anchor}")) for row in sections.rows[Table.RESPONDER])


def _add_person(row: RowView, person: RowView | None) -> RowView:
    if person is None:
        return row
    # The line at the head of the page has the title of the person's row, with its evidence.
    others = tuple(fact for fact in person.facts if fact not in person.titles)
    return lay_out_row(row.anchor, row.title, (*row.facts, *others), address=row.address)


def make_incident_directory(record: IncidentRecord, *, page_address: str = "") -> Directory:
    """Return the names of all rows of an incident's document. page_address: see Directory."""
    directory = Directory(
        zone=ZoneInfo(record.timezone),
        organizations=record.organizations,
        people=record.people,
        posts=record.posts,
        tenures=record.tenures,
        sources=record.sources,
        page_address=page_address,
    )
    directory.add_names(name_rows(record, directory=directory))
    return directory


def _make_sections(record: IncidentRecord, *, claims: Claims, directory: Directory) -> _Sections:
    tables = (
        (Table.RESPONDER, record.responders, RESPONDER_FIELDS),
        (Table.PLACE, record.places, PLACE_FIELDS),
        (Table.OFFENSE, record.offenses, OFFENSE_FIELDS),
        (Table.SUSPECT, record.suspects, SUSPECT_FIELDS),
        (Table.WEAPON, record.weapons, WEAPON_FIELDS),
        (Table.VEHICLE, record.vehicles, VEHICLE_FIELDS),
        (Table.RELATION, record.relations, RELATION_FIELDS),
        (Table.PERSON, record.people, PERSON_FIELDS),
        (Table.ORGANIZATION, record.organizations, ORGANIZATION_FIELDS),
        (Table.SOURCE, record.sources, SOURCE_FIELDS),
    )
    return _Sections(
        facts=list_facts(
            record,
            table=Table.INCIDENT,
            number=record.number,
            fields=INCIDENT_FIELDS,
            claims=claims,
            directory=directory,
        ),
        days=list_days(record, claims=claims, directory=directory),
        axes=list_axes(record, claims=claims, directory=directory),
        charges=list_charges(record, claims=claims, directory=directory),
        statements=list_statements(record, claims=claims, directory=directory),
        offices=list_offices(record.posts, record.tenures, claims=claims, directory=directory),
        rows={
            table: list_rows(rows, table=table, fields=fields, claims=claims, directory=directory)
            for table, rows, fields in tables
        },
    )


def _iterate_facts(sections: _Sections) -> Iterable[Fact]:
    steps = [step for day in sections.days for step in day.steps]
    offices = [row for view in sections.offices for row in (view.office, *view.tenures)]
    reports = [report for axis in sections.axes for course in axis.courses for report in course.reports]
    rows = chain.from_iterable(sections.rows.values())
    holders: tuple[_HoldsFacts, ...] = (
        *steps,
        *rows,
        *offices,
        *sections.charges,
        *sections.statements,
        *reports,
    )
    yield from sections.facts
    yield from (step.text for step in steps if step.text)
    yield from chain.from_iterable(holder.facts for holder in holders)
