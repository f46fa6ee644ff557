"""
Which rows an account sees and works on, where its work is limited to agencies or states.

An incident is inside when the agency that leads it is one of the limits or below one, or its place is in one of the
states; and while it names neither agency nor state, to whoever began it. What belongs to an incident, and a person who
is part of incidents alone, is inside with it. Rows that incidents share (agencies, officials, sources, places) and the
public log are everybody's. Superusers are never limited.

Each question costs one statement, whatever the depth of agencies, and reading the limits one more for each account.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from incidents.editorial.models import (
    Alias,
    Assertion,
    CaseStatus,
    Charge,
    Comment,
    Correction,
    Event,
    Identifier,
    Incident,
    IncidentRelation,
    IncidentSource,
    Offense,
    Organization,
    Person,
    Place,
    QuotationCheck,
    Responder,
    Revision,
    RowChange,
    ScheduledAct,
    SealedName,
    SealedNameReading,
    Statement,
    Suspect,
    Transition,
    Vehicle,
    WarningAnswer,
    Weapon,
    WorkLimit,
)
from incidents.editorial.subjects import SUBJECT_MODELS

M = TypeVar("M", bound=Model)

PARTS: Mapping[type[Model], tuple[str, ...]] = MappingProxyType(
    {
        IncidentSource: ("incident",),
        IncidentRelation: ("from_incident",),
        Event: ("incident",),
        Responder: ("incident",),
        Suspect: ("incident",),
        Charge: ("suspect__incident",),
        Weapon: ("incident",),
        Vehicle: ("incident",),
        Offense: ("incident",),
        CaseStatus: ("incident",),
        Statement: ("incident",),
        Assertion: ("incident",),
        Correction: ("incident",),
        QuotationCheck: ("statement__incident",),
        Transition: ("incident",),
        Comment: ("incident",),
        WarningAnswer: ("incident",),
        Revision: ("incident",),
        RowChange: ("revision__incident",),
        ScheduledAct: ("incident", "person"),
        Alias: ("person",),
        SealedName: ("person",),
        SealedNameReading: ("person",),
    }
)
"""Tables whose rows are parts of incidents or people, and by which path. A row in which a path is empty is shared."""

_UPWARDS = """
    SELECT id AS lower_id, parent_id AS upper_id FROM editorial_organization WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT id, merged_into_id FROM editorial_organization WHERE merged_into_id IS NOT NULL
"""
"""Each agency with what it is a part of, and each merged row with the one that continues it."""

_BELOW_LIMITS = f"""
    WITH RECURSIVE inside(id) AS (
        SELECT COALESCE(agency.merged_into_id, agency.id)
        FROM editorial_worklimit work JOIN editorial_organization agency ON agency.id = work.organization_id
        WHERE work.user_id = %s
        UNION
        SELECT edge.lower_id FROM inside JOIN ({_UPWARDS}) edge ON edge.upper_id = inside.id
    )
    SELECT id FROM inside
"""  # noqa: S608 - made of constants alone

_BELOW_AGENCY = f"""
    WITH RECURSIVE below(id) AS (
        SELECT agency.id FROM editorial_organization agency WHERE agency.id = %s
        UNION
        SELECT edge.lower_id FROM below JOIN ({_UPWARDS}) edge ON edge.upper_id = below.id
    )
    SELECT id FROM below
"""  # noqa: S608 - as above

_ABOVE_AGENCY = f"""
    WITH RECURSIVE above(id) AS (
        SELECT agency.id FROM editorial_organization agency WHERE agency.id = %s
        UNION
        SELECT edge.upper_id FROM above JOIN ({_UPWARDS}) edge ON edge.lower_id = above.id
    )
    SELECT id FROM above
"""  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Limits:
    """What an account is limited to. has_agencies: whether any of the limits is an agency."""

    has_agencies: bool
    states: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether the account is limited at all."""
        return self.has_agencies or bool(self.states)


NO_LIMITS = Limits(has_agencies=False, states=())
_KEPT = "_work_limits"


def read_limits(user: User) -> Limits:
    """Return the limits of an account. They are asked for once in the life of the object, as its permissions are."""
    if user.is_superuser:
        return NO_LIMITS
    known: Limits | None = getattr(user, _KEPT, None)
    if known is None:
        rows = list(WorkLimit.objects.filter(user=user).order_by("state").values_list("organization_id", "state"))
        states = tuple(state for _agency, state in rows if state)
        known = Limits(has_agencies=any(agency is not None for agency, _state in rows), states=states)
        setattr(user, _KEPT, known)
    return known


