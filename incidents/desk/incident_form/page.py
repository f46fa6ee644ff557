"""The page of an incident's form: shows it, does what its buttons say, saves it."""

from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from incidents.desk.forms.reasons import ChangeReasonForm
from incidents.desk.incident_form.kept_voices import keep_voices, read_kept_voices
from incidents.desk.incident_form.limits import FULL, is_full
from incidents.desk.incident_form.row_views import RowView, iterate_sections
from incidents.desk.incident_form.saving import Saved, Saver
from incidents.desk.incident_form.sections import KINDS
from incidents.desk.incident_form.sheet import AGAIN, Sheet
from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.stored_rows import StoredRows
from incidents.desk.incident_form.verbs import VOICE_PANEL, NotPossible, act, is_growing
from incidents.editorial.actions.status import list_status_warnings
from incidents.editorial.models import CaseStatus, Incident
from incidents.present.addresses import address_of_incident
from incidents.publishing.public_numbers import get_public_number
from incidents.record.codes import Directness
from incidents.record.row import Table

US_TIMEZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
    "Pacific/Pago_Pago",
)
"""Offered while a zone is typed; any other IANA name may be."""

TEMPLATE = "desk/incident_form.html"
CHECK = "check"
PART = "X-Part"
"""Header of a request that wants the rows concerned alone."""


@require_http_methods(["GET", "HEAD", "POST"])
def show_form(request: HttpRequest, incident: Incident | None) -> HttpResponse:
    """
    Show the form of an incident, None to begin one; on POST do what the pressed button says.

    Raises PermissionDenied for rows that the account may not add, change or delete.
    """
    user: Any = request.user
    data = request.POST.copy() if request.method == "POST" else None
    stored = StoredRows(incident, kept=read_kept_voices(request.session, incident))
    sheet = Sheet(stored, by=user, now=timezone.now(), data=data)
    if data is None:
        return _answer(request, sheet)
    _check_permissions(sheet)
    verb = data.get("do", "")
    if verb == CHECK:
        return _check(request, sheet)
    if verb:
        return _do(request, sheet, verb)
    return _save(request, sheet)


def _check_permissions(sheet: Sheet) -> None:
    """Refuse rows that the account may not touch; menus hide them, but a request can name them."""
    is_begun = sheet.stored.incident is None
    if not sheet.may("add" if is_begun else "change", Table.INCIDENT):
        raise PermissionDenied
    for slot in sheet.posted:
        if not sheet.may_open(slot):
            raise PermissionDenied
        if sheet.is_removed(slot) and not RowView(sheet, slot).may_remove:
            raise PermissionDenied
    writes_evidence = any(
        name.startswith("ev-") and name.endswith("-words") and sheet.data[name] for name in sheet.data
    )
    writes_evidence = writes_evidence or bool({"drop-assertion", AGAIN} & sheet.data.keys())
    if writes_evidence and not sheet.by.has_perm("editorial.add_assertion"):
        raise PermissionDenied


# ---------------------------------------------------------------- what a button says


def _do(request: HttpRequest, sheet: Sheet, verb: str) -> HttpResponse:
    is_part = PART in request.headers
    if is_growing(verb) and is_full(sheet, is_pruned=is_part):
        if is_part:
            return HttpResponse(FULL, status=HTTPStatus.CONFLICT, content_type="text/plain; charset=utf-8")
        messages.warning(request, FULL)
        sheet.leave_unchecked()
        return _answer(request, sheet)
    try:
        concerned = act(sheet, verb)
    except NotPossible:
        return HttpResponseBadRequest(_("The form has no such button."), content_type="text/plain")
    sheet.leave_unchecked()
    if is_part:
        return _answer_part(request, sheet, concerned)
    return _answer(request, sheet, focus=concerned)


