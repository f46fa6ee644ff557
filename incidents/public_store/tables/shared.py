"""Organizations, people and offices, which many incidents share: one row each, from their own documents."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base, RowNumber
from incidents.record.codes import (
    AliasKind,
    Capacity,
    NameStatus,
    OfficeRole,
    OrganizationKind,
    Precision,
    Qualifier,
    WithheldReason,
)
from incidents.record.row import DocumentKind

NAME_COLUMNS = ("full_name", "given_name", "additional_name", "family_name", "suffix", "nickname")


class Organization(Base):
    """An agency, government, union, news outlet or hospital."""

    __tablename__ = "organization"
    __table_args__ = (sa.Index(None, "parent"),)

    number: Mapped[RowNumber]
    version: Mapped[int]
    published_at: Mapped[dt.datetime] = mapped_column(comment="UTC")
    name: Mapped[str]
    abbreviation: Mapped[str]
    kind: Mapped[OrganizationKind]
    parent: Mapped[int | None]
    state: Mapped[str] = mapped_column(comment="USPS code, empty for a federal body or none")
    ocd_division_id: Mapped[str]
    ori: Mapped[str]


class Person(Base):
    """A human being, named or not. While the name is not released, every name column is empty."""

    __tablename__ = "person"
    __table_args__ = (
        sa.CheckConstraint(
            "name_status = 'released' OR (" + " AND ".join(f"{column} = ''" for column in NAME_COLUMNS) + ")",
            name="name_only_when_released",
        ),
    )

    number: Mapped[RowNumber]
    version: Mapped[int]
    published_at: Mapped[dt.datetime] = mapped_column(comment="UTC")
    name_status: Mapped[NameStatus]
    withheld_reason: Mapped[WithheldReason | None]
    name_released_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    name_released_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    name_released_precision: Mapped[Precision | None]
    name_released_qualifier: Mapped[Qualifier | None]
    name_released_text: Mapped[str | None]
    full_name: Mapped[str]
    given_name: Mapped[str]
    additional_name: Mapped[str]
    family_name: Mapped[str]
    suffix: Mapped[str]
    nickname: Mapped[str]


class Post(Base):
    """An office that exists whoever holds it. From the organization's document."""

    __tablename__ = "post"
    __table_args__ = (sa.Index(None, "organization"),)

    number: Mapped[RowNumber]
    organization: Mapped[int]
    role: Mapped[OfficeRole]
    label: Mapped[str]


class Tenure(Base):
    """One person holding one post over a term, as far as known. From the person's document."""

    __tablename__ = "tenure"
    __table_args__ = (sa.Index(None, "person"), sa.Index(None, "post"))

    number: Mapped[RowNumber]
    person: Mapped[int]
    post: Mapped[int]
    capacity: Mapped[Capacity]
    start_start: Mapped[dt.date | None] = mapped_column(comment="first possible day of the start")
    start_end: Mapped[dt.date | None] = mapped_column(comment="last possible day of the start")
    start_precision: Mapped[Precision]
    start_qualifier: Mapped[Qualifier]
    start_text: Mapped[str]
    end_start: Mapped[dt.date | None] = mapped_column(comment="first possible day of the end")
    end_end: Mapped[dt.date | None] = mapped_column(comment="last possible day of the end")
    end_precision: Mapped[Precision]
    end_qualifier: Mapped[Qualifier]
    end_text: Mapped[str]


class Alias(Base):
    """Another name of an organization or a person."""

    __tablename__ = "alias"
    __table_args__ = (sa.Index(None, "document_kind", "document_number"),)

    number: Mapped[RowNumber]
    document_kind: Mapped[DocumentKind]
    document_number: Mapped[int]
    name: Mapped[str]
    kind: Mapped[AliasKind]
    start_start: Mapped[dt.date | None]
    start_end: Mapped[dt.date | None]
    start_precision: Mapped[Precision | None]
    start_qualifier: Mapped[Qualifier | None]
    start_text: Mapped[str | None]
    end_start: Mapped[dt.date | None]
    end_end: Mapped[dt.date | None]
    end_precision: Mapped[Precision | None]
    end_qualifier: Mapped[Qualifier | None]
    end_text: Mapped[str | None]
