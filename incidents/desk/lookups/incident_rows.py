"""Rows of incidents, for the pages that refer to one without knowing yet of which incident it is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Model

from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.offices import CAPACITY_WORDS, ROLE_WORDS, write_office
from incidents.desk.lookups.people import NAME_STATUS_WORDS, REASON_WORDS, write_person
from incidents.editorial.models import Assertion, CaseStatus, Charge, Event, Statement, Suspect
from incidents.record.codes import Axis, list_states
from incidents.record.row import Table

M = TypeVar("M", bound=Model)

WORDS_IN_LABEL = 12
"""How many words of a text a label quotes."""


class _RowOfIncidentLookup(Lookup[M], Generic[M]):
    """Base of what is found by its own words and by the title of its incident, which is its note."""

    related: ClassVar[tuple[str, ...]] = ("incident",)

    def list_notes(self, rows: Sequence[M], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the title of each row's incident."""
        return {row.pk: _find_title(row) for row in rows}


def _find_title(row: Any) -> str:
    incident = row.suspect.incident if isinstance(row, Charge) else row.incident
    return "" if incident is None else str(incident)


def _quote(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS_IN_LABEL]) + (" …" if len(words) > WORDS_IN_LABEL else "")


class EventLookup(_RowOfIncidentLookup[Event]):
    """Steps of timelines."""

    table = Table.EVENT
    columns: ClassVar[Columns] = Columns(names=("description",), texts=("incident__title",))

    def label(self, row: Event) -> str:
        """Return the beginning of what happened."""
        return _quote(row.description)


class SuspectLookup(_RowOfIncidentLookup[Suspect]):
    """Suspects, by what they are called and by a name that is public."""

    table = Table.SUSPECT
    columns: ClassVar[Columns] = Columns(
        names=("label", "count_text", "person__full_name"),
        texts=("incident__title",),
        codes={"person__name_status": NAME_STATUS_WORDS, "person__withheld_reason": REASON_WORDS},
        numbers=("pk", "person_id"),
        aliases={"person_id": "person"},
    )
    related = ("incident", "person")

    def label(self, row: Suspect) -> str:
        """Return what the suspect is called."""
        named = row.label or row.count_text
        return named or (write_person(row.person) if row.person is not None else f"{row.pk}")


class ChargeLookup(_RowOfIncidentLookup[Charge]):
    """Charges."""

    table = Table.CHARGE
    columns: ClassVar[Columns] = Columns(
        names=("offense_text", "statute"), texts=("case_number", "suspect__label", "suspect__incident__title")
    )
    related = ("suspect__incident",)

    def label(self, row: Charge) -> str:
        """Return the offense and the statute."""
        return ", ".join(filter(None, (row.offense_text, row.statute)))


class StatementLookup(_RowOfIncidentLookup[Statement]):
    """Statements, by speaker, office and words."""

    table = Table.STATEMENT
    columns: ClassVar[Columns] = Columns(
        names=("text",),
        texts=(
            "incident__title",
            "speaker_tenure__person__full_name",
            "speaker_tenure__post__label",
            "speaker_tenure__post__organization__name",
            "speaker_organization__name",
            "speaker_organization__abbreviation",
            "speaker_organization__state",
        ),
        codes={
            "speaker_tenure__capacity": CAPACITY_WORDS,
            "speaker_tenure__post__role": ROLE_WORDS,
            "speaker_tenure__person__name_status": NAME_STATUS_WORDS,
            "speaker_tenure__person__withheld_reason": REASON_WORDS,
        },
        numbers=("speaker_tenure__person_id",),
    )
    related = ("incident", "speaker_tenure__person", "speaker_tenure__post__organization", "speaker_organization")

    def label(self, row: Statement) -> str:
        """Return the speaker, in the office held then, and the first words."""
        tenure = row.speaker_tenure
        speaker = (
            f"{write_person(tenure.person)}, {write_office(tenure)}" if tenure else str(row.speaker_organization or "")
        )
        return f"{speaker}: {_quote(row.text)}"


class CaseStatusLookup(_RowOfIncidentLookup[CaseStatus]):
    """Reports of status."""

    table = Table.CASE_STATUS
    columns: ClassVar[Columns] = Columns(
        names=("excerpt",),
        texts=("incident__title", "charge_text"),
        codes={
            "axis": {axis.value: axis.label for axis in Axis},
            "state": {state.value: state.label for axis in Axis for state in list_states(axis)},
        },
    )

    def label(self, row: CaseStatus) -> str:
        """Return the status and the source's words."""
        return f"{row}: {_quote(row.excerpt)}" if row.excerpt else str(row)


class AssertionLookup(_RowOfIncidentLookup[Assertion]):
    """Claims about facts."""

    table = Table.ASSERTION
    columns: ClassVar[Columns] = Columns(
        names=("value",), texts=("subject_table", "field", "excerpt", "incident__title"), numbers=("subject_id",)
    )

    def label(self, row: Assertion) -> str:
        """Return the fact and what was claimed of it."""
        return f"{row}: {_quote(row.value)}"
