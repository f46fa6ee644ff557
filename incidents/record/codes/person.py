"""Whether a person's name is public, and why it is not."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class NameStatus(CodeList, source=EDITORIAL, version="1"):
    """Whether the name is public. Only a released name is ever published."""

    RELEASED = "released", "Released", "The name is public."
    WITHHELD = "withheld", "Withheld", "A source says that the name is being withheld."
    NOT_STATED = "not_stated", "Not stated", "The sources simply give no name."
    UNKNOWN = "unknown", "Unknown", "Nobody is known to know the name."


class WithheldReason(CodeList, source=EDITORIAL, version="1"):
    """Why a source says that a name is being withheld."""

    FAMILY_NOTIFICATION = (
        "family_notification",
        "Family to be told first",
        "Until the next of kin have been told.",
    )
    AGENCY_POLICY = "agency_policy", "Agency policy", "The agency does not give such names, or not yet."
    JUVENILE = "juvenile", "Juvenile", "The person is a minor."
    COURT_ORDER = "court_order", "Court order", "A court forbids it."
    SAFETY = "safety", "Safety", "Naming the person would put somebody in danger."
    UNSPECIFIED = "unspecified", "No reason given", "The source gives no reason."
