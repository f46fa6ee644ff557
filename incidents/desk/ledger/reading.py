"""The ledger file: the facts that one article supports, and what it does not support."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from incidents.record.codes import Directness


class BadLedger(ValueError):
    """The file is no ledger. The message says what is wrong with it."""


class LedgerFact(BaseModel):
    """
    One positive fact.

    object       label of a row, e.g. "Responder[slain officer, main]"
    field        its column, or a path through a reference, e.g. "place.city"
    expected     the value: words, a code, a label of a row, a set of labels, or an interval with its precision
    excerpt      the words of the article within which the evidence lies
    attribution  whom the article credits, several with semicolons between; "" for its own voice
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    object: str
    table: str
    field: str
    expected: str
    excerpt: str
    directness: Directness
    attribution: str

    @property
    def column(self) -> str:
        """The object and field, as a reader of a report would look for them."""
        return f"{self.object}.{self.field}"


class MustNot(BaseModel):
    """One thing that must not be there, in words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    must_not: str


class Ledger(BaseModel):
    """
    A whole ledger.

    sha256   of the article
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    sha256: str
    facts: tuple[LedgerFact, ...]
    must_nots: tuple[MustNot, ...]

    def __len__(self) -> int:
        """Return how many things it checks."""
        return len(self.facts) + len(self.must_nots)

    @model_validator(mode="after")
    def _has_facts(self) -> "Ledger":
        ids = [*(fact.id for fact in self.facts), *(entry.id for entry in self.must_nots)]
        if not ids or len(ids) != len(set(ids)):
            raise ValueError("a ledger has entries, each with an id of its own")
        return self


def read_ledger(path: Path) -> Ledger:
    """
    Return the ledger in a JSON file. Entries stand in its lists: facts, and what must not be there.

    Raises BadLedger.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = list(_iterate_entries(content))
        return Ledger.model_validate(
            {
                "sha256": content["sha256"],
                "facts": [entry for entry in entries if "must_not" not in entry],
                "must_nots": [entry for entry in entries if "must_not" in entry],
            }
        )
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise BadLedger(f"{path}: {error}") from error


def _iterate_entries(content: object) -> Iterator[dict[str, object]]:
    if not isinstance(content, dict):
        raise TypeError("it is no JSON object")
    for part in content.values():
        if isinstance(part, list):
            yield from part
