"""What the page shows as evidence of a field: what is stored, what is typed, and where accounts differ."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Model
from django.forms import BoundField
from django.utils.translation import gettext as _

from incidents.desk.forms.time_words import TimeWordsInput
from incidents.desk.incident_form.codings import find_usual_directness
from incidents.desk.incident_form.evidence_entries import REPORT, ROW, Entry, make_blank_entry, read_entry
from incidents.desk.incident_form.report_entries import make_stored_entry
from incidents.desk.incident_form.shared_words import get_usual
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.values import show_claimed
from incidents.desk.incident_form.voices import name_speaker
from incidents.editorial.citable import write_value
from incidents.editorial.models import Assertion, Incident, Sourced
from incidents.record.codes import Rank, Stance


@dataclass(kw_only=True)
class ClaimView:
    """One stored claim about a fact. value: in words, where it is another than the record shows."""

    assertion: Assertion
    value: str
    speaker: str
    is_fixed: bool
    is_other: bool

    @property
    def stance(self) -> str:
        """How the source stands to the value, where it is not simply that it says so."""
        return "" if self.assertion.stance == Stance.SUPPORTS.value else Stance(self.assertion.stance).label


@dataclass(kw_only=True)
class Account:
    """One of several values of a fact that sources state. value: as assertions hold it."""

    value: str
    words: str
    speakers: list[str]
    is_shown: bool


@dataclass(kw_only=True)
class EntryView:
    """
    One entry of evidence.

    label       what it is evidence of
    voice       key of the voice chosen in it, or in the head while it is blank
    directness  likewise
    usual       the directness that its field usually has, "" if none
    says        the input in which another value is typed, where that is shown
    """

    entry: Entry
    label: str
    voice: str
    directness: str
    usual: str = ""
    says: str = ""

    @property
    def is_of_row(self) -> bool:
        """Whether its words are evidence of a whole row."""
        return self.entry.field == ROW


class EvidenceViews:
    """The evidence of the fields of one row."""

    def __init__(self, sheet: Sheet, slot: Slot, row: Model, *, zone: ZoneInfo) -> None:
        self.sheet, self.slot, self.row, self.zone = sheet, slot, row, zone

    # ---------------------------------------------------------------- what is typed

    def list_entries(self, bound: BoundField) -> list[EntryView]:
        """Return the entries of a field as typed; a blank one where nothing is typed and nothing is stored."""
        name = bound.name
        entries = self.sheet.get_entries(self.slot, name)
        if not entries and not self.sheet.stored.claims.get((self.slot, name)):
            entries = [make_blank_entry(self.slot, name, 0)]
        return [self._view(entry, str(bound.label), says=self._make_says(entry, bound)) for entry in entries]

    def view_row_entry(self, label: str) -> EntryView:
        """Return the entry whose words evidence the whole row."""
        entries = self.sheet.get_entries(self.slot, ROW)
        return self._view(entries[0] if entries else make_blank_entry(self.slot, ROW, 0), label)

    def view_report_entry(self, label: str) -> EntryView:
        """Return the evidence that a status or a statement carries itself."""
        entries = self.sheet.get_entries(self.slot, REPORT)
        if entries:
            entry = entries[0]
        elif isinstance(self.row, Sourced) and not self.slot.is_new:
            entry = make_stored_entry(self.slot, self.row, zone=self.sheet.shown_zone)
        else:
            entry = make_blank_entry(self.slot, REPORT, 0)
        return self._view(entry, label)

    def _view(self, entry: Entry, label: str, says: str = "") -> EntryView:
        usual = find_usual_directness(self.slot.table, entry.field)
        chosen = {part: entry.typed[part] for part in ("voice", "directness")}
        if entry.is_blank:
            chosen = {part: self._find_chosen(entry, part) for part in chosen}
        elif not chosen["directness"]:
            chosen["directness"] = usual.value if usual else self.sheet.usual_directness
        return EntryView(entry=entry, label=label, says=says, usual=usual.value if usual else "", **chosen)

    def _find_chosen(self, entry: Entry, part: str) -> str:
        """Return what was chosen beside words that are still missing, else what is usual."""
        if self.sheet.data is not None and f"{entry.prefix}-{part}" in self.sheet.data:
            return read_entry(self.sheet.data, entry.slot, entry.field, entry.index).typed[part]
        return get_usual(self.sheet, self.slot, entry.field, part)

    def _make_says(self, entry: Entry, bound: BoundField) -> str:
        if not entry.is_detailed:
            return ""
        label = _("%(field)s: this source says instead") % {"field": bound.label}
        widget = copy.copy(bound.field.widget)
        if isinstance(widget, TimeWordsInput):
            widget.understood = ""
        choices = getattr(widget, "choices", ())
        if isinstance(widget, forms.Select):
            widget = type(widget)(choices=[("", _("the same")), *((key, text) for key, text in choices if key)])
        name = f"{entry.prefix}-says"
        html: str = widget.render(name, entry.typed["says"], {"id": f"id_{name}", "aria-label": label})
        return html

    # ---------------------------------------------------------------- what is stored

    def list_claims(self, name: str) -> list[ClaimView]:
        """Return what is stored as evidence of a field, in order of entry."""
        held = write_value(self.row, name) if self.row.pk else ""
        incident = self.sheet.stored.incident
        return [
            ClaimView(
                assertion=claim,
                value=self._show(name, claim.value) if claim.value != held else "",
                speaker=name_speaker(claim),
                is_fixed=claim.frozen_at is not None or incident is None or claim.incident_id != incident.pk,
                is_other=claim.value != held,
            )
            for claim in _drop_repeated(self.sheet.stored.claims.get((self.slot, name), ()), incident)
        ]

    def _show(self, name: str, value: str) -> str:
        """Return what a claim says in words; rows of this form are at hand already."""
        slot = Slot.read(value)
        row = self.sheet.stored.rows.get(slot) if slot is not None else None
        return str(row) if row is not None else show_claimed(self.row, name, value, zone=self.zone)

    def list_accounts(self, name: str) -> list[Account]:
        """Return the values that sources state where they differ, so that an editor chooses."""
        supporting = self.sheet.stored.list_supporting(self.slot, name)
        asked = self.sheet.accounts.get((self.slot, name))
        values = {value: [name_speaker(claim) for claim in supporting if claim.value == value] for value in
                  sorted({claim.value for claim in supporting})} if asked is None else asked  # fmt: skip
        if asked is None and len(values) < 2:
            return []
        shown = next((claim.value for claim in supporting if claim.rank == Rank.PREFERRED.value), None)
        if asked is not None:
            shown = self.sheet.data.get(f"ev-{self.slot.prefix}-{name}-prefer")
        return [
            Account(
                value=value,
                words=self._show(name, value),
                speakers=list(dict.fromkeys(speakers)),
                is_shown=value == shown,
            )
            for value, speakers in values.items()
        ]


def _drop_repeated(claims: Sequence[Assertion], incident: Incident | None) -> list[Assertion]:
    """Return the claims without those of other incidents that one of this incident repeats word for word."""
    own = [claim for claim in claims if incident is not None and claim.incident_id == incident.pk]
    said = {(claim.value, claim.source_id, claim.excerpt) for claim in own}
    return [claim for claim in claims if claim in own or (claim.value, claim.source_id, claim.excerpt) not in said]
