"""Sources."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from incidents.desk.forms.time_words import show_time
from incidents.desk.forms.zones import UTC
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
        """Return the kind, and when it was made public."""
        return {row.pk: ", ".join(filter(None, (row.get_kind_display(), _write_time(row)))) for row in rows}


def _write_time(row: Source) -> str:
    """Return when it was made public, by the calendar that its own words or its day tell."""
    if row.published is None:
        return ""
    return row.published.text or show_time(row.published, zone=UTC)
