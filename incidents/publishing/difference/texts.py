"""Long texts, word by word: what came, what went, what stays."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from incidents.publishing.difference.shapes import ChangeKind, Piece

SHORTEST_TEXT = 6
"""Words from which on a text is compared word by word; shorter ones are read faster side by side."""

LONGEST_TEXT = 4000
"""Words up to which a text is compared: the time that it takes grows with their square."""

LEAST_IN_COMMON = 0.3
"""Share of words in common below which two texts are two texts."""

_WORD = re.compile(r"\S+\s*|\s+")


def mark_words(before: str, after: str) -> tuple[Piece, ...]:
    """
    Return a text with the words that came and those that went, in order; what went stands before what came.

    Empty where whole texts are told apart more easily: short ones, very long ones, and those with little in common.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) < SHORTEST_TEXT or len(old) + len(new) > LONGEST_TEXT or not (old and new):
        return ()
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if matcher.ratio() < LEAST_IN_COMMON:
        return ()
    return tuple(_join(_iterate_pieces(matcher, old, new)))


def _iterate_pieces(matcher: "SequenceMatcher[str]", old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(text="".join(new[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Piece(text="".join(old[old_from:old_to]).strip(), kind=ChangeKind.REMOVED)
        if new_to > new_from:
            yield Piece(text="".join(new[new_from:new_to]).strip(), kind=ChangeKind.ADDED)


def _join(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces without those of blanks alone; between two of them a page has one blank."""
    for piece in pieces:
        text = piece.text.strip() if piece.kind is None else piece.text
        if text:
            yield Piece(text=text, kind=piece.kind)
