"""One version of an incident's document, made ready to be compared: its rows, its claims, and what they are called."""

from collections.abc import Callable, Mapping, Sequence

from incidents.present.claim import find_base_field
from incidents.present.directory import Directory
from incidents.present.evidence import map_successors
from incidents.present.incident_page import make_incident_directory
from incidents.publishing.difference.fields import SECTIONS
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import AssertionRecord
from incidents.record.row import Row, RowReference, Table

FactKey = tuple[Table, int, str]


class Version:
    """
    A version of a document.

    claims       the reports on each fact, in the order of the document
    successors   for each report that was replaced, the number of the one that takes its place
    """

    def __init__(self, record: IncidentRecord) -> None:
        self.record = record
        self.directory: Directory = make_incident_directory(record)
        self.successors: Mapping[int, int] = map_successors(record.assertions)
        self.by_number = {row.number: row for row in record.assertions}
        self._rows: set[tuple[Table, int]] = set()
        self.claims: dict[FactKey, list[AssertionRecord]] = {}
        for row in record.assertions:
            key = (row.subject.table, row.subject.number, find_base_field(row.subject.table, row.field))
            self.claims.setdefault(key, []).append(row)

    def holds(self, row: RowReference) -> bool:
        """Tell whether a row is one of those that the document describes, and under whose name changes are told."""
        if not self._rows:
            told = [compared for section in SECTIONS for compared in section.compared]
            self._rows = {(compared.table, number) for compared in told for number in self.map_rows(compared.rows)}
        return (row.table, row.number) in self._rows

    def map_rows(self, member: str) -> dict[int, Row]:
        """Return the rows of a member of the document by number, in its order; "" for the incident itself."""
        rows: Sequence[Row] = getattr(self.record, member) if member else (self.record,)
        return {row.number: row for row in rows}

    def count_reports(self, table: Table, number: int, *, told_there: Callable[[str], bool]) -> int:
        """Return how many reports on a row there are. told_there: whether those on a fact of that name count."""
        return sum(len(rows) for key, rows in self.claims.items() if key[:2] == (table, number) and told_there(key[2]))
