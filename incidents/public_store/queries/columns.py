"""Times as queries select and read them: five columns in, one value out."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from incidents.public_store.tables import Base
from incidents.record.codes import Precision, Qualifier
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate


def select_moment(model: type[Base], name: str) -> list[InstrumentedAttribute[Any]]:
    """Return the columns of a moment, in the order in which read_moment takes them."""
    return [getattr(model, f"{name}_{part}") for part in Moment.model_fields]


def select_partial_date(model: type[Base], name: str) -> list[InstrumentedAttribute[Any]]:
    """Return the columns of a partial date, in the order in which read_partial_date takes them."""
    return [getattr(model, f"{name}_{part}") for part in PartialDate.model_fields]


def read_moment(values: Sequence[Any]) -> Moment:
    """Return the moment of five selected values."""
    earliest, latest, precision, qualifier, text = values
    return Moment(
        earliest=_as_instant(earliest),
        latest=_as_instant(latest),
        precision=Precision(precision),
        qualifier=Qualifier(qualifier),
        text=text,
    )


def read_partial_date(values: Sequence[Any]) -> PartialDate:
    """Return the partial date of five selected values."""
    start, end, precision, qualifier, text = values
    return PartialDate(start=start, end=end, precision=Precision(precision), qualifier=Qualifier(qualifier), text=text)


def _as_instant(value: object) -> dt.datetime | None:
    return value if isinstance(value, dt.datetime) else None
