"""Offices, whoever holds them, and what an office is called."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar

from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.editorial.models import Post, Tenure
from incidents.present import names
from incidents.record.codes import Capacity, OfficeRole
from incidents.record.mentions import PostMention
from incidents.record.row import Table

ROLE_WORDS = {role.value: role.label for role in OfficeRole}
CAPACITY_WORDS = {
    capacity.value: capacity.label for capacity in (Capacity.INTERIM, Capacity.ACTING, Capacity.ELECT, Capacity.FORMER)
}


def write_office(tenure: Tenure) -> str:
    """Return the office as held and as readers are shown it: "interim police chief, Oakland Police Department"."""
    post = tenure.post
    return names.write_office(
        _mention(post), capacity=Capacity(tenure.capacity), organization_name=post.organization.name
    )


def _mention(post: Post) -> PostMention:
    # The words depend on the role and the label alone; no number is shown.
    return PostMention(number=post.pk, organization=post.organization_id, role=OfficeRole(post.role), label=post.label)


class PostLookup(Lookup[Post]):
    """Offices."""

    table = Table.POST
    columns: ClassVar[Columns] = Columns(
        names=("label", "organization__name"),
        texts=("organization__abbreviation",),
        codes={"role": ROLE_WORDS},
        aliases={"organization_id": "organization"},
    )
    related = ("organization",)

    def label(self, row: Post) -> str:
        """Return the title and the body: "Chief of Police, Oakland Police Department"."""
        return f"{names.write_office_title(_mention(row))}, {row.organization.name}"

    def list_notes(self, rows: Sequence[Post], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the role, where the title is another, and the state of the body."""
        return {
            row.pk: ", ".join(part for part in (row.label and row.get_role_display(), row.organization.state) if part)
            for row in rows
        }
