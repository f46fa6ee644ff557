"""
Quotation marks in the record's own words: title, summary, descriptions of events, and reported speech.

Nothing there is a statement, so nobody looked those words up. Whatever stands between quotation marks has to stand in
a quotation of the incident too, in an excerpt of its assertions, or in the stored text of one of its sources; a single
word is a quotation like any other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents.editorial.models import Assertion, Event, Incident, IncidentSource, Source, Statement
from incidents.editorial.subjects import get_table
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.publishing.wording.quotations import list_quotations
from incidents.record.codes import StatementMode
from incidents.record.quotation import find_words

_BREAK = re.compile(r"\n\s*\n")
_PUT_INSIDE_BY_PRINTERS = ",."
"""American type sets the comma or full stop of the sentence inside the closing mark."""
_FIX = _(
    "words no. {number} in quotation marks stand in no quotation of this incident, no excerpt of its assertions and no "
    "stored text of its sources; copy them exactly, take the marks away, or answer in words"
)


def find_own_quotations(
    incident: Incident, *, incident_ids: Sequence[int], statements: Sequence[Statement]
) -> Iterator[Finding]:
    """
    Yield a warning for everything in quotation marks that stands nowhere else.

    Reads the events; assertions and sources only if there is anything to look for: four statements of the database at
    most.

    incident_ids   the incident and those merged into it
    statements     all statements of theirs
    """
    known = _KnownWords(incident_ids, statements)
    for row, field in _iterate_fields(incident, incident_ids, statements):
        text: str = getattr(row, field)
        for number, words in enumerate(list_quoted_words(text), start=1):
            if words not in known:
                yield Finding(
                    level=Level.WARNING,
                    rule="quotation_in_own_words",
                    where=name_place(row, field),
                    # In numbers alone: the words may hold a name that is withheld.
                    fix=format_lazy(_FIX, number=number),
                    table=get_table(row),
                    row_id=row.pk,
                    field=field,
                    about=words,
                )


def list_quoted_words(text: str) -> list[str]:
    """Return what a text has between quotation marks, without the marks, each once, in order."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in _BREAK.split(text))
    spans = (flat[start + 1 : end - 1] for flat in paragraphs for start, end in list_quotations(flat))
    words = (span.strip().rstrip(_PUT_INSIDE_BY_PRINTERS) for span in spans)
    return list(dict.fromkeys(span for span in words if any(char.isalnum() for char in span)))


def _iterate_fields(
    incident: Incident, incident_ids: Sequence[int], statements: Iterable[Statement]
) -> Iterator[tuple[models.Model, str]]:
    """Yield the columns that hold words of the record's own. Published statements stay as they are."""
    yield incident, "title"
    yield incident, "summary"
    for event in Event.objects.filter(incident__in=incident_ids).order_by("pk"):
        yield event, "description"
    for row in statements:
        if row.mode == StatementMode.INDIRECT and row.frozen_at is None:
            yield row, "text"


@dataclass
class _KnownWords:
    """The words that others are on record with: quotations first, the long texts of the sources last."""

    incident_ids: Sequence[int]
    statements: Sequence[Statement]

    def __contains__(self, words: object) -> bool:
        return any(find_words(str(words), text) is not None for text in self._iterate_texts())

    def _iterate_texts(self) -> Iterator[str]:
        yield from (row.text for row in self.statements if row.mode != StatementMode.INDIRECT)
        yield from (excerpt for excerpt, _source in self._assertions)
        yield from self._source_texts

    @cached_property
    def _assertions(self) -> list[tuple[str, int]]:
        """The excerpt and the source of each assertion."""
        assertions = Assertion.objects.filter(incident__in=self.incident_ids)
        return list(assertions.order_by("excerpt", "source_id").values_list("excerpt", "source_id").distinct())

    @cached_property
    def _source_texts(self) -> list[str]:
        listed = IncidentSource.objects.filter(incident__in=self.incident_ids).values_list("source_id", flat=True)
        cited = {source for _excerpt, source in self._assertions} | {row.source_id for row in self.statements}
        sources = Source.objects.filter(pk__in=cited.union(listed)).exclude(full_text="").order_by("pk")
        return list(sources.values_list("full_text", flat=True))
