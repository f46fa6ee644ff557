"""Who may take an incident back: whoever may make each of the changes by hand, on incidents inside their limits."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.db.models import Model

from incidents.editorial.history.restoration import Restoration, RowStep
from incidents.editorial.models import Event, Incident, RowOperation, Statement, Suspect
from incidents.editorial.work_limits import limit_incidents, read_limits

ACTS: Mapping[RowOperation, str] = MappingProxyType(
    {RowOperation.ADD: "add", RowOperation.CHANGE: "change", RowOperation.REMOVE: "delete"}
)

_HOMES = ("incident_id", "from_incident_id")
_ABOVE: Mapping[str, Any] = MappingProxyType({"suspect_id": Suspect, "event_id": Event, "statement_id": Statement})
"""Columns of rows that are parts of a part of an incident, where the row has none of _HOMES."""


def may_restore(user: User, incident: Incident, plan: Restoration) -> bool:
    """
    Tell whether an account may do everything that a restoration would do.

    It needs the permission to add, change or delete for each table concerned, and no row may come from an incident
    outside the limits of its work, or go to one. One statement more for an account with limits, or a few.
    """
    steps = [*plan.steps.values()]
    if not user.has_perms({_name_permission(step) for step in steps}):
        return False
    if not read_limits(user):
        return True
    homes = {home for step in steps for home in _iterate_homes(step)} - {incident.pk}
    stored = Incident.objects.filter(pk__in=homes)
    return limit_incidents(user, stored).count() == stored.count()


def _name_permission(step: RowStep) -> str:
    """Return the permission that a step needs. What joins two rows is a part of the one that lists the other."""
    joined: Any = step.model._meta.auto_created
    meta = joined._meta if joined else step.model._meta
    act = "change" if joined else ACTS[step.operation]
    return f"{meta.app_label}.{get_permission_codename(act, meta)}"


def _iterate_homes(step: RowStep) -> Iterator[int]:
    """Yield the keys of the incidents that a row is a part of now, and would be afterwards."""
    for values in (step.now, step.becomes):
        if values is None or step.model is Incident:
            continue
        direct = [values[column] for column in _HOMES if values.get(column) is not None]
        yield from direct
        if not direct:
            yield from _iterate_homes_above(values)


def _iterate_homes_above(values: Mapping[str, Any]) -> Iterator[int]:
    for column, model in _ABOVE.items():
        if values.get(column) is not None:
            above: type[Model] = model
            yield from above._default_manager.filter(pk=values[column]).values_list("incident_id", flat=True)
