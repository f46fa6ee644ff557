"""
The only way into the public store: log entries, delivered in batches, strictly in sequence.

The caller opens the transaction (connect.open_writer) and so decides that a batch becomes visible at once.
"""

import datetime as dt
from collections.abc import Callable, Sequence

import sqlalchemy as sa
from pydantic import ValidationError

from incidents.public_store import counters, erase, replace, search_entries
from incidents.public_store.derive.facets import make_facets
from incidents.public_store.derive.search_text import get_title
from incidents.public_store.scrub import scrub_file
from incidents.public_store.tables import ChangeLog, DocumentVersion, RecordState, RecordStateRow
from incidents.record.canonical import digest_document, read_document
from incidents.record.documents import AnyDocument, IncidentRecord
from incidents.record.log import LogAction, LogEntry
from incidents.record.row import DocumentKind

__all__ = [
    "BatchMalformed",
    "DigestMismatch",
    "LogDisagrees",
    "LogGap",
    "deliver_batch",
    "scrub_file",
]


class LogDisagrees(Exception):
    """An entry contradicts the store: what is stored under its sequence number, or the state of its record."""


class LogGap(Exception):
    """Entries are missing between what the store has and what is delivered."""


class DigestMismatch(Exception):
    """A document is not the one that its digest, or its own log entry, was made for."""


class BatchMalformed(ValueError):
    """The entries are not those of exactly one batch, in sequence."""


def deliver_batch(connection: sa.Connection, entries: Sequence[LogEntry]) -> None:
    """
    Append the entries of one batch and bring everything derived from them up to date.

    Entries that the store already has are compared and skipped, so a repeat is harmless. The caller owns the
    transaction, and rolls it back when this raises.

    Raises BatchMalformed, LogGap, LogDisagrees, DigestMismatch.
    """
    if not entries or len({entry.batch for entry in entries}) > 1:
        raise BatchMalformed("a delivery has the entries of exactly one batch")
    last = connection.execute(sa.select(sa.func.max(ChangeLog.sequence))).scalar_one() or 0
    for expected, entry in enumerate(entries, start=entries[0].sequence):
        if entry.sequence != expected:
            raise BatchMalformed(f"entry {entry.sequence} stands where {expected} was expected")
        if entry.sequence <= last:
            _compare_with_stored(connection, entry)
        elif entry.sequence > last + 1:
            raise LogGap(f"entry {entry.sequence} was delivered, the store waits for {last + 1}")
        else:
            _append(connection, entry)
            last = entry.sequence


def _compare_with_stored(connection: sa.Connection, entry: LogEntry) -> None:
    stored = connection.execute(
        sa.select(
            ChangeLog.action,
            ChangeLog.kind,
            ChangeLog.number,
            ChangeLog.version,
            ChangeLog.digest,
            ChangeLog.merged_into,
            ChangeLog.batch,
        ).where(ChangeLog.sequence == entry.sequence)
    ).one()
    delivered = (
        entry.action,
        entry.kind,
        entry.number,
        entry.version,
        entry.digest,
        entry.merged_into,
        entry.batch,
    )
    if tuple(stored) != delivered:
        raise LogDisagrees(f"entry {entry.sequence} is stored as {tuple(stored)} and was delivered as {delivered}")


def _append(connection: sa.Connection, entry: LogEntry) -> None:
    connection.execute(
        sa.insert(ChangeLog),
        {
            "sequence": entry.sequence,
            "batch": entry.batch,
            "action": entry.action,
            "kind": entry.kind,
            "number": entry.number,
            "version": entry.version,
            "at": entry.published_at,
            "reason": entry.reason,
            "digest": entry.digest,
            "merged_into": entry.merged_into,
        },
    )
    _ACTIONS[entry.action](connection, entry)


