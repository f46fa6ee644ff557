"""Why something was not published, in words that say what to fix."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """
    One reason against publishing.

    name    stable lower-case name of the rule, e.g. "sealed_name"
    where   the record and field, in an editor's words, e.g. "Statement 3: text". Never holds the words refused.
    fix     what would make it publishable, one sentence
    place   where, as table, key and column; given if where or fix may quote words of the row
    """

    name: str
    where: str
    fix: str
    place: str = ""

    def __str__(self) -> str:
        """Return the refusal as one line for an editor."""
        return f"{self.where}: {self.fix}"

    def tell_without_words(self) -> str:
        """Return the refusal as one line that may be kept: it quotes no row, whose words may have to go later."""
        return f"{self.place}: {self.name}" if self.place else str(self)


class NotPublishable(Exception):
    """Publishing was refused and nothing was changed. ``refusals`` holds every reason found."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(str(refusal) for refusal in self.refusals))


class NothingToPublish(NotPublishable):
    """The record is public already, exactly as it stands."""

    def __init__(self, where: str) -> None:
        super().__init__(
            [
                Refusal(
                    name="nothing_changed",
                    where=where,
                    fix="is public exactly as it stands; change something first",
                )
            ]
        )
