"""What officials and organizations said, across incidents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from incidents.public_store.queries.columns import read_moment, select_moment
from incidents.public_store.tables import Incident, Post, Statement, Tenure
from incidents.record.codes import StatementChannel, StatementMode
from incidents.record.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """
    One statement, as the latest version of its incident has it.

    post_label       the office held at the time, as styled now; None where an organization speaks
    timezone         IANA name of the incident's zone, in which to show said
    """

    number: int
    incident_number: int
    incident_title: str
    timezone: str
    post_label: str | None
    mode: StatementMode
    channel: StatementChannel
    text: str
    said: Moment


_LINE: list[InstrumentedAttribute[Any]] = [
    *select_moment(Statement, "said"),
    Statement.number,
    Statement.incident_number,
    Incident.title,
    Incident.timezone,
    Post.label,
    Statement.mode,
    Statement.channel,
    Statement.text,
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
    return [
        StatementLine(
            number=number,
            incident_number=incident_number,
            incident_title=incident_title,
            timezone=timezone,
            post_label=post_label,
            mode=mode,
            channel=channel,
            text=text,
            said=read_moment(said),
        )
        for *said, number, incident_number, incident_title, timezone, post_label, mode, channel, text in rows
    ]
