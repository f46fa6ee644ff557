"""The order of rows that have a time."""

import datetime as dt


def put_newest_first(instant: dt.datetime | None) -> float:
    """Return a key that sorts aware instants backwards, and rows without one last."""
    return -instant.timestamp() if instant is not None else float("inf")
