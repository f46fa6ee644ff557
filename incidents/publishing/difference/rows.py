"""The rows of one table in two versions: which came, which went, and what changed in those that stay."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.facts import Field
from incidents.present.names import write_name_line
from incidents.publishing.difference.evidence import list_evidence_changes
from incidents.publishing.difference.fields import TOLD, Compared
from incidents.publishing.difference.members import compare_members
from incidents.publishing.difference.shapes import ChangeKind, EvidenceChange, FieldChange, RowChange
from incidents.publishing.difference.values import name_numbers, write_value
from incidents.publishing.difference.versions import Version
from incidents.record.documents import IncidentRecord
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
                # Under the name that readers know.
                yield _make_row(compared, old[number], ChangeKind.CHANGED, version=before, fields=fields)
    if before is not None:
        for number, row in old.items():
            if number not in new:
                yield _tell_whole(compared, row, ChangeKind.REMOVED, version=before)


def _tell_whole(
    compared: Compared, row: Row, kind: ChangeKind, *, version: Version, is_short: bool = False
) -> RowChange:
    """Return a row that came or went with all that it says, once. is_short: with its name alone."""
    reports = version.count_reports(compared.table, row.number, told_there=compared.tells) + isinstance(row, Sourced)
    label = name_row(compared.table, row, version=version)
    fields = () if is_short else tuple(_list_said(compared, row, kind, label=label, version=version))
    change = _make_row(compared, row, kind, version=version, fields=fields, reports=reports)
    return change if compared.rows else replace(change, label=_sum_up(compared, row, version=version))


def _sum_up(compared: Compared, row: Row, *, version: Version) -> str:
    """Return the incident's own first facts in one line, for it has no name there but these."""
    told = (write_value(row, field, directory=version.directory) for field in compared.fields[:2])
    return " · ".join(words.text for words in told if words.is_stated)


def _list_said(
    compared: Compared, row: Row, kind: ChangeKind, *, label: str, version: Version
) -> Iterator[FieldChange]:
    for field in compared.fields:
        words = write_value(row, field, directory=version.directory)
        said = words.text.casefold()
        is_in_label = said in label.casefold() if field.may_be_title else said == label.casefold()
        if is_in_label or not words.is_stated:
            continue
        is_new = kind is ChangeKind.ADDED
        yield FieldChange(
            kind=kind,
            label=version.directory.say(field.label),
            before="" if is_new else str(words),
            after=str(words) if is_new else "",
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
        case IncidentRecord():
            return ""
        case _:
            label = name_numbers(version.directory.mention(table, row.number).text)
            return label[:1].upper() + label[1:]


def _compare_row(compared: Compared, old: Row, new: Row, *, before: Version, after: Version) -> tuple[FieldChange, ...]:
    """Return the fields of a row that differ, each with what changed in its evidence."""
    changes = compare_members(compared, old, new, before=before.directory, after=after.directory)
    told = []
    for field in compared.all_fields:
        change = changes.pop(field.name, None)
        evidence = _compare_evidence(compared, field, new, before=before, after=after)
        if change is not None:
            told.append(replace(change, evidence=evidence))
        elif evidence:
            said = write_value(new, field, directory=after.directory).text
            label = after.directory.say(field.label)
            told.append(FieldChange(kind=ChangeKind.EVIDENCE, label=label, before=said, after=said, evidence=evidence))
    others = list_other_claims(compared.table, new.number, before=before, after=after) if compared.takes_rest else ()
    return (*told, *changes.values(), *others)


def _compare_evidence(
    compared: Compared, field: Field, row: Row, *, before: Version, after: Version
) -> tuple[EvidenceChange, ...]:
    keys = tuple((compared.table, row.number, name) for name in (field.name, *field.with_fields))
    # Of most facts nothing changed, and to say one in words takes far longer than to see that.
    if all(before.claims.get(key) == after.claims.get(key) for key in keys):
        return ()
    said = write_value(row, field, directory=after.directory).text
    return list_evidence_changes(keys, before=before, after=after, said=said)


def list_other_claims(table: Table, number: int, *, before: Version | None, after: Version) -> tuple[FieldChange, ...]:
    """Return the fields of a row that are told nowhere else and whose reports differ, in the order of the document."""
    if before is None:
        return ()
    keys = dict.fromkeys(
        key
        for version in (after, before)
        for key in version.claims
        if key[:2] == (table, number) and key[2] not in TOLD[table]
    )
    told = {key[2]: list_evidence_changes((key,), before=before, after=after, said="") for key in keys}
    return tuple(
        FieldChange(kind=ChangeKind.EVIDENCE, label=name.replace("_", " ").capitalize(), evidence=evidence)
        for name, evidence in told.items()
        if evidence
    )
