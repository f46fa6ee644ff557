"""
Merging records that turned out to be the same.

The duplicate stays and points to the record that continues it; the rows that refer to it are not rewritten.
"""

import datetime as dt
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import transaction

from incidents.editorial.models import Incident, Organization, Person, SealedName, State
from incidents.record.codes import NameStatus

Mergeable = TypeVar("Mergeable", Incident, Organization, Person)


class CannotMerge(ValueError):
    """The two records cannot become one."""


def merge_incident(*, duplicate: Incident, into: Incident, by: User, now: dt.datetime) -> None:
    """
    Let an incident be continued by another, with all its rows left as they are.

    Opens the transaction itself, or joins the caller's. Raises CannotMerge.
    """
    with transaction.atomic():
        _refuse_unless_mergeable(duplicate, into)
        duplicate.state = State.MERGED.value
        _merge(duplicate, into, by=by, now=now)


def merge_organization(*, duplicate: Organization, into: Organization, by: User, now: dt.datetime) -> None:
    """
    Let an organization be continued by another.

    Opens the transaction itself, or joins the caller's. Raises CannotMerge, also where one is a part of the other.
    """
    with transaction.atomic():
        _refuse_unless_mergeable(duplicate, into)
        if duplicate.pk in _list_parents(into) or into.pk in _list_parents(duplicate):
            raise CannotMerge(f"organization {duplicate.pk} and {into.pk}: one is a part of the other, not the same")
        _merge(duplicate, into, by=by, now=now)


def merge_person(*, duplicate: Person, into: Person, by: User, now: dt.datetime) -> None:
    """
    Let a person be continued by another.

    Opens the transaction itself, or joins the caller's. Raises CannotMerge, also where the merger would make a
    withheld name public, or take a public one back: that is done by a release or a redaction, not on the way.
    """
    with transaction.atomic():
        _refuse_unless_mergeable(duplicate, into)
        if {duplicate.name_status, into.name_status} == {NameStatus.WITHHELD.value, NameStatus.RELEASED.value}:
            raise CannotMerge(
                f"person {duplicate.pk} and {into.pk}: name_status is withheld for one and released for the other: "
                "release the name first"
            )
        if SealedName.objects.filter(person=duplicate).exists():
            raise CannotMerge(f"person {duplicate.pk} has a sealed name: merge the other one into this person")
        _merge(duplicate, into, by=by, now=now)


def _list_parents(organization: Organization) -> set[int]:
    """Return the keys of all bodies that an organization is a part of."""
    parents: set[int] = set()
    parent = organization.parent
    while parent is not None and parent.pk not in parents:
        parents.add(parent.pk)
        parent = parent.parent
    return parents


def _refuse_unless_mergeable(duplicate: Mergeable, into: Mergeable) -> None:
    # Read again under a lock: two mergers at once must not make a circle.
    locked = type(duplicate)._default_manager.select_for_update().in_bulk([duplicate.pk, into.pk])
    name = duplicate._meta.model_name
    if duplicate.pk == into.pk:
        raise CannotMerge(f"{name} {into.pk} cannot be merged into itself")
    if locked[duplicate.pk].merged_into_id is not None:
        target = locked[duplicate.pk].merged_into_id
        raise CannotMerge(f"{name} {duplicate.pk} is already merged into {target}")
    if locked[into.pk].merged_into_id is not None:
        target = locked[into.pk].merged_into_id
        raise CannotMerge(f"{name} {into.pk} is itself merged into {target}: merge into that one")


def _merge(duplicate: Mergeable, into: Mergeable, *, by: User, now: dt.datetime) -> None:
    duplicate.merged_into = into
    duplicate.merged_at, duplicate.merged_by = now, by
    duplicate.save()
