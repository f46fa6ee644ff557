"""Snapshots with one thing changed, as a mistake would have left them."""

import dataclasses

from incidents.desk.ledger.snapshot import Snapshot


def exchange(snapshot, changed):
    """The snapshot with one row changed."""
    return Snapshot(snapshot.part, [changed if row.reference == changed.reference else row for row in snapshot])


def replace_value(snapshot, row, column, value):
    """The snapshot with another value in one column of one row."""
    return exchange(snapshot, dataclasses.replace(row, values={**row.values, column: value}))


def add_row(snapshot, row, **values):
    """The snapshot with one more row like another."""
    return Snapshot(snapshot.part, [*snapshot, dataclasses.replace(row, row_id=99, values={**row.values, **values})])
