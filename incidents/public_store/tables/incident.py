"""The incident as a row, and the small tables that hang on it."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base, IncidentNumber, OccurredColumns, RowNumber
from incidents.record.codes import (
    ApprehensionState,
    AttemptedCompleted,
    HomicideCircumstance,
    IncidentKind,
    InvestigationState,
    OffenseCode,
    RelationKind,
    TriState,
)


class Incident(OccurredColumns, Base):
    """One live incident. The second half repeats what a line of a list shows, so that lists read this table alone."""

    __tablename__ = "incident"

    number: Mapped[RowNumber]
    version: Mapped[int]
    published_at: Mapped[dt.datetime] = mapped_column(comment="UTC")
    title: Mapped[str]
    kind: Mapped[IncidentKind]
    summary: Mapped[str]
    place: Mapped[int | None]
    lead_organization: Mapped[int | None]
    responders_returned_fire: Mapped[TriState]
    homicide_circumstance: Mapped[HomicideCircumstance | None]
    timezone: Mapped[str] = mapped_column(comment="IANA name of the zone in which times are shown")

    sorted_at: Mapped[dt.datetime] = mapped_column(
        comment="UTC, occurred_earliest, else occurred_latest, else year 1: lists go by it and by number"
    )
    place_name: Mapped[str]
    city: Mapped[str]
    state: Mapped[str] = mapped_column(comment="USPS code or empty")
    killed_count: Mapped[int] = mapped_column(comment="responders killed, of any species")
    injured_count: Mapped[int] = mapped_column(comment="responders injured, of any species")
    name_withheld: Mapped[bool] = mapped_column(comment="whether the name of a responder is withheld")
    investigation_state: Mapped[InvestigationState | None] = mapped_column(comment="of the case, as last known")
    apprehension_state: Mapped[ApprehensionState | None] = mapped_column(
        comment="of the case as a whole, as last known; states of single suspects are in case_status"
    )


sa.Index("ix_incident_sorted_at_number", Incident.sorted_at.desc(), Incident.number.desc())


class Offense(Base):
    """An offence in the incident, by its NIBRS code."""

    __tablename__ = "offense"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    offense_code: Mapped[OffenseCode]
    attempted_completed: Mapped[AttemptedCompleted | None]


class Relation(Base):
    """A directed link from one incident to another."""

    __tablename__ = "relation"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber] = mapped_column(comment="the incident from which the link goes")
    to_incident: Mapped[int] = mapped_column(index=True)
    to_incident_title: Mapped[str] = mapped_column(comment="as it was when this version was published")
    kind: Mapped[RelationKind]
    note: Mapped[str]


class Correction(Base):
    """A public note on an incident's record: what was wrong, what is right, why, and whom to thank."""

    __tablename__ = "correction"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    incident_version: Mapped[int]
    what_was_wrong: Mapped[str]
    what_is_right: Mapped[str]
    why: Mapped[str]
    credit: Mapped[str]
    noted_at: Mapped[dt.datetime] = mapped_column(comment="UTC")
