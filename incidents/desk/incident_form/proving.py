"""Turns what was typed as evidence into assertions, and into the columns of statuses and statements."""

import copy
import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from incidents.desk.forms.lookup import LookupManyField
from incidents.desk.forms.time_words import TimeWordsField
from incidents.desk.incident_form.accounts import Accounts
from incidents.desk.incident_form.evidence_entries import REPORT, Entry
from incidents.desk.incident_form.reading import EvidenceReader
from incidents.desk.incident_form.report_entries import show_reported
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.shared_words import apply_to_field, get_row_entry
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.editorial.actions.evidence import ExcerptMissing, ExcerptNotInSource, check_words
from incidents.editorial.actions.facts import (
    AlreadySuperseded,
    NameNeedsRelease,
    NotAFact,
    record_claim,
    record_fact,
)
from incidents.editorial.citable import needs_citation, write_value
from incidents.editorial.models import Assertion, Incident, Source, Sourced
from incidents.editorial.references import WrongReference
from incidents.editorial.subjects import get_table, write_reference

_WRONG = (ExcerptMissing, ExcerptNotInSource, NotAFact, NameNeedsRelease, WrongReference, AlreadySuperseded)


class Prover:
    """The evidence of one sheet, written down while the sheet is saved."""

    def __init__(self, sheet: Sheet, *, by: User, now: dt.datetime) -> None:
        self.sheet, self.by, self.now = sheet, by, now
        self.reader = EvidenceReader(sheet)
        self.accounts = Accounts(sheet, by=by, now=now)
        self._has_problem = False

    # ---------------------------------------------------------------- errors

    def note_problem(self) -> None:
        """Note that something is wrong which no form would tell of by itself."""
        self._has_problem = True

    def has_errors(self) -> bool:
        """Tell whether anything is wrong with the head, the voices or the evidence."""
        bound = [form for form in self.sheet.voice_forms.values() if not form.is_blank()]
        entries = [entry for entries in self.sheet.entries.values() for entry in entries]
        return (
            self._has_problem
            or bool(self.accounts.conflicts)
            or bool(self.sheet.head.is_bound and self.sheet.head.errors)
            or any(form.errors for form in bound)
            or any(entry.errors for entry in entries)
        )

    def has_errors_of(self, slot: Slot) -> bool:
        """Tell whether the report in a slot has evidence that is wrong."""
        return any(entry.errors for entry in self.sheet.get_entries(slot, REPORT))

    # ---------------------------------------------------------------- reports

    def fill_report(self, slot: Slot, report: Sourced) -> bool:
        """Put the evidence of a status or a statement into its columns; tell whether that changed them."""
        entries = self.sheet.get_entries(slot, REPORT)
        entry = entries[0] if entries else self.sheet.add_entry(slot, REPORT, is_detailed=False)
        if entry.is_blank:
            entry.errors["words"] = _("Copy the words of the source that say it.")
            return False
        evidence = self.reader.read(entry)
        if evidence is None:
            return False
        columns: dict[str, Any] = {**evidence, "directness": evidence["directness"].value}
        if not report._state.adding and entry.typed["reported"] == show_reported(report, zone=self.sheet.shown_zone):
            # Stored words are never read a second time.
            del columns["reported"]
        self._check_text(entry, evidence["source"], slot)
        is_new = report._state.adding
        # A new row has no source yet that could be compared.
        changed = [name for name, value in columns.items() if is_new or getattr(report, name) != value]
        for name in changed:
            setattr(report, name, columns[name])
        return bool(changed)

    def _check_text(self, entry: Entry, source: Source, slot: Slot) -> None:
        """A statement's text is the source's words too."""
        text = self.sheet.data.get(f"{slot.prefix}-text", "")
        if not text:
            return
        try:
            check_words(source, text)
        except ExcerptNotInSource as error:
            entry.errors["words"] = _("The text of the statement: %(problem)s") % {"problem": str(error)}

    # ---------------------------------------------------------------- facts

    def prove(self, incident: Incident, slot: Slot, row: Model) -> int:
        """Write down the new evidence of a row and settle which accounts are shown; return how many pieces it was."""
        count = 0
        words = get_row_entry(self.sheet, slot)
        silent = set(self._list_silent(slot, row)) if words is not None else set()
        if words is not None and not silent:
            words.errors["words"] = _("Every filled field has evidence of its own: none is left for these words.")
        for name in KINDS[slot.table].citable:
            entries = self.sheet.get_entries(slot, name)
            if words is not None and name in silent:
                entries = [apply_to_field(self.sheet, words, name)]
            new = [claim for entry in entries if (claim := self._record(incident, row, entry))]
            problems = [entry.errors for entry in entries if entry.errors]
            if words is not None and name in silent and problems:
                words.errors |= problems[0]
            if not problems:
                self.accounts.settle(slot, row, name, new)
            count += len(new)
        return count

    def _list_silent(self, slot: Slot, row: Model) -> Iterator[str]:
        """Yield the fields of a row that nothing evidences yet: those that need a source, and all that was typed."""
        typed = self.sheet.get_form(slot).changed_data
        for name in KINDS[slot.table].citable:
            is_said = bool(write_value(row, name)) and (name in typed or needs_citation(row, name))
            if is_said and not (self.sheet.get_entries(slot, name) or self.sheet.stored.list_supporting(slot, name)):
                yield name

    def _record(self, incident: Incident, row: Model, entry: Entry) -> Assertion | None:
        evidence = self.reader.read(entry)
        if evidence is None:
            return None
        try:
            if entry.typed["says"].strip():
                claimed = self._read_claim(row, entry)
                return record_claim(
                    incident=incident, row=row, field=entry.field, claimed=claimed, by=self.by, now=self.now, **evidence
                )
            if not write_value(row, entry.field):
                entry.errors["words"] = _("The field is empty: fill in what these words say.")
                return None
            return record_fact(incident=incident, row=row, field=entry.field, by=self.by, now=self.now, **evidence)
        except ValidationError as error:
            entry.errors["says" if entry.typed["says"] else "words"] = " ".join(error.messages)
        except _WRONG as error:
            entry.errors["words"] = str(error)
        return None

    def _read_claim(self, row: Model, entry: Entry) -> str:
        """Return the other value that a source states, as assertions hold it. Raises ValidationError."""
        field = copy.deepcopy(self.sheet.get_form(entry.slot).fields[entry.field])
        value: Any = field.widget.value_from_datadict(self.sheet.data, {}, f"{entry.prefix}-says")
        if isinstance(field, TimeWordsField):
            value = field.read(str(value), calendar=self.sheet.calendar)
        else:
            value = field.clean(value)
        if isinstance(field, LookupManyField):
            return " ".join(write_reference(get_table(other), other.pk) for other in sorted(value, key=lambda r: r.pk))
        claimed = copy.copy(row)
        setattr(claimed, entry.field, value)
        return write_value(claimed, entry.field)

    # ---------------------------------------------------------------- evidence kept for other incidents

    def cite_again(self, incident: Incident, slot: Slot, row: Model) -> int:
        """Cite for this incident too what other incidents' evidence says of a shared row; return how many pieces."""
        count = 0
        for (cited, name), claims in self.sheet.stored.claims.items():
            if cited != slot or any(claim.incident_id == incident.pk for claim in claims):
                continue
            held = write_value(row, name)
            for claim in self.sheet.stored.list_supporting(slot, name):
                if claim.value == held:
                    self._copy(claim, incident, row)
                    count += 1
        return count

    def _copy(self, claim: Assertion, incident: Incident, row: Model) -> None:
        names = ("source", "excerpt", "locator", "reported", "directness", *_CREDIT)
        evidence: Any = {name: getattr(claim, name) for name in names}
        record_fact(
            incident=incident, row=row, field=claim.field, rank=claim.rank, by=self.by, now=self.now, **evidence
        )

    # ---------------------------------------------------------------- evidence taken back

    def drop_assertions(self) -> int:
        """Delete draft assertions that the editor took out; return how many."""
        keys = [key for key in self.sheet.data.getlist("drop-assertion") if key.isdecimal()]
        drafts = Assertion.objects.filter(pk__in=keys, incident=self.sheet.stored.incident, frozen_at__isnull=True)
        if not keys or self.sheet.stored.incident is None:
            return 0
        count, _by_model = drafts.delete()
        return count


_CREDIT = ("attribution_text", "attributed_tenure", "attributed_organization")
