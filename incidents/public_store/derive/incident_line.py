"""What a line of a list shows of an incident, computed once at delivery."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.record.case_history import PUBLISHED_HISTORY, Course
from incidents.record.codes import Axis, NameStatus, Outcome
from incidents.record.documents import IncidentRecord
from incidents.record.involved import ResponderRecord
from incidents.record.moment import Moment
from incidents.record.reports import CaseStatusRecord

KILLED = frozenset({Outcome.KILLED})
INJURED = frozenset(
    {Outcome.INJURED_CRITICAL, Outcome.INJURED_SERIOUS, Outcome.INJURED_MINOR, Outcome.INJURED_UNSPECIFIED}
)
BEGINNING = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
"""Where incidents stand of whose time nothing is known: at the end of a list that begins with the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLineFacts:
    """
    The columns of a list.

    sorted_at   UTC; first possible time of the occurrence, else the last possible one, else BEGINNING
    """

    sorted_at: dt.datetime
    place_name: str
    city: str
    state: str
    killed_count: int
    injured_count: int
    name_withheld: bool
    investigation_state: str | None
    apprehension_state: str | None


def make_line(document: IncidentRecord) -> IncidentLineFacts:
    """Return what a list shows of an incident."""
    place = next((place for place in document.places if place.number == document.place), None)
    return IncidentLineFacts(
        sorted_at=choose_sort_time(document.occurred),
        place_name=place.name if place else "",
        city=place.city if place else "",
        state=place.state if place else "",
        killed_count=count_people(document.responders, KILLED),
        injured_count=count_people(document.responders, INJURED),
        name_withheld=_is_a_name_withheld(document),
        investigation_state=find_case_state(document.case_status, Axis.INVESTIGATION),
        apprehension_state=find_case_state(document.case_status, Axis.APPREHENSION),
    )


def choose_sort_time(moment: Moment) -> dt.datetime:
    """Return the one time by which a moment is put in order."""
    return moment.earliest or moment.latest or BEGINNING


def count_people(responders: Iterable[ResponderRecord], outcomes: frozenset[Outcome]) -> int:
    """Return how many responders had one of the outcomes; a group of unstated size counts as one."""
    return sum(
        1 if responder.count is None else responder.count for responder in responders if responder.outcome in outcomes
    )


def find_case_state(rows: Iterable[CaseStatusRecord], axis: Axis) -> str | None:
    """
    Return the current state of the case as a whole on an axis; None if none is reported.

    States of single suspects do not count: one arrest does not make the case's state.
    """
    current = PUBLISHED_HISTORY.list_current(rows).get(Course.of(axis, suspect=None, charge=None))
    return None if current is None else current.state.value


def _is_a_name_withheld(document: IncidentRecord) -> bool:
    withheld = {person.number for person in document.people if person.name_status is NameStatus.WITHHELD}
    return any(responder.person in withheld for responder in document.responders)
