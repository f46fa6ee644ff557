"""What officials and organizations said, across incidents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased

from incidents.public_store.queries.columns import read_moment, select_moment
from incidents.public_store.tables import Incident, Organization, Post, Source, Statement, Tenure
from incidents.record.codes import Capacity, OfficeRole, SourceKind, StatementChannel, StatementMode
from incidents.record.moment import Moment
from incidents.record.row import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersOffice:
    """The office in which somebody spoke. organization: name of the body as it is now; "" if that is not live."""

    post: int
    role: OfficeRole
    label: str
    capacity: Capacity
    organization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSource:
    """Where a statement was read. publisher: name as it is now, "" if not known; published: None if not known."""

    number: int
    publisher: str
    title: str
    kind: SourceKind
    published: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """
    One statement, as the latest version of its incident has it.

    timezone         IANA name of the incident's zone, in which to show said
    office           the office held at the time, as styled now; None where an organization speaks
    continues        number of the statement that this one goes on from
    source           None where the incident's document does not describe it
    """

    number: int
    incident_number: int
    incident_title: str
    timezone: str
    office: SpeakersOffice | None
    mode: StatementMode
    channel: StatementChannel
    text: str
    said: Moment
    continues: int | None
    source: StatementSource | None


_Body = aliased(Organization)
_Publisher = aliased(Organization)
_LINE: list[InstrumentedAttribute[Any]] = [
    *select_moment(Statement, "said"),
    *select_moment(Source, "published"),
    Post.number,
    Post.role,
    Post.label,
    Tenure.capacity,
    _Body.name,
    Source.number,
    _Publisher.name,
    Source.title,
    Source.kind,
    Statement.number,
    Statement.incident_number,
    Incident.title,
    Incident.timezone,
    Statement.mode,
    Statement.channel,
    Statement.text,
    Statement.continues,
]
_NEWEST_FIRST = (
    sa.case((sa.func.coalesce(Statement.said_earliest, Statement.said_latest).is_(None), 1), else_=0),
    sa.func.coalesce(Statement.said_earliest, Statement.said_latest).desc(),
    Statement.number.desc(),
)
_LINES = (
    sa.select(*_LINE)
    .select_from(Statement)
    .join(Incident, Incident.number == Statement.incident_number)
    .outerjoin(Tenure, Tenure.number == Statement.speaker_tenure)
    .outerjoin(Post, Post.number == Tenure.post)
    .outerjoin(_Body, _Body.number == Post.organization)
    .outerjoin(
        Source,
        sa.and_(
            Source.number == Statement.source,
            Source.document_kind == DocumentKind.INCIDENT,
            Source.document_number == Statement.incident_number,
        ),
    )
    .outerjoin(_Publisher, _Publisher.number == Source.publisher)
    .order_by(*_NEWEST_FIRST)
)
_OF_PERSON = _LINES.where(Tenure.person == sa.bindparam("at"))
_OF_ORGANIZATION = _LINES.where(Statement.speaker_organization == sa.bindparam("at"))
_PLACE = sa.select(Statement.incident_number).where(Statement.number == sa.bindparam("at"))


def get_statement_place(connection: sa.Connection, number: int) -> int | None:
    """Return the number of the live incident whose document holds a statement; None if there is none. One statement."""
    return connection.execute(_PLACE, {"at": number}).scalar()


def list_statements_of_person(connection: sa.Connection, number: int) -> list[StatementLine]:
    """
    Return what a person said in any office, in live incidents: newest first, those without a time last.

    One statement.
    """
    return _read_lines(connection.execute(_OF_PERSON, {"at": number}))


def list_statements_of_organization(connection: sa.Connection, number: int) -> list[StatementLine]:
    """Return what an organization itself said, not its officials, in the same order. One statement."""
    return _read_lines(connection.execute(_OF_ORGANIZATION, {"at": number}))


def _read_lines(rows: Iterable[Sequence[Any]]) -> list[StatementLine]:
    return [_read_line(row) for row in rows]


def _read_line(row: Sequence[Any]) -> StatementLine:
    said, published, office, source = row[:5], row[5:10], row[10:15], row[15:19]
    number, incident_number, incident_title, timezone, mode, channel, text, continues = row[19:]
    return StatementLine(
        number=number,
        incident_number=incident_number,
        incident_title=incident_title,
        timezone=timezone,
        office=_read_office(office) if office[0] is not None else None,
        mode=mode,
        channel=channel,
        text=text,
        said=read_moment(said),
        continues=continues,
        source=_read_source(source, published) if source[0] is not None else None,
    )


def _read_office(values: Sequence[Any]) -> SpeakersOffice:
    post, role, label, capacity, organization = values
    return SpeakersOffice(post=post, role=role, label=label, capacity=capacity, organization=organization or "")


def _read_source(values: Sequence[Any], published: Sequence[Any]) -> StatementSource:
    number, publisher, title, kind = values
    return StatementSource(
        number=number,
        publisher=publisher or "",
        title=title,
        kind=kind,
        # The precision of a time that a source does not have is empty.
        published=read_moment(published) if published[2] is not None else None,
    )