def _check(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if Saver(sheet, by=sheet.by, now=sheet.now).check():
        messages.info(request, _("Nothing is wrong with what stands here. It is not saved yet."))
    return _answer(request, sheet)


def _save(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    saver = Saver(sheet, by=sheet.by, now=sheet.now)
    is_begun = sheet.stored.incident is None
    reason = ChangeReasonForm(request.POST, is_needed=not is_begun)
    if not saver.save(reason):
        return _answer(request, sheet, reason=reason)
    incident = saver.incident
    assert incident is not None
    keep_voices(request.session, incident, sheet)
    if saver.saved or saver.prover.accounts.preferences:
        Incident.objects.filter(pk=incident.pk).update(updated_at=sheet.now)
    LogEntry.objects.log_actions(
        sheet.by.pk, [incident], ADDITION if is_begun else CHANGE, _describe(saver.saved), single_object=True
    )
    link = format_html(
        '<a href="{}">{}</a>', reverse("admin:editorial_incident_change", args=[incident.pk]), incident.title
    )
    count = _count(saver.saved)
    changes = ngettext("%(count)d change.", "%(count)d changes.", count) % {"count": count}
    messages.success(request, format_html(_("Saved: {}. {}"), link, changes))
    _warn(request, saver)
    return HttpResponseRedirect(_find_next(request, incident))


def _count(saved: Saved) -> int:
    return len(saved.added) + len(saved.changed) + len(saved.deleted) + saved.evidence


def _describe(saved: Saved) -> list[dict[str, Any]]:
    """Return the history's message, in Django's form. Rows are called by table and key: what is typed stays out."""
    said: list[dict[str, Any]] = [{"added": {"name": slot.table.value, "object": slot.key}} for slot in saved.added]
    said += [
        {"changed": {"name": slot.table.value, "object": slot.key, "fields": fields}} for slot, fields in saved.changed
    ]
    said += [{"deleted": {"name": slot.table.value, "object": slot.key}} for slot in saved.deleted]
    if saved.evidence:
        said.append({"added": {"name": "assertion", "object": f"× {saved.evidence}"}})
    return said


def _warn(request: HttpRequest, saver: Saver) -> None:
    """Say what looks odd about a status just saved. None of it blocks: sources do contradict each other."""
    touched = {*saver.saved.added, *(slot for slot, _fields in saver.saved.changed)}
    for slot in touched:
        row = saver.get_stored(slot) if slot.table is Table.CASE_STATUS else None
        if isinstance(row, CaseStatus):
            for warning in list_status_warnings(row):
                messages.warning(request, f"{row}: {warning}")


def _find_next(request: HttpRequest, incident: Incident) -> str:
    for button in ("publish_incident", "withdraw_incident", "preview_incident"):
        if f"_{button}" in request.POST:
            return reverse(f"admin:{button}", args=[incident.pk])
    if "_list" in request.POST:
        return reverse("admin:editorial_incident_changelist")
    return reverse("admin:editorial_incident_change", args=[incident.pk])


# ---------------------------------------------------------------- answers


def _answer(
    request: HttpRequest,
    sheet: Sheet,
    focus: list[Slot | str] | None = None,
    reason: ChangeReasonForm | None = None,
) -> HttpResponse:
    incident = sheet.stored.incident
    may_edit = sheet.may("change" if incident else "add", Table.INCIDENT)
    number = _find_number(incident) if incident else None
    context = {
        **admin.site.each_context(request),
        "opts": Incident._meta,
        "title": incident.title if incident else _("A new incident"),
        "incident": incident,
        "sections": list(iterate_sections(sheet)),
        "may_edit": may_edit,
        "public_number": number,
        "public_address": address_of_incident(number) if number else "",
        "may_delete": incident is not None and number is None and sheet.may("delete", Table.INCIDENT),
        "reason_form": reason or _keep_reason(request, sheet),
        "timezones": US_TIMEZONES,
        "may_publish": incident is not None and sheet.by.has_perm("editorial.publish_incident"),
        "may_withdraw": number is not None and sheet.by.has_perm("editorial.withdraw_incident"),
        "is_posted": sheet.data is not None,
        "has_errors": sheet.data is not None and not sheet.is_unchecked,
        "focus": focus[0].prefix if focus and isinstance(focus[0], Slot) else "",
        "unsaved_tables": [(table.value, sheet.list_unsaved(table)) for table in KINDS],
        **_make_evidence_context(sheet),
    }
    return TemplateResponse(request, TEMPLATE, context)


def _find_number(incident: Incident) -> int | None:
    """Return the public number of an incident, which may have been read together with it as public_number."""
    read: dict[str, Any] = vars(incident)
    return read["public_number"] if "public_number" in read else get_public_number(Table.INCIDENT, incident.pk)


def _keep_reason(request: HttpRequest, sheet: Sheet) -> ChangeReasonForm:
    """Return the reason as far as it is typed, while rows are opened and closed."""
    is_needed = sheet.stored.incident is not None
    return ChangeReasonForm(request.POST if sheet.data is not None else None, is_needed=is_needed)


def _answer_part(request: HttpRequest, sheet: Sheet, concerned: list[Slot | str]) -> HttpResponse:
    """Return the rows concerned alone, for a script that puts them in their places."""
    present = [slot for slot in concerned if isinstance(slot, Slot) and (slot in sheet.open or not slot.is_new)]
    context = {
        "rows": [RowView(sheet, slot) for slot in present],
        "with_voices": VOICE_PANEL in concerned,
        "may_edit": True,
        **_make_evidence_context(sheet),
    }
    return TemplateResponse(request, "desk/incident_form/part.html", context)


def _make_evidence_context(sheet: Sheet) -> dict[str, Any]:
    head = sheet.head
    return {
        "sheet": sheet,
        "head": head,
        "voices": sheet.list_voices(),
        "known_words": sheet.stored.list_words(),
        "voice_forms": sheet.voice_forms.values(),
        "directness": Directness.choices(),
        "source_choices": sheet.list_siblings(Table.SOURCE),
        "may_prove": sheet.by.has_perm("editorial.add_assertion"),
    }
