"""The evidence that a stored status or statement carries itself, as an editor would have typed it."""

from zoneinfo import ZoneInfo

from incidents.desk.forms.time_words import write_words
from incidents.desk.incident_form.evidence_entries import REPORT, Entry, make_blank_entry
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.voices import Voice
from incidents.editorial.models import Sourced
from incidents.record.row import Table


def make_stored_entry(slot: Slot, report: Sourced, *, zone: ZoneInfo) -> Entry:
    """Return the evidence of a stored report; its times are shown in the zone."""
    entry = make_blank_entry(slot, REPORT, 0, is_detailed=True)
    voice = Voice.of(report)
    entry.typed |= {
        "words": report.excerpt,
        "voice": voice.key if voice else "",
        "directness": report.directness,
        "source": Slot.of(Table.SOURCE, report.source_id).reference,
        "reported": show_reported(report, zone=zone),
        "locator": report.locator,
    }
    return entry


def show_reported(report: Sourced, *, zone: ZoneInfo) -> str:
    """Return the words that a form shows for when a stored report was made public."""
    return write_words(report.reported, zone=zone, required=True)
