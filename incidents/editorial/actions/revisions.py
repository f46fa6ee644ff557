"""Writing under a revision: who changes rows, when and why, so that every change can be told and taken back."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from incidents.editorial.actions.incidents import reopen
from incidents.editorial.guarded_names import list_guarded_names
from incidents.editorial.history.values import WITHHELD
from incidents.editorial.history.withholding import withhold_names
from incidents.editorial.models import (
    Charge,
    Incident,
    OpenRevision,
    Revision,
    RevisionKind,
    RowChange,
    RowOperation,
    State,
    Suspect,
)
from incidents.record.guarded_words import Guard

LEAVES_STATE = frozenset({RevisionKind.PUBLISH, RevisionKind.NAME, RevisionKind.MERGE, RevisionKind.REDACT})
"""Acts that are no edits of a record: it stays where it stands in the review."""

_LAPSES = frozenset({State.SUBMITTED, State.APPROVED, State.PUBLISHED, State.WITHDRAWN})

# The revision of this thread's transaction. The database has it too, for its triggers; asking it costs a statement.
_current: ContextVar[Revision | None] = ContextVar("revision", default=None)


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
    who and why. A revision in which nothing changed leaves nothing behind. At the end every text with a sealed name
    is taken out of what was recorded, and the incidents that were edited are drafts again.

    by, now    who, and when (UTC)
    reason     why, in a few words; never empty
    incident   the incident that is worked on, None for shared rows

    Raises sealing.CannotUnseal if there are sealed names that cannot be read: nothing is kept then.
    """
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    with transaction.atomic():
        if incident is not None and kind not in LEAVES_STATE:
            # Whoever approves or publishes it waits for this edit, or this edit for them: neither passes unseen.
            Incident.objects.select_for_update(of=("self",)).filter(pk=incident.pk).first()
        revision = Revision.objects.create(
            incident=incident, kind=kind.value, at=now, by=by, reason=reason, restored=restored
        )
        opened = OpenRevision.objects.create(revision=revision)
        token = _current.set(revision)
        try:
            yield revision
        finally:
            _current.reset(token)
        changes = list(revision.changes.all())
        if changes:
            _withhold(revision, changes)
            opened.delete()
            _reopen(revision, changes)
        else:
            opened.delete()
            revision.delete()


@sensitive_variables("names", "guard")
def _withhold(revision: Revision, changes: list[RowChange]) -> None:
    names = list_guarded_names()
    if not names:
        return
    withhold_names(changes, names)
    guard = Guard.of(names)
    if guard.finds(revision.reason):
        revision.reason = WITHHELD
        revision.save(update_fields=["reason"])


def _find_earlier_home(change: RowChange) -> int | None:
    """Return the incident that a row was moved out of; None for every other change."""
    if change.operation != RowOperation.CHANGE.value or change.before is None:
        return None
    before = json.loads(change.before)
    if change.table_name == Charge._meta.db_table:
        suspect = Suspect.objects.filter(pk=before.get("suspect_id")).first()
        return suspect.incident_id if suspect is not None else None
    home: int | None = before.get("incident_id", before.get("from_incident_id"))
    return home


def _reopen(revision: Revision, changes: list[RowChange]) -> None:
    """Make drafts of the incidents that were edited; what readers see of them stays as it is."""
    homes = {change.incident_id for change in changes if change.incident_id is not None}
    if revision.incident_id is None and len(homes) == 1:
        # Deleting an incident leaves changes of one that is no more.
        revision.incident = Incident.objects.filter(pk__in=homes).first()
        revision.save(update_fields=["incident"])
    if revision.kind in LEAVES_STATE:
        return
    states = set(_LAPSES)
    if revision.kind == RevisionKind.RESTORE.value:
        states.add(State.RETURNED)
    elif revision.by.has_perm("editorial.review_incident"):
        states.discard(State.SUBMITTED)
    edited = homes | ({revision.incident_id} if revision.incident_id is not None else set())
    for incident in Incident.objects.filter(pk__in=edited, state__in=states).order_by("pk"):
        reopen(incident=incident, by=revision.by, now=revision.at, reason=_("Edited: %s") % revision.reason)
