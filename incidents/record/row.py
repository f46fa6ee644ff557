"""The base of every published shape, and how one row of a document names another."""

import enum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PublicNumber = Annotated[int, Field(ge=1, le=2**53 - 1)]
"""A row's permanent public number: unique in its table, given at the first publication, never reused."""

DecimalText = Annotated[str, Field(pattern=r"^-?[0-9]{1,9}(\.[0-9]{1,9})?$")]
"""A decimal number as text: documents hold no floating point, so that their bytes are the same everywhere."""


class Table(enum.StrEnum):
    """The tables whose rows carry public numbers."""

    INCIDENT = "incident"
    ORGANIZATION = "organization"
    PERSON = "person"
    POST = "post"
    TENURE = "tenure"
    PLACE = "place"
    EVENT = "event"
    RESPONDER = "responder"
    SUSPECT = "suspect"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    CASE_STATUS = "case_status"
    STATEMENT = "statement"
    SOURCE = "source"
    ASSERTION = "assertion"
    OFFENSE = "offense"
    CHARGE = "charge"
    IDENTIFIER = "identifier"
    ALIAS = "alias"
    CORRECTION = "correction"
    RELATION = "relation"


class DocumentKind(enum.StrEnum):
    """The kinds of record that are published as documents with versions of their own."""

    INCIDENT = "incident"
    ORGANIZATION = "organization"
    PERSON = "person"


class Shape(BaseModel):
    """A frozen published shape. Unknown members are refused: what a schema does not name is not published."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Row(Shape):
    """One published row of one table."""

    number: PublicNumber


class RowReference(Shape):
    """Points at a published row by its table and public number."""

    table: Table
    number: PublicNumber
