"""Every code list of the record: what may be stored in a coded field, and what it means."""

from incidents.record.codes.answer import TriState
from incidents.record.codes.assertion import Directness, Rank, Stance
from incidents.record.codes.case import (
    NEXT_STATES,
    START_STATES,
    STATES_WITHOUT_SUSPECT,
    ApprehensionState,
    Axis,
    CaseState,
    ClearanceCode,
    InvestigationState,
    ProsecutionState,
    get_axis,
    list_states,
)
from incidents.record.codes.code_list import CodeList
from incidents.record.codes.death import CauseOfDeath, Manner
from incidents.record.codes.event import EventKind
from incidents.record.codes.force import ForceCode
from incidents.record.codes.identifier import AliasKind, IdentifierScheme
from incidents.record.codes.incident import HomicideCircumstance, IncidentKind, RelationKind
from incidents.record.codes.offense import AttemptedCompleted, OffenseCode
from incidents.record.codes.office import Capacity, OfficeRole
from incidents.record.codes.organization import OrganizationKind
from incidents.record.codes.person import NameStatus, WithheldReason
from incidents.record.codes.place import GeoPrecision, LocationCode, UsState
from incidents.record.codes.responder import (
    ActivityCode,
    AssignmentCode,
    Attire,
    Circumstance,
    DutyStatus,
    InjuryCode,
    LineOfDuty,
    Outcome,
    ResponderType,
    Species,
)
from incidents.record.codes.source import SourceKind
from incidents.record.codes.statement import StatementChannel, StatementMode, WordsChecked
from incidents.record.codes.suspect import Identification, SuspectRole
from incidents.record.codes.time import Precision, Qualifier
from incidents.record.codes.vehicle import Marking, VehicleRole

ALL_CODE_LISTS: tuple[type[CodeList], ...] = (
    ActivityCode,
    AliasKind,
    ApprehensionState,
    AssignmentCode,
    AttemptedCompleted,
    Attire,
    Axis,
    Capacity,
    CauseOfDeath,
    Circumstance,
    ClearanceCode,
    Directness,
    DutyStatus,
    EventKind,
    ForceCode,
    GeoPrecision,
    HomicideCircumstance,
    Identification,
    IdentifierScheme,
    IncidentKind,
    InjuryCode,
    InvestigationState,
    LineOfDuty,
    LocationCode,
    Manner,
    Marking,
    NameStatus,
    OffenseCode,
    OfficeRole,
    OrganizationKind,
    Outcome,
    Precision,
    ProsecutionState,
    Qualifier,
    Rank,
    RelationKind,
    ResponderType,
    SourceKind,
    Species,
    Stance,
    StatementChannel,
    StatementMode,
    SuspectRole,
    TriState,
    UsState,
    VehicleRole,
    WithheldReason,
    WordsChecked,
)
"""Every list, in order of name: for the codebook, and for the check that every member can be stored."""

__all__ = [
    "ALL_CODE_LISTS",
    "NEXT_STATES",
    "START_STATES",
    "STATES_WITHOUT_SUSPECT",
    "ActivityCode",
    "AliasKind",
    "ApprehensionState",
    "AssignmentCode",
    "AttemptedCompleted",
    "Attire",
    "Axis",
    "Capacity",
    "CaseState",
    "CauseOfDeath",
    "Circumstance",
    "ClearanceCode",
    "CodeList",
    "Directness",
    "DutyStatus",
    "EventKind",
    "ForceCode",
    "GeoPrecision",
    "HomicideCircumstance",
    "Identification",
    "IdentifierScheme",
    "IncidentKind",
    "InjuryCode",
    "InvestigationState",
    "LineOfDuty",
    "LocationCode",
    "Manner",
    "Marking",
    "NameStatus",
    "OffenseCode",
    "OfficeRole",
    "OrganizationKind",
    "Outcome",
    "Precision",
    "ProsecutionState",
    "Qualifier",
    "Rank",
    "RelationKind",
    "ResponderType",
    "SourceKind",
    "Species",
    "Stance",
    "StatementChannel",
    "StatementMode",
    "SuspectRole",
    "TriState",
    "UsState",
    "VehicleRole",
    "WithheldReason",
    "WordsChecked",
    "get_axis",
    "list_states",
]
