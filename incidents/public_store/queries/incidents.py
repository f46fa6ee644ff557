"""Lists of incidents, from the narrow table of live incidents alone, and what leads to one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from incidents.public_store.queries.columns import read_moment, select_moment
from incidents.public_store.tables import Incident, Mention, MentionRole, Relation
from incidents.record.codes import ApprehensionState, IncidentKind, InvestigationState, RelationKind
from incidents.record.moment import Moment
from incidents.record.row import Table

MOST_MENTIONING = 50
"""How many incidents that name a record are listed, unless the caller says: a newspaper may be named by all."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class IncidentPosition:
    """
    Where an incident stands in a list; what a page goes on from.

    sorted_at   UTC; earliest time of the occurrence, else the latest, else the year 1
    """

    sorted_at: dt.datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """
    One incident of a list, as its latest version has it.

    published_at          UTC, of that version
    timezone              IANA name of the zone in which to show occurred
    state                 USPS code, "" if not known
    name_withheld         whether the name of a responder is withheld
    investigation_state   last known one of the case; None if none is reported
    apprehension_state    the same of the case as a whole, not of single suspects
    """

    number: int
    version: int
    published_at: dt.datetime
    title: str
    kind: IncidentKind
    occurred: Moment
    timezone: str
    place_name: str
    city: str
    state: str
    killed_count: int
    injured_count: int
    name_withheld: bool
    investigation_state: InvestigationState | None
    apprehension_state: ApprehensionState | None
    position: IncidentPosition


@dataclass(frozen=True, slots=True, kw_only=True)
class MentioningIncident:
    """An incident whose document names an organization or a person. roles: as what, in the order of the list."""

    incident: IncidentLine
    roles: tuple[MentionRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRelation:
    """A link that another live incident has to this one. title: the other's, as it is now."""

    number: int
    from_incident: int
    title: str
    kind: RelationKind
    note: str


_LINE: list[InstrumentedAttribute[Any]] = [
    *select_moment(Incident, "occurred"),
    Incident.number,
    Incident.title,
    Incident.kind,
    Incident.timezone,
    Incident.place_name,
    Incident.city,
    Incident.state,
    Incident.killed_count,
    Incident.injured_count,
    Incident.name_withheld,
    Incident.investigation_state,
    Incident.apprehension_state,
    Incident.sorted_at,
    Incident.version,
    Incident.published_at,
]
_NEWEST_FIRST = (Incident.sorted_at.desc(), Incident.number.desc())
_AFTER_POSITION = sa.tuple_(Incident.sorted_at, Incident.number) < sa.tuple_(
    sa.bindparam("sorted_at", type_=Incident.sorted_at.type), sa.bindparam("after", type_=Incident.number.type)
)
_FIRST_PAGE = sa.select(*_LINE).order_by(*_NEWEST_FIRST).limit(sa.bindparam("limit"))
_NEXT_PAGE = _FIRST_PAGE.where(_AFTER_POSITION)
_BY_NUMBER = (
    sa.select(*_LINE).where(Incident.number.in_(sa.bindparam("numbers", expanding=True))).order_by(*_NEWEST_FIRST)
)
_IS_MENTION = sa.and_(Mention.mentioned_table == sa.bindparam("of"), Mention.mentioned_number == sa.bindparam("at"))
# The limit is one of incidents, of which each has as many rows here as roles.
_NEWEST_MENTIONING = (
    sa.select(Incident.number)
    .where(Incident.number.in_(sa.select(Mention.incident_number).where(_IS_MENTION)))
    .order_by(*_NEWEST_FIRST)
    .limit(sa.bindparam("limit"))
    .subquery()
)
_MENTIONING = (
    sa.select(*_LINE, Mention.role)
    .join(_NEWEST_MENTIONING, _NEWEST_MENTIONING.c.number == Incident.number)
    .join(Mention, sa.and_(Mention.incident_number == Incident.number, _IS_MENTION))
    .order_by(*_NEWEST_FIRST, Mention.role)
)
_INCOMING = (
    sa.select(Relation.number, Relation.incident_number, Incident.title, Relation.kind, Relation.note)
    .join(Incident, Incident.number == Relation.incident_number)
    .where(Relation.to_incident == sa.bindparam("at"))
    .order_by(Relation.number)
)


def list_latest_incidents(
    connection: sa.Connection, *, limit: int, before: IncidentPosition | None = None
) -> list[IncidentLine]:
    """
    Return live incidents, the latest occurrence first, then by falling number. One statement.

    before   the position of the last incident of the page before
    """
    if before is None:
        rows = connection.execute(_FIRST_PAGE, {"limit": limit})
    else:
        key = {"sorted_at": before.sorted_at, "after": before.number}
        rows = connection.execute(_NEXT_PAGE, {"limit": limit, **key})
    return [_read_line(row) for row in rows]


def list_incidents_by_number(connection: sa.Connection, numbers: Sequence[int]) -> list[IncidentLine]:
    """Return the live ones of the given incidents, the latest occurrence first. One statement."""
    rows = connection.execute(_BY_NUMBER, {"numbers": list(numbers)})
    return [_read_line(row) for row in rows]


def list_incidents_mentioning_organization(
    connection: sa.Connection, number: int, *, limit: int = MOST_MENTIONING
) -> list[MentioningIncident]:
    """Return the latest live incidents that name an organization in a role, the latest first. One statement."""
    return _list_mentioning(connection, Table.ORGANIZATION, number, limit=limit)


def list_incidents_of_person(
    connection: sa.Connection, number: int, *, limit: int = MOST_MENTIONING
) -> list[MentioningIncident]:
    """Return the latest live incidents with a person as responder, suspect or official. One statement."""
    return _list_mentioning(connection, Table.PERSON, number, limit=limit)


def list_relations_to(connection: sa.Connection, incident_number: int) -> list[IncomingRelation]:
    """Return the links that live incidents have to this one, by number. One statement."""
    return [
        IncomingRelation(number=number, from_incident=from_incident, title=title, kind=kind, note=note)
        for number, from_incident, title, kind, note in connection.execute(_INCOMING, {"at": incident_number})
    ]


def _list_mentioning(connection: sa.Connection, table: Table, number: int, *, limit: int) -> list[MentioningIncident]:
    lines: dict[int, IncidentLine] = {}
    roles: dict[int, set[MentionRole]] = {}
    for *values, role in connection.execute(_MENTIONING, {"of": table, "at": number, "limit": limit}):
        line = _read_line(values)
        lines.setdefault(line.number, line)
        roles.setdefault(line.number, set()).add(role)
    order = list(MentionRole)
    return [
        MentioningIncident(incident=line, roles=tuple(sorted(roles[line.number], key=order.index)))
        for line in lines.values()
    ]


def _read_line(values: Sequence[Any]) -> IncidentLine:
    occurred = read_moment(values[:5])
    number, title, kind, timezone, place_name, city, state, killed, injured, withheld, *rest = values[5:]
    investigation_state, apprehension_state, sorted_at, version, published_at = rest
    return IncidentLine(
        number=number,
        version=version,
        published_at=published_at,
        title=title,
        kind=kind,
        occurred=occurred,
        timezone=timezone,
        place_name=place_name,
        city=city,
        state=state,
        killed_count=killed,
        injured_count=injured,
        name_withheld=withheld,
        investigation_state=investigation_state,
        apprehension_state=apprehension_state,
        position=IncidentPosition(sorted_at=sorted_at, number=number),
    )
