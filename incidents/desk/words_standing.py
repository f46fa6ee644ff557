"""How the words of a statement stand against its source, in words for an editor."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.editorial.models import QuotationCheck, Statement
from incidents.record.codes import StatementMode, WordsChecked
from incidents.record.quotation import find_words


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsStanding:
    """
    What is known of a statement's words.

    text             one sentence
    is_open          whether the words keep it from being published
    may_transcribe   whether they may be marked as transcribed from a recording
    check            the check that holds
    """

    text: str
    is_open: bool
    may_transcribe: bool
    check: QuotationCheck | None


def describe_words(statement: Statement, check: QuotationCheck | None) -> WordsStanding:
    """
    Return how a statement's words stand. Costs no statement of the database where its source is loaded.

    check   the one that holds for the words, with the account that made it; None for none
    """
    is_quotation = statement.mode != StatementMode.INDIRECT
    is_unchecked = check is None and is_quotation and bool(statement.text)
    return WordsStanding(
        text=_describe_check(check) if check else _describe_missing(statement, is_quotation=is_quotation),
        is_open=is_unchecked and statement.frozen_at is None,
        may_transcribe=is_unchecked,
        check=check,
    )


def _describe_check(check: QuotationCheck) -> str:
    if check.method == WordsChecked.TRANSCRIPTION:
        return _("Transcribed from a recording by %(who)s on %(day)s: %(note)s") % {
            "who": check.checked_by.get_full_name() or check.checked_by.get_username(),
            "day": date_format(check.checked_at, "j F Y"),
            "note": check.note,
        }
    return _("Found in the source’s text, characters %(start)d–%(end)d.") % {
        "start": (check.start or 0) + 1,
        "end": check.end or 0,
    }


def _describe_missing(statement: Statement, *, is_quotation: bool) -> str:
    text = statement.source.full_text
    if not statement.text:
        return _("The words were erased.")
    if not text:
        return _("Not checked: the text of the source is not stored.")
    if find_words(statement.text, text) is not None:
        return _("Stands in the source’s text, and was not looked up since one of them changed.")
    if not is_quotation:
        return _("Not found in the source’s text; reported speech may be published all the same.")
    return _("Not found in the source’s text.")
