"""The rows that belong to one incident, as published."""

from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from incidents.editorial.models import (
    Charge,
    Correction,
    Event,
    IncidentRelation,
    Offense,
    Place,
    Responder,
    Suspect,
    Vehicle,
    Weapon,
)
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import IncidentGraph, follow_merges
from incidents.publishing.projection.shared_rows import SharedMentions
from incidents.publishing.projection.withholding import list_hidden_responder_fields
from incidents.record import codes
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.reports import CorrectionRecord
from incidents.record.row import Table
from incidents.record.scene import (
    EventRecord,
    OffenseRecord,
    PlaceRecord,
    RelationRecord,
    VehicleRecord,
    WeaponRecord,
)

Code = TypeVar("Code", bound=StrEnum)


def give_incident_numbers(graph: IncidentGraph, numbering: Numbering) -> None:
    """Give every row that belongs to the incident its public number, table by table, in order of entry."""
    numbering.give(Table.INCIDENT, [graph.incident.pk])
    numbering.give(Table.RESPONDER, [row.pk for row in graph.responders])
    numbering.give(Table.SUSPECT, [row.pk for row in graph.suspects])
    numbering.give(Table.CHARGE, [row.pk for row in graph.charges])
    numbering.give(Table.WEAPON, [row.pk for row in graph.weapons])
    numbering.give(Table.VEHICLE, [row.pk for row in graph.vehicles])
    numbering.give(Table.OFFENSE, [row.pk for row in graph.offenses])
    numbering.give(Table.EVENT, [row.pk for row in graph.events])
    numbering.give(Table.CASE_STATUS, [row.pk for row in graph.case_statuses])
    numbering.give(Table.STATEMENT, [row.pk for row in graph.statements])
    numbering.give(Table.RELATION, [row.pk for row in graph.relations])
    numbering.give(Table.CORRECTION, [row.pk for row in graph.corrections])


