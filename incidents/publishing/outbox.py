"""
The log of publications in the editorial database: what has been made public, waiting for or past delivery.

Every entry is written in the transaction that changed the editorial rows, under one row lock, so the order of
sequence numbers is the order of commits and the sequence has no gaps.
"""

import datetime as dt
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import connection

from incidents.editorial.models import Counter, Publication
from incidents.record.canonical import SALT_BYTES, digest_document, write_document
from incidents.record.documents import AnyDocument
from incidents.record.instant import to_utc_second
from incidents.record.log import LogAction, LogEntry
from incidents.record.row import DocumentKind

LOG_COUNTER = "log"


class NotLocked(RuntimeError):
    """The log may be written only within a transaction."""


def lock_log() -> None:
    """
    Hold every other publisher back until this transaction ends.

    To be called first, before anything is read that the publication depends on. Raises NotLocked outside a
    transaction. SQLite's IMMEDIATE transaction is the lock itself; on PostgreSQL it is the counter's row.
    """
    if not connection.in_atomic_block:
        raise NotLocked("publishing needs a transaction")
    Counter.objects.get_or_create(name=LOG_COUNTER, defaults={"value": 0})
    Counter.objects.select_for_update().get(name=LOG_COUNTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """
    A log entry without a document: a withdrawal, a merger or a redaction of one record.

    version       the version redacted; None otherwise
    merged_into   number of the record that continues a merged one; None otherwise
    """

    action: LogAction
    kind: DocumentKind
    number: int
    version: int | None = None
    merged_into: int | None = None


def append_batch(
    items: Sequence[AnyDocument | Mark], *, by: User, reason: str, now: dt.datetime
) -> tuple[Publication, ...]:
    """
    Append one batch to the log, in the given order, and return its entries.

    The caller owns the transaction and has called lock_log in it. An empty batch appends nothing.
    """
    counter = Counter.objects.get(name=LOG_COUNTER)
    first = counter.value + 1
    entries = [
        _make_entry(item, sequence=sequence, batch=first, by=by, reason=reason, now=now)
        for sequence, item in enumerate(items, start=first)
    ]
    Publication.objects.bulk_create(entries)
    counter.value += len(entries)
    counter.save(update_fields=["value"])
    return tuple(entries)


def _make_entry(
    item: AnyDocument | Mark, *, sequence: int, batch: int, by: User, reason: str, now: dt.datetime
) -> Publication:
    entry = Publication(sequence=sequence, batch=batch, published_at=to_utc_second(now), published_by=by, reason=reason)
    if isinstance(item, Mark):
        entry.action, entry.kind, entry.number = item.action, item.kind, item.number
        entry.version, entry.merged_into = item.version, item.merged_into
        return entry
    stored = write_document(item)
    entry.action, entry.kind, entry.number = LogAction.PUBLISH, item.document, item.number
    entry.version = item.version
    entry.document = stored.decode()
    entry.salt = secrets.token_hex(SALT_BYTES)
    entry.digest = digest_document(stored, salt=entry.salt)
    return entry


def read_batch_after(sequence: int) -> list[LogEntry]:
    """Return the entries of the first batch after a sequence number, in order; empty if there is none."""
    first = Publication.objects.filter(sequence__gt=sequence).order_by("sequence").first()
    if first is None:
        return []
    rows = Publication.objects.filter(batch=first.batch, sequence__gt=sequence).order_by("sequence")
    return [to_log_entry(row) for row in rows]


def read_all_batches() -> Iterator[list[LogEntry]]:
    """Yield every batch of the log from the first on."""
    last = 0
    while batch := read_batch_after(last):
        yield batch
        last = batch[-1].sequence


def to_log_entry(row: Publication) -> LogEntry:
    """Return a row of the log in the shape that the public store takes."""
    return LogEntry(
        sequence=row.sequence,
        batch=row.batch,
        action=LogAction(row.action),
        kind=DocumentKind(row.kind),
        number=row.number,
        version=row.version,
        published_at=row.published_at.astimezone(dt.UTC),
        document=row.document,
        salt=row.salt,
        digest=row.digest,
        merged_into=row.merged_into,
        reason=row.reason,
    )


def get_last_version(kind: DocumentKind, number: int) -> Publication | None:
    """Return the newest published version of a record, redacted or not; None if it was never published."""
    versions = Publication.objects.filter(kind=kind, number=number, action=LogAction.PUBLISH)
    return versions.order_by("-version").first()
