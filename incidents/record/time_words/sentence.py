"""
A whole statement of time: its hedges, and whether it states a time or only bounds.

Hedges. "About", "around", "approximately", "circa", "roughly", "nearly", "almost", "close to", "just after",
"shortly before" and their like make the qualifier approximate: the interval stays that of the time stated, since
by how much the source rounded is not known. "Possibly", "perhaps", "probably", "maybe" and a closing question mark
make it uncertain.

Bounds. "Between A and B", "from A to B", "A to B", "A – B" and "after A and before B" state both; "after", "later
than", "since", "from", "not before", "or later" the earlier one; "before", "prior to", "by", "until", "no later
than", "or earlier" the later one. "After Friday" begins when Friday has ended, "since Friday" when it begins;
"before Friday" ends when Friday begins, "by Friday" when it has ended. A clock time as a bound is the instant itself.

What the two ends of a range share. An end that names no day has the other's. A first end without a.m. or p.m. has
that of the second, or its part of the day. A last end without a.m. or p.m. after one that has it is refused.
Midnight as the first end is the start of its day, as the second the end of its day; anywhere else it is refused,
because reports use it for both.
"""

import dataclasses
import re

from incidents.record.codes import Qualifier
from incidents.record.time_words.phrase import MONTH_PATTERN, NO_DAY, ClockTime, Phrase, scan_phrase
from incidents.record.time_words.refusal import UnreadableTime

_UNKNOWN = re.compile(r"(?:(?:time|date) )?(?:is )?(?:unknown|not known)")
_OPEN = re.compile(r"(?:still )?(?:open|ongoing)|(?:the )?present|no end reported")

_APPROXIMATE = re.compile(
    r"\b(?:(?:just|shortly|soon|right|moments|minutes) (?:after|before)|about|around|approximately|approx|circa"
    r"|roughly|nearly|almost|close to)\b|\bca? ?(?=\d)|~"
)
_UNCERTAIN = re.compile(r"\b(?:possibly|perhaps|probably|maybe)\b|\?$")
_QUALIFIERS = {
    (False, False): Qualifier.NONE,
    (True, False): Qualifier.APPROXIMATE,
    (False, True): Qualifier.UNCERTAIN,
    (True, True): Qualifier.APPROXIMATE_UNCERTAIN,
}

_EXCLUSIVE = frozenset({"after", "later than", "before"})
_LOWER = "(?P<lower_word>on or after|no earlier than|not before|(?<!no )(?<!not )later than|(?<!not )after|since|from)"
_UPPER = "(?P<upper_word>on or before|no later than|not later than|not after|(?<!not )before|by|until|till)"
_BOUNDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<rest>.*?)\bbetween (?P<lower>.+?) and (?P<upper>.+)",
        r"(?P<rest>.*?)\bfrom (?P<lower>.+?) (?:to|until|till|through|–) (?P<upper>.+)",
        rf"(?P<rest>.*?)\b{_LOWER} (?P<lower>.+?) (?:and|but) {_UPPER} (?P<upper>.+)",
        r"(?P<lower>.+?) (?:to|through|–) (?P<upper>.+)",
        r"(?P<lower>.+) or later",
        r"(?P<upper>.+) or earlier",
        rf"(?P<rest>.*?)\b{_LOWER} (?P<lower>.+)",
        rf"(?P<rest>.*?)\b{_UPPER} (?P<upper>.+)",
    )
)

_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_JOIN = "(–|and|to|through)"
# Each rewriting serves the next; the last two repeat the month and year that two days share.
_REWRITINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<![a-z])([ap])\.? ?m(?:\.|(?![a-z]))", r"\1m "),
        ("’", "'"),
        (r"(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 "),
        ("[‐‑]", "-"),
        (r" - |[–—]|(?<=\b\d{4})-(?=\d{4}\b)|(?<=\d)-(?=\d{1,2}:\d\d)|(?<=[ap]m )-(?=\d)", " – "),
        (r"(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])", r"\1 – \2"),
        (r"\bmid-", "mid "),
        (r"\bprior to\b", "before"),
        (r"\bpre-dawn", "predawn"),
        (r"[,\s]|\.(?!\d)|(?<!\d)\.", " "),
        (" +", " "),
        (rf"\b{MONTH_PATTERN} {_DAY} {_JOIN} {_DAY}( \d{{4}})?(?! ?[ap]m)(?![\w:])", r"\1 \2\5 \3 \1 \4\5"),
        (rf"(?<![\d:]){_DAY} {_JOIN} {_DAY} {MONTH_PATTERN}( \d{{4}})?(?![\w:])", r"\1 \4\5 \2 \3 \4\5"),
    )
)


