"""Sources."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from incidents.desk.forms.time_words import show_time
from incidents.desk.forms.zones import UTC, annotate_zone, make_zone
from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.matching import Match
from incidents.desk.lookups.newest import put_newest_first
from incidents.editorial.models import Source
from incidents.record.codes import SourceKind
from incidents.record.row import Table


class SourceLookup(Lookup[Source]):
    """Sources, found by publisher, title, byline, dateline and address."""

    table = Table.SOURCE
    columns: ClassVar[Columns] = Columns(
        names=("title", "url", "dateline"),
        texts=("author_text", "publisher__name", "publisher__abbreviation"),
        codes={"kind": {kind.value: kind.label for kind in SourceKind}},
        aliases={"publisher_id": "organization"},
        order=("published_earliest",),
    )
    related = ("publisher",)

    def label(self, row: Source) -> str:
        """Return the publisher and the title."""
        return str(row)

    def order(self, match: Match) -> Any:
        """Put the newest first."""
        return put_newest_first(match.values["published_earliest"])

    def list_notes(self, rows: Sequence[Source], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the kind, and when it was made public by the clocks of the first incident that lists it."""
        listed = annotate_zone(Source.objects.filter(pk__in=[row.pk for row in rows]))
        zones = dict(listed.values_list("pk", "zone_name"))
        return {
            row.pk: ", ".join(filter(None, (row.get_kind_display(), _write_time(row, zones.get(row.pk, "")))))
            for row in rows
        }


def _write_time(row: Source, zone_name: str) -> str:
    """Return when it was made public; where no incident lists it, by its own words: they alone tell its calendar."""
    if row.published is None:
        return ""
    zone = make_zone(zone_name)
    return show_time(row.published, zone=zone) if zone else row.published.text or show_time(row.published, zone=UTC)
