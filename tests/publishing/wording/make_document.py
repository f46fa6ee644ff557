"""Published documents for the language gate: a text, and how the suspects stand. No database."""

import datetime as dt
from typing import Any

from incidents.record.codes import (
    ApprehensionState,
    CaseState,
    Directness,
    Identification,
    IncidentKind,
    NameStatus,
    Precision,
    ProsecutionState,
    SuspectRole,
    TriState,
    get_axis,
)
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import Excerpt
from incidents.record.involved import SuspectRecord
from incidents.record.mentions import PersonMention, PersonName
from incidents.record.moment import Moment
from incidents.record.reports import CaseStatusRecord

START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
NAMES = (("Testa", "Sampleton"), ("Probo", "Mockwell"))


def make_day(day: int) -> Moment:
    """The day that many days after START."""
    earliest = START + dt.timedelta(days=day)
    return Moment(earliest=earliest, latest=earliest + dt.timedelta(days=1), precision=Precision.DAY)


def make_status(number: int, state: CaseState, **fields: Any) -> CaseStatusRecord:
    """What one source says of suspect 1, as many days after START as its number says."""
    values: dict[str, Any] = {
        "source": 1,
        "excerpt": Excerpt(words="so it is told"),
        "locator": "",
        "attribution_text": "",
        "attributed_tenure": None,
        "attributed_organization": None,
        "directness": Directness.EXPLICIT,
        "reported": make_day(number),
        "recorded_at": START,
        "supersedes": None,
        "suspect": 1,
        "charge": None,
        "axis": get_axis(state),
        "state": state,
        "clearance_code": None,
        "charge_text": "",
        "court_text": "",
        "effective": make_day(number),
    }
    return CaseStatusRecord(number=number, **(values | fields))


def make_suspect(number: int, **fields: Any) -> SuspectRecord:
    """One suspect, not named."""
    values: dict[str, Any] = {
        "person": None,
        "label": "",
        "is_group": False,
        "count": None,
        "count_min": None,
        "count_text": "",
        "role": SuspectRole.SHOOTER,
        "identification": Identification.UNKNOWN,
        "member_of": None,
    }
    return SuspectRecord(number=number, **(values | fields))


def make_person(number: int) -> PersonMention:
    """The person of that number, with a released name."""
    given_name, family_name = NAMES[number - 1]
    name = PersonName(full_name=f"{given_name} {family_name}", given_name=given_name, family_name=family_name)
    return PersonMention(
        number=number, name_status=NameStatus.RELEASED, withheld_reason=None, name_released=None, name=name
    )


def make_document(**fields: Any) -> IncidentRecord:
    """Incident 7 with nothing in it but what is given."""
    values: dict[str, Any] = {
        "number": 7,
        "version": 1,
        "published_at": START,
        "title": "",
        "kind": IncidentKind.ATTACK,
        "summary": "",
        "occurred": make_day(0),
        "place": None,
        "lead_organization": None,
        "responders_returned_fire": TriState.UNKNOWN,
        "homicide_circumstance": None,
        "timezone": "America/Los_Angeles",
    }
    return IncidentRecord(**(values | fields))


def make_case(standing: str, **fields: Any) -> IncidentRecord:
    """
    An incident whose case stands as one word says.

    "none" has no suspect, "suspect" one without any status, "charged+convicted" two named ones, "convicted&charged"
    one with two charges.
    """
    if standing == "none":
        return make_document(**fields)
    if standing == "suspect":
        return make_document(suspects=(make_suspect(1),), **fields)
    states = [[read_state(code) for code in of_one.split("&")] for of_one in standing.split("+")]
    number = iter(range(1, 9))
    statuses = tuple(
        make_status(next(number), state, suspect=suspect, charge=charge if len(of_one) > 1 else None)
        for suspect, of_one in enumerate(states, start=1)
        for charge, state in enumerate(of_one, start=1)
    )
    suspects = tuple(make_suspect(number, person=number) for number in range(1, len(states) + 1))
    people = tuple(make_person(suspect.number) for suspect in suspects)
    return make_document(suspects=suspects, people=people, case_status=statuses, **fields)


def read_state(code: str) -> CaseState:
    """The state of a code on the prosecution axis, else of the apprehension axis."""
    return ProsecutionState(code) if code in set(ProsecutionState) else ApprehensionState(code)