# ---------------------------------------------------------------- rows


def limit_incidents(user: User, incidents: "QuerySet[Incident]") -> "QuerySet[Incident]":
    """Return those of the incidents that the account sees and works on."""
    limits = read_limits(user)
    return incidents.filter(_make_condition(user, limits)) if limits else incidents


def may_work_on(user: User, incident: Incident) -> bool:
    """Tell whether the account sees and works on an incident, as stored."""
    return may_see(user, incident)


def limit_rows(user: User, rows: "QuerySet[M]") -> "QuerySet[M]":
    """Return those rows of any table that the account sees: all of a table that is everybody's."""
    limits = read_limits(user)
    if not limits:
        return rows
    if rows.model is Incident:
        return rows.filter(_make_condition(user, limits))
    if rows.model is Person:
        return rows.filter(_make_condition_of_people(user))
    if rows.model is Identifier:
        return rows.filter(_make_condition_of_identifiers(user))
    inside: dict[type[Model], Any] = {}
    condition = Q()
    for path in PARTS.get(rows.model, ()):
        target = Person if path == "person" else Incident
        if target not in inside:
            inside[target] = limit_rows(user, target._default_manager.order_by()).values("pk")
        condition &= Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__in": inside[target]})
    return rows.filter(condition)


def may_see(user: User, row: Model) -> bool:
    """Tell whether the account sees a row, as stored; one that is not stored yet is seen by whoever makes it."""
    if row.pk is None or not read_limits(user):
        return True
    return limit_rows(user, type(row)._default_manager.filter(pk=row.pk)).exists()


def is_used_outside(user: User, row: Place | Organization) -> bool:
    """
    Tell whether an incident that the account does not see happened at a place, or is led by an agency or one below it.

    Two statements, none for an account without limits.
    """
    if not read_limits(user):
        return False
    if isinstance(row, Place):
        using = Incident.objects.filter(place=row)
    else:
        using = Incident.objects.filter(lead_organization__in=RawSQL(_BELOW_AGENCY, [row.pk]))  # noqa: S611 - a constant
    return using.exclude(pk__in=limit_incidents(user, Incident.objects.order_by()).values("pk")).exists()


def _make_condition(user: User, limits: Limits) -> Q:
    inside = Q(created_by=user, lead_organization__isnull=True) & (Q(place__isnull=True) | Q(place__state=""))
    if limits.has_agencies:
        inside |= Q(lead_organization__in=RawSQL(_BELOW_LIMITS, [user.pk]))  # noqa: S611 - a constant
    if limits.states:
        inside |= Q(place__state__in=limits.states)
    return inside


def _make_condition_of_people(user: User) -> Q:
    """Part of no incident, or of at least one inside."""
    is_free, is_inside = Q(), Q()
    for model in (Responder, Suspect):
        parts = model._default_manager.filter(person=OuterRef("pk")).order_by()
        is_free &= ~Q(Exists(parts))
        is_inside |= Q(Exists(limit_rows(user, parts)))
    return is_free | is_inside


def _make_condition_of_identifiers(user: User) -> Q:
    limited = {
        table: model
        for table, model in SUBJECT_MODELS.items()
        if model is Incident or model is Person or model in PARTS
    }
    condition = ~Q(subject_table__in=[table.value for table in limited])
    for table, model in limited.items():
        inside = limit_rows(user, model._default_manager.order_by()).values("pk")
        condition |= Q(subject_table=table.value, subject_id__in=inside)
    return condition


# ---------------------------------------------------------------- accounts


def limit_accounts(incident: Incident, accounts: "QuerySet[User]") -> "QuerySet[User]":
    """Return those of the accounts that may work on an incident, such as whom a mail about it goes to."""
    limits = WorkLimit.objects.filter(user=OuterRef("pk"))
    free = Q(is_superuser=True) | ~Q(Exists(limits))
    state = incident.place.state if incident.place is not None else ""
    if state:
        free |= Q(Exists(limits.filter(state=state)))
    if incident.lead_organization_id is not None:
        above = RawSQL(_ABOVE_AGENCY, [incident.lead_organization_id])  # noqa: S611 - a constant
        named = Q(organization__in=above) | Q(organization__merged_into__in=above)
        free |= Q(Exists(limits.filter(named)))
    elif not state:
        free |= Q(pk=incident.created_by_id)
    return accounts.filter(free)