class IncidentRows:
    """Builds the rows of one incident's document."""

    def __init__(self, graph: IncidentGraph, mentions: SharedMentions) -> None:
        self.graph = graph
        self.mentions = mentions
        self.numbering: Numbering = mentions.numbering

    def record_place(self, row: Place) -> PlaceRecord:
        """Return the place to its stated precision."""
        return PlaceRecord(
            number=self.numbering.of(Table.PLACE, row.pk),
            name=row.name,
            address_text=row.address_text,
            landmark_text=row.landmark_text,
            city=row.city,
            county=row.county,
            state=row.state,
            country=row.country,
            ocd_division_id=row.ocd_division_id,
            latitude=write_decimal(row.latitude),
            longitude=write_decimal(row.longitude),
            geo_precision=codes.GeoPrecision(row.geo_precision),
            location_code=code_or_none(codes.LocationCode, row.location_code),
            timezone=row.timezone,
        )

    def record_responder(self, row: Responder) -> ResponderRecord:
        """Return the responder, without what identifies while the name is withheld."""
        person = None if row.person_id is None else self.mentions.shared.people[row.person_id]
        hidden = list_hidden_responder_fields(row, person)
        return ResponderRecord(
            number=self.numbering.of(Table.RESPONDER, row.pk),
            person=self.mentions.person_number(row.person_id),
            label=row.label,
            is_group=row.is_group,
            count=row.count,
            count_text=row.count_text,
            responder_type=codes.ResponderType(row.responder_type),
            species=codes.Species(row.species),
            organization=self.mentions.organization_number(row.organization_id),
            rank_text=row.rank_text,
            badge="" if "badge" in hidden else row.badge,
            age=None if "age" in hidden else row.age,
            gender_text=row.gender_text,
            outcome=codes.Outcome(row.outcome),
            duty_status=codes.DutyStatus(row.duty_status),
            attire=codes.Attire(row.attire),
            line_of_duty=codes.LineOfDuty(row.line_of_duty),
            activity_code=code_or_none(codes.ActivityCode, row.activity_code),
            assignment_code=code_or_none(codes.AssignmentCode, row.assignment_code),
            circumstance=code_or_none(codes.Circumstance, row.circumstance),
            body_armor=codes.TriState(row.body_armor),
            service_years=write_decimal(row.service_years),
            service_text=row.service_text,
            cause_of_death=code_or_none(codes.CauseOfDeath, row.cause_of_death),
            manner=code_or_none(codes.Manner, row.manner),
            died=row.died,
            eow=row.eow,
            death_place=self.numbering.maybe(Table.PLACE, row.death_place_id),
            injury_text=row.injury_text,
            injury_code=code_or_none(codes.InjuryCode, row.injury_code),
        )

    def record_suspect(self, row: Suspect) -> SuspectRecord:
        """Return the suspect as far as known."""
        return SuspectRecord(
            number=self.numbering.of(Table.SUSPECT, row.pk),
            person=self.mentions.person_number(row.person_id),
            label=row.label,
            is_group=row.is_group,
            count=row.count,
            count_min=row.count_min,
            count_text=row.count_text,
            role=codes.SuspectRole(row.role),
            identification=codes.Identification(row.identification),
            member_of=self.numbering.maybe(Table.SUSPECT, row.member_of_id),
        )

    def record_charge(self, row: Charge) -> ChargeRecord:
        """Return the charge; its history is in the case status rows that name it."""
        return ChargeRecord(
            number=self.numbering.of(Table.CHARGE, row.pk),
            suspect=self.numbering.of(Table.SUSPECT, row.suspect_id),
            statute=row.statute,
            offense_text=row.offense_text,
            counts=row.counts,
            court_text=row.court_text,
            case_number=row.case_number,
            filed=row.filed,
        )

    def record_weapon(self, row: Weapon) -> WeaponRecord:
        """Return the weapon or force."""
        return WeaponRecord(
            number=self.numbering.of(Table.WEAPON, row.pk),
            suspect=self.numbering.maybe(Table.SUSPECT, row.suspect_id),
            force_code=codes.ForceCode(row.force_code),
            description=row.description,
        )

    def record_vehicle(self, row: Vehicle) -> VehicleRecord:
        """Return the vehicle as far as described."""
        return VehicleRecord(
            number=self.numbering.of(Table.VEHICLE, row.pk),
            role=codes.VehicleRole(row.role),
            owner=self.mentions.organization_number(row.owner_id),
            driver=self.numbering.maybe(Table.RESPONDER, row.driver_id),
            marked=codes.Marking(row.marked),
            color=row.color,
            body_style=row.body_style,
            make=row.make,
            model=row.model,
            damage_text=row.damage_text,
            same_as=self.numbering.maybe(Table.VEHICLE, row.same_as_id),
        )

    def record_offense(self, row: Offense) -> OffenseRecord:
        """Return the offence by its code."""
        return OffenseRecord(
            number=self.numbering.of(Table.OFFENSE, row.pk),
            offense_code=codes.OffenseCode(row.offense_code),
            attempted_completed=code_or_none(codes.AttemptedCompleted, row.attempted_completed),
        )

    def record_event(self, row: Event) -> EventRecord:
        """Return one step of the timeline."""
        officials = (self.numbering.of(Table.TENURE, tenure) for tenure in self.graph.officials[row.pk])
        return EventRecord(
            number=self.numbering.of(Table.EVENT, row.pk),
            kind=codes.EventKind(row.kind),
            occurred=row.occurred,
            place=self.numbering.maybe(Table.PLACE, row.place_id),
            description=row.description,
            sequence=row.sequence,
            officials=tuple(sorted(officials)),
        )

    def record_relation(self, row: IncidentRelation) -> RelationRecord:
        """Return the link to another public incident, or to the one into which that was merged."""
        target = follow_merges(row.to_incident)
        return RelationRecord(
            number=self.numbering.of(Table.RELATION, row.pk),
            to_incident=self.numbering.of(Table.INCIDENT, target.pk),
            to_incident_title=target.title,
            kind=codes.RelationKind(row.kind),
            note=row.note,
        )

    def record_correction(self, row: Correction) -> CorrectionRecord:
        """Return the public note."""
        return CorrectionRecord(
            number=self.numbering.of(Table.CORRECTION, row.pk),
            incident_version=row.incident_version,
            what_was_wrong=row.what_was_wrong,
            what_is_right=row.what_is_right,
            why=row.why,
            credit=row.credit,
            noted_at=row.noted_at,
        )


def write_decimal(value: Decimal | None) -> str | None:
    """Return a decimal number as the shortest plain text with the same value, None for none."""
    if value is None:
        return None
    return f"{value.normalize():f}"


def code_or_none(code_list: type[Code], stored: str) -> Code | None:
    """Return the member of a code list for a stored code, None for a blank."""
    return code_list(stored) if stored else None
