"""
Words as search compares them: normalised in this one place, for texts and queries alike.

A word is a run of letters and digits of the folded text (see record.folding). Runs joined by one inner mark ("4:30",
"I-880", "a.m.", "O'Brien", "1,200") are one word without the mark: 430, i880, am, obrien, 1200. A text is found under
such a word and under each of its parts, so "Smith-Jones" is found by smith, by smith-jones and by smithjones. A query's
joined word is looked for as a whole, so "4:30" does not find every text that holds a 4 and a 30.
"""

import re
from collections.abc import Iterator

from incidents.record.folding import fold_text

LONGEST_WORD = 100
"""Characters of a word that count; the rest is cut off, for the index of PostgreSQL refuses very long words."""

MOST_QUERY_WORDS = 24
"""Words of a query that count, so that the cost of a search stays bounded."""

_RUN = r"[^\W_]+"
_JOINT = r"[-.:/&_'\u2010-\u2015\u2019\u02bc\u2212]|(?<=\d),(?=\d)"
_JOINED = re.compile(rf"{_RUN}(?:(?:{_JOINT}){_RUN})*")
_PARTS = re.compile(_RUN)


def list_text_words(text: str) -> list[str]:
    """Return the words under which a text is found, in order: joined words, each followed by its parts."""
    words: list[str] = []
    for parts in _split(text):
        words.append("".join(parts)[:LONGEST_WORD])
        if len(parts) > 1:
            words.extend(part[:LONGEST_WORD] for part in parts)
    return words


def list_query_words(query: str) -> list[str]:
    """Return the words all of which a text must have, each once, in order; none if the query holds no word."""
    words = dict.fromkeys("".join(parts)[:LONGEST_WORD] for parts in _split(query))
    return list(words)[:MOST_QUERY_WORDS]


def _split(text: str) -> Iterator[list[str]]:
    for match in _JOINED.finditer(fold_text(text)):
        yield _PARTS.findall(match.group())
