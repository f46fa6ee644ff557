"""The answer to a yes-or-no question, which may be unknown."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class TriState(CodeList, source=EDITORIAL, version="1"):
    """Yes, no, or not known. Silence of the sources is not a no."""

    YES = "yes", "Yes", "A source says so."
    NO = "no", "No", "A source says that it is not so."
    UNKNOWN = "unknown", "Unknown", "No source says either way, or a source says that it is not known."
