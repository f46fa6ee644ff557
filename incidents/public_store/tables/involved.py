"""Who took part in an incident: responders, suspects and charges."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base, IncidentNumber, RowNumber
from incidents.record.codes import (
    ActivityCode,
    AssignmentCode,
    Attire,
    CauseOfDeath,
    Circumstance,
    DutyStatus,
    Identification,
    InjuryCode,
    LineOfDuty,
    Manner,
    Outcome,
    Precision,
    Qualifier,
    ResponderType,
    Species,
    SuspectRole,
    TriState,
)


class Responder(Base):
    """One responder's, or one group's, part in the incident."""

    __tablename__ = "responder"
    __table_args__ = (
        sa.Index(None, "organization"),
        sa.Index(None, "person"),
    )

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    person: Mapped[int | None]
    label: Mapped[str]
    is_group: Mapped[bool]
    count: Mapped[int | None] = mapped_column(comment="only where a source gives a number")
    count_text: Mapped[str]
    responder_type: Mapped[ResponderType]
    species: Mapped[Species]
    organization: Mapped[int | None] = mapped_column(comment="the employer's number")
    rank_text: Mapped[str]
    badge: Mapped[str]
    age: Mapped[int | None] = mapped_column(comment="whole years")
    gender_text: Mapped[str]
    outcome: Mapped[Outcome]
    duty_status: Mapped[DutyStatus]
    attire: Mapped[Attire]
    line_of_duty: Mapped[LineOfDuty]
    activity_code: Mapped[ActivityCode | None]
    assignment_code: Mapped[AssignmentCode | None]
    circumstance: Mapped[Circumstance | None]
    body_armor: Mapped[TriState]
    service_years: Mapped[str | None] = mapped_column(comment="years as decimal text")
    service_text: Mapped[str]
    cause_of_death: Mapped[CauseOfDeath | None]
    manner: Mapped[Manner | None]
    died_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    died_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    died_precision: Mapped[Precision | None]
    died_qualifier: Mapped[Qualifier | None]
    died_text: Mapped[str | None]
    eow_start: Mapped[dt.date | None] = mapped_column(comment="End of Watch, first possible day")
    eow_end: Mapped[dt.date | None] = mapped_column(comment="End of Watch, last possible day")
    eow_precision: Mapped[Precision | None]
    eow_qualifier: Mapped[Qualifier | None]
    eow_text: Mapped[str | None]
    death_place: Mapped[int | None] = mapped_column(comment="place number")
    injury_text: Mapped[str]
    injury_code: Mapped[InjuryCode | None]


class Suspect(Base):
    """One offender's, or one group's, part in the incident."""

    __tablename__ = "suspect"
    __table_args__ = (sa.Index(None, "person"),)

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    person: Mapped[int | None]
    label: Mapped[str]
    is_group: Mapped[bool]
    count: Mapped[int | None] = mapped_column(comment="only where a source gives a number")
    count_min: Mapped[int | None]
    count_text: Mapped[str]
    role: Mapped[SuspectRole]
    identification: Mapped[Identification]
    member_of: Mapped[int | None] = mapped_column(comment="suspect number of the group")


class Charge(Base):
    """A statute charged against a suspect. Its history is in case_status."""

    __tablename__ = "charge"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    suspect: Mapped[int]
    statute: Mapped[str]
    offense_text: Mapped[str]
    counts: Mapped[int | None]
    court_text: Mapped[str]
    case_number: Mapped[str]
    filed_start: Mapped[dt.date | None]
    filed_end: Mapped[dt.date | None]
    filed_precision: Mapped[Precision | None]
    filed_qualifier: Mapped[Qualifier | None]
    filed_text: Mapped[str | None]
