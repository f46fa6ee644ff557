"""The value of a field in the words that readers see, and exactly, where those words do not tell two values apart."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from pydantic import BaseModel

from incidents.present.directory import Directory
from incidents.present.facts import Field, show_field
from incidents.publishing.preview import is_placeholder
from incidents.record.instant import write_instant
from incidents.record.row import Row

_NUMBER: Final = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """
    A value as the page tells it.

    text        "" where the page does not mention it
    note        what stands beside the text, without its full stop
    is_stated   whether a source states it
    """

    text: str = ""
    note: str = ""
    is_stated: bool = False

    def __str__(self) -> str:
        """Return text and note."""
        return f"{self.text} ({self.note})" if self.note else self.text


def write_value(row: Row, field: Field, *, directory: Directory) -> Words:
    """Return a field in words; no text where it is empty and that is not worth saying."""
    value = show_field(row, field, directory=directory)
    if value is None:
        return Words()
    text = f"{value.text} ({value.code})" if value.code else value.text
    return Words(text=name_numbers(text), note=name_numbers(value.note).rstrip("."), is_stated=value.is_stated)


def write_exactly(content: object) -> str:
    """Return a value as the document has it: for two that read alike."""
    match content:
        case None | "" | ():
            words = _("nothing")
        case bool():
            words = _("yes") if content else _("no")
        case int():
            words = name_numbers(_("number %(number)d") % {"number": content})
        case tuple():
            words = "; ".join(write_exactly(part) for part in content)
        case dt.datetime():
            words = write_instant(content)
        case BaseModel():
            members = content.model_dump(mode="json", exclude_defaults=True)
            words = ", ".join(f"{name} {member}" for name, member in members.items() if member not in (None, ""))
        case _:
            words = str(content)
    return words


def name_numbers(text: str) -> str:
    """Return a text with words in place of numbers that only stand for those to come."""
    return _NUMBER.sub(lambda found: _("not numbered yet") if is_placeholder(int(found[0])) else found[0], text)
