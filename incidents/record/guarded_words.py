"""
Names that must not be read anywhere, and the texts in which they occur.

Pure matching: who asks says which names, and what follows from a match.
"""

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from incidents.record import folding

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii"})
SHORTEST_RUN = 8
"""A full name run together is looked for inside other words from this length on: shorter ones occur by chance."""
SHORTEST_WHOLE_RUN = 5
"""Parts run together are looked for as whole words from this length on."""


def list_words(text: str) -> list[str]:
    """Return the folded words of a text, an address or a file name, percent-decoded, in order."""
    return folding.list_words(unquote(text))


@dataclass(frozen=True, slots=True)
class GuardedName:
    """
    One name that must not be published.

    words     the folded words of the full name, in order, without generation marks
    cleared   those of them that a name custodian has cleared as ordinary words
    """

    words: tuple[str, ...]
    cleared: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        """Return a text without the name, for tracebacks and logs."""
        return f"GuardedName({len(self.words)} words)"

    @classmethod
    def of(cls, name: str, *, cleared: Iterable[str] = ()) -> "GuardedName":
        """Return the guarded form of a full name; cleared holds folded words."""
        words = tuple(word for word in list_words(name) if word not in GENERATIONS)
        return cls(words=words, cleared=frozenset(cleared))


@dataclass(frozen=True, slots=True)
class Guard:
    """
    All guarded names at once, so that each text is folded once, however many names there are.

    parts       words that refuse alone
    runs        neighbouring parts of one name run together, which refuse as whole words
    long_runs   full names run together, which refuse inside other words too
    sequences   full names of which every part is cleared, to be looked for word by word
    """

    parts: frozenset[str]
    runs: frozenset[str]
    long_runs: tuple[str, ...]
    sequences: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, names: Iterable[GuardedName]) -> "Guard":
        """Return the guard of several names; of none it finds nothing."""
        parts: set[str] = set()
        runs: set[str] = set()
        long_runs: set[str] = set()
        sequences: set[tuple[str, ...]] = set()
        for name in names:
            alone = {word for word in name.words if len(word) > 1} - name.cleared
            parts |= alone
            for words in (name.words, name.words[::-1]):
                runs |= set(_list_runs(words))
                if len("".join(words)) >= SHORTEST_RUN:
                    long_runs.add("".join(words))
                if not alone and words:
                    sequences.add(words)
        return cls(frozenset(parts), frozenset(runs), tuple(sorted(long_runs)), tuple(sorted(sequences)))

    def finds(self, text: str) -> bool:
        """Tell whether any of the names, or a part that refuses alone, occurs in a text."""
        words = list_words(text)
        if not (self.parts.isdisjoint(words) and self.runs.isdisjoint(words)):
            return True
        joined = "".join(words)
        if any(run in joined for run in self.long_runs):
            return True
        return any(_has_sequence(words, sequence) for sequence in self.sequences)


def replace_leaks(document: Any, names: Sequence[GuardedName], *, mark: str) -> Any:
    """
    Return JSON-like data with a mark in place of every whole text in which a guarded name occurs.

    Data in which no guarded name occurs comes back equal.
    """
    guard = Guard.of(names)

    def replace(member: Any) -> Any:
        match member:
            case enum.Enum():
                return member
            case str():
                return mark if guard.finds(member) else member
            case dict():
                return {key: replace(value) for key, value in member.items()}
            case list() | tuple():
                return type(member)(replace(value) for value in member)
            case _:
                return member

    return replace(document)


def list_texts(document: Any, *, path: str = "") -> Iterator[tuple[str, str]]:
    """
    Yield (path, text) for every text in a document's data, e.g. ("statements 2 text", "…"), in document order.

    Codes are no texts: nobody typed them.
    """
    match document:
        case enum.Enum():
            return
        case str():
            yield path, document
        case dict():
            for key, member in document.items():
                yield from list_texts(member, path=f"{path} {key}".strip())
        case list() | tuple():
            for index, member in enumerate(document, start=1):
                yield from list_texts(member, path=f"{path} {index}")
        case _:
            return


def _list_runs(words: Sequence[str]) -> Iterator[str]:
    """Yield every two or more neighbouring words run together: "delacruz", "obrien", "tuanle"."""
    for start in range(len(words) - 1):
        for end in range(start + 2, len(words) + 1):
            run = "".join(words[start:end])
            if len(run) >= SHORTEST_WHOLE_RUN:
                yield run


def _has_sequence(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether the wanted words follow each other among the words, with at most one other between two."""
    return any(_follows(words, at, wanted[1:]) for at, word in enumerate(words) if word == wanted[0])


def _follows(words: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    if not rest:
        return True
    steps = (step for step in (at + 1, at + 2) if step < len(words) and words[step] == rest[0])
    return any(_follows(words, step, rest[1:]) for step in steps)
