"""The list of all versions of a record."""

from dataclasses import dataclass

from incidents.present.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """
    One version of a record.

    digest       lower-case hex, of salt and document; stays after a redaction
    reason       public words on why; "" for an ordinary publication without a note
    """

    version: int
    address: str
    published: Value
    digest: str
    reason: str
    is_redacted: bool
    is_newest: bool
