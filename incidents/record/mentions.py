"""Organizations, people and offices as another document mentions them: labels as they were at publication."""

from typing import Self

from pydantic import model_validator

from incidents.record.codes import (
    AliasKind,
    Capacity,
    NameStatus,
    OfficeRole,
    OrganizationKind,
    WithheldReason,
)
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import PublicNumber, Row, Shape


class OrganizationMention(Row):
    """
    An agency, government, union, news outlet or hospital as mentioned.

    state    USPS code, "" for a federal body or none
    parent   organization number
    """

    name: str
    abbreviation: str
    kind: OrganizationKind
    state: str
    parent: PublicNumber | None


class PersonName(Shape):
    """A released name, whole and in the parts that a source gave."""

    full_name: str
    given_name: str = ""
    additional_name: str = ""
    family_name: str = ""
    suffix: str = ""
    nickname: str = ""


class PersonMention(Row):
    """
    A human being, named or not.

    name            present exactly when name_status is "released"
    name_released   when the name was made public, where that is a reported fact
    """

    name_status: NameStatus
    withheld_reason: WithheldReason | None
    name_released: Moment | None
    name: PersonName | None

    @model_validator(mode="after")
    def _name_only_when_released(self) -> Self:
        if (self.name is not None) != (self.name_status is NameStatus.RELEASED):
            raise ValueError(f"person {self.number}: a name is published exactly when its status is released")
        return self


class PostMention(Row):
    """An office that exists whoever holds it. organization: number."""

    organization: PublicNumber
    role: OfficeRole
    label: str


class TenureMention(Row):
    """One person holding one post over a term, as far as known. person, post: numbers."""

    person: PublicNumber
    post: PublicNumber
    capacity: Capacity
    start: PartialDate
    end: PartialDate


class AliasRecord(Row):
    """Another name of an organization or a person, with the dates of its use where known."""

    name: str
    kind: AliasKind
    start: PartialDate | None
    end: PartialDate | None
