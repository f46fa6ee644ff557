"""What all tables share: names of constraints, column types, and the columns in which a time is kept."""

import datetime as dt
import enum
from typing import Annotated, Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from incidents.record.codes import Directness, Precision, Qualifier

CODE_LENGTH = 40
"""Room for the longest code of any list; longer ones are refused by a test."""


class UtcDateTime(sa.TypeDecorator[dt.datetime]):
    """
    A point in time, aware and in UTC on both sides.

    PostgreSQL keeps ``timestamp with time zone``. SQLite has no such type and keeps RFC 3339 text of whole
    seconds, e.g. ``2023-12-29T12:30:00Z``, which sorts by time and which its own date functions read.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """Choose the storage of the engine."""
        if dialect.name != "sqlite":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(
            sqlite.DATETIME(  # type: ignore[no-untyped-call]
                storage_format=("%(year)04d-%(month)02d-%(day)02dT%(hour)02d:%(minute)02d:%(second)02dZ"),
                regexp=r"(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)Z",
            )
        )

    def process_bind_param(self, value: dt.datetime | None, _dialect: sa.Dialect) -> dt.datetime | None:
        """Refuse a naive time; give the engine UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, _dialect: sa.Dialect) -> dt.datetime | None:
        """Return aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """All tables of the public store."""

    metadata = sa.MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map = {
        int: sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        str: sa.Text(),
        dt.datetime: UtcDateTime(),
        enum.StrEnum: sa.Enum(
            enum.StrEnum,
            native_enum=False,
            create_constraint=False,
            length=CODE_LENGTH,
            values_callable=lambda codes: [code.value for code in codes],
        ),
    }


def check_codes(metadata: sa.MetaData) -> None:
    """
    Give every column of a code list its CHECK, named for the column.

    SQLAlchemy would name the constraint for the list, of which one table may hold several columns.
    """
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, sa.Enum):
                codes = ", ".join(f"'{code}'" for code in column.type.enums)
                table.append_constraint(
                    sa.CheckConstraint(f"{column.name} IN ({codes})", name=f"{column.name}_is_a_code")
                )


RowNumber = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
"""A permanent public number as primary key."""

IncidentNumber = Annotated[int, mapped_column(sa.ForeignKey("incident.number", ondelete="CASCADE"), index=True)]
"""The incident in whose document the row stands. The row goes when the incident's rows are replaced."""

IncidentNumberInKey = Annotated[
    int,
    mapped_column(sa.ForeignKey("incident.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
]
"""The same for rows that may stand in the documents of several incidents."""


class OccurredColumns:
    """When it occurred: an interval that holds ``earliest`` and not ``latest``, and how it is known."""

    occurred_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC, first possible time")
    occurred_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC, first time that is too late")
    occurred_precision: Mapped[Precision]
    occurred_qualifier: Mapped[Qualifier]
    occurred_text: Mapped[str] = mapped_column(comment="the source's words")


class SourcedColumns:
    """What every report carries: who said it, in which words, and when it became public."""

    source: Mapped[int]
    excerpt_words: Mapped[str] = mapped_column(comment="verbatim, cut to the published length")
    excerpt_cut_before: Mapped[bool]
    excerpt_cut_after: Mapped[bool]
    locator: Mapped[str]
    attribution_text: Mapped[str]
    attributed_tenure: Mapped[int | None]
    attributed_organization: Mapped[int | None]
    directness: Mapped[Directness]
    reported_earliest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    reported_latest: Mapped[dt.datetime | None] = mapped_column(comment="UTC")
    reported_precision: Mapped[Precision]
    reported_qualifier: Mapped[Qualifier]
    reported_text: Mapped[str]
    recorded_at: Mapped[dt.datetime] = mapped_column(comment="UTC, when this record stored it")
    supersedes: Mapped[int | None] = mapped_column(comment="number of the row that this one replaces")
