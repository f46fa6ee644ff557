"""The rows of one table in two versions: which came, which went, and what changed in those that stay."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.names import write_name_line
from incidents.publishing.difference.evidence import list_evidence_changes
from incidents.publishing.difference.fields import Compared
from incidents.publishing.difference.members import compare_members
from incidents.publishing.difference.shapes import ChangeKind, FieldChange, RowChange
from incidents.publishing.difference.values import write_value
from incidents.publishing.difference.versions import FactKey, Version
from incidents.record.evidence import IdentifierRecord, Sourced
from incidents.record.mentions import PersonMention
from incidents.record.reports import CorrectionRecord
from incidents.record.row import Row, Table


def list_row_changes(compared: Compared, *, before: Version | None, after: Version) -> Iterator[RowChange]:
    """Yield the rows of a table that differ: in the order of the newer version, then those that it no longer has."""
    old = before.map_rows(compared.rows) if before is not None else {}
    new = after.map_rows(compared.rows)
    for number, row in new.items():
        if before is None or number not in old:
            yield _tell_whole(compared, row, ChangeKind.ADDED, version=after, is_short=before is None)
        else:
            fields = _compare_row(compared, old[number], row, before=before, after=after)
            if fields:
                yield _make_row(compared, row, ChangeKind.CHANGED, version=after, fields=fields)
    if before is not None:
        for number, row in old.items():
            if number not in new:
                yield _tell_whole(compared, row, ChangeKind.REMOVED, version=before)


def _tell_whole(
    compared: Compared, row: Row, kind: ChangeKind, *, version: Version, is_short: bool = False
) -> RowChange:
    """Return a row that came or went with all that it says, once. is_short: with its name alone."""
    reports = version.count_reports(compared.table, row.number) + isinstance(row, Sourced)
    label = name_row(compared.table, row, version=version)
    fields = () if is_short else tuple(_list_said(compared, row, kind, label=label, version=version))
    return _make_row(compared, row, kind, version=version, fields=fields, reports=reports)


def _list_said(
    compared: Compared, row: Row, kind: ChangeKind, *, label: str, version: Version
) -> Iterator[FieldChange]:
    for field in compared.fields:
        words, is_stated = write_value(row, field, directory=version.directory)
        if not is_stated or words.casefold() == label.casefold():
            continue
        is_new = kind is ChangeKind.ADDED
        yield FieldChange(
            kind=kind,
            label=version.directory.say(field.label),
            before="" if is_new else words,
            after=words if is_new else "",
        )


def _make_row(
    compared: Compared,
    row: Row,
    kind: ChangeKind,
    *,
    version: Version,
    fields: tuple[FieldChange, ...],
    reports: int = 0,
) -> RowChange:
    return RowChange(
        kind=kind,
        noun=_(compared.noun) if compared.noun else "",
        label=name_row(compared.table, row, version=version),
        anchor=addresses.anchor_of_row(compared.table, row.number) if compared.rows else "",
        fields=fields,
        reports=reports,
    )


def name_row(table: Table, row: Row, *, version: Version) -> str:
    """Return what a row is called on the page; "" for the incident itself."""
    match row:
        case PersonMention():
            return write_name_line(row)
        case CorrectionRecord():
            return _("of version %(version)d") % {"version": row.incident_version}
        case IdentifierRecord():
            return f"{_(row.scheme.label)}, {row.value}"
        case _ if table is Table.INCIDENT:
            return ""
        case _:
            label = version.directory.mention(table, row.number).text
            return label[:1].upper() + label[1:]


def _compare_row(
    compared: Compared, old: Row, new: Row, *, before: Version, after: Version
) -> tuple[FieldChange, ...]:
    """Return the fields of a row that differ, each with what changed in its evidence."""
    changes = {
        change.label: change
        for change in compare_members(compared, old, new, before=before.directory, after=after.directory)
    }
    return tuple(_add_evidence(compared, new, changes, before=before, after=after))
