"""What changed in the evidence of one fact: reports that came, that went, and that stand otherwise than before."""

from collections.abc import Iterator

from incidents.present.evidence import make_evidence
from incidents.publishing.difference.fields import ASSERTION, write_excerpt
from incidents.publishing.difference.members import compare_members
from incidents.publishing.difference.shapes import ChangeKind, EvidenceChange, FieldChange
from incidents.publishing.difference.values import name_numbers
from incidents.publishing.difference.versions import FactKey, Version
from incidents.record.evidence import AssertionRecord
from incidents.record.row import Table


def list_evidence_changes(
    keys: tuple[FactKey, ...], *, before: Version, after: Version, said: str
) -> tuple[EvidenceChange, ...]:
    """
    Return the changes of the reports on a fact, in the order of the document; those that went come last.

    keys   table, row and fields that the fact is told of
    said   what the fact says, in words: a claim that says the same is not repeated
    """
    old, new = _map_claims(before, keys), _map_claims(after, keys)
    return tuple(_iterate_changes(old, new, before=before, after=after, said=said))


def _map_claims(version: Version, keys: tuple[FactKey, ...]) -> dict[int, AssertionRecord]:
    return {row.number: row for key in keys for row in version.claims.get(key, ())}


def _iterate_changes(
    old: dict[int, AssertionRecord], new: dict[int, AssertionRecord], *, before: Version, after: Version, said: str
) -> Iterator[EvidenceChange]:
    for number, row in new.items():
        if number not in old:
            yield _describe(row, ChangeKind.ADDED, version=after, said=said)
        elif old[number] != row:
            fields = _compare_reports(old[number], row, before=before, after=after)
            if fields:
                yield _describe(row, ChangeKind.CHANGED, version=after, said=said, fields=fields)
    for number, row in old.items():
        if number not in new:
            yield _describe(row, ChangeKind.REMOVED, version=before, said=said)


def _compare_reports(
    old: AssertionRecord, new: AssertionRecord, *, before: Version, after: Version
) -> tuple[FieldChange, ...]:
    """Return what differs between two versions of a report; the new name of the row claimed is told at that row."""
    fields = compare_members(ASSERTION, old, new, before=before.directory, after=after.directory)
    claimed = new.value_row
    if claimed is not None and claimed == old.value_row and before.holds(claimed) and after.holds(claimed):
        fields.pop("value", None)
    return tuple(fields.values())


def _describe(
    row: AssertionRecord, kind: ChangeKind, *, version: Version, said: str, fields: tuple[FieldChange, ...] = ()
) -> EvidenceChange:
    evidence = make_evidence(
        row, table=Table.ASSERTION, directory=version.directory, replaced_by=version.successors.get(row.number)
    )
    replaced = version.by_number.get(row.supersedes or 0)
    return EvidenceChange(
        kind=kind,
        by=evidence.mark_words,
        words=write_excerpt(row),
        claim="" if evidence.claim.casefold() == said.casefold() else name_numbers(evidence.claim),
        source=evidence.source,
        replaces=write_excerpt(replaced) if replaced is not None else "",
        fields=fields,
    )
