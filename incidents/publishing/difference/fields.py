"""Which fields of which rows are compared, in which sections and in which order: those of the public page."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop

from incidents.present.claim import ROW_TYPES, write_claim
from incidents.present.directory import Directory
from incidents.present.facts import Field
from incidents.present.row_fields import (
    CASE_STATUS_FIELDS,
    CHARGE_FIELDS,
    EVENT_DESCRIPTION,
    EVENT_FIELDS,
    INCIDENT_FIELDS,
    OFFENSE_FIELDS,
    ORGANIZATION_FIELDS,
    PERSON_FIELDS,
    PLACE_FIELDS,
    POST_FIELDS,
    RELATION_FIELDS,
    RESPONDER_FIELDS,
    SOURCE_FIELDS,
    STATEMENT_FIELDS,
    SUSPECT_FIELDS,
    TENURE_FIELDS,
    VEHICLE_FIELDS,
    WEAPON_FIELDS,
)
from incidents.present.value import Value
from incidents.record.documents import Document, IncidentRecord
from incidents.record.evidence import AssertionRecord, IdentifierRecord, Sourced
from incidents.record.row import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """
    The rows of one table, or some fields of the incident itself.

    rows          the member of the document that holds them, "" for the incident itself
    noun          what one of them is called, in English
    only_changed  fields that an added or removed row does not list: its evidence, and what orders it
    takes_rest    whether members and claims for which there is no field are told here
    """

    table: Table
    rows: str
    noun: str
    fields: tuple[Field, ...]
    only_changed: tuple[Field, ...] = ()
    takes_rest: bool = True

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Every field, in the order in which changes are told."""
        return (*self.fields, *self.only_changed)

    @property
    def members(self) -> tuple[str, ...]:
        """The members of a row that can differ, in the order of its shape."""
        names = ROW_TYPES[self.table].model_fields
        if self.table is not Table.INCIDENT:
            return tuple(name for name in names if name != "number")
        own = [name for name in names if name not in {*Document.model_fields, "document", *_ROWS_OF}]
        return tuple(name for name in own if self.tells(name))

    def tells(self, name: str) -> bool:
        """Tell whether a member of a row, or a claim about it, is told here: the incident's are told in two places."""
        return self.table is not Table.INCIDENT or (name in _IN_HEAD) is not self.takes_rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the public page. title: in English."""

    key: str
    title: str
    compared: tuple[Compared, ...]


def _show_excerpt(row: Sourced, _directory: Directory) -> Value | None:
    return Value(text=write_excerpt(row)) if row.excerpt.words else None


def write_excerpt(row: Sourced) -> str:
    """Return the published words of a report, with marks where words were left out; "" where none are published."""
    if not row.excerpt.words:
        return ""
    before, after = "[…] " if row.excerpt.cut_before else "", " […]" if row.excerpt.cut_after else ""
    return f"{before}{row.excerpt.words}{after}"


def _show_subject(row: IdentifierRecord, directory: Directory) -> Value | None:
    return Value(text=directory.mention(row.subject.table, row.subject.number).text)


def _show_claim(row: AssertionRecord, directory: Directory) -> Value | None:
    words = write_claim(row, directory=directory)
    return Value(text=words) if words else None


def _make_sourced(table: Table) -> tuple[Field, ...]:
    """Return the fields of what every report carries. table: its own, which the row that it replaces is of too."""
    return (
        Field(name="source", label=gettext_noop("Source"), refers_to=Table.SOURCE),
        Field(name="excerpt", label=gettext_noop("Words of the source"), show=_show_excerpt),
        Field(name="locator", label=gettext_noop("Place in it")),
        Field(name="attribution_text", label=gettext_noop("Credited as")),
        Field(name="attributed_tenure", label=gettext_noop("Said by"), refers_to=Table.TENURE),
        Field(name="attributed_organization", label=gettext_noop("Said by"), refers_to=Table.ORGANIZATION),
        Field(name="directness", label=gettext_noop("Reading")),
        Field(name="reported", label=gettext_noop("Made public")),
        Field(name="recorded_at", label=gettext_noop("Recorded here")),
        Field(name="supersedes", label=gettext_noop("Takes the place of"), refers_to=table),
    )


ASSERTION = Compared(
    table=Table.ASSERTION,
    rows="assertions",
    noun=gettext_noop("Report"),
    fields=(
        Field(name="value", label=gettext_noop("Shows"), show=_show_claim, with_fields=("value_row",)),
        Field(name="stance", label=gettext_noop("How the source stands to it")),
        Field(name="rank", label=gettext_noop("Standing")),
        *_make_sourced(Table.ASSERTION),
    ),
)
"""Reports on facts. They are told at the facts that they prove."""

_HEAD = Compared(
    table=Table.INCIDENT,
    rows="",
    noun="",
    fields=(Field(name="title", label=gettext_noop("Title")), Field(name="summary", label=gettext_noop("In brief"))),
    takes_rest=False,
)
_FACTS = Compared(table=Table.INCIDENT, rows="", noun="", fields=INCIDENT_FIELDS)
_PLACES = Compared(table=Table.PLACE, rows="places", noun=gettext_noop("Place"), fields=PLACE_FIELDS)
_EVENTS = Compared(
    table=Table.EVENT,
    rows="events",
    noun=gettext_noop("Step"),
    fields=(EVENT_DESCRIPTION, *EVENT_FIELDS),
    only_changed=(Field(name="sequence", label=gettext_noop("Place among steps of the same time")),),
)
_RESPONDERS = Compared(
    table=Table.RESPONDER, rows="responders", noun=gettext_noop("Responder"), fields=RESPONDER_FIELDS
)
_CHARGES = Compared(table=Table.CHARGE, rows="charges", noun=gettext_noop("Charge"), fields=CHARGE_FIELDS)
_CASE_STATUS = Compared(
    table=Table.CASE_STATUS,
    rows="case_status",
    noun=gettext_noop("Status report"),
    fields=(Field(name="axis", label=gettext_noop("Axis"), may_be_title=True), *CASE_STATUS_FIELDS),
    only_changed=_make_sourced(Table.CASE_STATUS),
)
_SUSPECTS = Compared(table=Table.SUSPECT, rows="suspects", noun=gettext_noop("Suspect"), fields=SUSPECT_FIELDS)
_WEAPONS = Compared(table=Table.WEAPON, rows="weapons", noun=gettext_noop("Weapon"), fields=WEAPON_FIELDS)
_VEHICLES = Compared(table=Table.VEHICLE, rows="vehicles", noun=gettext_noop("Vehicle"), fields=VEHICLE_FIELDS)
_OFFENSES = Compared(table=Table.OFFENSE, rows="offenses", noun=gettext_noop("Offense"), fields=OFFENSE_FIELDS)
_STATEMENTS = Compared(
    table=Table.STATEMENT,
    rows="statements",
    noun=gettext_noop("Statement"),
    fields=(
        Field(name="text", label=gettext_noop("Words")),
        *STATEMENT_FIELDS,
        Field(name="url", label=gettext_noop("Where it was published")),
        Field(name="words_checked", label=gettext_noop("How the words were checked")),
    ),
    only_changed=_make_sourced(Table.STATEMENT),
)
_PEOPLE = Compared(table=Table.PERSON, rows="people", noun=gettext_noop("Person"), fields=PERSON_FIELDS)
_TENURES = Compared(table=Table.TENURE, rows="tenures", noun=gettext_noop("Term in office"), fields=TENURE_FIELDS)
_POSTS = Compared(table=Table.POST, rows="posts", noun=gettext_noop("Office"), fields=POST_FIELDS)
_ORGANIZATIONS = Compared(
    table=Table.ORGANIZATION, rows="organizations", noun=gettext_noop("Organization"), fields=ORGANIZATION_FIELDS
)
_RELATIONS = Compared(
    table=Table.RELATION,
    rows="relations",
    noun=gettext_noop("Related incident"),
    fields=(
        Field(name="to_incident", label=gettext_noop("Incident"), refers_to=Table.INCIDENT, may_be_title=True),
        *RELATION_FIELDS,
    ),
    only_changed=(Field(name="to_incident_title", label=gettext_noop("Its title")),),
)
_SOURCES = Compared(table=Table.SOURCE, rows="sources", noun=gettext_noop("Source"), fields=SOURCE_FIELDS)
_IDENTIFIERS = Compared(
    table=Table.IDENTIFIER,
    rows="identifiers",
    noun=gettext_noop("Number elsewhere"),
    fields=(
        Field(name="subject", label=gettext_noop("Of"), show=_show_subject),
        Field(name="scheme", label=gettext_noop("Given by")),
        Field(name="value", label=gettext_noop("Identifier")),
        Field(name="url", label=gettext_noop("Address")),
    ),
)
_CORRECTIONS = Compared(
    table=Table.CORRECTION,
    rows="corrections",
    noun=gettext_noop("Correction"),
    fields=(
        Field(name="incident_version", label=gettext_noop("Version corrected"), may_be_title=True),
        Field(name="what_was_wrong", label=gettext_noop("What was wrong")),
        Field(name="what_is_right", label=gettext_noop("What is right")),
        Field(name="why", label=gettext_noop("Why")),
        Field(name="credit", label=gettext_noop("Thanks to")),
        Field(name="noted_at", label=gettext_noop("Noted")),
    ),
)

SECTIONS: tuple[Section, ...] = (
    Section(key="head", title=gettext_noop("Title and summary"), compared=(_HEAD,)),
    Section(key="facts", title=gettext_noop("What, when, where"), compared=(_FACTS, _PLACES)),
    Section(key="timeline", title=gettext_noop("Timeline"), compared=(_EVENTS,)),
    Section(key="responders", title=gettext_noop("Responders"), compared=(_RESPONDERS,)),
    Section(key="case", title=gettext_noop("Case status"), compared=(_CHARGES, _CASE_STATUS)),
    Section(key="suspects", title=gettext_noop("Suspects and weapons"), compared=(_SUSPECTS, _WEAPONS)),
    Section(key="vehicles", title=gettext_noop("Vehicles"), compared=(_VEHICLES,)),
    Section(key="offenses", title=gettext_noop("Offenses, as coded"), compared=(_OFFENSES,)),
    Section(key="statements", title=gettext_noop("Statements"), compared=(_STATEMENTS,)),
    Section(
        key="people", title=gettext_noop("People and agencies"), compared=(_PEOPLE, _TENURES, _POSTS, _ORGANIZATIONS)
    ),
    Section(key="relations", title=gettext_noop("Related incidents"), compared=(_RELATIONS,)),
    Section(key="sources", title=gettext_noop("Sources"), compared=(_SOURCES,)),
    Section(key="identifiers", title=gettext_noop("Numbers elsewhere"), compared=(_IDENTIFIERS,)),
    Section(key="corrections", title=gettext_noop("Corrections"), compared=(_CORRECTIONS,)),
)
"""The sections in the order of the public page."""

_IN_HEAD = frozenset(field.name for field in _HEAD.fields)
_ROWS_OF = frozenset({compared.rows for section in SECTIONS for compared in section.compared} | {"assertions"}) - {""}

TOLD: Mapping[Table, frozenset[str]] = MappingProxyType(
    {
        table: frozenset(
            name
            for section in SECTIONS
            for compared in section.compared
            if compared.table is table
            for field in compared.all_fields
            for name in (field.name, *field.with_fields)
        )
        for table in Table
    }
)
"""The names under which claims about a row of a table are told at one of its fields."""

_READ: Mapping[tuple[Table, str], tuple[str, ...]] = MappingProxyType(
    {
        (Table.PERSON, "name_status"): ("name_status", "withheld_reason", "name"),
        (Table.PERSON, "given_name"): ("name",),
    }
)
"""What a field is made of, where that is not the members that it and its evidence are named after."""


def list_read(table: Table, field: Field) -> tuple[str, ...]:
    """Return the members of a row that a field is made of."""
    shape: type[Row] | type[IncidentRecord] = ROW_TYPES[table]  # type: ignore[assignment]
    named = tuple(name for name in (field.name, *field.with_fields) if name in shape.model_fields)
    return _READ.get((table, field.name), named)
