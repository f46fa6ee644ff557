"""Who took part: the published shapes of responders, suspects and charges."""

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
    ResponderType,
    Species,
    SuspectRole,
    TriState,
)
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import DecimalText, PublicNumber, Row


class ResponderRecord(Row):
    """
    One responder's, or one group's, part in the incident.

    person          person number; None where nobody is identified as a person of the record
    label           what to call the row where no name is published, e.g. "second officer"
    count           how many, only where a source gives a number
    organization    number of the employer (the agency under which LEOKA counts an officer)
    badge, age      None or "" while the person's name is withheld and an editor says that they identify
    service_years   decimal text; service_text has the source's words
    death_place     place number
    eow             End of Watch
    """

    person: PublicNumber | None
    label: str
    is_group: bool
    count: int | None
    count_text: str
    responder_type: ResponderType
    species: Species
    organization: PublicNumber | None
    rank_text: str
    badge: str
    age: int | None
    gender_text: str
    outcome: Outcome
    duty_status: DutyStatus
    attire: Attire
    line_of_duty: LineOfDuty
    activity_code: ActivityCode | None
    assignment_code: AssignmentCode | None
    circumstance: Circumstance | None
    body_armor: TriState
    service_years: DecimalText | None
    service_text: str
    cause_of_death: CauseOfDeath | None
    manner: Manner | None
    died: Moment | None
    eow: PartialDate | None
    death_place: PublicNumber | None
    injury_text: str
    injury_code: InjuryCode | None


class SuspectRecord(Row):
    """
    One offender's, or one group's, part in the incident.

    person      person number; only after an official charge or a named warrant
    count       how many, only where a source gives a number
    member_of   suspect number of the group
    """

    person: PublicNumber | None
    label: str
    is_group: bool
    count: int | None
    count_min: int | None
    count_text: str
    role: SuspectRole
    identification: Identification
    member_of: PublicNumber | None


class ChargeRecord(Row):
    """A statute charged against a suspect. Its history: the prosecution rows of case_status that name it."""

    suspect: PublicNumber
    statute: str
    offense_text: str
    counts: int | None
    court_text: str
    case_number: str
    filed: PartialDate | None
