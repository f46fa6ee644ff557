"""Who said so, in which words, how directly and when: evidence as a page shows it beside a fact."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.present import addresses
from incidents.present.claim import changes_with_time, write_claim
from incidents.present.directory import Directory
from incidents.present.value import Value
from incidents.record.codes import Directness, Rank, Stance
from incidents.record.evidence import AssertionRecord, Sourced
from incidents.record.reports import StatementRecord
from incidents.record.row import Table


class Mark(enum.StrEnum):
    """The sign beside a value. Words always stand beside the sign."""

    STATED = "stated"
    IMPLIED = "implied"
    CODED = "coded"
    DIFFERING = "differing"


_MARKS = {
    Directness.EXPLICIT: Mark.STATED,
    Directness.IMPLIED: Mark.IMPLIED,
    Directness.EDITORIAL: Mark.CODED,
}
_READINGS = {
    Directness.EXPLICIT: gettext_noop("Stated. The words say it."),
    Directness.IMPLIED: gettext_noop("Implied. It follows from the words in one step."),
    Directness.EDITORIAL: gettext_noop("Coded. Our classification; these are the words it rests on."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """
    One report that a fact rests on, or one that contradicts it.

    anchor          id of the report on the page; the row of a status or statement has its own
    mark_words      the mark in words, e.g. "Stated by Darren Allison"
    said_by         who is credited, with the office held then
    credited_as     the source's own words for the one credited, where they say more
    claim           the value claimed, in words; "" for reports that are rows of their own
    reading         how far the value is from the words
    standing        what became of the report: replaced, disputed, known to be wrong; "" for the usual case
    replaced_by     address of the report that replaces this one; ""
    source          "" where all reports of the page share it, and the page says so once; so with dateline,
                    reported and recorded
    reported        when a source made it public
    recorded        when this record stored it
    """

    anchor: str
    mark: Mark
    mark_words: str
    said_by: str
    credited_as: str
    claim: str
    words: str
    cut_before: bool
    cut_after: bool
    locator: str
    source: str
    source_address: str
    dateline: str
    reported: Value | None
    recorded: Value | None
    reading: str
    standing: str
    replaced_by: str
    is_current: bool


def list_evidence(
    assertions: Iterable[AssertionRecord], *, successors: Mapping[int, int], directory: Directory
) -> tuple[Evidence, ...]:
    """
    Return the evidence of one fact, the account that the record follows first, replaced ones last.

    assertions   all of one field of one row
    successors   see map_successors, over the whole document
    """
    rows = sorted(assertions, key=lambda row: (row.reported.sort_key(), row.number))
    if rows and changes_with_time(rows[0]):
        rows.reverse()
    ordered = sorted(rows, key=lambda row: _order_of(row, is_replaced=row.number in successors))
    return tuple(
        make_evidence(
            row,
            table=Table.ASSERTION,
            directory=directory,
            replaced_by=successors.get(row.number),
            has_rivals=sum(other.field == row.field for other in rows) > 1,
        )
        for row in ordered
    )


def map_successors(rows: Iterable[Sourced]) -> dict[int, int]:
    """Return, for each replaced row, the number of the row that replaces it."""
    return {row.supersedes: row.number for row in rows if row.supersedes is not None}


def is_current_claim(row: AssertionRecord, *, successors: Mapping[int, int]) -> bool:
    """Tell whether a claim still stands: neither replaced nor known to be wrong nor taken back."""
    return row.number not in successors and row.rank is not Rank.DEPRECATED and row.stance is not Stance.RETRACTS


def _order_of(row: AssertionRecord, *, is_replaced: bool) -> tuple[bool, int, int, int]:
    return (
        is_replaced,
        list(Rank).index(row.rank),
        list(Stance).index(row.stance),
        list(Directness).index(row.directness),
    )


def make_evidence(
    row: Sourced,
    *,
    table: Table,
    directory: Directory,
    replaced_by: int | None = None,
    has_rivals: bool = False,
) -> Evidence:
    """
    Return one report as evidence.

    table         the table of the row: assertions, case status and statements all carry evidence
    replaced_by   number of the row of the same table that supersedes it
    has_rivals    whether other reports on the same fact stand beside it
    """
    shared = directory.shared
    source = directory.get_source(row.source)
    anchor = addresses.anchor_of_row(table, row.number)
    assertion = row if isinstance(row, AssertionRecord) else None
    return Evidence(
        anchor=anchor if assertion else f"{anchor}-evidence",
        mark=_MARKS[row.directness],
        mark_words=_write_mark(row, directory=directory),
        said_by=write_speaker_and_office(row, directory=directory),
        credited_as=_write_credit(row, directory=directory),
        claim=write_claim(assertion, directory=directory) if assertion else "",
        words=row.excerpt.words,
        cut_before=row.excerpt.cut_before,
        cut_after=row.excerpt.cut_after,
        locator=row.locator,
        source="" if shared.has_source else directory.name_source(row.source),
        source_address=directory.mention(Table.SOURCE, row.source).address,
        dateline=source.dateline if source and not shared.has_source else "",
        reported=None if shared.has_reported else directory.describe_moment(row.reported),
        recorded=None if shared.has_recorded else directory.describe_instant(row.recorded_at),
        reading=directory.say(_READINGS[row.directness]),
        standing=_write_standing(assertion, is_replaced=replaced_by is not None, has_rivals=has_rivals),
        replaced_by=_address_of_report(table, replaced_by, directory=directory),
        is_current=replaced_by is None and (assertion is None or is_current_claim(assertion, successors={})),
    )


def _address_of_report(table: Table, number: int | None, *, directory: Directory) -> str:
    if number is None:
        return ""
    # Assertions about a row stand wherever the row does; other reports only on their own page.
    if table is Table.ASSERTION:
        return f"#{addresses.anchor_of_row(table, number)}"
    return directory.mention(table, number).address


def write_speaker(row: Sourced, *, directory: Directory) -> str:
    """Return who said it, in the shortest form: a name, a body, the source's words for them, or the source."""
    if row.attributed_tenure is not None:
        tenure = directory.get_tenure(row.attributed_tenure)
        if tenure is not None:
            return directory.name_person(tenure.person)
    if row.attributed_organization is not None:
        return directory.name_organization(row.attributed_organization)
    return row.attribution_text or directory.name_voice(row.source)


