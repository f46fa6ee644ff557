"""The value of a field in the words that readers see, and exactly, where those words do not tell two values apart."""

import datetime as dt

from django.utils.translation import gettext as _
from pydantic import BaseModel

from incidents.present.directory import Directory
from incidents.present.facts import Field, show_field
from incidents.publishing.preview import is_placeholder
from incidents.record.instant import write_instant
from incidents.record.row import Row


def write_value(row: Row | None, field: Field, *, directory: Directory) -> tuple[str, bool]:
    """
    Return a field in words, and whether a source states it.

    "" and False where the page does not mention it: for no row, and for an empty field that is not worth saying.
    """
    value = show_field(row, field, directory=directory) if row is not None else None
    if value is None:
        return "", False
    return " ".join(part for part in (value.text, f"({value.code})" if value.code else "", value.note) if part), (
        value.is_stated
    )


def write_exactly(content: object) -> str:
    """Return a value as the document has it: for two that read alike."""
    match content:
        case None | "" | ():
            return _("nothing")
        case bool():
            return _("yes") if content else _("no")
        case int() if is_placeholder(content):
            return _("one that is not numbered yet")
        case int():
            return _("number %(number)d") % {"number": content}
        case tuple():
            return "; ".join(write_exactly(part) for part in content)
        case dt.datetime():
            return write_instant(content)
        case BaseModel():
            members = content.model_dump(mode="json", exclude_defaults=True)
            return ", ".join(f"{name} {member}" for name, member in members.items() if member not in (None, ""))
        case _:
            return str(content)
