"""
Merging records that turned out to be the same.

The duplicate stays and points to the record that continues it; the rows that refer to it are not rewritten. Both
are judged as the database holds them, under a lock: the caller's instances may be older. Afterwards the caller's
duplicate shows the merger.
"""

import datetime as dt
from typing import TypeVar

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from incidents.editorial.actions.locking import save_columns, show_columns
from incidents.editorial.actions.revisions import revise
from incidents.editorial.actions.transitions import record_transition
from incidents.editorial.models import Incident, Organization, Person, RevisionKind, SealedName, State
from incidents.record.codes import NameStatus

Mergeable = TypeVar("Mergeable", Incident, Organization, Person)

MERGED = _("Merged into another record.")

_MERGER_COLUMNS = ("merged_into", "merged_at", "merged_by")


class CannotMerge(ValueError):
    """The two records cannot become one."""


def merge_incident(*, duplicate: Incident, into: Incident, by: User, now: dt.datetime, reason: str = "") -> None:
    """
    Let an incident be continued by another, with all its rows left as they are.

    Opens the transaction itself, or joins the caller's. Raises CannotMerge.

    reason   why, for the trail of the duplicate
    """
    words = reason.strip() or str(MERGED)
    with revise(by=by, now=now, reason=words, incident=duplicate, kind=RevisionKind.MERGE):
        current, _target = _lock_mergeable(duplicate, into)
        record_transition(incident=current, to_state=State.MERGED, by=by, now=now, reason=words)
        current.state = State.MERGED.value
        _merge(current, into, by=by, now=now, columns=("state",))
    show_columns(saved=current, on=duplicate, columns=("state", *_MERGER_COLUMNS))


def merge_organization(*, duplicate: Organization, into: Organization, by: User, now: dt.datetime) -> None:
    """
    Let an organization be continued by another.

    Opens the transaction itself, or joins the caller's. Raises CannotMerge, also where one is a part of the other.
    """
    with revise(by=by, now=now, reason=str(MERGED), kind=RevisionKind.MERGE):
        current, target = _lock_mergeable(duplicate, into)
        if current.pk in _list_parents(target) or target.pk in _list_parents(current):
            raise CannotMerge(f"organization {current.pk} and {target.pk}: one is a part of the other, not the same")
        _merge(current, into, by=by, now=now)
    show_columns(saved=current, on=duplicate, columns=_MERGER_COLUMNS)


def merge_person(*, duplicate: Person, into: Person, by: User, now: dt.datetime) -> None:
    """
    Let a person be continued by another.

    Opens the transaction itself, or joins the caller's. Raises CannotMerge, also where the merger would make a
    withheld name public, or take a public one back: that is done by a release or a redaction, not on the way.
    """
    with revise(by=by, now=now, reason=str(MERGED), kind=RevisionKind.MERGE):
        current, target = _lock_mergeable(duplicate, into)
        if {current.name_status, target.name_status} == {NameStatus.WITHHELD.value, NameStatus.RELEASED.value}:
            raise CannotMerge(
                f"person {current.pk} and {target.pk}: name_status is withheld for one and released for the other: "
                "release the name first"
            )
        if SealedName.objects.filter(person=current).exists():
            raise CannotMerge(f"person {current.pk} has a sealed name: merge the other one into this person")
        _merge(current, into, by=by, now=now)
    show_columns(saved=current, on=duplicate, columns=_MERGER_COLUMNS)


def _list_parents(organization: Organization) -> set[int]:
    """Return the keys of all bodies that an organization is a part of."""
    parents: set[int] = set()
    parent = organization.parent
    while parent is not None and parent.pk not in parents:
        parents.add(parent.pk)
        parent = parent.parent
    return parents


def _lock_mergeable(duplicate: Mergeable, into: Mergeable) -> tuple[Mergeable, Mergeable]:
    """Return both records as they are now, locked: two mergers at once must not make a circle."""
    name = duplicate._meta.model_name
    if duplicate.pk == into.pk:
        raise CannotMerge(f"{name} {into.pk} cannot be merged into itself")
    # In order of key, so that two mergers of the same records wait for each other and not for ever.
    rows = type(duplicate)._default_manager.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    locked = {row.pk: row for row in rows}
    current, target = locked[duplicate.pk], locked[into.pk]
    if current.merged_into_id is not None:
        raise CannotMerge(f"{name} {current.pk} is already merged into {current.merged_into_id}")
    if target.merged_into_id is not None:
        raise CannotMerge(f"{name} {target.pk} is itself merged into {target.merged_into_id}: merge into that one")
    return current, target


def _merge(current: Mergeable, into: Mergeable, *, by: User, now: dt.datetime, columns: tuple[str, ...] = ()) -> None:
    current.merged_into = into
    current.merged_at, current.merged_by = now, by
    save_columns(current, (*columns, *_MERGER_COLUMNS))
