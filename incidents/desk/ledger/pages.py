"""One positive fact of the ledger held against the public page: its words and its evidence can be read there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from incidents.desk.ledger.facts import locate
from incidents.desk.ledger.objects import NoSuchObject
from incidents.desk.ledger.page_text import PageText
from incidents.desk.ledger.reading import LedgerFact
from incidents.desk.ledger.snapshot import Snapshot, SnapshotRow
from incidents.present.addresses import anchor_of_fact, anchor_of_row
from incidents.record.codes import CodeList, NameStatus, StatementMode, WithheldReason
from incidents.record.date_display import show_partial_date
from incidents.record.documents import IncidentRecord
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from incidents.record.time_display import show_moment

_LINES: dict[CodeList, str] = {
    NameStatus.WITHHELD: "Name withheld",
    WithheldReason.FAMILY_NOTIFICATION: "until family members have been told",
}
"""Codes that a page says in other words than their labels."""

_NAMING_COLUMNS = ("full_name", "name", "label", "person")
"""What a row is called by on a page, in the order of preference."""


@dataclass(frozen=True, kw_only=True)
class PublicPage:
    """A document and the page that shows it."""

    document: IncidentRecord
    text: PageText


def list_unseen(snapshot: Snapshot, fact: LedgerFact, pages: Sequence[PublicPage]) -> list[str]:
    """
    Return what of a fact cannot be read on any one of the pages; nothing if one of them shows it all.

    snapshot   of the documents that the pages show
    """
    try:
        row, column = locate(snapshot, fact)
    except NoSuchObject as error:
        return [str(error)]
    found = [list(_iterate_unseen(snapshot, row, column, page)) for page in pages]
    return min(found, key=len, default=["there is no page"])


def _iterate_unseen(snapshot: Snapshot, row: SnapshotRow, column: str, page: PublicPage) -> Iterator[str]:
    place = _find_place(row, column, page)
    shown = page.text.get_text(place)
    for words in list_words(snapshot, row, column, page):
        if words.casefold() not in shown.casefold():
            yield f"{page.document.number}: {words!r} cannot be read at {place or 'the page'}"
    evidence = [said for said in row.evidence.get(column, ()) if said.value == row.values[column]]
    if row.report is not None:
        evidence = [row.report]
    if not any(said.excerpt in page.text.get_text(said.anchor) for said in evidence):
        yield f"{page.document.number}: no words that evidence it can be read"


def _find_place(row: SnapshotRow, column: str, page: PublicPage) -> str:
    """Return the id of the smallest element that should show the column."""
    for anchor in (anchor_of_fact(row.table, row.row_id, column), anchor_of_row(row.table, row.row_id)):
        if page.text.get_text(anchor):
            return anchor
    return "" if row.table is Table.INCIDENT else anchor_of_row(row.table, row.row_id)


def list_words(snapshot: Snapshot, row: SnapshotRow, column: str, page: PublicPage) -> list[str]:
    """Return the words by which a reader sees the value of a column."""
    content = getattr(row.published, column, None)
    match content:
        case CodeList():
            return [_LINES.get(content, content.label)]
        case Moment():
            return [show_moment(content, zone=ZoneInfo(page.document.timezone))]
        case PartialDate():
            return [show_partial_date(content)]
        case _:
            return _list_plain_words(snapshot, row, column)


def _list_plain_words(snapshot: Snapshot, row: SnapshotRow, column: str) -> list[str]:
    """Return the words of a column that holds neither a code nor a time: names of rows, a number, or text."""
    targets = [snapshot.get_row(reference) for reference in row.values[column].split()]
    named = [_name_row(snapshot, target) for target in targets if target is not None]
    if named:
        return named
    value = row.values[column]
    if row.table is Table.STATEMENT and column == "text":
        return [value if row.values["mode"] == StatementMode.INDIRECT else f"“{value}”"]
    return ["One"] if (column, value) == ("count", "1") else [value]


def _name_row(snapshot: Snapshot, row: SnapshotRow) -> str:
    """Return what a row is called where another one refers to it."""
    for column in _NAMING_COLUMNS:
        value = row.values.get(column, "")
        target = snapshot.get_row(value)
        if target is not None:
            return _name_row(snapshot, target)
        if value:
            return value
    if row.table is Table.STATEMENT:
        speaker = snapshot.get_row(row.values["speaker_tenure"] or row.values["speaker_organization"])
        return _name_row(snapshot, speaker) if speaker is not None else ""
    return "Name withheld"
