"""
The quote lock: no direct or partial statement is published whose words nobody checked.

Words are checked when they occur in the stored text of their source (record.quotation says what counts as the same),
or when a named editor marks them as transcribed from a recording. Words that readers have already stay as they are:
what was published is fixed, and put right by a new statement.

A transcription that the stored text does not bear out, and quotation marks in the record's own words, are answered in
words or put right.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents.editorial.actions.quotations import check_quotation, digest_text, map_valid_checks
from incidents.editorial.models import Incident, QuotationCheck, Source, Statement
from incidents.publishing.own_quotations import find_own_quotations
from incidents.publishing.projection.graph import list_merged_ids
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.record.codes import SourceKind, StatementMode, WordsChecked
from incidents.record.quotation import find_nearest, find_words
from incidents.record.row import Table

LOCKED = frozenset({StatementMode.DIRECT.value, StatementMode.PARTIAL.value})
"""Modes whose words stand in quotation marks."""

IN_A_REPORTERS_VOICE = frozenset(
    {SourceKind.NEWS_ARTICLE.value, SourceKind.NEWS_BROADCAST.value, SourceKind.WIRE.value, SourceKind.BOOK.value}
)
"""Kinds of source that put what others say between quotation marks. A post or a filing is the speaker's own."""

_NO_TEXT = _(
    "has not been checked, for the text of its source is not stored; paste it on the page of the source, or mark the "
    "words as transcribed from a recording"
)
_NOT_THERE = _(
    "does not stand in the stored text of its source; copy the words exactly, or mark them as transcribed from a "
    "recording"
)
_NEAREST = _("words {first} to {last} of {of} stand there at characters {start}–{end}")
_NOT_LOOKED_UP = _("stands in the text of its source, and has not been looked up since one of them changed; check it")
_OUTSIDE = _(
    "stands in the text of its source, but not within one pair of quotation marks there; quote what the speaker said, "
    "or enter it as reported speech"
)
_CUT = _(
    "begins or ends within a sentence though it says that it is quoted in full; take the whole sentence, or say that "
    "it is quoted in part"
)

_NOT_BORNE_OUT = _(
    "is marked as transcribed from a recording, and does not stand in the stored text of its source; compare the two, "
    "and say in words why the recording counts"
)


def recheck(incident: Incident, *, by: User, now: dt.datetime) -> list[QuotationCheck]:
    """
    Look up the words of the incident's statements that have no check, or whose check no longer holds.

    Return the checks made. The caller owns the transaction. No row of the record changes.
    """
    return _check(_load(Statement.objects.filter(incident__in=list_merged_ids(incident))), by=by, now=now)


def recheck_source(source: Source, *, by: User, now: dt.datetime) -> list[QuotationCheck]:
    """Do the same for the statements that were read in a source, whichever incident they belong to."""
    return _check(_load(Statement.objects.filter(source=source)), by=by, now=now)


def _check(statements: Sequence[Statement], *, by: User, now: dt.datetime) -> list[QuotationCheck]:
    checked = map_valid_checks(statements)
    made = (check_quotation(row, by=by, now=now) for row in statements if row.pk not in checked)
    return [check for check in made if check is not None]


def _load(statements: "Iterable[Statement]") -> list[Statement]:
    """Return statements that still have words, with their sources, each source read once."""
    rows = [row for row in statements if row.text]
    sources = Source.objects.in_bulk({row.source_id for row in rows})
    for row in rows:
        row.source = sources[row.source_id]
    return sorted(rows, key=lambda row: row.pk)


def list_quotation_findings(incident: Incident) -> list[Finding]:
    """
    Return what keeps the incident's quotations from being published, then quotation marks in the record's own words.

    Reads only, eight statements of the database at most, however many rows.
    """
    ids = list_merged_ids(incident)
    statements = list(Statement.objects.filter(incident__in=ids, redacted_at__isnull=True).order_by("pk"))
    rows = _load(row for row in statements if row.mode in LOCKED and row.frozen_at is None)
    checks = map_valid_checks(rows)
    return [
        *(finding for row in rows for finding in _iterate_findings(row, checks.get(row.pk))),
        *find_own_quotations(incident, incident_ids=ids, statements=statements),
    ]


def _iterate_findings(row: Statement, check: QuotationCheck | None) -> Iterator[Finding]:
    text = row.source.full_text
    found = find_words(row.text, text) if text else None
    if check is None:
        yield _find(row, "quotation_unchecked", _describe_missing(row.text, text, is_found=found is not None))
    elif text and found is None and check.method == WordsChecked.TRANSCRIPTION:
        yield _find_not_borne_out(row, text)
    # A transcription is not taken from the text, even where its words occur there too.
    if found is None or (check is not None and check.method == WordsChecked.TRANSCRIPTION):
        return
    if not found.is_in_marks and row.source.kind in IN_A_REPORTERS_VOICE:
        yield _find(row, "quotation_outside_marks", _OUTSIDE, level=Level.WARNING)
    elif not found.is_whole and row.mode == StatementMode.DIRECT:
        yield _find(row, "quotation_cut", _CUT, level=Level.WARNING)


def _find_not_borne_out(row: Statement, text: str) -> Finding:
    """Return the warning about a transcription; an answer to it lapses with the text of the source, too."""
    finding = _find(row, "transcription_not_in_text", _NOT_BORNE_OUT, level=Level.WARNING)
    return dataclasses.replace(finding, about=f"{finding.about}\x00{digest_text(text)}")


def _describe_missing(words: str, text: str, *, is_found: bool) -> str | Promise:
    if not text:
        return _NO_TEXT
    if is_found:
        return _NOT_LOOKED_UP
    nearest = describe_nearest(words, text)
    return format_lazy("{}; {}", _NOT_THERE, nearest) if nearest else _NOT_THERE


def describe_nearest(words: str, text: str) -> str | Promise:
    """
    Return which of a quotation's words do stand in a text, and where; "" where hardly any do.

    In numbers alone: the text of a source may hold a name that is withheld.
    """
    nearest = find_nearest(words, text)
    if nearest is None:
        return ""
    return format_lazy(
        _NEAREST, first=nearest.first, last=nearest.last, of=nearest.of, start=nearest.start + 1, end=nearest.end
    )


def _find(row: Statement, rule: str, fix: str | Promise, *, level: Level = Level.ERROR) -> Finding:
    return Finding(
        level=level,
        rule=rule,
        where=name_place(row, "text"),
        fix=fix,
        table=Table.STATEMENT,
        row_id=row.pk,
        field="text",
        about=f"{row.text}\x00{row.source_id}\x00{row.mode}",
    )
