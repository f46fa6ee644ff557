"""
Erasing what should never have been public: a court order, a juvenile, a name published by mistake.

The one exception to "nothing is ever changed". Documents and salts are erased in both databases; numbers,
versions, times, digests and the public reason stay, so that anyone sees that something was redacted, and when.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction

from incidents.editorial.actions import redaction
from incidents.editorial.models import Publication
from incidents.public_store import write
from incidents.public_store.scrub import rewrite_tables
from incidents.publishing import outbox
from incidents.publishing.delivery import deliver_after_commit
from incidents.publishing.folding import join_words, list_words
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import GuardedName, find_leaks
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind

HOLD_PUBLISHED_WORDS = (
    "django_admin_log",
    "editorial_assertion",
    "editorial_casestatus",
    "editorial_comment",
    "editorial_person",
    "editorial_publication",
    "editorial_revision",
    "editorial_rowchange",
    "editorial_scheduledact",
    "editorial_statement",
    "editorial_transition",
    "editorial_warninganswer",
)
"""The tables of the editorial database in which a redaction erases words."""


class NotScrubbed(Exception):
    """The words are erased from the rows and still stand in a file of the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionKey:
    """Names one published version of one record."""

    kind: DocumentKind
    number: int
    version: int

    def __str__(self) -> str:
        """Return the key as an editor would say it."""
        return f"{self.kind.value} {self.number} version {self.version}"


def redact_versions(
    *, versions: Sequence[VersionKey], by: User, reason: str, now: dt.datetime
) -> tuple[Publication, ...]:
    """
    Erase the documents of published versions for ever; return the log entries.

    Opens the transaction itself, or joins the caller's; delivers after the commit. The words may still stand in
    editorial rows: redact those by editorial.actions.redaction and publish a new version first, or readers will
    find nothing at the record's address. Call scrub_databases once delivered.

    Raises NotPublishable if the reason is empty, a version does not exist or is erased already.
    """
    with transaction.atomic():
        outbox.lock_log()
        rows = [_find_version(key) for key in versions]
        refusals = [
            Refusal(name="no_such_version", where=str(key), fix="was never published, or is redacted already")
            for key, row in zip(versions, rows, strict=True)
            if row is None or row.document is None
        ]
        refusals += check_reason(reason, list_guarded_names())
        if refusals:
            raise NotPublishable(refusals)
        for row in rows:
            assert row is not None
            redaction.erase_publication(publication=row, by=by, reason=reason, now=now)
        marks = [
            outbox.Mark(action=LogAction.REDACT, kind=key.kind, number=key.number, version=key.version)
            for key in versions
        ]
        entries = outbox.append_batch(marks, by=by, reason=reason, now=now)
        deliver_after_commit(now=now)
    return entries


def check_reason(reason: str, names: Sequence[GuardedName]) -> list[Refusal]:
    """Return what is wrong with the public reason of a redaction: it stays for ever and cannot be redacted itself."""
    refusals = find_leaks(reason, names, where="Redaction: reason")
    if not reason.strip():
        refusals.append(Refusal(name="no_reason", where="Redaction: reason", fix="is empty; readers will see it"))
    return refusals


def list_versions_holding(name: str) -> list[VersionKey]:
    """
    Return the published versions in which a full name, or its words run together, occurs, in order of the log.

    name   the words to look for, as an editor types them
    """
    wanted = GuardedName(words=tuple(list_words(name)), cleared=frozenset(list_words(name)))
    if not join_words(name):
        return []
    return [
        VersionKey(kind=DocumentKind(row.kind), number=row.number, version=row.version)
        for row in _iterate_documents()
        if row.version is not None and find_leaks(json.loads(str(row.document)), [wanted], where="")
    ]


def scrub_databases() -> None:
    """
    Remove what erased rows left behind in the files of both databases.

    Not to be called in a transaction; readers wait while files are rewritten. Repeatable.

    Raises NotScrubbed or ScrubIncomplete if somebody keeps an old journal or old rows in use.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise NotScrubbed("the editorial database is in use; its journal still holds the words. Try again.")
        else:
            rewrite_tables(connection.connection, HOLD_PUBLISHED_WORDS)
    write.scrub_file(settings.PUBLIC_DATABASE_URL)


def _find_version(key: VersionKey) -> Publication | None:
    rows = Publication.objects.select_for_update()
    return rows.filter(action=LogAction.PUBLISH, kind=key.kind, number=key.number, version=key.version).first()


def _iterate_documents() -> Iterable[Publication]:
    rows = Publication.objects.filter(action=LogAction.PUBLISH, document__isnull=False)
    return rows.order_by("sequence").iterator(chunk_size=100)
