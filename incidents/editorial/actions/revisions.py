"""Writing under a revision: who changes rows, when and why, so that every change can be told and taken back."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.models import Incident, OpenRevision, Revision, RevisionKind


@contextmanager
def revise(
    *,
    by: User,
    now: dt.datetime,
    reason: str,
    incident: Incident | None = None,
    kind: RevisionKind = RevisionKind.EDIT,
    restored: Revision | None = None,
) -> Iterator[Revision]:
    """
    Do what changes rows inside; every change is recorded under one revision, by triggers of the database.

    Opens the transaction itself, or joins the caller's. Inside another revise it joins that one: the outermost says
    who and why. A revision in which nothing changed leaves nothing behind.

    by, now    who, and when (UTC)
    reason     why, in a few words; never empty
    incident   the incident that is worked on, None for shared rows
    """
    with transaction.atomic():
        outer = OpenRevision.objects.select_related("revision").order_by("-pk").first()
        if outer is not None:
            yield outer.revision
            return
        revision = Revision.objects.create(
            incident=incident, kind=kind.value, at=now, by=by, reason=reason, restored=restored
        )
        opened = OpenRevision.objects.create(revision=revision)
        yield revision
        opened.delete()
        if not revision.changes.exists():
            revision.delete()
