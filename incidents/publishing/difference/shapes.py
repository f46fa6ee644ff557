"""The shapes of a difference: sections of the public page, their rows, the facts of a row, the evidence of a fact."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass


class ChangeKind(enum.StrEnum):
    """What became of a row, a fact or a report. EVIDENCE: a fact stands as it was, what proves it does not."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a text. kind: ADDED or REMOVED; None for words that stand in both versions."""

    text: str
    kind: ChangeKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceChange:
    """
    One report that came, went or changed.

    by         whose it is, e.g. "Stated by Darren Allison"
    words      the source's words as published, "" where none are
    claim      what it claims, where that is not what the fact says; else ""
    source     what the source is called
    replaces   the words of the report whose place it takes, else ""
    fields     what changed in it, if it stands in both versions
    """

    kind: ChangeKind
    by: str
    words: str
    claim: str
    source: str
    replaces: str
    fields: tuple["FieldChange", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """
    One fact of a row.

    before   in words; "" where the page did not mention it. So with after
    pieces   a long text with what came and what went, in place of both; empty for all others
    """

    kind: ChangeKind
    label: str
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    evidence: tuple[EvidenceChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """
    One row of a table.

    noun      what such a row is, e.g. "Responder"; "" for the incident itself
    label     what this one is called; "" for the incident itself
    anchor    its id on the public page
    fields    what changed; all that an added row says, or a removed one said. Empty in a first version
    reports   how many reports an added or removed row has; 0 for a changed one, whose reports stand at its facts
    """

    kind: ChangeKind
    noun: str
    label: str
    anchor: str
    fields: tuple[FieldChange, ...] = ()
    reports: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """A section of the public page in which something changed."""

    key: str
    title: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """
    All that differs, in the order of the public page.

    is_first     whether there is no version to compare with: rows are then named and their facts left to the page
    is_partial   whether texts are withheld here, of which nobody is told whether they changed
    """

    is_first: bool
    is_partial: bool
    sections: tuple[SectionChange, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.sections)

    @property
    def added_rows(self) -> int:
        """How many rows are new."""
        return self._count_rows(ChangeKind.ADDED)

    @property
    def removed_rows(self) -> int:
        """How many rows are gone."""
        return self._count_rows(ChangeKind.REMOVED)

    @property
    def changed_facts(self) -> int:
        """How many facts of rows that stay say something else."""
        return sum(field.kind is not ChangeKind.EVIDENCE for field in self._iterate_changed_fields())

    @property
    def proven_facts(self) -> int:
        """How many facts of rows that stay have other evidence than before."""
        return sum(bool(field.evidence) for field in self._iterate_changed_fields())

    @property
    def reports(self) -> int:
        """How many reports stand behind rows that are new or gone."""
        return sum(row.reports for section in self.sections for row in section.rows)

    def _count_rows(self, kind: ChangeKind) -> int:
        return sum(row.kind is kind for section in self.sections for row in section.rows)

    def _iterate_changed_fields(self) -> Iterator[FieldChange]:
        for section in self.sections:
            for row in section.rows:
                if row.kind is ChangeKind.CHANGED:
                    yield from row.fields
