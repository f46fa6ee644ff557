"""Another value of the same type for any member of a published row."""

import datetime as dt
import typing
from collections.abc import Callable
from typing import Any

from pydantic import AwareDatetime, BaseModel

from incidents.record.codes import CodeList
from incidents.record.evidence import Excerpt
from incidents.record.mentions import PersonName
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import RowReference

_OTHERS: dict[type, Any] = {
    Moment: Moment.at_minute(dt.datetime(2024, 2, 3, 4, 5, tzinfo=dt.UTC), text="later on"),
    PartialDate: PartialDate.on_day(dt.date(2024, 2, 3)),
    Excerpt: Excerpt(words="other words of the source", cut_after=True),
    PersonName: PersonName(full_name="Probe Exampleton"),
    AwareDatetime: dt.datetime(2024, 2, 3, 4, 5, tzinfo=dt.UTC),
}

_MAKE: dict[type, Callable[[Any], Any]] = {
    RowReference: lambda value: value.model_copy(update={"number": value.number + 1}),
    bool: lambda value: not value,
    tuple: lambda value: (*value, 1),
    int: lambda value: (value or 0) + 1,
}


def make_other(shape: type[BaseModel], name: str, value: Any) -> Any:
    """A value that a member may have, other than the one that it has."""
    for candidate in _list_types(shape.model_fields[name].annotation):
        if issubclass(candidate, CodeList):
            return next(code for code in reversed(candidate) if code != value)
        if candidate in _OTHERS:
            return _OTHERS[candidate]
        if candidate in _MAKE:
            return _MAKE[candidate](value)
    if name == "timezone":
        return "America/New_York"
    # Decimal numbers and codes of others are texts too.
    return "7.25" if value is None or name in {"latitude", "longitude"} else f"{value} and more"


def _list_types(annotation: Any) -> list[type]:
    parts = [part for argument in typing.get_args(annotation) for part in _list_types(argument)]
    origin = typing.get_origin(annotation)
    return [*([annotation] if isinstance(annotation, type) and origin is None else []),
            *([tuple] if origin is tuple else []), *parts]  # fmt: skip
