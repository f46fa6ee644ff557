"""One incident in a list, in words."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.name_lines import write_toll
from incidents.present.status_words import write_case_state
from incidents.present.times import describe_moment
from incidents.present.value import Value, translate_label
from incidents.public_store.queries import incidents as queries
from incidents.record.codes import InvestigationState


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """
    One incident of a list.

    who     how many responders died and were hurt, and whether a name is withheld; "" for nobody harmed
    state   last known state of the case as a whole, as the latest version has it; "" where none is reported
    """

    number: int
    address: str
    title: str
    kind: str
    when: Value
    where: str
    who: str
    state: str
    is_death: bool


def present_line(incident: queries.IncidentLine) -> IncidentLine:
    """Return one line of a list of incidents. Times are shown in the incident's own zone."""
    toll = write_toll(killed=incident.killed_count, injured=incident.injured_count)
    withheld = _("Name withheld") if incident.name_withheld else ""
    return IncidentLine(
        number=incident.number,
        address=addresses.address_of_incident(incident.number),
        title=incident.title,
        kind=translate_label(incident.kind.label),
        when=describe_moment(incident.occurred, zone=ZoneInfo(incident.timezone)),
        where=", ".join(part for part in (incident.place_name, incident.city, incident.state) if part),
        who=". ".join(part for part in (toll, withheld) if part),
        state=_write_state(incident),
        is_death=incident.killed_count > 0,
    )


def _write_state(incident: queries.IncidentLine) -> str:
    states = [
        write_case_state(state)
        for state in (incident.apprehension_state, incident.investigation_state)
        if state is not None
    ]
    # As in the status of a page: an open investigation is news only where nothing else is.
    if len(states) > 1 and incident.investigation_state is InvestigationState.OPEN:
        states.pop()
    return ". ".join(states)
