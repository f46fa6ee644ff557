"""Narrow tables that make finding and counting fast: mentions, facets, counters and search text."""

import enum

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, mapped_column

from incidents.public_store.tables.base import Base, IncidentNumberInKey, RowNumber
from incidents.record.row import DocumentKind, Table


class MentionRole(enum.StrEnum):
    """As what an incident's document names an organization or a person."""

    LEAD = "lead"
    EMPLOYER = "employer"
    SPEAKER = "speaker"
    ATTRIBUTED = "attributed"
    OWNER = "owner"
    OFFICE = "office"
    PUBLISHER = "publisher"
    RESPONDER = "responder"
    SUSPECT = "suspect"
    OFFICIAL = "official"


class Mention(Base):
    """That an incident's document names an organization or a person, and as what."""

    __tablename__ = "mention"
    __table_args__ = (sa.Index(None, "mentioned_table", "mentioned_number", "incident_number"),)

    incident_number: Mapped[IncidentNumberInKey]
    mentioned_table: Mapped[Table] = mapped_column(primary_key=True)
    mentioned_number: Mapped[RowNumber]
    role: Mapped[MentionRole] = mapped_column(primary_key=True)


class Facet(Base):
    """One value under which an incident is counted."""

    __tablename__ = "facet"
    __table_args__ = (sa.Index(None, "dimension", "value", "incident_number"),)

    incident_number: Mapped[IncidentNumberInKey]
    dimension: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)


class Counter(Base):
    """How many live incidents have a facet. Kept with every delivery; never zero."""

    __tablename__ = "counter"
    __table_args__ = (sa.CheckConstraint("n > 0", name="n_is_positive"),)

    dimension: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class SearchEntry(Base):
    """
    The words of one live record, normalised (see words.py).

    id   rises with the time that the record is listed under, so that newest first is the order of the key
    """

    __tablename__ = "search_entry"
    __table_args__ = (
        sa.UniqueConstraint("kind", "number"),
        # Alembic ignores ddl_if, so env.py leaves this index out by its info on every other engine.
        sa.Index("ix_search_entry_tsv", "tsv", postgresql_using="gin", info={"only": "postgresql"}).ddl_if(
            dialect="postgresql"
        ),
    )

    id: Mapped[RowNumber]
    kind: Mapped[DocumentKind]
    number: Mapped[int]
    title: Mapped[str] = mapped_column(comment="normalised words")
    body: Mapped[str] = mapped_column(comment="normalised words")
    tsv: Mapped[str | None] = mapped_column(
        postgresql.TSVECTOR().with_variant(sa.Text(), "sqlite"), comment="filled by the writer on PostgreSQL"
    )
