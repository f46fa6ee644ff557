"""What a database says, as plain text by row and column: the same form for the editorial and for the public one."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from incidents.record.evidence import Sourced, SourceRecord
from incidents.record.involved import ResponderRecord, SuspectRecord
from incidents.record.mentions import OrganizationMention, PersonMention, PersonName, PostMention, TenureMention
from incidents.record.reports import CaseStatusRecord, StatementRecord
from incidents.record.row import Row, Shape, Table
from incidents.record.scene import EventRecord, PlaceRecord, RelationRecord, VehicleRecord, WeaponRecord


class Part(enum.StrEnum):
    """Where a ledger is held to."""

    EDITORIAL = "editorial database"
    PUBLIC = "public store"
    PAGE = "public page"


SHARED_SHAPES: Mapping[Table, type[Row]] = MappingProxyType(
    {
        Table.ORGANIZATION: OrganizationMention,
        Table.PERSON: PersonMention,
        Table.POST: PostMention,
        Table.TENURE: TenureMention,
        Table.PLACE: PlaceRecord,
        Table.SOURCE: SourceRecord,
    }
)
"""The published shapes of rows that several incidents may share."""

OWN_SHAPES: Mapping[Table, type[Row]] = MappingProxyType(
    {
        Table.RESPONDER: ResponderRecord,
        Table.SUSPECT: SuspectRecord,
        Table.WEAPON: WeaponRecord,
        Table.VEHICLE: VehicleRecord,
        Table.EVENT: EventRecord,
        Table.CASE_STATUS: CaseStatusRecord,
        Table.STATEMENT: StatementRecord,
    }
)
"""The published shapes of rows that belong to one incident."""


def list_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that are compared: what is published of a table, under the names that both databases use."""
    match table:
        case Table.INCIDENT:
            scalars = ("title", "kind", "summary", "occurred", "place", "lead_organization", "timezone")
            return (*scalars, "responders_returned_fire", "homicide_circumstance")
        case Table.PERSON:
            return (*(name for name in _name_columns(PersonMention) if name != "name"), *_name_columns(PersonName))
        case Table.RELATION:
            return ("from_incident", *(name for name in _name_columns(RelationRecord) if name != "to_incident_title"))
        case Table.CASE_STATUS | Table.STATEMENT:
            # How the words were checked is a note of the publication: the desk keeps its checks apart.
            evidence = {*Sourced.model_fields, "words_checked"}
            return ("incident", *(name for name in _name_columns(OWN_SHAPES[table]) if name not in evidence))
        case _ if table in OWN_SHAPES:
            return ("incident", *_name_columns(OWN_SHAPES[table]))
        case _:
            return _name_columns(SHARED_SHAPES[table])


def _name_columns(shape: type[Shape]) -> tuple[str, ...]:
    return tuple(name for name in shape.model_fields if name != "number")


COMPARED_TABLES = (Table.INCIDENT, Table.RELATION, *SHARED_SHAPES, *OWN_SHAPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """
    The evidence of one column, or of a whole report.

    reported   when it became public, in the form of citable.write_value
    value      what was claimed, in the same form; "" for a report, whose columns are the claim
    anchor     of a published one: id of the element of a page that shows it
    """

    excerpt: str
    attribution: str
    directness: str
    reported: str
    value: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow:
    """
    One row.

    values     every compared column as text, in the form of citable.write_value; "" for an empty one
    evidence   the standing claims that support its columns, by column
    report     its own words, if the row is a report
    published  the row as published; None for one of the editorial database
    """

    table: Table
    row_id: int
    values: Mapping[str, str]
    evidence: dict[str, list[Said]] = field(default_factory=dict)
    report: Said | None = None
    published: Row | None = None

    @property
    def reference(self) -> str:
        """How other rows name it, e.g. "organization:5"."""
        return f"{self.table.value}:{self.row_id}"


class Snapshot:
    """
    The rows of the incidents that one article is the source of, with what they mention.

    part   which database it shows
    """

    def __init__(self, part: Part, rows: Iterable[SnapshotRow]) -> None:
        self.part = part
        self._rows = {row.reference: row for row in rows}

    def __iter__(self) -> Iterator[SnapshotRow]:
        """Yield every row."""
        return iter(self._rows.values())

    def list_rows(self, table: Table) -> list[SnapshotRow]:
        """Return the rows of a table."""
        return [row for row in self._rows.values() if row.table is table]

    def get_row(self, reference: str) -> SnapshotRow | None:
        """Return the row that another one names, or None."""
        return self._rows.get(reference)
