"""The offices of an organization and who held them."""

from dataclasses import dataclass

import sqlalchemy as sa

from incidents.public_store.queries.columns import read_partial_date, select_partial_date
from incidents.public_store.tables import Person, Post, Tenure
from incidents.record.codes import Capacity, NameStatus, OfficeRole
from incidents.record.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """
    One term of one person in a post, as published.

    name_status   None where the person's own record is not live
    full_name     "" unless the name is released
    """

    tenure: int
    person: int
    name_status: NameStatus | None
    full_name: str
    capacity: Capacity
    start: PartialDate
    end: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post of an organization. holders: those known, by first possible start (unknown starts first), then number."""

    post: int
    role: OfficeRole
    label: str
    holders: tuple[Holder, ...]


_OFFICES = (
    sa.select(
        *select_partial_date(Tenure, "start"),
        *select_partial_date(Tenure, "end"),
        Post.number,
        Post.role,
        Post.label,
        Tenure.number,
        Tenure.person,
        Tenure.capacity,
        Person.name_status,
        Person.full_name,
    )
    .select_from(Post)
    .outerjoin(Tenure, Tenure.post == Post.number)
    .outerjoin(Person, Person.number == Tenure.person)
    .where(Post.organization == sa.bindparam("at"))
    .order_by(
        Post.number,
        sa.case((Tenure.start_start.is_(None), 0), else_=1),
        Tenure.start_start,
        Tenure.number,
    )
)


def list_tenures_of_organization(connection: sa.Connection, number: int) -> list[Office]:
    """Return the posts of an organization by number with their holders, also those without. One statement."""
    offices: dict[int, Office] = {}
    holders: dict[int, list[Holder]] = {}
    for row in connection.execute(_OFFICES, {"at": number}):
        post, role, label, tenure, person, capacity, name_status, full_name = row[10:]
        offices.setdefault(post, Office(post=post, role=role, label=label, holders=()))
        if tenure is not None:
            holders.setdefault(post, []).append(
                Holder(
                    tenure=tenure,
                    person=person,
                    name_status=name_status,
                    full_name=full_name or "",
                    capacity=capacity,
                    start=read_partial_date(row[:5]),
                    end=read_partial_date(row[5:10]),
                )
            )
    return [
        Office(post=post, role=office.role, label=office.label, holders=tuple(holders.get(post, ())))
        for post, office in offices.items()
    ]
