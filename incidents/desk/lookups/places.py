"""Places."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.utils.translation import gettext as _

from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.editorial.models import Place
from incidents.record.codes import UsState
from incidents.record.row import Table


class PlaceLookup(Lookup[Place]):
    """Places, found by any part of where they are."""

    table = Table.PLACE
    columns: ClassVar[Columns] = Columns(
        names=("name", "address_text", "landmark_text"),
        texts=("city", "county", "state"),
        codes={"state": {state.value: state.label for state in UsState}},
        numbers=("pk",),
    )

    def label(self, row: Place) -> str:
        """Return the name, the address, and the town: "Highland Hospital, Oakland, CA"."""
        where = [row.name, row.address_text] if row.name or row.address_text else [row.landmark_text]
        return ", ".join(part for part in (*where, row.city, row.state) if part) or str(row)

    def list_notes(self, rows: Sequence[Place], *, at: dt.date | None) -> Mapping[int, str]:
        """Return what the label leaves out: the landmark and the county."""
        return {row.pk: ", ".join(_list_more(row)) for row in rows}


def _list_more(row: Place) -> list[str]:
    more = [row.landmark_text] if row.landmark_text and (row.name or row.address_text) else []
    return [*more, _("%(county)s County") % {"county": row.county}] if row.county else more
