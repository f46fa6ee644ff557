"""Sources, assertions and outside identifiers, which documents of every kind may hold."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base, RowNumber, SourcedColumns
from incidents.record.codes import IdentifierScheme, Precision, Qualifier, Rank, SourceKind, Stance
from incidents.record.row import DocumentKind, Table


class Source(Base):
    """One article, post, video, record or data set, as one document has it."""

    __tablename__ = "source"
    __table_args__ = (sa.Index(None, "number"),)

    document_kind: Mapped[DocumentKind] = mapped_column(primary_key=True)
    document_number: Mapped[RowNumber]
    number: Mapped[RowNumber]
    kind: Mapped[SourceKind]
    title: Mapped[str]
    publisher: Mapped[int | None] = mapped_column(comment="organization number")
    author_text: Mapped[str]
    dateline: Mapped[str]
    url: Mapped[str]
    archived_url: Mapped[str]
    published_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    published_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    published_precision: Mapped[Precision | None]
    published_qualifier: Mapped[Qualifier | None]
    published_text: Mapped[str | None]
    retrieved_at: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    content_sha256: Mapped[str] = mapped_column(comment="hex digest of the text that is kept privately, or empty")
    rights: Mapped[str]
    revision_of: Mapped[int | None] = mapped_column(comment="number of the source that this one updates")


class Assertion(SourcedColumns, Base):
    """
    One source's claim about one field of one row.

    It stands here once: for the incident it belongs to, else for the organization or person it is about.
    """

    __tablename__ = "assertion"
    __table_args__ = (
        sa.Index(None, "subject_table", "subject_number"),
        sa.CheckConstraint(
            "(value_row_table IS NULL) = (value_row_number IS NULL)", name="value_row_has_table_and_number"
        ),
    )

    document_kind: Mapped[DocumentKind] = mapped_column(primary_key=True)
    document_number: Mapped[RowNumber]
    number: Mapped[RowNumber]
    incident: Mapped[int | None]
    subject_table: Mapped[Table]
    subject_number: Mapped[int]
    field: Mapped[str]
    value: Mapped[str]
    value_row_table: Mapped[Table | None]
    value_row_number: Mapped[int | None]
    stance: Mapped[Stance]
    rank: Mapped[Rank]


class Identifier(Base):
    """An outside identifier of a row, as one document has it."""

    __tablename__ = "identifier"
    __table_args__ = (sa.Index(None, "scheme", "value"),)

    document_kind: Mapped[DocumentKind] = mapped_column(primary_key=True)
    document_number: Mapped[RowNumber]
    number: Mapped[RowNumber]
    subject_table: Mapped[Table]
    subject_number: Mapped[int]
    scheme: Mapped[IdentifierScheme]
    value: Mapped[str]
    url: Mapped[str]