def write_speaker_and_office(row: Sourced, *, directory: Directory) -> str:
    """Return who said it with the office held then, or that the source speaks in its own voice."""
    if row.attributed_tenure is not None:
        return directory.name_tenure(row.attributed_tenure)
    if row.attributed_organization is not None:
        return directory.name_organization(row.attributed_organization)
    if row.attribution_text:
        return _("“%(words)s”, as the source puts it") % {"words": row.attribution_text}
    return _("%(source)s, in its own voice") % {"source": directory.name_voice(row.source)}


def _write_credit(row: Sourced, *, directory: Directory) -> str:
    is_shown_already = row.attributed_tenure is None and row.attributed_organization is None
    if is_shown_already or row.attribution_text == write_speaker(row, directory=directory):
        return ""
    return row.attribution_text


def _write_mark(row: Sourced, *, directory: Directory) -> str:
    if isinstance(row, StatementRecord):
        return _("Reported by %(source)s") % {"source": directory.name_voice(row.source)}
    speaker = write_speaker(row, directory=directory)
    stance = row.stance if isinstance(row, AssertionRecord) else Stance.SUPPORTS
    match stance, row.directness:
        case Stance.DISPUTES, _directness:
            return directory.say(gettext_noop("Disputed by %(speaker)s")) % {"speaker": speaker}
        case Stance.RETRACTS, _directness:
            return directory.say(gettext_noop("Taken back by %(speaker)s")) % {"speaker": speaker}
        case _stance, Directness.EXPLICIT:
            return directory.say(gettext_noop("Stated by %(speaker)s")) % {"speaker": speaker}
        case _stance, Directness.IMPLIED:
            source = directory.name_voice(row.source)
            return directory.say(gettext_noop("Implied, from %(source)s")) % {"source": source}
        case _:
            return directory.say(gettext_noop("Coded by this record"))


def _write_standing(row: AssertionRecord | None, *, is_replaced: bool, has_rivals: bool) -> str:
    if is_replaced:
        return _("Replaced by a later report.")
    if row is None:
        return ""
    if row.stance is not Stance.SUPPORTS:
        return (
            _("The source says that it is not so.")
            if row.stance is Stance.DISPUTES
            else _("The source takes back what it said.")
        )
    match row.rank:
        case Rank.PREFERRED:
            return _("The account that this record follows.") if has_rivals else ""
        case Rank.DEPRECATED:
            return _("Known to be wrong; kept, and not shown as current.")
        case Rank.NORMAL:
            return ""
