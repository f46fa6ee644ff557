"""Fixing rows of evidence at their first publication."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from incidents.editorial.models import Assertion, CaseStatus, Statement


def freeze_rows(rows: Iterable[Assertion | CaseStatus | Statement], *, now: dt.datetime) -> int:
    """
    Freeze the rows that are not frozen yet; return how many there were.

    The caller owns the transaction, which is that of the publication. From its commit on triggers refuse any
    change to the rows.
    """
    keys: dict[type[Assertion | CaseStatus | Statement], list[int]] = defaultdict(list)
    thawed = [row for row in rows if row.frozen_at is None]
    for row in thawed:
        keys[type(row)].append(row.pk)
    count = 0
    for model, ids in keys.items():
        count += model._default_manager.filter(pk__in=ids, frozen_at__isnull=True).update(frozen_at=now)
    for row in thawed:
        row.frozen_at = now
    return count