def _publish(connection: sa.Connection, entry: LogEntry) -> None:
    state = _get_state(connection, entry)
    expected = state.version + 1 if state else 1
    if entry.version != expected:
        raise LogDisagrees(f"entry {entry.sequence} publishes version {entry.version}, the next one is {expected}")
    document = _read_checked(entry)
    connection.execute(
        sa.insert(DocumentVersion),
        {
            "kind": entry.kind,
            "number": entry.number,
            "version": entry.version,
            "sequence": entry.sequence,
            "published_at": entry.published_at,
            "document": entry.document,
            "salt": entry.salt,
            "digest": entry.digest,
        },
    )
    first_published_at = state.first_published_at if state else entry.published_at
    values = {
        "version": entry.version,
        "state": RecordState.LIVE,
        "merged_into": None,
        "reason": entry.reason,
        "changed_at": entry.published_at,
        "title": get_title(document) if document else "",
    }
    if state:
        connection.execute(_update_state(entry), values)
    else:
        key = {"kind": entry.kind, "number": entry.number, "first_published_at": first_published_at}
        connection.execute(sa.insert(RecordStateRow), {**key, **values})
    if document is None:
        _remove_derived(connection, entry.kind, entry.number)
        return
    if isinstance(document, IncidentRecord):
        before = counters.read_facets(connection, entry.number)
        counters.move_counts(connection, before=before, after=make_facets(document))
    replace.replace_rows(connection, document)
    search_entries.replace_entry(connection, document, first_published_at=first_published_at)


def _read_checked(entry: LogEntry) -> AnyDocument | None:
    """Return the document of a publication; None where it has since been redacted. Raises DigestMismatch."""
    if entry.document is None or entry.salt is None:
        return None
    if digest_document(entry.document.encode(), salt=entry.salt) != entry.digest:
        raise DigestMismatch(f"entry {entry.sequence}: the document does not have its digest")
    try:
        document = read_document(entry.kind, entry.document)
    except ValidationError as error:
        raise DigestMismatch(f"entry {entry.sequence}: the document is not a {entry.kind} record") from error
    if (document.number, document.version, document.published_at) != (
        entry.number,
        entry.version,
        entry.published_at,
    ):
        raise DigestMismatch(f"entry {entry.sequence}: the document is another version than its entry says")
    return document


def _withdraw(connection: sa.Connection, entry: LogEntry) -> None:
    _retire(connection, entry, RecordState.WITHDRAWN)


def _merge(connection: sa.Connection, entry: LogEntry) -> None:
    _retire(connection, entry, RecordState.MERGED)


def _retire(connection: sa.Connection, entry: LogEntry, state: RecordState) -> None:
    if _get_state(connection, entry) is None:
        raise LogDisagrees(f"entry {entry.sequence}: {entry.kind} {entry.number} was never published")
    connection.execute(
        _update_state(entry),
        {
            "state": state,
            "merged_into": entry.merged_into,
            "reason": entry.reason,
            "changed_at": entry.published_at,
        },
    )
    _remove_derived(connection, entry.kind, entry.number)


def _redact(connection: sa.Connection, entry: LogEntry) -> None:
    state = _get_state(connection, entry)
    if state is None or entry.version is None or not 1 <= entry.version <= state.version:
        raise LogDisagrees(f"entry {entry.sequence}: {entry.kind} {entry.number} has no version {entry.version}")
    earlier = sa.select(ChangeLog.sequence).where(
        ChangeLog.action == LogAction.REDACT,
        ChangeLog.kind == entry.kind,
        ChangeLog.number == entry.number,
        ChangeLog.version == entry.version,
        ChangeLog.sequence < entry.sequence,
    )
    if connection.execute(earlier).first():
        raise LogDisagrees(f"entry {entry.sequence}: that version is redacted already")
    erase.erase_version(connection, entry.kind, entry.number, entry.version)
    if entry.version == state.version:
        connection.execute(_update_state(entry), {"title": "", "changed_at": entry.published_at})
        _remove_derived(connection, entry.kind, entry.number)
    erase.rebuild_search_index(connection)


_ACTIONS: dict[LogAction, Callable[[sa.Connection, LogEntry], None]] = {
    LogAction.PUBLISH: _publish,
    LogAction.WITHDRAW: _withdraw,
    LogAction.MERGE: _merge,
    LogAction.REDACT: _redact,
}


def _remove_derived(connection: sa.Connection, kind: DocumentKind, number: int) -> None:
    if kind is DocumentKind.INCIDENT:
        counters.move_counts(connection, before=counters.read_facets(connection, number), after=())
    replace.remove_rows(connection, kind, number)
    search_entries.remove_entry(connection, kind, number)


def _get_state(connection: sa.Connection, entry: LogEntry) -> sa.Row[int, dt.datetime] | None:
    return connection.execute(
        sa.select(RecordStateRow.version, RecordStateRow.first_published_at).where(
            RecordStateRow.kind == entry.kind, RecordStateRow.number == entry.number
        )
    ).one_or_none()


def _update_state(entry: LogEntry) -> sa.Update:
    return sa.update(RecordStateRow).where(RecordStateRow.kind == entry.kind, RecordStateRow.number == entry.number)
