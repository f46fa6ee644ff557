"""
The last look before publishing: no document may hold a sealed name, whoever the document is about.

A withheld name is absent from the documents by construction. The guard catches the name where an editor typed it
by mistake: a summary, a statement, a source's address, an alias of another person.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.publishing.folding import join_words, list_words
from incidents.publishing.refusals import Refusal

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii"})
SHORTEST_RUN = 8
"""A full name run together is looked for inside other words from this length on: shorter ones occur by chance."""


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


def find_leaks(document: Any, names: Sequence[GuardedName], *, where: str) -> list[Refusal]:
    """
    Return a refusal for every text of JSON-like data in which a guarded name occurs.

    A full name always refuses. A lone part of it refuses unless cleared; initials do not count as parts.
    The refusals name the field and never the name.
    """
    return [
        Refusal(
            name="sealed_name",
            where=f"{where}: {path}",
            fix="holds a name that is being withheld, or a part of one; take it out, or ask a name custodian",
        )
        for path, text in list_texts(document)
        if any(_occurs(name, text) for name in names)
    ]


def list_texts(document: Any, *, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) for every text in JSON-like data, e.g. ("statements 2 text", "…"), in document order."""
    match document:
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


def _occurs(name: GuardedName, text: str) -> bool:
    words = list_words(text)
    if _has_sequence(words, name.words) or _has_sequence(words, name.words[::-1]):
        return True
    run = "".join(name.words)
    if len(run) >= SHORTEST_RUN and run in join_words(text):
        return True
    parts = {word for word in name.words if len(word) > 1} - name.cleared
    return not parts.isdisjoint(words)


def _has_sequence(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether the wanted words stand side by side among the words."""
    size = len(wanted)
    return size > 0 and any(tuple(words[at : at + size]) == tuple(wanted) for at in range(len(words) - size + 1))
