"""In which time zone, and on which date, the words of a row are to be understood."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db.models import Model, Q

from incidents.editorial.models import Incident, Person, Source
from incidents.record.moment import Moment

UTC = ZoneInfo("UTC")
"""In which times are shown that belong to no place yet."""


def find_zone(row: Model) -> ZoneInfo | None:
    """
    Return the zone of a row: its own, that of its incident, or that of the first incident it belongs to.

    None for a new row of no incident yet. A row that is shared by incidents costs a query.
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
    if isinstance(row, Source):
        of_row = Q(incident_sources__source=row)
    else:
        of_row = Q(responders__person=row) | Q(suspects__person=row)
    name = Incident.objects.filter(of_row).order_by("pk").values_list("timezone", flat=True).first()
    return make_zone(name or "")


def find_zone_at_hand(row: Model) -> ZoneInfo | None:
    """Return the zone of a row of an incident without any query for rows that incidents share."""
    return None if isinstance(row, (Source, Person)) else find_zone(row)
