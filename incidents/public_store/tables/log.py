"""What was made public and when: versions and log, which never change, and the state of each record now."""

import datetime as dt
import enum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind


class RecordState(enum.StrEnum):
    """What a reader who asks for a record gets: the record, the reason it is gone, or the one it is part of."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class DocumentVersion(Base):
    """
    One published version of one record.

    Triggers refuse every change but an erasing that the log has announced.
    """

    __tablename__ = "document_version"
    __table_args__ = (
        sa.CheckConstraint("number >= 1 AND version >= 1", name="numbers_begin_at_1"),
        sa.CheckConstraint("(document IS NULL) = (salt IS NULL)", name="document_and_salt_go_together"),
    )

    kind: Mapped[DocumentKind] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(unique=True, comment="place in change_log")
    published_at: Mapped[dt.datetime] = mapped_column(comment="UTC")
    document: Mapped[str | None] = mapped_column(comment="RFC 8785 JSON; null once redacted")
    salt: Mapped[str | None] = mapped_column(comment="hex; null once redacted")
    digest: Mapped[str] = mapped_column(comment="hex SHA-256 of salt and document")


class ChangeLog(Base):
    """One publication, withdrawal, merger or redaction. Triggers refuse every change."""

    __tablename__ = "change_log"
    __table_args__ = (
        sa.CheckConstraint("sequence >= 1 AND batch BETWEEN 1 AND sequence", name="batch_begins_earlier"),
        sa.CheckConstraint(
            "(version IS NOT NULL) = (action IN ('publish', 'redact'))", name="version_goes_with_action"
        ),
        sa.CheckConstraint("(merged_into IS NOT NULL) = (action = 'merge')", name="merged_into_goes_with_merge"),
        sa.CheckConstraint("action <> 'publish' OR digest IS NOT NULL", name="publication_has_digest"),
        sa.Index(None, "kind", "number", "sequence"),
    )

    sequence: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="1, 2, 3 … without gaps over all kinds"
    )
    batch: Mapped[int] = mapped_column(comment="sequence of the first entry that became visible with this one")
    action: Mapped[LogAction]
    kind: Mapped[DocumentKind]
    number: Mapped[int]
    version: Mapped[int | None] = mapped_column(comment="the version published or redacted")
    at: Mapped[dt.datetime] = mapped_column(comment="UTC")
    reason: Mapped[str]
    digest: Mapped[str | None]
    merged_into: Mapped[int | None] = mapped_column(comment="number of the record that continues this one")


class RecordStateRow(Base):
    """Where each record stands now."""

    __tablename__ = "record_state"
    __table_args__ = (
        sa.CheckConstraint("(merged_into IS NOT NULL) = (state = 'merged')", name="merged_into_goes_with_state"),
    )

    kind: Mapped[DocumentKind] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(comment="the latest version")
    state: Mapped[RecordState]
    merged_into: Mapped[int | None]
    reason: Mapped[str] = mapped_column(comment="public words of the last change of state")
    changed_at: Mapped[dt.datetime] = mapped_column(comment="UTC, time of the last log entry on the record")
    first_published_at: Mapped[dt.datetime] = mapped_column(comment="UTC")
    title: Mapped[str] = mapped_column(comment="label of the latest version; empty once that is redacted")
