"""Points in time as published: aware, UTC, whole seconds, written as RFC 3339 with a ``Z``."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, PlainSerializer


def to_utc_second(instant: dt.datetime) -> dt.datetime:
    """Return the instant in UTC, cut to the second in which it lies."""
    return instant.astimezone(dt.UTC).replace(microsecond=0)


def write_instant(instant: dt.datetime) -> str:
    """Return the RFC 3339 text of an instant, e.g. ``2023-12-29T12:30:00Z``."""
    # isoformat and not strftime: the C library leaves out the leading zeros of early years.
    return to_utc_second(instant).isoformat().replace("+00:00", "Z")


def read_instant(text: str) -> dt.datetime:
    """Return the instant in UTC of an RFC 3339 text. Raises ValueError for any other text, or one without an offset."""
    instant = dt.datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f'"{text}" says no offset from UTC')
    return to_utc_second(instant)


Instant = Annotated[
    AwareDatetime,
    AfterValidator(to_utc_second),
    PlainSerializer(write_instant, return_type=str, when_used="json"),
]
