"""
Whether the words of a quotation stand in a text: exactly, but for how words are set in type.

What counts as the same (domain model, statement mode, text rule):

- a run of white space is one space, whichever spaces it is made of; a comma of the attribution is left out by ending
  the words before it
- curly and straight quotation marks and apostrophes, and single marks where a quotation inside a quotation has them;
  not after a digit, where one mark is feet or minutes and two are inches or seconds
- hyphen, en dash, em dash, minus, and two or three hyphens typed for a dash
- "…" and "..."; never one of them where the text has none
- a letter with its accent in one character or in two, ligatures, characters that are not shown such as soft hyphens

Case, punctuation and words are never changed, and nothing is left out between the first word and the last. Words
begin and end where words of the text do: "art" is not in "part", "we can" not in "we can’t", "1" not in "1,000".
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_MARKS = frozenset("'‘’‚‛`´ʼ′\"“”„‟″«»‹›")
_SINGLE_MARKS = frozenset("'‘’‚‛`‹›")
_DOUBLE_MARKS = frozenset('"“”„‟″«»')
_HYPHENS = frozenset("-‐‑‒–−")
_DASHES = _HYPHENS | frozenset("—―")
_UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
_WORD_JOINERS = frozenset("\u200c\u200d")
"""Not shown either, but part of how a word is written: kept, and nothing between words."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TYPED_DASH = (2, 3)

_JOINERS = _HYPHENS | frozenset("'‘’ʼ′/⁄∕@&_.⁺⁻₊₋")
"""Between two letters or digits, without a space, they hold one word together."""
_BETWEEN_DIGITS = frozenset(",:\u00a0\u2009\u202f")
"""Between two digits they hold one number together: separators of thousands, and the colon of a clock."""
_BEFORE_A_WORD = frozenset("#@")
_BEFORE_A_NUMBER = _HYPHENS | frozenset("+.")
_AFTER_A_NUMBER = frozenset("%‰°")
_AFTER_A_WORD = frozenset("+#−⁺⁻")
"""Grades, blood groups, charges: "AB+" is not "AB"."""
_GROUPED_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[ \n]\d{3})+(?!\d)")
"""A number whose thousands are set apart by plain blanks."""
_LONGEST_NUMBER = 40
"""Characters within which such a number is looked for."""
_DOTS = frozenset(".…")

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_STRAIGHT = '"'
_SENTENCE_ENDS = frozenset(".!?…")
_CHANGES_THE_SENSE = ("?", "!", "…", "..")
"""Left out behind the words, they make another sentence of them: a question is no statement."""
_PUNCTUATION = frozenset(",;:.!?…—–-")
_AROUND_WORDS = "'-.,;:!?()[]"

LEAST_RUN = 2
"""Words that must agree for a place to be called the nearest."""


@dataclass(frozen=True, slots=True)
class Found:
    """
    Where the words stand: offsets in characters of the text as it was given, end exclusive.

    is_in_marks   whether all of them stand within one pair of quotation marks
    is_whole      whether they begin and end where sentences, or the marks, do
    """

    start: int
    end: int
    is_in_marks: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """
    The longest run of the words that does stand in the text, whatever the punctuation.

    first, last   its first and last word, counted in the quotation from 1
    of            how many words the quotation has
    start, end    where the run stands, in characters of the text
    """

    first: int
    last: int
    of: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """
    A text without its typography.

    starts, ends   for each character, the characters of the original that it stands for
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def find_words(words: str, text: str) -> Found | None:
    """
    Return where the words of a quotation stand in a text, None if they do not.

    Of several places the first within quotation marks is told, else the first.
    """
    wanted = _fold(words).text.strip()
    if not any(char.isalnum() for char in wanted):
        return None
    found = [_describe(text, start, end) for start, end in _iterate_places(wanted, text)]
    return next((place for place in found if place.is_in_marks), found[0]) if found else None


def find_nearest(words: str, text: str) -> Nearest | None:
    """Return the longest run of a quotation's words that stands in a text; None if there is none worth telling."""
    folded = _fold(text)
    spans = list(_iterate_spans(folded.text))
    wanted = [word.strip(_AROUND_WORDS) for word in _fold(words).text.split()]
    held = [folded.text[start:end].strip(_AROUND_WORDS) for start, end in spans]
    run = SequenceMatcher(None, wanted, held, autojunk=False).find_longest_match()
    if run.size < min(LEAST_RUN, len(wanted)) or not run.size:
        return None
    first, last = spans[run.b], spans[run.b + run.size - 1]
    return Nearest(
        first=run.a + 1,
        last=run.a + run.size,
        of=len(wanted),
        start=folded.starts[first[0]],
        end=folded.ends[last[1] - 1],
    )


