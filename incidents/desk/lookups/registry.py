"""The lookup of each table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from incidents.desk.lookups.incident_rows import (
    AssertionLookup,
    CaseStatusLookup,
    ChargeLookup,
    EventLookup,
    StatementLookup,
    SuspectLookup,
)
from incidents.desk.lookups.incidents import IncidentLookup
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.offices import PostLookup
from incidents.desk.lookups.officials import OfficialLookup
from incidents.desk.lookups.organizations import OrganizationLookup
from incidents.desk.lookups.people import PersonLookup
from incidents.desk.lookups.places import PlaceLookup
from incidents.desk.lookups.sources import SourceLookup
from incidents.record.row import Table

_ALL: tuple[Lookup[Any], ...] = (
    OfficialLookup(),
    OrganizationLookup(),
    PersonLookup(),
    PlaceLookup(),
    SourceLookup(),
    PostLookup(),
    IncidentLookup(),
    EventLookup(),
    SuspectLookup(),
    ChargeLookup(),
    StatementLookup(),
    CaseStatusLookup(),
    AssertionLookup(),
)

LOOKUPS: Mapping[Table, Lookup[Any]] = MappingProxyType({lookup.table: lookup for lookup in _ALL})
"""How the rows of a table are found, for every table that some column of a form refers to."""
