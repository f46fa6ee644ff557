"""What the language gate found in a text."""

import enum
from dataclasses import dataclass

from incidents.record.row import Table


class WordingLevel(enum.StrEnum):
    """Whether the words must go before the record may be published, or an editor may answer for them."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingFinding:
    """
    Words that say more about somebody's guilt than the record's case status does.

    rule         stable lower-case name of the rule, e.g. "killer_noun"
    table        which kind of row holds the text; Table.INCIDENT for the title and the summary
    number       the row's public number in the document; the incident's own for the title and the summary
    field        the column of the text
    start, end   characters in that text, counted as Python does
    words        the words found, exactly as they stand there
    suggestion   neutral wording that an editor may use, in the language that is active when the gate is asked
    """

    level: WordingLevel
    rule: str
    table: Table
    number: int
    field: str
    start: int
    end: int
    words: str
    suggestion: str
