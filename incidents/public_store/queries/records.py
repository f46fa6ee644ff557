"""Records as documents: the newest version, any version, and the list of them."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from incidents.public_store.tables import ChangeLog, DocumentVersion, RecordState, RecordStateRow
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """
    A record as it stands now, with its latest version.

    merged_into    number of the record of the same kind that continues it, where state is "merged"
    reason         public words of the last change of state
    changed_at     UTC, time of the last log entry on the record
    title          label of the latest version; empty for a person without a released name, or once redacted
    document       canonical JSON of the latest version; None once redacted. A withdrawn or merged record still has
                   it, but is not to be shown at the record's own address
    published_at   UTC
    """

    kind: DocumentKind
    number: int
    state: RecordState
    version: int
    merged_into: int | None
    reason: str
    changed_at: dt.datetime
    title: str
    document: str | None
    published_at: dt.datetime
    digest: str
    salt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVersion:
    """
    One version of a record, and where the record stands now.

    document           canonical JSON; None once redacted
    reason             public words given with the publication
    redacted_at        UTC; None unless redacted
    redaction_reason   public words; None unless redacted
    latest_version     number of the record's latest version
    state_reason       public words of the record's last change of state
    """

    kind: DocumentKind
    number: int
    version: int
    published_at: dt.datetime
    document: str | None
    salt: str | None
    digest: str
    reason: str
    redacted_at: dt.datetime | None
    redaction_reason: str | None
    latest_version: int
    state: RecordState
    merged_into: int | None
    state_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version in a record's list of versions. reason: public words given with the publication."""

    version: int
    published_at: dt.datetime
    reason: str
    digest: str
    is_redacted: bool


_KEY = (
    DocumentVersion.kind == sa.bindparam("of"),
    DocumentVersion.number == sa.bindparam("at"),
)
_Redaction = aliased(ChangeLog)

_LAST = sa.select(ChangeLog.sequence).order_by(ChangeLog.sequence.desc()).limit(1)
_LAST_PUBLISHED = sa.select(DocumentVersion.published_at).order_by(DocumentVersion.sequence.desc()).limit(1)
_RECORD = (
    sa.select(
        RecordStateRow.kind,
        RecordStateRow.number,
        RecordStateRow.state,
        RecordStateRow.version,
        RecordStateRow.merged_into,
        RecordStateRow.reason,
        RecordStateRow.changed_at,
        RecordStateRow.title,
        DocumentVersion.document,
        DocumentVersion.published_at,
        DocumentVersion.digest,
        DocumentVersion.salt,
    )
    .join(
        DocumentVersion,
        sa.and_(
            DocumentVersion.kind == RecordStateRow.kind,
            DocumentVersion.number == RecordStateRow.number,
            DocumentVersion.version == RecordStateRow.version,
        ),
    )
    .where(RecordStateRow.kind == sa.bindparam("of"), RecordStateRow.number == sa.bindparam("at"))
)
_VERSION = (
    sa.select(
        DocumentVersion.kind,
        DocumentVersion.number,
        DocumentVersion.version,
        DocumentVersion.published_at,
        DocumentVersion.document,
        DocumentVersion.salt,
        DocumentVersion.digest,
        ChangeLog.reason,
        _Redaction.at,
        _Redaction.reason,
        RecordStateRow.version,
        RecordStateRow.state,
        RecordStateRow.merged_into,
        RecordStateRow.reason,
    )
    .join(ChangeLog, ChangeLog.sequence == DocumentVersion.sequence)
    .join(
        RecordStateRow,
        sa.and_(RecordStateRow.kind == DocumentVersion.kind, RecordStateRow.number == DocumentVersion.number),
    )
    .outerjoin(
        _Redaction,
        sa.and_(
            _Redaction.kind == DocumentVersion.kind,
            _Redaction.number == DocumentVersion.number,
            _Redaction.version == DocumentVersion.version,
            _Redaction.action == LogAction.REDACT,
        ),
    )
    .where(*_KEY, DocumentVersion.version == sa.bindparam("in_version"))
)
_VERSIONS = (
    sa.select(
        DocumentVersion.version,
        DocumentVersion.published_at,
        ChangeLog.reason,
        DocumentVersion.digest,
        DocumentVersion.document.is_(None),
    )
    .join(ChangeLog, ChangeLog.sequence == DocumentVersion.sequence)
    .where(*_KEY)
    .order_by(DocumentVersion.version.desc())
)


def get_last_sequence(connection: sa.Connection) -> int:
    """Return the sequence number of the last entry of the log, 0 if there is none. One statement."""
    return connection.execute(_LAST).scalar() or 0


def get_last_published_at(connection: sa.Connection) -> dt.datetime | None:
    """Return the time (UTC) of the last publication of a document; None if there is none. One statement."""
    return connection.execute(_LAST_PUBLISHED).scalar()


def get_record(connection: sa.Connection, kind: DocumentKind, number: int) -> StoredRecord | None:
    """Return a record with its latest version; None if it was never published. One statement."""
    row = connection.execute(_RECORD, {"of": kind, "at": number}).one_or_none()
    if row is None:
        return None
    (of, at, state, version, merged_into, reason, changed_at, title, document, published_at, digest, salt) = row
    return StoredRecord(
        kind=of,
        number=at,
        state=state,
        version=version,
        merged_into=merged_into,
        reason=reason,
        changed_at=changed_at,
        title=title,
        document=document,
        published_at=published_at,
        digest=digest,
        salt=salt,
    )


def get_version(connection: sa.Connection, kind: DocumentKind, number: int, version: int) -> StoredVersion | None:
    """Return one version of a record; None if there is no such version. One statement."""
    row = connection.execute(_VERSION, {"of": kind, "at": number, "in_version": version}).one_or_none()
    if row is None:
        return None
    (of, at, in_version, published_at, document, salt, digest, reason, *rest) = row
    (redacted_at, redaction_reason, latest_version, state, merged_into, state_reason) = rest
    return StoredVersion(
        kind=of,
        number=at,
        version=in_version,
        published_at=published_at,
        document=document,
        salt=salt,
        digest=digest,
        reason=reason,
        redacted_at=redacted_at,
        redaction_reason=redaction_reason,
        latest_version=latest_version,
        state=state,
        merged_into=merged_into,
        state_reason=state_reason,
    )


def list_versions(connection: sa.Connection, kind: DocumentKind, number: int) -> list[VersionLine]:
    """Return all versions of a record, newest first; none if it was never published. One statement."""
    rows = connection.execute(_VERSIONS, {"of": kind, "at": number})
    return [
        VersionLine(version=version, published_at=published_at, reason=reason, digest=digest, is_redacted=is_redacted)
        for version, published_at, reason, digest, is_redacted in rows
    ]
