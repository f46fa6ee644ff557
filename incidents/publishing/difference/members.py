"""The members of two versions of one row, field by field. No member that differs is passed over."""

from collections.abc import Collection, Iterator

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
) -> tuple[FieldChange, ...]:
    """Return what differs between two versions of a row, in the order of its fields."""
    differing = {name for name in compared.members if getattr(old, name) != getattr(new, name)}
    if not differing:
        return ()
    told = {field.name: _compare_field(field, old, new, before=before, after=after) for field in _pick(
        compared, differing
    )}  # fmt: skip
    known = {
        name
        for field in compared.all_fields
        if told.get(field.name) is not None
        for name in list_read(compared.table, field)
    }
    changes = [change for change in told.values() if change is not None]
    return (*changes, *_tell_exactly(compared, old, new, differing - known))


def _pick(compared: Compared, differing: Collection[str]) -> Iterator[Field]:
    for field in compared.all_fields:
        if not set(list_read(compared.table, field)).isdisjoint(differing):
            yield field


def _compare_field(field: Field, old: Row, new: Row, *, before: Directory, after: Directory) -> FieldChange | None:
    """Return the change of a field, None where both versions read alike."""
    words, was_stated = write_value(old, field, directory=before)
    new_words, is_stated = write_value(new, field, directory=after)
    if words == new_words:
        return None
    is_text = field.show is None and type(getattr(new, field.name)) is str
    return FieldChange(
        kind=_tell_kind(was_stated=was_stated, is_stated=is_stated),
        label=before.say(field.label),
        before=words,
        after=new_words,
        pieces=mark_words(words, new_words) if is_text and was_stated and is_stated else (),
    )


def _tell_kind(*, was_stated: bool, is_stated: bool) -> ChangeKind:
    if was_stated == is_stated:
        return ChangeKind.CHANGED
    return ChangeKind.ADDED if is_stated else ChangeKind.REMOVED


def _tell_exactly(compared: Compared, old: Row, new: Row, names: Collection[str]) -> Iterator[FieldChange]:
    """Yield the changes of members that read alike in both versions, and of those for which there is no field."""
    for name in compared.members:
        if name in names:
            yield FieldChange(
                kind=ChangeKind.CHANGED,
                label=_name_member(compared, name),
                before=write_exactly(getattr(old, name)),
                after=write_exactly(getattr(new, name)),
            )


def _name_member(compared: Compared, name: str) -> str:
    return next(
        (_(field.label) for field in compared.all_fields if field.name == name), name.replace("_", " ").capitalize()
    )
