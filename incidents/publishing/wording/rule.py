"""
What a rule of the language gate is made of, and how it judges the words it finds.

A rule is a row of a table: the words, and what around them excuses or softens them. All patterns are read against
folded text: lower case, no accents, straight apostrophes, single blanks, one mark for a whole quotation. What stands
around the words is looked at within one sentence and no further than WINDOW characters, so that a rule takes time in
proportion to the text.
"""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from incidents.publishing.wording.finding import WordingLevel
from incidents.publishing.wording.standing import Conviction, Standing

WINDOW = 80
"""How many characters before and after the words may excuse them."""

ATTRIBUTION = re.compile(
    r"\b(?:according to|alleg(?:e|es|ed|edly|ing|ations?)|accus(?:e|es|ing)|reportedly|purportedly|say|says|said"
    r"|told|testif(?:y|ied|ies)|(?:is|are|was|were) believed|believes?|believed that|claim(?:s|ed)? that"
    r"|contend(?:s|ed)?|maintain(?:s|ed)? that|wrote|describ(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:it|this|(?:the"
    r"|his|her|their) (?:shooting|killing|attack|death|slaying|ambush|case|crime|act))|announced|concluded|quoted"
    r"|suspect that|segun|de acuerdo con|dij(?:o|eron)|dicen?|afirm(?:a|an|o|aron)|inform(?:o|aron)|asegur(?:a|an"
    r"|o|aron)|presunt\w+|supuest\w+|sostienen?|aleg(?:a|an|o|aron)|acusan)\b"
    # "Police: Suspect murdered deputy", as headlines attribute.
    r"|^[\w' ]{0,30}\b(?:police|prosecutors?|officials?|investigators?|sheriff|chief|da|policia|fiscalia):"
)
"""Words by which a sentence gives its claim to a voice. NPR and AP let a newsroom report that others say "murder"."""


class Attributed(enum.Enum):
    """What it does to a finding that the sentence names a voice for its claim."""

    # A label such as "killer" stays the record's own: "the killer fled, police said" still calls him one.
    STILL_OURS = enum.auto()
    SOFTENS = enum.auto()
    EXCUSES = enum.auto()


class Lasting(enum.Enum):
    """For how long the words are not the record's to use."""

    UNTIL_CONVICTION = enum.auto()
    # A verdict is not told before the case status has one.
    UNTIL_REPORTED_VERDICT = enum.auto()
    # Calls an end without a verdict of guilty an escape from one.
    AFTER_END_WITHOUT_GUILT = enum.auto()
    # An opinion of a person, which no verdict makes a fact.
    FOR_EVER = enum.auto()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """
    Words that say more about guilt than anybody has found.

    words             the words themselves
    level             while nobody concerned is convicted
    suggestion        neutral wording, untranslated
    reason            why, in a line, with the practice it comes from where there is one
    innocent_after    what follows directly and makes the words something else; it decides before all else
    softened_before   what goes directly before and leaves a warning of a refusal
    innocent_before   what goes directly before and makes the words something else, or somebody else's
    """

    name: str
    words: str
    level: WordingLevel
    suggestion: str
    reason: str
    innocent_after: str = ""
    softened_before: str = ""
    innocent_before: str = ""
    attributed: Attributed = Attributed.STILL_OURS
    lasting: Lasting = Lasting.UNTIL_CONVICTION

    def find(self, sentence: str, *, is_attributed: bool) -> Iterator[tuple[int, int, WordingLevel]]:
        """
        Return the spans in a folded sentence, with the level that they have while nobody is convicted.

        is_attributed   the sentence names a voice for its claim, as ATTRIBUTION finds
        """
        for match in self._patterns.words.finditer(sentence):
            level = self._judge(sentence, match.start(), match.end(), is_attributed=is_attributed)
            if level is not None:
                yield match.start(), match.end(), level

    @cached_property
    def _patterns(self) -> "_Patterns":
        return _Patterns(
            words=re.compile(rf"\b(?:{self.words})\b"),
            innocent_after=_compile(self.innocent_after and rf"\A(?:{self.innocent_after})"),
            softened_before=_compile(self.softened_before and rf"(?:{self.softened_before})\Z"),
            innocent_before=_compile(self.innocent_before and rf"(?:{self.innocent_before})\Z"),
        )

    def _judge(self, sentence: str, start: int, end: int, *, is_attributed: bool) -> WordingLevel | None:
        before, after = sentence[max(0, start - WINDOW) : start], sentence[end : end + WINDOW]
        patterns = self._patterns
        if patterns.innocent_after.search(after):
            return None
        if patterns.softened_before.search(before):
            return WordingLevel.WARN
        if patterns.innocent_before.search(before):
            return None
        if self.attributed is Attributed.STILL_OURS or not is_attributed:
            return self.level
        return WordingLevel.WARN if self.attributed is Attributed.SOFTENS else None


@dataclass(frozen=True, kw_only=True)
class _Patterns:
    words: re.Pattern[str]
    innocent_after: re.Pattern[str]
    softened_before: re.Pattern[str]
    innocent_before: re.Pattern[str]


_NEVER = re.compile(r"(?!)")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern) if pattern else _NEVER


def decide_level(rule: Rule, found: WordingLevel, standing: Standing) -> WordingLevel | None:
    """Return the level of words that a rule found, as those concerned stand; None where the words may be used."""
    nobody = standing.conviction is Conviction.NOBODY
    match rule.lasting:
        case Lasting.FOR_EVER:
            return found if nobody else WordingLevel.WARN
        case Lasting.UNTIL_REPORTED_VERDICT:
            return None if standing.was_convicted else found
        case Lasting.AFTER_END_WITHOUT_GUILT if standing.ended_without_guilt:
            return found
        case Lasting.AFTER_END_WITHOUT_GUILT:
            return WordingLevel.WARN if nobody else None
        case Lasting.UNTIL_CONVICTION:
            return found if nobody else _relax(found, standing)


def _relax(found: WordingLevel, standing: Standing) -> WordingLevel | None:
    """Of several people, or on appeal, what was refused may be about somebody else, or not last: it is a warning."""
    unsettled = standing.conviction is Conviction.UNSETTLED
    return WordingLevel.WARN if unsettled and found is WordingLevel.REFUSE else None
