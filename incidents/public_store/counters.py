"""Counters of live incidents, kept with every delivery so that no page ever counts. The caller owns the transaction."""

from collections.abc import Iterable

import sqlalchemy as sa

from incidents.public_store.tables import Counter, Facet

_FACETS = sa.select(Facet.dimension, Facet.value).where(Facet.incident_number == sa.bindparam("incident"))
_ADD = (
    sa.update(Counter)
    .where(Counter.dimension == sa.bindparam("of"), Counter.value == sa.bindparam("at"))
    .values(n=Counter.n + 1)
)
_SUBTRACT = (
    sa.update(Counter)
    .where(Counter.dimension == sa.bindparam("of"), Counter.value == sa.bindparam("at"), Counter.n > 1)
    .values(n=Counter.n - 1)
)
_REMOVE = sa.delete(Counter).where(Counter.dimension == sa.bindparam("of"), Counter.value == sa.bindparam("at"))


def read_facets(connection: sa.Connection, incident: int) -> set[tuple[str, str]]:
    """Return the (dimension, value) pairs under which an incident is counted now."""
    rows = connection.execute(_FACETS, {"incident": incident})
    return {(dimension, value) for dimension, value in rows}


def move_counts(
    connection: sa.Connection, *, before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]
) -> None:
    """Take one incident out of the counters that it has left and add it to those that it has joined."""
    left, joined = set(before) - set(after), set(after) - set(before)
    for dimension, value in sorted(left):
        key = {"of": dimension, "at": value}
        if connection.execute(_SUBTRACT, key).rowcount == 0:
            connection.execute(_REMOVE, key)
    for dimension, value in sorted(joined):
        if connection.execute(_ADD, {"of": dimension, "at": value}).rowcount == 0:
            connection.execute(sa.insert(Counter), {"dimension": dimension, "value": value, "n": 1})
