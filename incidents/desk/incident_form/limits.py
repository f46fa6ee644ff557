"""
How much fits into one form.

A server refuses a request with very many fields before anybody can answer it kindly. So no more rows are opened than
one request can hold: the editor is asked to save first.
"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.lookup import LookupField, LookupManyField
from incidents.desk.incident_form.evidence_entries import REPORT, ROW
from incidents.desk.incident_form.row_forms import get_form_class
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.sheet import Sheet
from incidents.desk.incident_form.slots import Slot

FULL = _("This form is full: save what stands here, then open or add more.")
ROOM = 120
"""Fields kept free: for what a row of the largest kind brings, and for further evidence."""

_ENTRY = 3
_DETAILS = 4
_VOICE = 8
_FRAME = 14


def is_full(sheet: Sheet, *, is_pruned: bool) -> bool:
    """
    Tell whether another row would not fit into one request.

    is_pruned   whether a script leaves out what says nothing, so that what was posted is all there is
    """
    held = sum(len(sheet.data.getlist(name)) for name in sheet.data) if is_pruned else count_inputs(sheet)
    return held > (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0) - ROOM


def count_inputs(sheet: Sheet) -> int:
    """Return how many fields a browser would post for the page of a sheet."""
    ordered = sum(len(sheet.list_slots(table)) for table, kind in KINDS.items() if kind.has_order)
    rows = sum(_count_row(sheet, slot) for slot in sheet.open)
    return _FRAME + ordered + rows + _VOICE * len(sheet.voice_prefixes)


def _count_row(sheet: Sheet, slot: Slot) -> int:
    kind = KINDS[slot.table]
    count = 3
    for field in get_form_class(slot.table).base_fields.values():
        count += 3 if isinstance(field, LookupManyField) else 2 if isinstance(field, LookupField) else 1
    for name in (*kind.citable, *([REPORT] if kind.is_report else []), *([ROW] if len(kind.citable) > 1 else [])):
        entries = sheet.get_entries(slot, name)
        count += _ENTRY * max(1, len(entries)) + _DETAILS * sum(entry.is_detailed for entry in entries)
        count += 2 * len(sheet.accounts.get((slot, name), ()))
    return count
