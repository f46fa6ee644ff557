"""The pages of the desk, one module for each subject. Importing this package registers all of them."""

from incidents.desk.admin import (
    accounts,
    audit,
    case_status,
    evidence,
    identifiers,
    incidents,
    officials,
    organizations,
    people,
    places,
    scene,
    sources,
    statements,
    suspects,
)

__all__ = [
    "accounts",
    "audit",
    "case_status",
    "evidence",
    "identifiers",
    "incidents",
    "officials",
    "organizations",
    "people",
    "places",
    "scene",
    "sources",
    "statements",
    "suspects",
]
