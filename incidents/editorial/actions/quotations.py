"""
Checks of the words of statements: found in the stored text of their source, or transcribed by a named editor.

A check is written once and never changed. It holds as long as the statement has the same words and the source the
same text; of several the newest that holds counts. Checks are no rows of the record: they need no revision.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.editorial.actions.incidents import reopen
from incidents.editorial.models import Incident, QuotationCheck, Source, State, Statement
from incidents.record.codes import StatementMode, WordsChecked
from incidents.record.quotation import find_words


class CannotMark(ValueError):
    """The statement cannot be marked as transcribed; the message says why, and holds none of its words."""


class TextNotKnown(ValueError):
    """Nothing says which text of the source the words were found in."""


def digest_text(text: str) -> str:
    """Return the SHA-256 of a text, UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def get_text_digest(source: Source) -> str:
    """Return the SHA-256 of the text that was read: of the stored one, else the digest kept without it, or ""."""
    return digest_text(source.full_text) if source.full_text else source.content_sha256


def map_valid_checks(statements: Iterable[Statement]) -> dict[int, QuotationCheck]:
    """
    Return the check that holds for each statement which has one, by the statement's key, with who made it.

    Two statements of the database at most, however many rows; one where the sources are loaded.
    """
    rows = {row.pk: row for row in statements}
    kept = QuotationCheck.objects.filter(statement__in=rows).select_related("checked_by").order_by("pk")
    checks = list(kept) if rows else []
    digests = _digest_sources(rows[check.statement_id] for check in checks)
    # The newest comes last, and stays.
    return {
        check.statement_id: check
        for check in checks
        if _holds(check, rows[check.statement_id].text, digests[rows[check.statement_id].source_id])
    }


def get_valid_check(statement: Statement) -> QuotationCheck | None:
    """Return the newest check that holds for the words as they are now."""
    return map_valid_checks([statement]).get(statement.pk)


def _digest_sources(statements: Iterable[Statement]) -> dict[int, str]:
    """Return the digest of the text of each source, by key."""
    loaded: dict[int, Source] = {}
    missing: set[int] = set()
    for row in statements:
        if row._state.fields_cache.get("source") is not None:
            loaded[row.source_id] = row.source
        else:
            missing.add(row.source_id)
    loaded |= Source.objects.in_bulk(missing - loaded.keys())
    return {key: get_text_digest(source) for key, source in loaded.items()}


def _holds(check: QuotationCheck, words: str, source_digest: str) -> bool:
    if check.words_sha256 != digest_text(words):
        return False
    return check.method == WordsChecked.TRANSCRIPTION or check.source_sha256 == source_digest


def check_quotation(statement: Statement, *, by: User, now: dt.datetime) -> QuotationCheck | None:
    """
    Look a statement's words up in the stored text of its source and keep where they are; return the check.

    None if no text is stored or the words do not occur in it. A check that says the same already is returned as it
    is. Writes one row.
    """
    text = statement.source.full_text
    found = find_words(statement.text, text) if text else None
    if found is None:
        return None
    return _keep_place(statement, found.start, found.end, source_sha256=digest_text(text), by=by, now=now)


def record_place(statement: Statement, start: int, end: int, *, by: User, now: dt.datetime) -> QuotationCheck:
    """
    Keep where the words were found in a text of which the newsroom stores the digest alone; return the check.

    Where the text itself is stored, use check_quotation, which looks.

    Raises TextNotKnown.
    """
    source = statement.source
    if source.full_text or not source.content_sha256:
        raise TextNotKnown("places are given only for a source with a SHA-256 and without its text")
    return _keep_place(statement, start, end, source_sha256=source.content_sha256, by=by, now=now)


def _keep_place(
    statement: Statement, start: int, end: int, *, source_sha256: str, by: User, now: dt.datetime
) -> QuotationCheck:
    said = {
        "method": WordsChecked.SOURCE_TEXT.value,
        "words_sha256": digest_text(statement.text),
        "source_sha256": source_sha256,
        "start": start,
        "end": end,
    }
    newest = QuotationCheck.objects.filter(statement=statement).order_by("pk").last()
    if newest is not None and all(getattr(newest, name) == value for name, value in said.items()):
        return newest
    return QuotationCheck.objects.create(statement=statement, checked_at=now, checked_by=by, **said)


def mark_transcribed(statement: Statement, *, by: User, note: str, now: dt.datetime) -> QuotationCheck:
    """
    Write down that an editor transcribed the words from a recording; return the check.

    An incident that was approved without it becomes a draft again: nobody approved these words.

    Opens the transaction itself, or joins the caller's.

    note   which recording, and where in it

    Raises CannotMark.
    """
    note = note.strip()
    if not note:
        raise CannotMark(_("Say which recording it is, and where in it the words are."))
    with transaction.atomic():
        row = Statement.objects.select_for_update(of=("self",)).select_related("source").get(pk=statement.pk)
        if row.mode == StatementMode.INDIRECT:
            raise CannotMark(_("Reported speech is in the words of the source; only quotations are transcribed."))
        if not row.text:
            raise CannotMark(_("The words of this statement were erased."))
        if get_valid_check(row) is not None:
            raise CannotMark(_("The words of this statement are checked already."))
        check = QuotationCheck.objects.create(
            statement=row,
            method=WordsChecked.TRANSCRIPTION.value,
            words_sha256=digest_text(row.text),
            note=note,
            checked_at=now,
            checked_by=by,
        )
        _take_back(row.incident_id, by=by, now=now)
    return check


def _take_back(incident_id: int, *, by: User, now: dt.datetime) -> None:
    """Make an approved incident a draft again; of one that was merged, the incident that continues it."""
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident_id)
    while incident.merged_into_id is not None:
        incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.merged_into_id)
    if incident.state == State.APPROVED:
        reopen(incident=incident, by=by, now=now, reason=_("Words of a statement were marked as transcribed."))