def _iterate_places(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield every place of folded words that begins and ends where words of the text do."""
    folded = _fold(text)
    at = folded.text.find(wanted)
    while at >= 0:
        past = at + len(wanted)
        start, end = folded.starts[at], folded.ends[past - 1]
        cuts_a_character = folded.starts[at] in folded.starts[at - 1 : at] or end in folded.ends[past : past + 1]
        if not (cuts_a_character or _is_inside_a_word(text, start) or _is_inside_a_word(text, end)):
            yield start, end
        at = folded.text.find(wanted, at + 1)


def _iterate_spans(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where each word of a folded text begins and ends."""
    at = 0
    for word in folded.split(" "):
        if word:
            yield at, at + len(word)
        at += len(word) + 1


# -------------------------------------------------------------------- typography


@lru_cache(maxsize=8)
def _fold(text: str) -> _Folded:
    """Return the text without its typography. Cached: all the words of a source are looked up in one text."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _iterate_characters(text):
        for letter in _fold_character(text[start:end], is_measure=bool(letters) and letters[-1].isdigit()):
            if letter == " " and letters and letters[-1] == " ":
                ends[-1] = end
                continue
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return _Folded(text="".join(letters), starts=tuple(starts), ends=tuple(ends))


def _fold_character(char: str, *, is_measure: bool) -> str:
    """
    Return what one character, or a run that stands for one, is compared as; "" for what is not shown.

    is_measure   whether it follows a digit, where a single mark says something else than a double one
    """
    if char in _UNSEEN:
        return ""
    if char.isspace():
        return " "
    if char in _MARKS:
        return '"' if is_measure and char in _DOUBLE_MARKS else "'"
    if char in _DASHES or char.startswith("--"):
        return "-"
    if char == "…":
        return "..."
    # Of the compatibility forms only ligatures: others change what is read, "10²" is not "102".
    return _LIGATURES.get(char) or unicodedata.normalize("NFC", char)


def _iterate_characters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each character begins and ends: a letter with its accents is one, and so is a dash of hyphens."""
    is_composed = unicodedata.is_normalized("NFC", text)
    start = 0
    while start < len(text):
        end = start + 1
        if text[start] == "-":
            end = _skip_hyphens(text, start)
        elif not is_composed:
            while end < len(text) and _belong_together(text[start:end], text[end]):
                end += 1
        yield start, end
        start = end


def _skip_hyphens(text: str, start: int) -> int:
    """Return where a dash typed as hyphens ends; the next character where they are none, such as a ruled line."""
    end = start
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - start in _TYPED_DASH else start + 1


def _belong_together(cluster: str, char: str) -> bool:
    if unicodedata.combining(char):
        return True
    normalize = unicodedata.normalize
    return normalize("NFC", cluster + char) != normalize("NFC", cluster) + normalize("NFC", char)


# -------------------------------------------------------------------- where words end


def _is_inside_a_word(text: str, at: int) -> bool:
    """Tell whether cutting a text at an offset would cut a word, a number or an ellipsis in two."""
    after, next_after = _take(text, range(at, len(text)))
    before, next_before = _take(text, range(at - 1, -1, -1))
    if not (before and after):
        return False
    return (
        (_is_of_a_word(before) and _is_of_a_word(after))
        or unicodedata.category(after).startswith("M")
        or (before in _DOTS and after in _DOTS)
        or _is_joined(before, after, next_after)
        or _is_joined(after, before, next_before)
        or _is_signed(next_before, before, after)
        or _is_inside_a_number(text, at)
    )


def _take(text: str, offsets: range) -> tuple[str, str]:
    """Return the next two characters that are shown, "" where the text has no more."""
    shown = (text[offset] for offset in offsets if text[offset] not in _UNSEEN and text[offset] not in _WORD_JOINERS)
    return next(shown, ""), next(shown, "")


def _is_inside_a_number(text: str, at: int) -> bool:
    """Tell whether an offset is within a number such as "15 000"."""
    near = _GROUPED_NUMBER.finditer(text, max(0, at - _LONGEST_NUMBER), at + _LONGEST_NUMBER)
    return any(number.start() < at < number.end() for number in near)


def _is_of_a_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _is_joined(one: str, joiner: str, other: str) -> bool:
    """Tell whether a character between two others makes one word or number of them."""
    if joiner in _BETWEEN_DIGITS:
        return one.isdigit() and other.isdigit()
    return joiner in _JOINERS and _is_of_a_word(one) and _is_of_a_word(other)


def _is_signed(next_before: str, before: str, after: str) -> bool:
    """Tell whether a sign belongs to a number or a word: "$5", "US$5", "-5", ".45", "50%", "#name", "AB+"."""
    if _is_of_a_word(before):
        is_unit = before.isdigit() and after in _AFTER_A_NUMBER
        return is_unit or after in _AFTER_A_WORD or unicodedata.category(after) == "Sc"
    if before in _BEFORE_A_WORD or unicodedata.category(before) == "Sc":
        return _is_of_a_word(after)
    # Two hyphens are a dash, three dots are an ellipsis: neither is a sign.
    return before in _BEFORE_A_NUMBER and after.isdigit() and next_before != before


# -------------------------------------------------------------------- quotation marks and sentences


def _describe(text: str, start: int, end: int) -> Found:
    return Found(
        start=start,
        end=end,
        is_in_marks=_is_in_marks(text, start, end),
        is_whole=_begins_a_sentence(text, start) and _ends_a_sentence(text, end),
    )


def _is_in_marks(text: str, start: int, end: int) -> bool:
    """Tell whether a place lies within one pair of double marks, or directly between two single ones."""
    spans = _list_quoted(text)
    before = bisect_right(spans, (start, len(text))) - 1
    if before >= 0 and end <= spans[before][1]:
        return True
    after = _skip(text, end, _PUNCTUATION)
    return start > 0 and text[start - 1] in _SINGLE_MARKS and after < len(text) and text[after] in _SINGLE_MARKS


@lru_cache(maxsize=8)
def _list_quoted(text: str) -> list[tuple[int, int]]:
    """
    Return where what stands in double quotation marks begins and ends, in order.

    A mark that opens while another is open begins the next paragraph of the same quotation.
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at, char in enumerate(text):
        if char in _OPENING or (char == _STRAIGHT and _opens(text, at)):
            opened = at + 1 if opened is None else opened
        elif (char in _CLOSING or char == _STRAIGHT) and opened is not None:
            spans.append((opened, at))
            opened = None
    return spans


def _opens(text: str, at: int) -> bool:
    """Tell whether a straight mark opens: nothing but space, a bracket or a dash is directly before it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{" or before in _DASHES) and not after.isspace()


def _begins_a_sentence(text: str, start: int) -> bool:
    at = start
    while at and (text[at - 1].isspace() or text[at - 1] in _UNSEEN):
        at -= 1
    if at == 0 or text[at - 1] in _MARKS:
        return True
    if text[max(0, at - 2) : at].endswith(("…", "..")) and text[start].islower():
        return False
    return text[at - 1] in _SENTENCE_ENDS or "\n\n" in text[at:start]


def _ends_a_sentence(text: str, end: int) -> bool:
    if text[end - 1] in _SENTENCE_ENDS:
        return True
    at = _skip(text, end, _PUNCTUATION)
    left_out = text[end:at]
    if any(sign in left_out for sign in _CHANGES_THE_SENSE):
        return False
    return at == len(text) or text[at] in _MARKS or "." in left_out


def _skip(text: str, at: int, characters: frozenset[str]) -> int:
    """Return the offset of the next character that is none of these and no part of what is not shown."""
    while at < len(text) and (text[at] in characters or text[at] in _UNSEEN):
        at += 1
    return at
