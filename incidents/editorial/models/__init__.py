"""The tables of the private database, one module for each group."""

from incidents.editorial.models.history import OpenRevision, Revision, RevisionKind, RowChange, RowOperation
from incidents.editorial.models.incident import Incident, IncidentRelation, IncidentSource
from incidents.editorial.models.naming import Alias, Correction, Identifier
from incidents.editorial.models.organization import Organization, Post
from incidents.editorial.models.person import NAME_FIELDS, Person, Tenure
from incidents.editorial.models.place import Place
from incidents.editorial.models.publication import Counter, DeliveryState, Publication, RecordNumber
from incidents.editorial.models.quotation import QuotationCheck
from incidents.editorial.models.redaction import Redaction, RedactionPermit
from incidents.editorial.models.report import Assertion, CaseStatus, Statement
from incidents.editorial.models.responder import Responder
from incidents.editorial.models.review import Comment, Transition, WarningAnswer
from incidents.editorial.models.scene import Event, Offense, Vehicle, Weapon
from incidents.editorial.models.schedule import ScheduledAct, ScheduledKind
from incidents.editorial.models.sealed import ClearedNamePart, SealedName, SealedNameReading
from incidents.editorial.models.source import Source, Sourced
from incidents.editorial.models.suspect import Charge, Suspect
from incidents.editorial.models.work_limit import WorkLimit
from incidents.editorial.models.workflow import State

__all__ = [
    "NAME_FIELDS",
    "Alias",
    "Assertion",
    "CaseStatus",
    "Charge",
    "ClearedNamePart",
    "Comment",
    "Correction",
    "Counter",
    "DeliveryState",
    "Event",
    "Identifier",
    "Incident",
    "IncidentRelation",
    "IncidentSource",
    "Offense",
    "OpenRevision",
    "Organization",
    "Person",
    "Place",
    "Post",
    "Publication",
    "QuotationCheck",
    "RecordNumber",
    "Redaction",
    "RedactionPermit",
    "Responder",
    "Revision",
    "RevisionKind",
    "RowChange",
    "RowOperation",
    "ScheduledAct",
    "ScheduledKind",
    "SealedName",
    "SealedNameReading",
    "Source",
    "Sourced",
    "State",
    "Statement",
    "Suspect",
    "Tenure",
    "Transition",
    "Vehicle",
    "WarningAnswer",
    "Weapon",
    "WorkLimit",
]
