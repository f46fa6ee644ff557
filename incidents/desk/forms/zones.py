"""In which time zone, and on which date, the words of a row are to be understood."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from incidents.editorial.models import Incident, Person, Source
from incidents.record.moment import Moment

UTC = ZoneInfo("UTC")
"""In which times are shown that belong to no place yet."""


def find_zone(row: Model) -> ZoneInfo | None:
    """
    Return the zone of a row: its own, that of its incident, or that of the first incident it belongs to.

    None for a new row of no incident yet. A row that incidents share costs a query, unless annotate_zone loaded it.
    """
    if isinstance(row, (Source, Person)):
        return _find_zone_of_shared(row)
    incident = find_incident(row)
    return make_zone(getattr(incident or row, "timezone", ""))


def make_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, None for any other text."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def get_today(zone: ZoneInfo | None) -> dt.date:
    """Return today's date in a zone, in UTC without one."""
    return timezone.now().astimezone(zone or UTC).date()


def find_incident(row: Model) -> Incident | None:
    """Return the incident that a row is or belongs to."""
    if isinstance(row, Incident):
        return row
    if getattr(row, "incident_id", None) is not None:
        incident = row.incident  # type: ignore[attr-defined] # every model with incident_id has it
        return incident if isinstance(incident, Incident) else None
    suspect = getattr(row, "suspect", None) if getattr(row, "suspect_id", None) is not None else None
    return suspect.incident if suspect is not None else None


def find_local_day(row: Model, *, zone: ZoneInfo | None) -> dt.date | None:
    """Return the day of a source or of an incident in the zone: the first on which it may have been."""
    zone = zone or find_zone(row)
    moment = row.published if isinstance(row, Source) else _get_occurrence(row)
    if moment is None or zone is None:
        return None
    bound = moment.earliest or moment.latest
    return bound.astimezone(zone).date() if bound else None


def _get_occurrence(row: Model) -> Moment | None:
    incident = find_incident(row)
    return incident.occurred if incident is not None else None


def _find_zone_of_shared(row: Source | Person) -> ZoneInfo | None:
    if row._state.adding:
        return None
    known = getattr(row, "zone_name", None)
    if known is None:
        known = annotate_zone(type(row)._default_manager.filter(pk=row.pk)).values_list("zone_name", flat=True).first()
    return make_zone(known or "")


def annotate_zone(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """
    Return sources or people, each with zone_name: the zone of the first incident that it belongs to, "" for none.

    Costs no statement of its own; find_zone and find_zone_at_hand then cost none either.
    """
    if rows.model is Source:
        of_row = Q(incident_sources__source=OuterRef("pk"))
    else:
        of_row = Q(responders__person=OuterRef("pk")) | Q(suspects__person=OuterRef("pk"))
    names = Incident.objects.filter(of_row).order_by("pk").values("timezone")[:1]
    annotated: QuerySet[Any] = rows.annotate(zone_name=Coalesce(Subquery(names), Value("")))
    return annotated


def find_zone_at_hand(row: Model) -> ZoneInfo | None:
    """Return the zone of a row without any query: that of a source or a person is known from annotate_zone alone."""
    if isinstance(row, (Source, Person)):
        return make_zone(getattr(row, "zone_name", ""))
    return find_zone(row)
