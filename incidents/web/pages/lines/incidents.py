"""One incident in a list, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.list_status import write_list_status
from incidents.present.times import find_local_days, write_machine_moment
from incidents.present.value import translate_label
from incidents.public_store.queries import case_states, responders
from incidents.public_store.queries import incidents as queries
from incidents.public_store.queries.case_states import StatusReport
from incidents.public_store.queries.responders import ResponderLine
from incidents.record.case_history import Course
from incidents.record.codes import IncidentKind, Precision
from incidents.record.moment import Moment
from incidents.record.time_display import show_clock, show_day
from incidents.web.pages.lines.responders import present_responders


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """
    One incident of a list.

    day        day, month … of the occurrence; that it is not stated
    clock      time of that day, or how far it is not stated; "" where the day says all
    datetime   both in the form of HTML's time element, or ""
    who        a line for each responder, see present_responders
    state      the status of the case in one sentence that ends with its date
    """

    number: int
    address: str
    title: str
    kind: str
    version: int
    day: str
    clock: str
    datetime: str
    where: str
    who: tuple[str, ...]
    state: str
    is_death: bool


def read_lines(connection: sa.Connection, found: Sequence[queries.IncidentLine]) -> list[IncidentLine]:
    """Return the lines of a list of incidents, in its order. Two statements, none for an empty list."""
    if not found:
        return []
    numbers = [incident.number for incident in found]
    states = case_states.list_current_states(connection, numbers)
    people = responders.list_responders(connection, numbers)
    return [
        _make_line(incident, states=states.get(incident.number, {}), people=people.get(incident.number, []))
        for incident in found
    ]


def _make_line(
    incident: queries.IncidentLine, *, states: Mapping[Course, StatusReport], people: Sequence[ResponderLine]
) -> IncidentLine:
    zone = ZoneInfo(incident.timezone)
    day, clock = describe_day(incident.occurred, zone=zone)
    return IncidentLine(
        number=incident.number,
        address=addresses.address_of_incident(incident.number),
        title=incident.title,
        kind=translate_label(incident.kind.label),
        version=incident.version,
        day=day,
        clock=clock,
        datetime=write_machine_moment(incident.occurred, zone=zone),
        where=", ".join(part for part in (incident.place_name, incident.city, incident.state) if part),
        who=present_responders(
            people,
            is_name_withheld=incident.name_withheld,
            is_harm_told=incident.kind is IncidentKind.OFFENSE_NO_RESPONDER_HARMED,
        ),
        state=_write_state(incident, states, zone=zone),
        is_death=incident.killed_count > 0,
    )


def describe_day(moment: Moment, *, zone: ZoneInfo) -> tuple[str, str]:
    """Return the day and the time of day of a moment in words; what is not stated says so."""
    if moment.precision is Precision.UNKNOWN:
        return _("Day not stated"), ""
    day, clock = show_day(moment, zone=zone), show_clock(moment, zone=zone)
    if not clock and moment.precision is Precision.DAY:
        clock = _("Hour not stated")
    elif not clock and moment.precision in (Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        clock = _("Day not stated")
    return day[:1].upper() + day[1:], clock[:1].upper() + clock[1:]


def _write_state(incident: queries.IncidentLine, states: Mapping[Course, StatusReport], *, zone: ZoneInfo) -> str:
    days = [find_local_days(report.reported, zone=zone) for report in states.values()]
    last = max((day[1] for day in days if day is not None), default=incident.published_at.date())
    return write_list_status({course: report.state for course, report in states.items()}, day=last)
