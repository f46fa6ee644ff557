"""How a source supports one value of one field."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class Directness(CodeList, source=EDITORIAL, version="1"):
    """How far the value is from the source's words."""

    EXPLICIT = "explicit", "Explicit", "The words say it."
    IMPLIED = "implied", "Implied", "It follows from the words in one step."
    EDITORIAL = "editorial", "Editorial", "Our coding, resting on the words cited."


class Stance(CodeList, source=EDITORIAL, version="1"):
    """Whether the source stands by the value."""

    SUPPORTS = "supports", "Supports", "The source says that it is so."
    DISPUTES = "disputes", "Disputes", "The source says that it is not so."
    RETRACTS = "retracts", "Retracts", "The source takes back what it said."


class Rank(CodeList, source="Wikibase statement ranks", version="The three ranks of the Wikibase data model"):
    """Which of several values the record shows."""

    PREFERRED = "preferred", "Preferred", "The value chosen where sources differ."
    NORMAL = "normal", "Normal", "Neither chosen nor rejected."
    DEPRECATED = "deprecated", "Deprecated", "Known to be wrong; kept, and not shown as current."
