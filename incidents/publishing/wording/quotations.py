"""
Where a text quotes: the spans between quotation marks, which are somebody else's words.

An opening mark needs a closing mark in the same paragraph. One that has none opens nothing, and everything after it is
read as the record's own words: a forgotten mark may cost an editor a needless look, never hide a sentence. So is a
second opening mark of the same kind before the first is closed: the first one was forgotten.

An apostrophe looks like a closing single mark. One inside a word is none; one after an s, with a blank and more words
behind it ("the officers' car"), closes only where no better closing mark follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARAGRAPH_BREAK = "\n"

_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n)\b|\d", re.IGNORECASE)
_BEFORE_OPENING = frozenset(" \n([{/-–—:\"'“‘«‹„")
_STRAIGHT = "\"'"
_ALSO_CLOSING = "\"'‘"
"""Marks whose look alone does not say that they open: a word processor makes "‘em" of an apostrophe, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """One kind of quotation marks. opening, closing: each character that may open or close it."""

    opening: str
    closing: str
    is_single: bool = False


_KINDS = (
    _Marks(opening="“„", closing="”"),
    # German marks: what opens in English closes here.
    _Marks(opening="„", closing="“"),
    _Marks(opening="«", closing="»"),
    _Marks(opening="‹", closing="›"),
    _Marks(opening='"', closing='"'),
    _Marks(opening="‘", closing="’", is_single=True),
    _Marks(opening="'", closing="'’", is_single=True),
)
_KINDS_BY_OPENING = {
    char: tuple(marks for marks in _KINDS if char in marks.opening) for marks in _KINDS for char in marks.opening
}
_OPENING = re.compile(f"[{''.join(_KINDS_BY_OPENING)}]")


def list_quotations(text: str) -> list[tuple[int, int]]:
    """
    Return the spans of the quotations in a text, their marks included, in order and without overlap.

    Of nested quotations the outer one. The text has single blanks between words and PARAGRAPH_BREAK between
    paragraphs. Each mark is looked at a fixed number of times, however many are left open.
    """
    return list(_scan(text))


def _scan(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while opening := _OPENING.search(text, position):
        start = opening.start()
        end = _find_end(text, start) if _may_open(text, start) else None
        if end is not None:
            yield start, end
        position = end if end is not None else start + 1


def _find_end(text: str, start: int) -> int | None:
    """Return the end of the quotation that opens at start, closing mark included."""
    for marks in _KINDS_BY_OPENING[text[start]]:
        if (end := _find_closing(text, start, marks)) is not None:
            return end
    return None


def _find_closing(text: str, start: int, marks: _Marks) -> int | None:
    likely = None
    for mark in re.compile(f"[{PARAGRAPH_BREAK}{marks.opening}{marks.closing}]").finditer(text, start + 1):
        at, char = mark.start(), mark.group()
        if char == PARAGRAPH_BREAK or (char in marks.opening and _may_open(text, at)):
            break
        if char not in marks.closing or not _may_close(text, at, is_single=marks.is_single):
            continue
        if not (marks.is_single and _looks_possessive(text, at)):
            return at + 1
        likely = likely or at + 1
    return likely


def _may_open(text: str, at: int) -> bool:
    """Whether the mark stands where a quotation begins: always for some, else after a blank and before a word."""
    if text[at] not in _ALSO_CLOSING:
        return True
    begins = at == 0 or text[at - 1] in _BEFORE_OPENING
    if not begins or not text[at + 1 : at + 2].strip():
        return False
    return text[at] == '"' or not _ELISIONS.match(text, at + 1)


def _may_close(text: str, at: int, *, is_single: bool) -> bool:
    """Whether the mark stands where a quotation ends: after a word or its punctuation, and not inside a word."""
    inside_word = text[at + 1 : at + 2].isalnum()
    if text[at] in _STRAIGHT and text[at - 1].isspace():
        return False
    return not (inside_word and (is_single or text[at] in _STRAIGHT))


def _looks_possessive(text: str, at: int) -> bool:
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()
