"""Which fields are this record's own coding of what a source says: their evidence is usually editorial."""

from collections.abc import Mapping
from types import MappingProxyType

from incidents.record.codes import Directness
from incidents.record.row import Table

CODED: Mapping[Table, frozenset[str]] = MappingProxyType(
    {
        Table.INCIDENT: frozenset({"kind", "timezone", "homicide_circumstance"}),
        Table.ORGANIZATION: frozenset({"kind"}),
        Table.SOURCE: frozenset({"kind"}),
        Table.PLACE: frozenset({"country", "geo_precision", "location_code"}),
        Table.RESPONDER: frozenset(
            {"cause_of_death", "manner", "activity_code", "assignment_code", "circumstance", "injury_code"}
        ),
        Table.WEAPON: frozenset({"force_code"}),
        Table.OFFENSE: frozenset({"offense_code", "attempted_completed"}),
    }
)
"""Codes that no source states: an editor reads them out of its words."""


def find_usual_directness(table: Table, name: str) -> Directness | None:
    """Return how directly sources usually say what a field holds, None where nothing is usual."""
    return Directness.EDITORIAL if name in CODED.get(table, ()) else None
