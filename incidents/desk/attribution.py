"""Who entered a row, and when."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Model


def attribute(row: Model, *, by: User, now: dt.datetime) -> None:
    """Write on a new row who entered it and when, in whichever columns its table has for that."""
    if not row._state.adding:
        return
    for when, who in (("created_at", "created_by"), ("recorded_at", "recorded_by"), ("noted_at", "noted_by")):
        if hasattr(row, when):
            setattr(row, when, now)
            setattr(row, who, by)
