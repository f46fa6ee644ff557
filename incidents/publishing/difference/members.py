"""The members of two versions of one row, field by field. No member that differs is passed over."""

from django.utils.translation import gettext as _

from incidents.present.directory import Directory
from incidents.present.facts import Field
from incidents.publishing.difference.fields import Compared, list_read
from incidents.publishing.difference.shapes import ChangeKind, FieldChange
from incidents.publishing.difference.texts import mark_words
from incidents.publishing.difference.values import write_exactly, write_value
from incidents.record.row import Row


def compare_members(
    compared: Compared, old: Row, new: Row, *, before: Directory, after: Directory
) -> dict[str, FieldChange]:
    """Return what differs between two versions of a row, by the name of the field, in the order of the fields."""
    differing = {name for name in compared.members if getattr(old, name) != getattr(new, name)}
    told = {}
    known: set[str] = set()
    for field in compared.all_fields:
        read = set(list_read(compared.table, field))
        change = None
        if not read.isdisjoint(differing):
            change = _compare_field(field, old, new, before=before, after=after)
        if change is not None:
            told[field.name] = change
            known |= read
    return told | {
        name: _tell_exactly(compared, name, old, new) for name in compared.members if name in differing - known
    }


def _compare_field(field: Field, old: Row, new: Row, *, before: Directory, after: Directory) -> FieldChange | None:
    """Return the change of a field, None where both versions read alike."""
    was, will_be = write_value(old, field, directory=before), write_value(new, field, directory=after)
    if was == will_be:
        return None
    is_text = field.show is None and type(getattr(new, field.name)) is str and was.is_stated and will_be.is_stated
    # A note that stands beside both says nothing of what changed.
    told = (was.text, will_be.text) if was.note == will_be.note else (str(was), str(will_be))
    return FieldChange(
        kind=_tell_kind(was_stated=was.is_stated, is_stated=will_be.is_stated),
        label=before.say(field.label),
        before=told[0],
        after=told[1],
        pieces=mark_words(*told) if is_text else (),
    )


def _tell_kind(*, was_stated: bool, is_stated: bool) -> ChangeKind:
    if was_stated == is_stated:
        return ChangeKind.CHANGED
    return ChangeKind.ADDED if is_stated else ChangeKind.REMOVED


def _tell_exactly(compared: Compared, name: str, old: Row, new: Row) -> FieldChange:
    """Return the change of a member that reads alike in both versions, or for which there is no field."""
    return FieldChange(
        kind=ChangeKind.CHANGED,
        label=_name_member(compared, name),
        before=write_exactly(getattr(old, name)),
        after=write_exactly(getattr(new, name)),
    )


def _name_member(compared: Compared, name: str) -> str:
    return next(
        (_(field.label) for field in compared.all_fields if field.name == name), name.replace("_", " ").capitalize()
    )
