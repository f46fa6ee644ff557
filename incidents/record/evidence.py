"""Sources and what they said: the published shapes of evidence."""

from pydantic import Field

from incidents.record.codes import Directness, IdentifierScheme, Rank, SourceKind, Stance
from incidents.record.instant import Instant
from incidents.record.moment import Moment
from incidents.record.row import PublicNumber, Row, RowReference, Shape

EXCERPT_WORDS = 25
"""The longest published excerpt outside a statement, in words."""


class SourceRecord(Row):
    """
    One article, post, video, record or data set. Its full text is never published.

    publisher        organization number
    content_sha256   lower-case hex digest of the text that the record keeps privately, or ""
    revision_of      the source that this one is an updated version of
    """

    kind: SourceKind
    title: str
    publisher: PublicNumber | None
    author_text: str
    dateline: str
    url: str
    archived_url: str
    published: Moment | None
    retrieved_at: Instant | None
    content_sha256: str = Field(pattern=r"^([0-9a-f]{64})?$")
    rights: str
    revision_of: PublicNumber | None


class Excerpt(Shape):
    """
    Words of a source, verbatim, at most EXCERPT_WORDS of them outside statements.

    cut_before, cut_after   whether words that the record holds were left out on that side
    """

    words: str
    cut_before: bool = False
    cut_after: bool = False


class Sourced(Row):
    """
    What every report carries: who said it, in which words, and when it became public.

    source                    source number
    locator                   where in the source: a paragraph or row number
    attribution_text          whom the source credits, in its words ("investigators")
    attributed_tenure         tenure number of the official credited
    attributed_organization   organization number of the body credited
    reported                  when a source made it public
    recorded_at               when this record stored it
    supersedes                number of the row of the same table that this one replaces
    """

    source: PublicNumber
    excerpt: Excerpt
    locator: str
    attribution_text: str
    attributed_tenure: PublicNumber | None
    attributed_organization: PublicNumber | None
    directness: Directness
    reported: Moment
    recorded_at: Instant
    supersedes: PublicNumber | None


class AssertionRecord(Sourced):
    """
    One source's claim about one field of one row.

    incident    number of the incident whose research it belongs to; None for one about a shared row alone
    subject     the row it is about
    field       the column's name in the vocabulary, e.g. "rank_text"
    value       what was claimed, as text: a code, a number, words, an ISO 8601 interval, or a row's label
    value_row   the row claimed, where the column refers to one
    """

    incident: PublicNumber | None
    subject: RowReference
    field: str = Field(min_length=1)
    value: str
    value_row: RowReference | None = None
    stance: Stance
    rank: Rank


class IdentifierRecord(Row):
    """An outside identifier of a row: scheme, value, and where it can be looked up."""

    subject: RowReference
    scheme: IdentifierScheme
    value: str
    url: str
