"""The values under which an incident is counted."""

import datetime as dt
import enum
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from incidents.public_store.derive.incident_line import make_line
from incidents.record.documents import IncidentRecord

UNKNOWN = "unknown"


class Dimension(enum.StrEnum):
    """
    What incidents are counted by. An incident counts once under each of its values.

    ALL            the one value "all"
    YEAR           of the occurrence at its place; "unknown" unless it lies within one year
    STATE          USPS code of the place, or "unknown"
    KIND           code of the incident's kind
    OUTCOME        codes of its responders' outcomes
    ORGANIZATION   numbers of the lead organization and of the responders' employers
    NAME_STATUS    codes of the name status of responders who are people of the record
    INVESTIGATION  last known state of the case, or "unknown"
    APPREHENSION   the same on the axis of apprehension
    """

    ALL = "all"
    YEAR = "year"
    STATE = "state"
    KIND = "kind"
    OUTCOME = "outcome"
    ORGANIZATION = "organization"
    NAME_STATUS = "name_status"
    INVESTIGATION = "investigation"
    APPREHENSION = "apprehension"


def make_facets(document: IncidentRecord) -> set[tuple[str, str]]:
    """Return the (dimension, value) pairs of an incident."""
    return {(dimension.value, value) for dimension, value in _list_facets(document)}


def _list_facets(document: IncidentRecord) -> Iterator[tuple[Dimension, str]]:
    line = make_line(document)
    yield Dimension.ALL, "all"
    yield Dimension.YEAR, _find_year(document)
    yield Dimension.STATE, line.state or UNKNOWN
    yield Dimension.KIND, document.kind.value
    yield Dimension.INVESTIGATION, line.investigation_state or UNKNOWN
    yield Dimension.APPREHENSION, line.apprehension_state or UNKNOWN
    for responder in document.responders:
        yield Dimension.OUTCOME, responder.outcome.value
    organizations = {document.lead_organization, *(responder.organization for responder in document.responders)}
    for number in organizations - {None}:
        yield Dimension.ORGANIZATION, str(number)
    statuses = {person.number: person.name_status for person in document.people}
    for responder in document.responders:
        if responder.person in statuses:
            yield Dimension.NAME_STATUS, statuses[responder.person].value


def _find_year(document: IncidentRecord) -> str:
    occurred = document.occurred
    if occurred.earliest is None or occurred.latest is None:
        return UNKNOWN
    zone = ZoneInfo(document.timezone)
    # The upper bound is the first time that is too late.
    last = occurred.latest - dt.timedelta(seconds=1)
    try:
        first_year, last_year = occurred.earliest.astimezone(zone).year, last.astimezone(zone).year
    except OverflowError:
        return UNKNOWN
    return str(first_year) if first_year == last_year else UNKNOWN
