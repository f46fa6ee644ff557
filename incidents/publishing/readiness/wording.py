"""The findings of the language gate, each on the row of the desk that holds the words."""

from collections.abc import Iterator, Sequence
from typing import cast

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents.editorial.models import Incident
from incidents.editorial.subjects import get_table
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.publishing.wording.finding import WordingFinding, WordingLevel
from incidents.publishing.wording.gate import OwnText, check_wording, list_own_texts
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table

_LEVELS = {WordingLevel.REFUSE: Level.ERROR, WordingLevel.WARN: Level.WARNING}
_FIX = _("says “{words}”, which assumes guilt that the record does not report; neutral: {suggestion}")


def find_wording(incident: Incident, document: IncidentRecord, rows: Sequence[models.Model]) -> Iterator[Finding]:
    """
    Yield the words of a record that assert guilt beyond what its case status reports.

    document   what would be published
    rows       the rows of the incident, to find the one that holds each text
    """
    texts = {(text.table, text.number, text.field): text for text in list_own_texts(document)}
    for found in check_wording(document):
        row = _find_row(incident, rows, texts[found.table, found.number, found.field])
        yield Finding(
            level=_LEVELS[found.level],
            rule=found.rule,
            where=name_place(row, found.field),
            fix=format_lazy(_FIX, words=found.words, suggestion=_trim(found)),
            table=get_table(row),
            row_id=cast("int", row.pk),
            field=found.field,
            about=f"{found.level.value} {found.words}",
        )


def _trim(found: WordingFinding) -> str:
    """Return the suggestion as the end of a sentence."""
    return found.suggestion.rstrip(".")


def _find_row(incident: Incident, rows: Sequence[models.Model], text: OwnText) -> models.Model:
    """Return the row that holds a text: documents know rows by public numbers, which new rows have none of."""
    if text.table is Table.INCIDENT:
        return incident
    holding = (row for row in rows if get_table(row) is text.table and getattr(row, text.field) == text.text)
    return next(holding, incident)
