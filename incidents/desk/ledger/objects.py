"""
Which row a label of the ledger means.

A row is found by facts about it, the same ones in every database; keys and numbers play no part.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from incidents.desk.ledger.snapshot import Snapshot, SnapshotRow
from incidents.record.row import Table

ANY = "*"
"""Stands for whatever is not empty."""

_MAIN = {"incident": "Incident[main]"}
_FIRST = {"incident": "Incident[first]"}
_PRICE = {"speaker_tenure": "Tenure[Price]"}

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "Source": Table.SOURCE,
        "Organization": Table.ORGANIZATION,
        "Person": Table.PERSON,
        "Tenure": Table.TENURE,
        "Place": Table.PLACE,
        "Incident": Table.INCIDENT,
        "IncidentRelation": Table.RELATION,
        "Responder": Table.RESPONDER,
        "Suspect": Table.SUSPECT,
        "Weapon": Table.WEAPON,
        "Vehicle": Table.VEHICLE,
        "Event": Table.EVENT,
        "CaseStatus": Table.CASE_STATUS,
        "Statement": Table.STATEMENT,
    }
)
"""The table behind the first word of a label."""

FINDERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Source[KRON article]": {"kind": "news_article"},
        "Source[news-conference video]": {"kind": "video"},
        "Organization[KRON]": {"name": "KRON"},
        "Organization[OPD]": {"name": "Oakland Police Department"},
        "Organization[City of Oakland]": {"name": "City of Oakland"},
        "Organization[Alameda County DA]": {"kind": "prosecutor"},
        "Organization[FBI]": {"name": "FBI"},
        "Organization[FBI San Francisco]": {"name": "FBI San Francisco"},
        "Organization[police union]": {"name": "Police union (name not stated)"},
        "Person[Thao]": {"full_name": "Sheng Thao"},
        "Person[Allison]": {"full_name": "Darren Allison"},
        "Person[Price]": {"full_name": "Pamela Price"},
        "Person[slain officer]": {"name_status": "withheld"},
        "Tenure[Thao]": {"person": "Person[Thao]"},
        "Tenure[Allison]": {"person": "Person[Allison]"},
        "Tenure[Price]": {"person": "Person[Price]"},
        "Place[block]": {"address_text": "400 block of Embarcadero"},
        "Place[Highland Hospital]": {"name": "Highland Hospital"},
        "Incident[main]": {"kind": "attack"},
        "Incident[first]": {"kind": "offense_no_responder_harmed"},
        "IncidentRelation[main→first]": {"from_incident": "Incident[main]", "to_incident": "Incident[first]"},
        "Responder[team, first]": {**_FIRST, "is_group": "yes"},
        "Responder[slain officer, first]": {**_FIRST, "is_group": "no"},
        "Responder[slain officer, main]": {**_MAIN, "outcome": "killed"},
        "Responder[second officer, main]": {**_MAIN, "label": "second officer"},
        "Suspect[gunman]": {**_MAIN, "is_group": "no"},
        "Suspect[fleeing group]": {**_MAIN, "is_group": "yes"},
        "Weapon[1]": _MAIN,
        "Vehicle[officer’s]": {**_MAIN, "role": "responder_vehicle"},
        "Vehicle[white pickup]": {**_MAIN, "role": "scene_unattributed"},
        "Event[first: flight]": {**_FIRST, "kind": "flight"},
        "Event[first: cleared scene]": {**_FIRST, "kind": "cleared_scene"},
        "Event[second burglary]": {**_MAIN, "kind": "offense"},
        "Event[response]": {**_MAIN, "kind": "response"},
        "Event[shots]": {**_MAIN, "kind": "shots_fired"},
        "Event[flight]": {**_MAIN, "kind": "flight"},
        "Event[transport]": {**_MAIN, "kind": "transport"},
        "Event[death]": {**_MAIN, "kind": "death"},
        "Event[news conference]": {**_MAIN, "kind": "news_conference"},
        "Event[name withheld]": {**_MAIN, "kind": "name_withheld"},
        "CaseStatus[fleeing group]": {"suspect": "Suspect[fleeing group]"},
        "CaseStatus[gunman]": {"suspect": "Suspect[gunman]"},
        "CaseStatus[main, apprehension]": {**_MAIN, "axis": "apprehension", "suspect": ""},
        "CaseStatus[main, investigation]": {**_MAIN, "axis": "investigation"},
        "Statement[Thao]": {"speaker_tenure": "Tenure[Thao]"},
        "Statement[Allison fragment]": {"speaker_tenure": "Tenure[Allison]"},
        "Statement[OPD]": {"speaker_organization": "Organization[OPD]"},
        "Statement[FBI SF]": {"speaker_organization": "Organization[FBI San Francisco]"},
        "Statement[Price pledge]": {**_PRICE, "mode": "indirect"},
        "Statement[Price 1]": {**_PRICE, "mode": "direct", "continues": ""},
        "Statement[Price 2]": {**_PRICE, "mode": "direct", "continues": ANY},
    }
)
"""What is so of the one row that each label means, by column; a label as the value stands for that row."""

_LABEL = re.compile(rf"({'|'.join(TABLES)})\[.+\]")


class NoSuchObject(LookupError):
    """A label means no row, or more than one. The message says what was looked for."""


def is_label(text: str) -> bool:
    """Tell whether a text has the form of a label."""
    return _LABEL.fullmatch(text) is not None


def find_object(snapshot: Snapshot, label: str) -> SnapshotRow:
    """Return the one row that a label means. Raises NoSuchObject."""
    if label not in FINDERS:
        raise NoSuchObject(f"{label} is not known: say in the finders how it is found")
    wanted = {column: _read_wanted(snapshot, value) for column, value in FINDERS[label].items()}
    table = TABLES[label.partition("[")[0]]
    found = [
        row
        for row in snapshot.list_rows(table)
        if all(_agrees(row.values[column], value) for column, value in wanted.items())
    ]
    if len(found) != 1:
        known = ", ".join(f"{column} {value!r}" for column, value in FINDERS[label].items())
        raise NoSuchObject(f"{label} is {len(found)} rows instead of one ({known})")
    return found[0]


def _read_wanted(snapshot: Snapshot, value: str) -> str:
    return find_object(snapshot, value).reference if is_label(value) else value


def _agrees(held: str, wanted: str) -> bool:
    return bool(held) if wanted == ANY else held == wanted
