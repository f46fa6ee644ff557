"""One value in words, as a template shows it, and codes turned into such values."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.record.codes import (
    ActivityCode,
    AssignmentCode,
    AttemptedCompleted,
    CauseOfDeath,
    ClearanceCode,
    CodeList,
    ForceCode,
    HomicideCircumstance,
    InjuryCode,
    LocationCode,
    OffenseCode,
    UsState,
)

_SCHEMES: dict[type[CodeList], str] = {
    OffenseCode: "NIBRS 6",
    AttemptedCompleted: "NIBRS 7",
    LocationCode: "NIBRS 9",
    ForceCode: "NIBRS 13",
    ActivityCode: "NIBRS 25A",
    AssignmentCode: "NIBRS 25B",
    HomicideCircumstance: "NIBRS 31",
    InjuryCode: "NIBRS 33",
    ClearanceCode: "NIBRS 4",
}
"""Lists whose codes are a standard's own. Readers see the code beside the label, to compare with other data."""

_translated: dict[tuple[str | None, str], str] = {}
"""Labels by language: a page says a hundred of them, out of a few lists that do not change while it runs."""

_NOT_STATED_CODES = frozenset({"unknown", "not_stated", "unstated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """
    Words for one value.

    is_stated   False where no source says; the words then say so
    code        the standard's code with the name of its list, e.g. "NIBRS 25A: 02"
    meaning     one line on what a code means
    address     where the words link
    datetime    the same in the machine-readable form of HTML's time element
    note        a sentence beside the value
    words       the source's own, where the text does not repeat them; the note says so too
    """

    text: str
    is_stated: bool = True
    code: str = ""
    meaning: str = ""
    address: str = ""
    datetime: str = ""
    note: str = ""
    words: str = ""


def make_not_stated() -> Value:
    """Return the value of what no source says. It is not a no."""
    return Value(text=_("Not stated"), is_stated=False)


def translate_label(label: str) -> str:
    """Return a label of a code list in the reader's language; labels are written in English."""
    if not label:
        return ""
    key = (get_language(), label)
    if key not in _translated:
        _translated[key] = _(label)
    return _translated[key]


def show_code(member: CodeList) -> Value:
    """Return a code in words: its label, its meaning, and a standard's code with the standard's name."""
    if member.value in _NOT_STATED_CODES:
        return make_not_stated()
    return Value(
        text=translate_label(member.label),
        code=_name_code(member),
        meaning=translate_label(member.meaning),
    )


def _name_code(member: CodeList) -> str:
    if isinstance(member, CauseOfDeath):
        return f"ODMP: {member.odmp_label}"
    scheme = _SCHEMES.get(type(member))
    return f"{scheme}: {member.value}" if scheme else ""


def show_state(code: str) -> Value:
    """Return a state by its USPS code and name, e.g. "CA (California)"; unknown codes stay as they are."""
    try:
        return Value(text=f"{code} ({UsState(code).label})")
    except ValueError:
        return Value(text=code)
