"""Agencies and other bodies."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db.models import QuerySet

from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.editorial.models import Organization
from incidents.record.codes import OrganizationKind, UsState
from incidents.record.row import Table


class OrganizationLookup(Lookup[Organization]):
    """Bodies, found by name, short form, other names, state and identifier."""

    table = Table.ORGANIZATION
    columns: ClassVar[Columns] = Columns(
        names=("name", "abbreviation"),
        texts=("ori", "state"),
        codes={"state": {state.value: state.label for state in UsState}},
        aliases={"pk": "organization"},
    )
    related = ("parent",)

    def list_offered(self) -> QuerySet[Organization]:
        """Return the bodies that no other row continues."""
        return Organization.objects.filter(merged_into__isnull=True)

    def label(self, row: Organization) -> str:
        """Return the name and the state."""
        return str(row)

    def list_notes(self, rows: Sequence[Organization], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the short form, the kind, and what it is a part of."""
        return {
            row.pk: ", ".join(part for part in (row.abbreviation, _write_kind(row), str(row.parent or "")) if part)
            for row in rows
        }


def _write_kind(row: Organization) -> str:
    return "" if row.kind == OrganizationKind.UNKNOWN.value else row.get_kind_display()
