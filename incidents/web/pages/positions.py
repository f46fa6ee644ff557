"""Where a page of a list begins, as it stands in an address: the time and the number of the incident before it."""

import datetime as dt

from incidents.public_store.queries.incidents import IncidentPosition
from incidents.record.instant import write_instant
from incidents.web.pages.numbers import MAX_NUMBER

_SEPARATOR = "_"


class NotAPosition(ValueError):
    """The words are no position that a list of this site gave out."""


def write_position(position: IncidentPosition) -> str:
    """Return a position as it stands in an address, e.g. ``2023-12-29T12:30:00Z_417``."""
    return f"{write_instant(position.sorted_at)}{_SEPARATOR}{position.number}"


def parse_position(words: str) -> IncidentPosition:
    """Return the position that write_position wrote. Raises NotAPosition for anything else."""
    instant, _separator, number = words.partition(_SEPARATOR)
    if not (number.isascii() and number.isdigit() and len(number) <= len(str(MAX_NUMBER))):
        raise NotAPosition(words)
    try:
        position = IncidentPosition(sorted_at=dt.datetime.fromisoformat(instant), number=int(number))
    except ValueError as error:
        raise NotAPosition(words) from error
    # Only the one form that this site writes, so that a page has one address.
    if position.sorted_at.tzinfo is None or write_position(position) != words:
        raise NotAPosition(words)
    return position
