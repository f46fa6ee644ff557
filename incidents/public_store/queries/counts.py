"""How many live incidents there are, by what. Read from counters, so at the same cost for any number of incidents."""

from dataclasses import dataclass

import sqlalchemy as sa

from incidents.public_store.derive.facets import Dimension
from incidents.public_store.tables import Counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """n: live incidents that have the value, at least 1."""

    value: str
    n: int


_COUNTS = sa.select(Counter.value, Counter.n).where(Counter.dimension == sa.bindparam("of"))
_TOTAL = sa.select(Counter.n).where(Counter.dimension == Dimension.ALL.value)


def list_counts(connection: sa.Connection, dimension: Dimension) -> list[Count]:
    """Return the values of a dimension that occur, the most frequent first, then by value. One statement."""
    rows = connection.execute(_COUNTS, {"of": dimension.value})
    counts = [Count(value=value, n=n) for value, n in rows]
    # Sorted here: what comes first in a text column is a matter of each database's collation.
    return sorted(counts, key=lambda count: (-count.n, count.value))


def count_incidents(connection: sa.Connection) -> int:
    """Return the number of live incidents. One statement."""
    return connection.execute(_TOTAL).scalar() or 0
