"""Which rows match what an editor types, decided by folded words, so that every engine gives the same answer."""

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from incidents.desk.lookups.columns import Columns, narrow, read_aliases
from incidents.record.folding import fold_text, list_words

NARROWING_WORDS = 6
"""How many of the words, the longest ones, the database is asked about; all of them are compared afterwards."""


class Fit(enum.IntEnum):
    """How well a row fits what was typed, the best first."""

    IS_THE_NAME = 0
    BEGINS_THE_NAME = 1
    HAS_ALL_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """
    One row that matches.

    name     its first name, folded
    values   the columns read, by path
    """

    pk: int
    fit: Fit
    name: str
    values: Mapping[str, Any]


def list_matches(rows: QuerySet[Any], columns: Columns, words: str) -> list[Match]:
    """
    Return the rows in which every word typed begins some word, in any order; none where no word is typed.

    Costs one statement, and one for each path of aliases.
    """
    wanted = list_words(words)
    if not wanted:
        return []
    telling = sorted({*wanted}, key=lambda word: (-len(word), word))[:NARROWING_WORDS]
    candidates = narrow(rows, columns, telling)
    aliases = read_aliases(candidates, columns)
    paths = columns.list_paths()
    typed = _Typed(wanted, columns)
    matches = []
    for row in candidates.values_list(*paths).iterator():
        values = dict(zip(paths, row, strict=True))
        other_names = [name for path in columns.aliases for name in aliases[path].get(values[path], ())]
        if typed.is_in(values, other_names):
            matches.append(typed.judge(values, other_names))
    return matches


class _Typed:
    """
    The words typed, as they are compared with one row after another.

    A word is looked for in the folded text of the whole row: cutting every text into words would cost ten times as
    much, and most rows do not match.
    """

    def __init__(self, wanted: Sequence[str], columns: Columns) -> None:
        self.columns = columns
        self.wanted = " ".join(wanted)
        self.patterns = {word: re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in wanted}

    def is_in(self, values: Mapping[str, Any], other_names: Sequence[str]) -> bool:
        """Tell whether every word begins some word of the row, or is a number of it."""
        columns = self.columns
        texts = [values[path] for path in (*columns.names, *columns.texts)]
        texts += [labels.get(values[path] or "", "") for path, labels in columns.codes.items()]
        folded = fold_text("\n".join(text for text in (*texts, *other_names) if text))
        numbers = {str(values[path]) for path in columns.numbers}
        return all(pattern.search(folded) or word in numbers for word, pattern in self.patterns.items())

    def judge(self, values: Mapping[str, Any], other_names: Sequence[str]) -> Match:
        """Return how well a row fits that has all words."""
        texts = (*(values[path] for path in self.columns.names if values[path]), *other_names)
        names = [" ".join(list_words(text)) for text in texts]
        fit = min((self._judge_name(name) for name in names), default=Fit.HAS_ALL_WORDS)
        return Match(pk=values["pk"], fit=fit, name=names[0] if names else "", values=values)

    def _judge_name(self, name: str) -> Fit:
        if name == self.wanted:
            return Fit.IS_THE_NAME
        return Fit.BEGINS_THE_NAME if name.startswith(self.wanted) else Fit.HAS_ALL_WORDS
