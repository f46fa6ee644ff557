"""Incidents."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from incidents.desk.forms.time_words import show_time
from incidents.desk.forms.zones import UTC, make_zone
from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.matching import Match
from incidents.desk.lookups.newest import put_newest_first
from incidents.editorial.models import Incident
from incidents.record.row import Table


class IncidentLookup(Lookup[Incident]):
    """Incidents, found by title, place and leading agency; the newest first."""

    table = Table.INCIDENT
    columns: ClassVar[Columns] = Columns(
        names=("title",),
        texts=("place__name", "place__address_text", "place__city", "place__state", "lead_organization__name"),
        order=("occurred_earliest",),
    )
    related = ("place",)

    def list_offered(self) -> QuerySet[Incident]:
        """Return the incidents that no other row continues."""
        return Incident.objects.filter(merged_into__isnull=True)

    def label(self, row: Incident) -> str:
        """Return the title."""
        return row.title

    def order(self, match: Match) -> Any:
        """Put the newest first."""
        return put_newest_first(match.values["occurred_earliest"])

    def list_notes(self, rows: Sequence[Incident], *, at: dt.date | None) -> Mapping[int, str]:
        """Return when and in which town."""
        return {row.pk: "; ".join(filter(None, (_write_time(row), _write_town(row)))) for row in rows}


def _write_time(row: Incident) -> str:
    return show_time(row.occurred, zone=make_zone(row.timezone) or UTC)


def _write_town(row: Incident) -> str:
    return ", ".join(part for part in (row.place.city, row.place.state) if part) if row.place else ""
