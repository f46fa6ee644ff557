"""What was made public, withdrawn, merged or erased last: the end of the log, for readers."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from incidents.public_store.tables import ChangeLog
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    One entry of the log.

    at        UTC
    version   the version published or redacted; None for a withdrawal or a merger
    reason    public words on why; "" for an ordinary publication without a note
    """

    sequence: int
    action: LogAction
    number: int
    version: int | None
    at: dt.datetime
    reason: str


_LATEST = (
    sa.select(
        ChangeLog.sequence,
        ChangeLog.action,
        ChangeLog.number,
        ChangeLog.version,
        ChangeLog.at,
        ChangeLog.reason,
    )
    .where(ChangeLog.kind == sa.bindparam("of"))
    .order_by(ChangeLog.sequence.desc())
    .limit(sa.bindparam("limit"))
)


def list_latest_changes(connection: sa.Connection, kind: DocumentKind, *, limit: int) -> list[Change]:
    """Return the last entries of the log on records of one kind, the newest first. One statement."""
    return [
        Change(sequence=sequence, action=action, number=number, version=version, at=at, reason=reason)
        for sequence, action, number, version, at, reason in connection.execute(_LATEST, {"of": kind, "limit": limit})
    ]
