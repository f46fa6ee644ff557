"""What every code list is: a string enum whose members say what they mean, and which names its standard."""

import enum
from typing import ClassVar, Self

EDITORIAL = "Editorial"
"""How the source of a list of our own begins."""

FBI_UCR = "NIEM 4.2, codes/fbi_ucr.xsd, as in the repository webb/NIEM-Releases at de0d063"
"""Where the NIBRS and LEOKA lists were read. Labels follow it in sentence case, a few amended."""


class CodeList(enum.StrEnum):
    """
    A controlled list. A member is written ``NAME = "code", "Label", "One line of meaning."``.

    The member is its code, as stored and as published. The meaning is empty only where the label
    says it all. A list names its standard when it is defined::

        class Species(CodeList, source="Editorial", version="1"): ...

    No list has a member for "not entered": that is a missing value, None or an empty column.
    """

    source: ClassVar[str]
    version: ClassVar[str]
    label: str
    meaning: str

    def __new__(cls, code: str, *_attributes: object) -> Self:
        """Make the member equal to its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        return member

    # The defaults let a type checker accept Species("canine"); no member relies on the empty label.
    def __init__(self, _code: str, label: str = "", meaning: str = "") -> None:
        self.label = label
        self.meaning = meaning

    def __init_subclass__(cls, *, source: str, version: str) -> None:
        super().__init_subclass__()
        cls.source = source
        cls.version = version

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (code, label) of every member, in the order of the list, as form fields want them."""
        return [(member.value, member.label) for member in cls]