@dataclasses.dataclass(frozen=True, slots=True)
class Bound:
    """One end of what is stated. An inclusive bound takes in the whole day or part of a day it names."""

    phrase: Phrase
    is_inclusive: bool


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """
    A statement of time in its parts: either a time, or one or two bounds, or none of them.

    is_open   the words say "ongoing"; with no time and no bounds either, they say "unknown"
    """

    qualifier: Qualifier = Qualifier.NONE
    time: Phrase | None = None
    lower: Bound | None = None
    upper: Bound | None = None
    is_open: bool = False


def parse_sentence(words: str) -> Sentence:
    """Return the parts of a statement of time. Raises UnreadableTime."""
    normal = _normalise(words)
    if _UNKNOWN.fullmatch(normal):
        return Sentence()
    if _OPEN.fullmatch(normal):
        return Sentence(is_open=True)
    without_doubt, doubts = _UNCERTAIN.subn(" ", normal)
    plain, hedges = _APPROXIMATE.subn(" ", without_doubt)
    plain = " ".join(plain.split())
    if not plain:
        raise UnreadableTime(words, "it states no time", "Friday", "4:30 a.m. Friday", "unknown")
    return dataclasses.replace(_parse_bounds(plain, words=words), qualifier=_QUALIFIERS[hedges > 0, doubts > 0])


def _normalise(words: str) -> str:
    normal = " ".join(words.casefold().split())
    for pattern, replacement in _REWRITINGS:
        normal = pattern.sub(replacement, normal)
    return normal.strip()


def _parse_bounds(plain: str, *, words: str) -> Sentence:
    match = next((match for pattern in _BOUNDS if (match := pattern.fullmatch(plain))), None)
    if match is None:
        phrase = scan_phrase(plain, words=words)
        return Sentence(time=_refuse_midnight(phrase, words=words))
    found = match.groupdict()
    rest = found.get("rest") or ""
    lower, upper = (
        scan_phrase(f"{found[side]} {rest}" if is_last else found[side], words=words) if found.get(side) else None
        for side, is_last in (("lower", not found.get("upper")), ("upper", True))
    )
    if lower and upper:
        lower, upper = _share(lower, upper, words=words)
    return Sentence(
        lower=_make_bound(lower, found.get("lower_word"), words=words),
        upper=_make_bound(upper, found.get("upper_word"), words=words),
    )


def _make_bound(phrase: Phrase | None, bound_word: str | None, *, words: str) -> Bound | None:
    if phrase is None:
        return None
    return Bound(_refuse_midnight(phrase, words=words), bound_word not in _EXCLUSIVE)


def _refuse_midnight(phrase: Phrase, *, words: str) -> Phrase:
    if phrase.is_midnight:
        raise UnreadableTime(
            words,
            "midnight may be the beginning or the end of the day",
            "12 a.m. Friday",
            "11:59 p.m. Friday",
            "between 10 p.m. and midnight Friday",
        )
    return phrase


def _share(lower: Phrase, upper: Phrase, *, words: str) -> tuple[Phrase, Phrase]:
    """Return both ends of a range, each completed with what it leaves to the other."""
    if lower.day == NO_DAY:
        lower = dataclasses.replace(lower, day=upper.day)
    elif upper.day == NO_DAY:
        upper = dataclasses.replace(upper, day=lower.day)
    if lower.clock and upper.clock:
        lower = _share_half_of_day(lower, lower.clock, upper, upper.clock, words=words)
    return _settle_midnight(lower, extreme="start"), _settle_midnight(upper, extreme="end")


def _settle_midnight(phrase: Phrase, *, extreme: str) -> Phrase:
    """Return the phrase with midnight as the outer end of its day: the widest that the range may mean."""
    if not phrase.is_midnight or phrase.part or phrase.edge:
        return phrase
    return dataclasses.replace(phrase, is_midnight=False, extreme=extreme)


def _share_half_of_day(
    lower: Phrase, lower_clock: ClockTime, upper: Phrase, upper_clock: ClockTime, *, words: str
) -> Phrase:
    """Return the lower end with the a.m., p.m. or part of the day that it leaves to the upper one."""
    if lower_clock.meridiem:
        if not upper_clock.meridiem and not upper.part and upper_clock.hour <= 12:
            raise UnreadableTime(
                words,
                "the first time says a.m. or p.m., the second does not",
                "between 1 a.m. and 4:30 a.m.",
                "between 01:00 and 04:30",
            )
        return lower
    if lower.part or lower_clock.hour > 12:
        return lower
    if upper_clock.meridiem:
        return dataclasses.replace(lower, clock=dataclasses.replace(lower_clock, meridiem=upper_clock.meridiem))
    return dataclasses.replace(lower, part=upper.part)
