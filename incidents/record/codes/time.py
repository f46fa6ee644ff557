"""How finely a time is known, and how surely."""

from incidents.record.codes.code_list import EDITORIAL, CodeList

_EDTF = f"{EDITORIAL}, after EDTF (ISO 8601-2)"


class Precision(CodeList, source=_EDTF, version="1"):
    """What the bounds of a time mean. The list runs from fine to coarse, then to bounds of other kinds."""

    SECOND = "second", "Second", "Stated to the second."
    MINUTE = "minute", "Minute", "A clock time as stated; the interval is one minute."
    HOUR = "hour", "Hour", "Known to lie within one hour."
    PART_OF_DAY = (
        "part_of_day",
        "Part of day",
        "Overnight, morning, afternoon or evening of a day, local time.",
    )
    DAY = "day", "Day", "A calendar day, no clock time."
    MONTH = "month", "Month", "A month of a year."
    YEAR = "year", "Year", "A year."
    DECADE = "decade", "Decade", "Ten years, such as the 1990s."
    CENTURY = "century", "Century", "A hundred years."
    RANGE = (
        "range",
        "Between two times",
        "Both bounds follow from other facts; nobody stated the time itself.",
    )
    BEFORE = "before", "Before", "Only the latest possible time is known."
    AFTER = "after", "After", "Only the earliest possible time is known."
    UNKNOWN = "unknown", "Time not known", "It happened, but no source says when."
    OPEN = "open", "Open", "It has not ended, as far as is known."


class Qualifier(CodeList, source=_EDTF, version="1"):
    """How sure the source is of the time. The usual case is the empty code."""

    NONE = "", "As stated", "The source neither hedges nor doubts."
    APPROXIMATE = "approximate", "Approximate", "The source hedges: around, just after, shortly before."
    UNCERTAIN = "uncertain", "Uncertain", "The source doubts that this is the time."
    APPROXIMATE_UNCERTAIN = (
        "approximate_uncertain",
        "Approximate and uncertain",
        "The source both hedges and doubts.",
    )
