"""What every report needs: its source, the source's words, and when they became public."""

import enum
from collections.abc import Mapping
from typing import Any, NotRequired, Required, TypedDict

from incidents.editorial.models import Organization, Source, Tenure
from incidents.record.codes import Directness, Rank, Stance
from incidents.record.moment import Moment
from incidents.record.quotation import find_words


class ExcerptMissing(ValueError):
    """A report without the words of its source."""


class ExcerptNotInSource(ValueError):
    """The words are not in the full text of the source, so they are not its words."""


class Evidence(TypedDict):
    """
    The keywords by which an action takes its evidence.

    excerpt                   the source's words, exactly; runs of blanks count as one
    reported                  when a source made it public
    locator                   where in the source
    attribution_text          whom the source credits, in its words
    attributed_tenure         the official credited, in the office held then
    attributed_organization   the body credited
    """

    source: Required[Source]
    excerpt: Required[str]
    reported: Required[Moment]
    directness: NotRequired[Directness]
    locator: NotRequired[str]
    attribution_text: NotRequired[str]
    attributed_tenure: NotRequired[Tenure | None]
    attributed_organization: NotRequired[Organization | None]


class ClaimEvidence(Evidence):
    """
    Evidence for one column of one row.

    stance   whether the source stands by the value; supports unless said otherwise
    rank     which of several claims the record shows; normal unless said otherwise
    """

    stance: NotRequired[Stance]
    rank: NotRequired[Rank]


def check_words(source: Source, words: str) -> None:
    """
    Refuse words that are not the source's.

    Where the newsroom keeps the full text of the source, the words must occur in it as the words of a quotation do:
    exactly, but for how they are set in type (see record.quotation).

    Raises ExcerptMissing or ExcerptNotInSource.
    """
    if not words.strip():
        raise ExcerptMissing("excerpt is empty: copy the words of the source that say it")
    if source.full_text and find_words(words, source.full_text) is None:
        raise ExcerptNotInSource(
            f"excerpt does not occur in the full text of source {source.pk}: copy the words exactly, marks included"
        )


def make_columns(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keywords of a model for those of an action: codes as their text."""
    return {name: value.value if isinstance(value, enum.Enum) else value for name, value in report.items()}
