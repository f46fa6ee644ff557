"""What the page shows of the form: open rows as fields with their evidence, closed ones as facts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Model
from django.forms import BoundField
from django.utils.functional import cached_property
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from incidents.desk.forms.zones import UTC
from incidents.desk.incident_form.evidence_views import Account, ClaimView, EntryView, EvidenceViews
from incidents.desk.incident_form.fingerprints import make_digest, read_fingerprint
from incidents.desk.incident_form.labels import get_label
from incidents.desk.incident_form.row_forms import get_made_noun
from incidents.desk.incident_form.sections import KINDS, SECTIONS, RowKind, Section
from incidents.desk.incident_form.sheet import AGAIN, Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.values import get_default, get_value, is_relation, show_value
from incidents.desk.incident_form.voices import name_speaker
from incidents.desk.lock_marks import LockMark, find_mark
from incidents.desk.words_standing import WordsStanding, describe_words
from incidents.editorial.citable import needs_citation, write_value
from incidents.editorial.models import Sourced, Statement
from incidents.record.row import Table

MAX_FACT = 40
"""Words of a long fact that a closed row shows."""

LONG = 60
"""Characters beyond which a fact takes the room of two."""

NEVER_SHOWN = frozenset({"full_text", "content_sha256"})
"""What a closed row leaves out: too long to read."""


@dataclass(kw_only=True)
class FieldView:
    """One field of an open row, with its evidence."""

    slot: Slot
    name: str
    bound: BoundField
    is_citable: bool
    entries: list[EntryView] = field(default_factory=list)
    claims: list[ClaimView] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    is_conflict: bool = False
    made_noun: str = ""

    @property
    def prefix(self) -> str:
        """What the names of its evidence begin with."""
        return f"ev-{self.slot.prefix}-{self.name}"

    @property
    def lock(self) -> LockMark | None:
        """The mark beside it, if readers do not simply see it."""
        return find_mark(KINDS[self.slot.table].model, self.name)

    @property
    def nothing(self) -> str:
        """What the field holds before anybody says anything."""
        return get_default(KINDS[self.slot.table].model, self.name)

    @property
    def is_wide(self) -> bool:
        """Whether it holds sentences."""
        return isinstance(self.bound.field.widget, forms.Textarea)


@dataclass(kw_only=True)
class Fact:
    """One fact of a closed row. lock: the mark beside it, if readers do not simply see it."""

    label: str
    lock: LockMark | None
    value: str
    speakers: list[str]
    is_uncited: bool
    has_accounts: bool

    @property
    def is_long(self) -> bool:
        """Whether it is sentences rather than a few words."""
        return len(self.value) > LONG


class RowView:
    """One row of the form."""

    def __init__(self, sheet: Sheet, slot: Slot) -> None:
        self.sheet, self.slot = sheet, slot
        self.kind: RowKind = KINDS[slot.table]
        self.is_open = slot in sheet.open
        self.is_removed = sheet.is_removed(slot)
        self.may_open = sheet.may_open(slot)
        self.zone: ZoneInfo = sheet.zone or UTC

    @property
    def label(self) -> str:
        """What tells it from others."""
        return Truncator(self.sheet.get_label(self.slot)).words(14)

    @property
    def begun_label(self) -> str:
        """What tells a new row from others while nothing is typed in it."""
        return self.sheet.number_new(self.slot) if self.slot.is_new else ""

    @cached_property
    def row(self) -> Model:
        """The row as the form or the database has it."""
        return self.sheet.get_form(self.slot).instance if self.is_open else self.sheet.stored.rows[self.slot]

    @property
    def is_fixed(self) -> bool:
        """Whether it is published evidence."""
        return getattr(self.row, "frozen_at", None) is not None

    @property
    def may_remove(self) -> bool:
        """Whether it can be taken out of the incident."""
        if self.slot.table is Table.SOURCE and not self.slot.is_new:
            return self.sheet.may("change", Table.INCIDENT)
        return self.slot.is_new or (not self.kind.shared and self.sheet.may("delete", self.slot.table))

    @property
    def is_cited_elsewhere(self) -> bool:
        """Whether other incidents' evidence of a shared row could be cited for this one too."""
        return self.kind.shared and self.sheet.stored.is_cited_elsewhere(self.slot)

    @property
    def cites_again(self) -> bool:
        """Whether that was asked for."""
        return self.sheet.data is not None and self.slot.prefix in self.sheet.data.getlist(AGAIN)

    @cached_property
    def fingerprint(self) -> str:
        """What changes whenever the stored row does."""
        if self.slot.is_new:
            return ""
        if self.sheet.data is None:
            # What was just read need not be read again.
            return make_digest([getattr(self.row, column.attname) for column in self.kind.model._meta.concrete_fields])
        return read_fingerprint(self.kind.model, self.slot.row_id)

    # ---------------------------------------------------------------- an open row

    @cached_property
    def form(self) -> Any:
        """Its form."""
        return self.sheet.get_form(self.slot)

    @property
    def fields(self) -> list[FieldView]:
        """The fields that are used most."""
        return [self._view(name) for name in self.kind.fields]

    @property
    def more_fields(self) -> list[FieldView]:
        """The other fields."""
        return [self._view(name) for name in self.kind.more]

    @property
    def opens_more(self) -> bool:
        """Whether one of the other fields holds something or has an error."""
        filled = any(self.form[name].value() not in {None, "", False} for name in self.kind.more)
        return filled or any(name in self.form.errors for name in self.kind.more if self.form.is_bound)

    def _view(self, name: str) -> FieldView:
        bound = self.form[name]
        if name not in self.kind.citable:
            return FieldView(
                slot=self.slot, name=name, bound=bound, is_citable=False, made_noun=get_made_noun(bound.field)
            )
        return FieldView(
            slot=self.slot,
            name=name,
            bound=bound,
            is_citable=True,
            entries=self.evidence.list_entries(bound),
            claims=self.evidence.list_claims(name),
            accounts=self.evidence.list_accounts(name),
            is_conflict=(self.slot, name) in self.sheet.accounts,
            made_noun=get_made_noun(bound.field),
        )

    @property
    def row_entry(self) -> EntryView | None:
        """The words that evidence every filled field without evidence of its own."""
        if len(self.kind.citable) < 2:
            return None
        return self.evidence.view_row_entry(_("every filled field without words of its own"))

    @property
    def report_entry(self) -> EntryView | None:
        """The evidence that a status or a statement carries itself."""
        return self.evidence.view_report_entry(str(self.kind.name)) if self.kind.is_report else None

    @cached_property
    def evidence(self) -> EvidenceViews:
        """The evidence of its fields."""
        return EvidenceViews(self.sheet, self.slot, self.row, zone=self.zone)

    # ---------------------------------------------------------------- a closed row

    @property
    def facts(self) -> list[Fact]:
        """What it holds, with who says so."""
        return [fact for name in self.kind.all_fields if (fact := self._make_fact(name)) is not None]

    def _make_fact(self, name: str) -> Fact | None:
        row = self.row
        is_written = name in self.kind.citable or is_relation(type(row), name)
        value = write_value(row, name) if is_written else getattr(row, name)
        if self.kind.needs(name) and not needs_citation(row, name):
            return None
        if value in {None, "", False} or name in NEVER_SHOWN:
            return None
        supporting = self.sheet.stored.list_supporting(self.slot, name)
        agreeing = [claim for claim in supporting if claim.value == value]
        return Fact(
            label=get_label(self.kind, name),
            lock=find_mark(type(row), name),
            value=Truncator(show_value(type(row), name, get_value(row, name), zone=self.zone)).words(MAX_FACT),
            speakers=list(dict.fromkeys(name_speaker(claim) for claim in agreeing)),
            is_uncited=self.kind.needs(name) and not agreeing,
            has_accounts=len({claim.value for claim in supporting}) > 1,
        )

    @property
    def report(self) -> tuple[str, str] | None:
        """The words and the speaker of a status or a statement."""
        return (self.row.excerpt, name_speaker(self.row)) if isinstance(self.row, Sourced) else None

    @property
    def words_standing(self) -> WordsStanding | None:
        """How the words of a stored statement stand against its source."""
        row = self.row
        if not isinstance(row, Statement) or row.pk is None:
            return None
        return describe_words(row, self.sheet.stored.quotation_checks.get(row.pk))


@dataclass(kw_only=True)
class GroupView:
    """The rows of one kind in a section. title: "" where that of the section says the same."""

    kind: RowKind
    title: str
    rows: list[RowView]
    may_add: bool


@dataclass(kw_only=True)
class SectionView:
    """One section of the page. incident: the incident's own facts, in the section that they open."""

    section: Section
    groups: list[GroupView]
    incident: RowView | None = None


def iterate_sections(sheet: Sheet) -> Iterator[SectionView]:
    """Yield the sections in the order of the page; corrections only once there is something to correct."""
    for section in SECTIONS:
        if section.key == "corrections" and sheet.stored.incident is None:
            continue
        groups = [
            GroupView(
                kind=KINDS[table],
                title=_find_title(section, KINDS[table]),
                rows=[RowView(sheet, slot) for slot in sheet.list_slots(table)],
                may_add=sheet.may("add", table),
            )
            for table in section.tables
        ]
        incident = RowView(sheet, sheet.incident_slot) if section.key == "what-happened" else None
        yield SectionView(section=section, groups=groups, incident=incident)


def _find_title(section: Section, kind: RowKind) -> str:
    title = capfirst(str(kind.plural))
    return "" if title == section.title or (len(section.tables) == 1 and section.key != "what-happened") else title
