"""The published documents: versions of incidents, organizations and people. Their schema is the contract."""

from typing import Final, Literal

from pydantic import Field

from incidents.record.codes import HomicideCircumstance, IncidentKind, OrganizationKind, TriState
from incidents.record.evidence import AssertionRecord, IdentifierRecord, SourceRecord
from incidents.record.instant import Instant
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.mentions import (
    AliasRecord,
    OrganizationMention,
    PersonMention,
    PostMention,
    TenureMention,
)
from incidents.record.moment import Moment
from incidents.record.reports import CaseStatusRecord, CorrectionRecord, StatementRecord
from incidents.record.row import DocumentKind, PublicNumber, Row
from incidents.record.scene import (
    EventRecord,
    OffenseRecord,
    PlaceRecord,
    RelationRecord,
    VehicleRecord,
    WeaponRecord,
)

SCHEMA_VERSION: Final = 1


class Document(Row):
    """
    One published version of one record: everything readers may see of it, and no more.

    number         permanent public number of the record in its kind
    version        1, 2, 3 … per record
    published_at   UTC, whole seconds
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    version: int = Field(ge=1)
    published_at: Instant


class IncidentRecord(Document):
    """
    One occurrence: same offenders, time and place (the NIBRS sense of an incident).

    Rows refer to each other by table and number. Every list is ordered by number, but events by time and
    sequence, sources by the rank that the editor gave them, statements and case status by time. All published
    assertions are here from the first version on, superseded ones included.

    place               place number of the occurrence
    lead_organization   organization number
    timezone            IANA name of the zone in which the record's times are shown
    """

    document: Literal[DocumentKind.INCIDENT] = DocumentKind.INCIDENT
    title: str
    kind: IncidentKind
    summary: str
    occurred: Moment
    place: PublicNumber | None
    lead_organization: PublicNumber | None
    responders_returned_fire: TriState
    homicide_circumstance: HomicideCircumstance | None
    timezone: str
    offenses: tuple[OffenseRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    responders: tuple[ResponderRecord, ...] = ()
    suspects: tuple[SuspectRecord, ...] = ()
    charges: tuple[ChargeRecord, ...] = ()
    weapons: tuple[WeaponRecord, ...] = ()
    vehicles: tuple[VehicleRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    case_status: tuple[CaseStatusRecord, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    tenures: tuple[TenureMention, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    assertions: tuple[AssertionRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()


class OrganizationRecord(Document):
    """
    An agency, government, union, news outlet or hospital, and the offices it has.

    organizations   those it mentions: its parents, nearest first, and publishers of its sources
    """

    document: Literal[DocumentKind.ORGANIZATION] = DocumentKind.ORGANIZATION
    name: str
    abbreviation: str
    kind: OrganizationKind
    parent: PublicNumber | None
    state: str
    ocd_division_id: str
    ori: str
    posts: tuple[PostMention, ...] = ()
    aliases: tuple[AliasRecord, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    assertions: tuple[AssertionRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()


class PersonRecord(Document):
    """
    A human being of the record, named or not, and the offices held.

    person          the same shape under which incidents mention the person
    organizations   those whose posts are mentioned, and publishers of the sources
    """

    document: Literal[DocumentKind.PERSON] = DocumentKind.PERSON
    person: PersonMention
    tenures: tuple[TenureMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    aliases: tuple[AliasRecord, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    assertions: tuple[AssertionRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()


AnyDocument = IncidentRecord | OrganizationRecord | PersonRecord
DOCUMENT_TYPES: dict[DocumentKind, type[IncidentRecord] | type[OrganizationRecord] | type[PersonRecord]] = {
    DocumentKind.INCIDENT: IncidentRecord,
    DocumentKind.ORGANIZATION: OrganizationRecord,
    DocumentKind.PERSON: PersonRecord,
}
