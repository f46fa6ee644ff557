"""A row as it is offered to an editor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """
    One row that may be chosen.

    key     how the value of an assertion names the row, e.g. "tenure:5"
    label   what stands in the input once it is chosen; two rows may have the same
    note    what tells it from others of that label; never needed to choose it
    """

    key: str
    label: str
    note: str = ""
