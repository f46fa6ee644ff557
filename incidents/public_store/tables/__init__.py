"""The tables of the public store. Their columns are a public contract with a migration history of its own."""

from incidents.public_store.tables.base import Base, check_codes
from incidents.public_store.tables.evidence import Assertion, Identifier, Source
from incidents.public_store.tables.finding import Counter, Facet, Mention, MentionRole, SearchEntry
from incidents.public_store.tables.incident import Correction, Incident, Offense, Relation
from incidents.public_store.tables.involved import Charge, Responder, Suspect
from incidents.public_store.tables.log import ChangeLog, DocumentVersion, RecordState, RecordStateRow
from incidents.public_store.tables.reports import CaseStatus, Statement
from incidents.public_store.tables.scene import Event, EventOfficial, Place, Vehicle, Weapon
from incidents.public_store.tables.shared import Alias, Organization, Person, Post, Tenure

check_codes(Base.metadata)

__all__ = [
    "Alias",
    "Assertion",
    "Base",
    "CaseStatus",
    "ChangeLog",
    "Charge",
    "Correction",
    "Counter",
    "DocumentVersion",
    "Event",
    "EventOfficial",
    "Facet",
    "Identifier",
    "Incident",
    "Mention",
    "MentionRole",
    "Offense",
    "Organization",
    "Person",
    "Place",
    "Post",
    "RecordState",
    "RecordStateRow",
    "Relation",
    "Responder",
    "SearchEntry",
    "Source",
    "Statement",
    "Suspect",
    "Tenure",
    "Vehicle",
    "Weapon",
]
