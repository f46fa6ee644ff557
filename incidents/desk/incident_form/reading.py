"""Reads what was typed as evidence: which source, whose voice, how directly, made public when."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from incidents.desk.incident_form.codings import find_usual_directness
from incidents.desk.incident_form.evidence_entries import Entry
from incidents.desk.incident_form.head import read_reported
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.voices import NOBODY, Voice
from incidents.editorial.actions.evidence import ClaimEvidence, ExcerptMissing, ExcerptNotInSource, check_words
from incidents.editorial.models import Source
from incidents.record.codes import Directness
from incidents.record.moment import Moment


class EvidenceReader:
    """
    Reads the entries of one sheet while it is saved, when its sources and officials have keys.

    existing_source   a source kept already that the incident shall list too
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.existing_source: Source | None = None
        self._reported: Moment | None = None
        self._voices: dict[str, Voice | None] = {}

    # ---------------------------------------------------------------- the head

    def read_head(self) -> None:
        """Read what the head says; its errors stay with it."""
        head = self.sheet.head
        if not head.is_bound:
            return
        if head.is_valid():
            self.existing_source = head.cleaned_data["existing"]
        try:
            self._reported = read_reported(head.get_typed("reported"), calendar=self.sheet.calendar)
        except ValidationError as error:
            head.add_error("reported", error)

    # ---------------------------------------------------------------- one entry

    def read(self, entry: Entry) -> ClaimEvidence | None:
        """Return the evidence of an entry, or None with what is wrong written on it."""
        typed = entry.typed
        source = self._find_source(typed["source"] or self.sheet.head.get_typed("source")) or self.existing_source
        if source is None:
            entry.errors["source"] = _("Say which source it is: add it under Sources, and choose it at the top.")
            return None
        try:
            evidence: Any = {
                "source": source,
                "excerpt": typed["words"].strip().replace("\r\n", "\n"),
                "locator": typed["locator"].strip(),
                "directness": self._read_directness(entry),
                "reported": self._read_reported(entry) or self._reported or source.published or Moment.unknown(),
                **self._read_voice(entry),
            }
            check_words(source, typed["words"])
        except _Unreadable as error:
            entry.errors[error.part] = str(error)
        except (ExcerptMissing, ExcerptNotInSource) as error:
            entry.errors["words"] = str(error)
        else:
            return cast("ClaimEvidence", evidence)
        return None

    def _find_source(self, reference: str) -> Source | None:
        slot = Slot.read(reference)
        row = self.sheet.get_row(slot) if slot is not None else None
        return row if isinstance(row, Source) else None

    def _read_directness(self, entry: Entry) -> Directness:
        typed = entry.typed["directness"]
        try:
            return Directness(typed or find_usual_directness(entry.slot.table, entry.field) or Directness.EXPLICIT)
        except ValueError:
            raise _Unreadable("directness", _("Choose how directly the source says it.")) from None

    def _read_reported(self, entry: Entry) -> Moment | None:
        try:
            return read_reported(entry.typed["reported"], calendar=self.sheet.calendar)
        except ValidationError as error:
            raise _Unreadable("reported", " ".join(error.messages)) from None

    # ---------------------------------------------------------------- voices

    def _read_voice(self, entry: Entry) -> dict[str, Any]:
        key = entry.typed["voice"]
        if key not in self._voices:
            self._voices[key] = self._find_voice(key) if key else None
        voice = self._voices[key]
        return voice.columns if voice is not None else dict(NOBODY)

    def _find_voice(self, key: str) -> Voice:
        form = self.sheet.voice_forms.get(key)
        if form is not None and not form.is_blank():
            if not form.is_valid():
                raise _Unreadable("voice", _("The voice chosen here has an error of its own; mend that first."))
            return form.make_voice()
        found = next((voice for voice in self.sheet.stored.voices if voice.key == key), None)
        if found is None:
            raise _Unreadable("voice", _("Choose who says it."))
        return found


class _Unreadable(ValueError):
    """One part of an entry is wrong; the message says what would be right."""

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.part = part
