"""What happened, where and with what: published shapes of places, events, weapons, vehicles, relations."""

from incidents.record.codes import (
    AttemptedCompleted,
    EventKind,
    ForceCode,
    GeoPrecision,
    LocationCode,
    Marking,
    OffenseCode,
    RelationKind,
    VehicleRole,
)
from incidents.record.moment import Moment
from incidents.record.row import DecimalText, PublicNumber, Row


class PlaceRecord(Row):
    """
    A location as precise as anyone stated, and no more.

    landmark_text         what it is said to be near; never an address
    latitude, longitude   WGS 84 degrees as decimal text, to the stated precision
    timezone              IANA name
    """

    name: str
    address_text: str
    landmark_text: str
    city: str
    county: str
    state: str
    country: str
    ocd_division_id: str
    latitude: DecimalText | None
    longitude: DecimalText | None
    geo_precision: GeoPrecision
    location_code: LocationCode | None
    timezone: str


class EventRecord(Row):
    """
    One step of the timeline. Steps are ordered by (occurred.earliest, sequence).

    place       place number
    officials   tenure numbers of the officials who took part, ascending
    """

    kind: EventKind
    occurred: Moment
    place: PublicNumber | None
    description: str
    sequence: int
    officials: tuple[PublicNumber, ...]


class WeaponRecord(Row):
    """A weapon or force used. suspect: number."""

    suspect: PublicNumber | None
    force_code: ForceCode
    description: str


class VehicleRecord(Row):
    """
    A vehicle that figures in the incident. Plates are not recorded.

    owner     organization number
    driver    responder number
    same_as   vehicle number, only where a source says that both are one
    """

    role: VehicleRole
    owner: PublicNumber | None
    driver: PublicNumber | None
    marked: Marking
    color: str
    body_style: str
    make: str
    model: str
    damage_text: str
    same_as: PublicNumber | None


class OffenseRecord(Row):
    """An offence in the incident, by its NIBRS code."""

    offense_code: OffenseCode
    attempted_completed: AttemptedCompleted | None


class RelationRecord(Row):
    """
    A directed link from this incident to another published one.

    to_incident         incident number
    to_incident_title   its title when this version was published
    """

    to_incident: PublicNumber
    to_incident_title: str
    kind: RelationKind
    note: str
