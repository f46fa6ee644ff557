"""How much of a source is published: short excerpts, and of one source never more than a quarter."""

import re
from collections.abc import Iterable, Sequence

from incidents.record.evidence import EXCERPT_WORDS, Excerpt

SHARE_OF_SOURCE = 4
"""All excerpts of one source outside statements hold at most one word in this many of its words."""

_WORD = re.compile(r"\S+")


def count_words(text: str) -> int:
    """Return the number of words, as runs of characters that are not white space."""
    return len(text.split())


def trim_excerpt(words: str, *, operative: str = "") -> Excerpt:
    """
    Return an excerpt of at most EXCERPT_WORDS words, and say on which sides words were left out.

    operative   words that the excerpt evidences. Where they occur, the part around them is kept, else the beginning.
    """
    spans = [match.span() for match in _WORD.finditer(words)]
    if len(spans) <= EXCERPT_WORDS:
        return Excerpt(words=words.strip())
    first = _choose_first_word(words, spans, operative)
    last = first + EXCERPT_WORDS - 1
    return Excerpt(
        words=words[spans[first][0] : spans[last][1]],
        cut_before=first > 0,
        cut_after=last < len(spans) - 1,
    )


def _choose_first_word(words: str, spans: Sequence[tuple[int, int]], operative: str) -> int:
    """Return the index of the word at which the kept part begins."""
    at = words.casefold().find(operative.casefold()) if operative else -1
    if at < 0:
        return 0
    hit = next(index for index, (_, end) in enumerate(spans) if end > at)
    room_before = (EXCERPT_WORDS - min(count_words(operative), EXCERPT_WORDS)) // 2
    return max(0, min(hit - room_before, len(spans) - EXCERPT_WORDS))


def count_published_words(excerpts: Iterable[str], statements: Iterable[str]) -> int:
    """
    Return how many words of one source its excerpts publish besides its statements.

    An excerpt that lies within another, or within a statement that is published whole, adds nothing. Excerpts
    that overlap in part are counted in full, so the figure is never too small.
    """
    published_whole = [_fold(text) for text in statements]
    kept: list[str] = []
    for excerpt in sorted({_fold(text) for text in excerpts if text.strip()}, key=len, reverse=True):
        if not any(excerpt in other for other in (*published_whole, *kept)):
            kept.append(excerpt)
    return sum(count_words(excerpt) for excerpt in kept)


def _fold(text: str) -> str:
    """Return the text with runs of white space as one space, so that line breaks do not tell texts apart."""
    return " ".join(text.split())
