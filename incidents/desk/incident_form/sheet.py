"""
The form of one incident as a whole: which rows stand in it, which of them are open, and what they know of each other.

A stored row is shown as text until somebody opens it; only open rows are posted. A new row has a slot from the
moment it is begun, by which evidence and other rows refer to it, and is stored when the form is.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db.models import Model
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from incidents.desk.forms.time_words import Calendar
from incidents.desk.forms.zones import UTC, find_local_day, make_zone
from incidents.desk.incident_form.evidence_entries import REPORT, ROW, Entry, make_blank_entry, read_entries
from incidents.desk.incident_form.fingerprints import read_fingerprint
from incidents.desk.incident_form.head import HeadForm
from incidents.desk.incident_form.report_entries import show_reported
from incidents.desk.incident_form.row_forms import SheetRowForm, get_form_class
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.slots import Slot, make_new_slot
from incidents.desk.incident_form.stored_rows import StoredRows
from incidents.desk.incident_form.voices import NEW_PREFIX, VoiceForm
from incidents.desk.lookups.found import Found
from incidents.editorial.models import Incident, Source
from incidents.record.codes import Directness
from incidents.record.row import Table
from incidents.record.time_words import UnreadableTime, read_partial_date

ROWS = "rows"
"""Name under which the slots of the open rows are posted, in the order of the page."""
VOICES = "voices"
AGAIN = "again"
"""Name under which shared rows are posted whose evidence, collected for other incidents, is cited here too."""


class Sheet:
    """
    The form of an incident, as stored or as posted.

    stored   what the database holds
    by       who edits; decides which rows may be opened
    now      when, for reports without a date of their own
    data     what was posted, None to show what is stored
    """

    def __init__(self, stored: StoredRows, *, by: User, now: dt.datetime, data: Any = None) -> None:
        self.stored, self.by, self.now, self.data = stored, by, now, data
        incident = stored.incident
        # Taken before the form can change it: what is posted is compared with what was shown.
        self.shown_zone = make_zone(incident.timezone if incident is not None else "") or UTC
        self.incident_slot = Slot.of(Table.INCIDENT, incident.pk) if incident else Slot(Table.INCIDENT, "new1")
        posted = [slot for text in data.getlist(ROWS) if (slot := Slot.read(text))] if data is not None else []
        self.posted = [slot for slot in dict.fromkeys(posted) if self._is_known(slot)]
        self.open = [self.incident_slot, *(slot for slot in self.posted if slot.table is not Table.INCIDENT)]
        self.forms: dict[Slot, SheetRowForm] = {}
        self.entries: dict[tuple[Slot, str], list[Entry]] = {}
        # By fact: the values that sources state, each with who states it.
        self.accounts: dict[tuple[Slot, str], dict[str, list[str]]] = {}
        self.voice_prefixes = self._read_voice_prefixes()
        self.is_unchecked = False
        self._rename_chosen()
        self.store: Callable[[Slot], Model | None] | None = None

    def _is_known(self, slot: Slot) -> bool:
        if slot.table not in KINDS or slot.table is Table.INCIDENT:
            return False
        return slot.is_new or slot in self.stored.rows

    def _read_voice_prefixes(self) -> list[str]:
        posted = self.data.getlist(VOICES) if self.data is not None else []
        return [prefix for prefix in dict.fromkeys(posted) if prefix.removeprefix(NEW_PREFIX).isdecimal()]

    def _rename_chosen(self) -> None:
        """Let lookups that name a row of this form go on naming it when what it is called was typed since."""
        if self.data is None:
            return
        keys = [name for name in self.data if name.endswith("_key")]
        # Twice: a term in office is called by its person, which may be of this form too.
        for name in (*keys, *keys):
            slot = Slot.read(self.data[name])
            if slot is not None and slot.is_new and slot in self.open and self.data.get(name.removesuffix("_key")):
                self.data[name.removesuffix("_key")] = self.get_label(slot)

    # ---------------------------------------------------------------- which rows stand in it

    def list_slots(self, table: Table) -> list[Slot]:
        """Return the slots of a table in the order of the page: as posted where rows have an order."""
        new = [slot for slot in self.open if slot.table is table and slot.is_new]
        slots = [*self.stored.list_slots(table), *new]
        if self.data is None or not KINDS[table].has_order:
            return slots
        order = [slot for text in self.data.getlist(f"order-{table.value}") if (slot := Slot.read(text))]
        ranks = {slot: rank for rank, slot in enumerate(order)}
        return sorted(slots, key=lambda slot: ranks.get(slot, len(ranks)))

    def add_row(self, table: Table, **typed: str) -> Slot:
        """
        Begin a row and return its slot. The sheet was posted.

        typed   what its fields hold already, by the ends of their names: a lookup posts "person" and "person_key"
        """
        slot = make_new_slot(table, set(self.open))
        self.open.append(slot)
        self.posted.append(slot)
        blank = get_form_class(table)(prefix=slot.prefix, instance=KINDS[table].model(), surroundings=self)
        for name in blank.fields:
            value = blank[name].value()
            if isinstance(value, (str, int)) and not isinstance(value, bool):
                self.data[f"{slot.prefix}-{name}"] = str(value)
        for name, text in typed.items():
            self.data[f"{slot.prefix}-{name}"] = text
        return slot

    def add_voice(self) -> str:
        """Begin a voice; return the prefix of its fields."""
        numbers = [int(prefix.removeprefix(NEW_PREFIX)) for prefix in self.voice_prefixes]
        self.voice_prefixes.append(f"{NEW_PREFIX}{max(numbers, default=0) + 1}")
        return self.voice_prefixes[-1]

    def is_removed(self, slot: Slot) -> bool:
        """Tell whether the row is to be taken out when the form is saved."""
        return self.data is not None and bool(self.data.get(f"{slot.prefix}-DELETE"))

    def is_blank(self, slot: Slot) -> bool:
        """Tell whether a new row holds nothing at all."""
        return slot.is_new and slot != self.incident_slot and not self._holds_anything(slot)

    def _holds_anything(self, slot: Slot) -> bool:
        names = (*KINDS[slot.table].citable, REPORT, ROW)
        return self.get_form(slot).has_changed() or any(
            not entry.is_blank for name in names for entry in self.get_entries(slot, name)
        )

    # ---------------------------------------------------------------- the form of each row

    def get_form(self, slot: Slot) -> SheetRowForm:
        """Return the form of an open row: of what was posted, or of what is stored."""
        if slot not in self.forms:
            is_posted = self.data is not None and (slot in self.posted or slot == self.incident_slot)
            self.forms[slot] = get_form_class(slot.table)(
                self.data if is_posted else None,
                prefix=slot.prefix,
                instance=self._get_instance(slot),
                surroundings=self,
                use_required_attribute=False,
            )
            if self.is_unchecked:
                leave_unchecked(self.forms[slot])
        return self.forms[slot]

    def leave_unchecked(self) -> None:
        """Show what was posted as it is, without a word on what may be wrong with it."""
        self.is_unchecked = True
        for form in (self.head, *self.voice_forms.values(), *self.forms.values()):
            leave_unchecked(form)

    def _get_instance(self, slot: Slot) -> Model:
        if slot == self.incident_slot:
            return self.stored.incident or Incident()
        return KINDS[slot.table].model() if slot.is_new else self.stored.rows[slot]

    def get_entries(self, slot: Slot, name: str) -> list[Entry]:
        """Return the filled entries of a field's evidence, as posted."""
        key = (slot, name)
        if key not in self.entries:
            self.entries[key] = read_entries(self.data, slot, name) if self.data is not None else []
        return self.entries[key]

    def add_entry(self, slot: Slot, name: str, *, is_detailed: bool) -> Entry:
        """Begin one more entry of a field's evidence."""
        entries = self.get_entries(slot, name)
        index = max((entry.index for entry in entries), default=-1) + 1
        entry = make_blank_entry(slot, name, index, is_detailed=is_detailed)
        entries.append(entry)
        return entry

    def list_cited_again(self) -> list[Slot]:
        """Return the stored rows whose evidence, collected for other incidents, shall be cited for this one too."""
        posted = self.data.getlist(AGAIN) if self.data is not None else []
        slots = (slot for text in posted if (slot := Slot.read(text)))
        return [slot for slot in slots if slot in self.stored.rows and KINDS[slot.table].shared]

    # ---------------------------------------------------------------- what rows know of each other

    def get_label(self, slot: Slot) -> str:
        """Return what tells a row from others of its table."""
        if not slot.is_new:
            return str(self.stored.rows.get(slot, slot.reference))
        names = (f"{slot.prefix}-{name}" for name in KINDS[slot.table].label)
        typed = (str(self.data.get(name, "")).strip() for name in names) if self.data is not None else iter(())
        known = next((words for words in typed if words), "")
        # A sibling posts its reference, which tells an editor nothing.
        return known[:100] if known and Slot.read(known) is None else self.number_new(slot)

    def number_new(self, slot: Slot) -> str:
        """Return what a new row is called while nothing is typed that tells it from others."""
        return _("new %(kind)s %(number)d") % {"kind": KINDS[slot.table].name, "number": slot.number}

    def list_siblings(self, table: Table) -> list[tuple[str, str]]:
        """Return (reference, label) of the rows of a table, stored and new."""
        return [(slot.reference, self.get_label(slot)) for slot in self.list_slots(table)]

    def list_unsaved(self, table: Table) -> list[Found]:
        """Return the new rows of a table, as a lookup offers them."""
        new = [slot for slot in self.open if slot.table is table and slot.is_new and slot != self.incident_slot]
        return [Found(key=slot.reference, label=self.get_label(slot), note=_("in this form")) for slot in new]

    def get_unsaved(self, key: str) -> Model | None:
        """Return the row that a reference names, storing it first if it is new."""
        slot = Slot.read(key)
        return None if slot is None else self.get_row(slot)

    def get_row(self, slot: Slot) -> Model | None:
        """Return a stored row, or a new one while the form is being saved; None for one that cannot be had."""
        if slot.is_new and self.store is not None:
            return self.store(slot)
        return self.stored.rows.get(slot)

    # ---------------------------------------------------------------- what is being read

    @cached_property
    def head(self) -> HeadForm:
        """The head of the form."""
        return HeadForm(
            self.data,
            by=self.by,
            initial=self._make_head_initial(),
            sources=self.list_siblings(Table.SOURCE),
            voices=self.list_voices(),
        )

    def _make_head_initial(self) -> dict[str, Any]:
        """Return what was being read last: the source of the newest evidence, and when it became public."""
        slots = self.list_slots(Table.SOURCE)
        last = self.stored.newest_evidence
        slot = Slot.of(Table.SOURCE, last.source_id) if last is not None else None
        if slot not in slots:
            slot, last = next(iter(slots), None), None
        source = self.stored.rows.get(slot) if slot else None
        day = find_local_day(source, zone=self.zone) if isinstance(source, Source) and self.zone else None
        incident = self.stored.incident
        if day is None and incident is not None:
            day = find_local_day(incident, zone=self.zone)
        is_later = last is not None and isinstance(source, Source) and last.reported != source.published
        return {
            "source": slot.reference if slot else "",
            "directness": Directness.EXPLICIT.value,
            "reported": show_reported(last, zone=self.shown_zone) if is_later and last is not None else "",
            "reference": day.isoformat() if day else "",
        }

    @property
    def usual_directness(self) -> str:
        """How directly the source being read mostly says things."""
        return self.head.get_typed("directness") or Directness.EXPLICIT.value

    def list_voices(self) -> list[tuple[str, str]]:
        """Return (key, label) of the voices to choose from, the source's own first."""
        new = [(form.reference, form.typed_label) for form in self.voice_forms.values() if not form.is_blank()]
        return [("", _("the source itself")), *((voice.key, voice.label) for voice in self.stored.voices), *new]

    @cached_property
    def voice_forms(self) -> dict[str, VoiceForm]:
        """The forms of voices begun here, by prefix."""
        return {
            prefix: VoiceForm(self.data, prefix=prefix, surroundings=self, use_required_attribute=False)
            for prefix in self.voice_prefixes
        }

    # ---------------------------------------------------------------- times

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone of the place where it happened, as far as the form says it."""
        incident = self.get_form(self.incident_slot).instance if self.incident_slot in self.forms else None
        names = [getattr(incident, "timezone", "")]
        if self.data is not None:
            names.append(str(self.data.get(f"{self.incident_slot.prefix}-timezone", "")))
        names.append(self.stored.incident.timezone if self.stored.incident else "")
        if self.data is not None:
            names += [str(self.data.get(f"{slot.prefix}-timezone", "")) for slot in self.list_slots(Table.PLACE)]
            names += [row.timezone for row in self.stored.get_rows(Table.PLACE)]
        return next((zone for name in names if (zone := make_zone(name.strip()))), None)

    @property
    def calendar(self) -> Calendar:
        """What words of times are read against: the day that the head names, else the incident's, else today."""
        zone = self.zone
        day = self.head.find_reference() or self._find_source_day(zone) or self._find_incident_day(zone)
        return Calendar(zone=zone, reference=day or self.now.astimezone(zone or dt.UTC).date())

    def _find_incident_day(self, zone: ZoneInfo | None) -> dt.date | None:
        incident = self.stored.incident
        return find_local_day(incident, zone=zone) if incident is not None and zone is not None else None

    def _find_source_day(self, zone: ZoneInfo | None) -> dt.date | None:
        """Return the day of the source being read, as stored or, in a row that is not stored yet, as a plain date."""
        slot = Slot.read(self.head.get_typed("source"))
        if slot is None or zone is None:
            return None
        if slot.is_new:
            words = str(self.data.get(f"{slot.prefix}-published", "")) if self.data is not None else ""
            try:
                return read_partial_date(words.strip(), reference=self.now.date()).start
            except UnreadableTime:
                return None
        source = self.stored.rows.get(slot)
        return find_local_day(source, zone=zone) if isinstance(source, Source) else None

    # ---------------------------------------------------------------- others at work

    def was_changed_meanwhile(self, slot: Slot) -> bool:
        """Tell whether the database holds a row otherwise than it did when it was opened here."""
        seen = self.data.get(f"{slot.prefix}-seen") if self.data is not None else None
        return bool(seen) and seen != read_fingerprint(type(self._get_instance(slot)), slot.row_id)

    # ---------------------------------------------------------------- permissions

    def may(self, verb: str, table: Table) -> bool:
        """Tell whether the editor may "add", "change", "delete" or "view" rows of a table."""
        return self.by.has_perm(f"editorial.{verb}_{KINDS[table].model._meta.model_name}")

    def may_open(self, slot: Slot) -> bool:
        """Tell whether the editor may open a row: published reports are fixed."""
        if slot.is_new:
            return self.may("add", slot.table)
        is_fixed = getattr(self.stored.rows.get(slot), "frozen_at", None) is not None
        return not is_fixed and self.may("change", slot.table)


def leave_unchecked(form: Any) -> None:
    """Keep a bound form from being validated when it is shown."""
    if form.is_bound and form._errors is None:
        form._errors = ErrorDict()
        form.cleaned_data = {}
