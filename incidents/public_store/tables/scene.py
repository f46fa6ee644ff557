"""Places, events, weapons and vehicles of an incident."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import (
    Base,
    IncidentNumber,
    IncidentNumberInKey,
    OccurredColumns,
    RowNumber,
)
from incidents.record.codes import EventKind, ForceCode, GeoPrecision, LocationCode, Marking, VehicleRole


class Place(Base):
    """A location as precise as anyone stated, as one incident's document has it."""

    __tablename__ = "place"
    __table_args__ = (sa.Index(None, "number"),)

    incident_number: Mapped[IncidentNumberInKey]
    number: Mapped[RowNumber]
    name: Mapped[str]
    address_text: Mapped[str]
    landmark_text: Mapped[str]
    city: Mapped[str]
    county: Mapped[str]
    state: Mapped[str]
    country: Mapped[str]
    ocd_division_id: Mapped[str]
    latitude: Mapped[str | None] = mapped_column(comment="WGS 84 degrees as decimal text, to the stated precision")
    longitude: Mapped[str | None] = mapped_column(comment="WGS 84 degrees as decimal text")
    geo_precision: Mapped[GeoPrecision]
    location_code: Mapped[LocationCode | None]
    timezone: Mapped[str]


class Event(OccurredColumns, Base):
    """One step of the timeline, ordered by (occurred_earliest, sequence)."""

    __tablename__ = "event"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    kind: Mapped[EventKind]
    place: Mapped[int | None]
    description: Mapped[str]
    sequence: Mapped[int]


class EventOfficial(Base):
    """An official in office who took part in an event."""

    __tablename__ = "event_official"

    event: Mapped[RowNumber]
    tenure: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]


class Weapon(Base):
    """A weapon or force used."""

    __tablename__ = "weapon"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    suspect: Mapped[int | None]
    force_code: Mapped[ForceCode]
    description: Mapped[str]


class Vehicle(Base):
    """A vehicle that figures in the incident."""

    __tablename__ = "vehicle"

    number: Mapped[RowNumber]
    incident_number: Mapped[IncidentNumber]
    role: Mapped[VehicleRole]
    owner: Mapped[int | None] = mapped_column(comment="organization number")
    driver: Mapped[int | None] = mapped_column(comment="responder number")
    marked: Mapped[Marking]
    color: Mapped[str]
    body_style: Mapped[str]
    make: Mapped[str]
    model: Mapped[str]
    damage_text: Mapped[str]
    same_as: Mapped[int | None] = mapped_column(comment="vehicle number, where a source says that both are one")
