"""
Erasing words that must not be kept: a court order, a juvenile, a name published by mistake.

The row stays as a tombstone with its source and times; an audit row says who erased what and why, never the words.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.actions.revisions import revise
from incidents.editorial.history.withholding import withhold_columns
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Publication,
    QuotationCheck,
    Redaction,
    RedactionPermit,
    RevisionKind,
    Statement,
)
from incidents.editorial.models.redaction import PUBLICATION
from incidents.editorial.subjects import get_table

WORDS: dict[type[Assertion | CaseStatus | Statement], tuple[str, ...]] = {
    Assertion: ("excerpt", "value", "attribution_text", "locator"),
    CaseStatus: ("excerpt", "charge_text", "court_text", "attribution_text", "locator"),
    Statement: ("excerpt", "text", "url", "attribution_text", "locator"),
}
"""The columns of each table of evidence that hold words, and that a redaction empties."""


class CannotRedact(ValueError):
    """There is nothing to erase, or nobody said why."""


def redact_row(*, row: Assertion | CaseStatus | Statement, reason: str, by: User, now: dt.datetime) -> Redaction:
    """
    Empty every column of a row of evidence that holds words, the words of its times included; return the audit row.

    What its history held of them goes too. Works on published rows as on drafts. Opens the transaction itself, or
    joins the caller's. What was published before still stands in publications: see erase_publication.

    reason   why, in words that do not repeat what is erased

    Raises CannotRedact.
    """
    if row.redacted_at is not None:
        raise CannotRedact(f"{row._meta.model_name} {row.pk} was redacted before")
    columns = [*WORDS[type(row)], *(name for name in _list_time_words(row) if getattr(row, name))]
    with (
        _permitted(get_table(row).value, row.pk, columns, reason=reason, by=by, now=now) as audit,
        revise(by=by, now=now, reason=reason, incident=row.incident, kind=RevisionKind.REDACT),
    ):
        for column in columns:
            setattr(row, column, "")
        row.redacted_at = now
        row.save(update_fields=[*columns, "redacted_at"])
        withhold_columns(row, columns)
        if isinstance(row, Statement):
            # A digest of the words would let anybody who reads the table test guesses at them.
            QuotationCheck.objects.filter(statement=row).delete()
    return audit


def erase_publication(*, publication: Publication, by: User, reason: str, now: dt.datetime) -> Redaction:
    """
    Erase document and salt of a publication; return the audit row.

    Number, version, time and digest stay. Opens the transaction itself, or joins the caller's.

    Raises CannotRedact.
    """
    if publication.document is None:
        raise CannotRedact(f"publication {publication.pk} has no document, or it was erased before")
    columns = ["document", "salt"]
    with _permitted(PUBLICATION, publication.pk, columns, reason=reason, by=by, now=now) as audit:
        publication.document = None
        publication.salt = None
        publication.save(update_fields=columns)
    return audit


@contextmanager
def _permitted(
    table_name: str, row_id: int, columns: list[str], *, reason: str, by: User, now: dt.datetime
) -> Iterator[Redaction]:
    """Open a transaction in which triggers let one update of one row through, and leave the audit row behind."""
    if not reason.strip():
        raise CannotRedact(f"{table_name} {row_id}: reason is empty: say why, without repeating the words")
    with transaction.atomic():
        permit = RedactionPermit.objects.create(table_name=table_name, row_id=row_id)
        audit = Redaction.objects.create(
            table_name=table_name,
            row_id=row_id,
            fields=", ".join(columns),
            reason=reason,
            redacted_at=now,
            redacted_by=by,
        )
        yield audit
        permit.delete()


def _list_time_words(row: Assertion | CaseStatus | Statement) -> list[str]:
    return [f"{name}_text" for name in ("reported", "effective", "said") if hasattr(row, f"{name}_text")]
