"""Officials, found by name or by office, and whether they held it then."""

import datetime as dt
import enum
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.matching import Match
from incidents.desk.lookups.offices import CAPACITY_WORDS, ROLE_WORDS, write_office
from incidents.desk.lookups.people import NAME_STATUS_WORDS, REASON_WORDS, write_person
from incidents.editorial.models import Person, Tenure
from incidents.record.codes import Precision
from incidents.record.date_display import show_partial_date
from incidents.record.row import Table

_TERM = ("start_from", "start_to", "end_from", "end_to", "end_precision")


class Standing(enum.IntEnum):
    """Whether somebody held an office on a day, in the order in which officials are offered."""

    IN_OFFICE = 0
    NOT_STATED = 1
    NOT_YET = 2
    NO_LONGER = 3


def find_standing(term: Mapping[str, Any], *, at: dt.date) -> Standing:
    """
    Return whether an office was held on a day, as far as the term says.

    term   the columns of a tenure's start and end, by name

    Only what is certain counts: a term that began "in 2022" is certain from the last day of that year on.
    """
    if term["start_from"] and at < term["start_from"]:
        return Standing.NOT_YET
    if term["end_to"] and at > term["end_to"]:
        return Standing.NO_LONGER
    has_begun = bool(term["start_to"]) and at >= term["start_to"]
    goes_on = term["end_precision"] == Precision.OPEN.value or (bool(term["end_from"]) and at <= term["end_from"])
    return Standing.IN_OFFICE if has_begun and goes_on else Standing.NOT_STATED


class OfficialLookup(Lookup[Tenure]):
    """Officials: one person in one office."""

    table = Table.TENURE
    columns: ClassVar[Columns] = Columns(
        names=("person__full_name",),
        texts=(
            "person__given_name",
            "person__additional_name",
            "person__family_name",
            "person__nickname",
            "post__label",
            "post__organization__name",
            "post__organization__abbreviation",
        ),
        codes={
            "capacity": CAPACITY_WORDS,
            "post__role": ROLE_WORDS,
            "person__name_status": NAME_STATUS_WORDS,
            "person__withheld_reason": REASON_WORDS,
        },
        numbers=("person_id",),
        aliases={"person_id": "person", "post__organization_id": "organization"},
        order=_TERM,
    )
    related = ("person__merged_into", "post__organization")

    def label(self, row: Tenure) -> str:
        """Return the person and the office: "Darren Allison, interim police chief, Oakland Police Department"."""
        return f"{write_person(row.person)}, {write_office(row)}"

    def rank(self, match: Match, *, at: dt.date | None) -> int:
        """Put those first who were in office."""
        return Standing.NOT_STATED if at is None else find_standing(match.values, at=at)

    def list_notes(self, rows: Sequence[Tenure], *, at: dt.date | None) -> Mapping[int, str]:
        """Return whether each was in office on the day, or, without one, over which term; then any merger."""
        return {row.pk: "; ".join(filter(None, (_write_term(row, at=at), _write_merger(row)))) for row in rows}


def _write_term(tenure: Tenure, *, at: dt.date | None) -> str:
    if at is None:
        return _write_dates(tenure)
    match find_standing({name: getattr(tenure, name) for name in _TERM}, at=at):
        case Standing.IN_OFFICE:
            return _("in office then")
        case Standing.NOT_YET:
            return _("not in office then (from %(day)s)") % {"day": show_partial_date(tenure.start)}
        case Standing.NO_LONGER:
            return _("not in office then (until %(day)s)") % {"day": show_partial_date(tenure.end)}
        case _:
            return _("in office then: not stated")


def _write_dates(tenure: Tenure) -> str:
    parts = []
    if not tenure.start.is_without_bounds:
        parts.append(_("from %(day)s") % {"day": show_partial_date(tenure.start)})
    if not tenure.end.is_without_bounds:
        parts.append(_("until %(day)s") % {"day": show_partial_date(tenure.end)})
    return " ".join(parts) or _("term not stated")


def _write_merger(tenure: Tenure) -> str:
    survivor = tenure.person.merged_into
    return _("now recorded as %(name)s") % {"name": write_person(survivor)} if isinstance(survivor, Person) else ""
