"""The log of everything ever made public: one entry per publication, withdrawal, merger and redaction."""

import datetime as dt
import enum
from dataclasses import dataclass

from incidents.record.row import DocumentKind


class LogAction(enum.StrEnum):
    """What a log entry did to its record."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    REDACT = "redact"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """
    One entry of the log, in the shape in which it goes from the editorial to the public database.

    sequence       1, 2, 3 … without gaps over all kinds; the order in which the entries were committed
    batch          sequence of the first entry of the batch: all entries of a batch become visible at once
    version        the version published or redacted; None for withdraw and merge
    published_at   UTC, whole seconds
    document       canonical JSON of the version; None but for publish, and None once it has been redacted
    salt           lower-case hex; goes with the document
    digest         of salt and document (see canonical.digest_document); stays after a redaction
    merged_into    for merge: the number of the record of the same kind that continues this one
    reason         public words on why; "" for an ordinary publication without a note
    """

    sequence: int
    batch: int
    action: LogAction
    kind: DocumentKind
    number: int
    version: int | None
    published_at: dt.datetime
    document: str | None
    salt: str | None
    digest: str | None
    merged_into: int | None
    reason: str
