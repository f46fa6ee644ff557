"""The page that takes an incident back to an earlier point: what would change, a reason, then the act."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from incidents.desk.admin.options import get_user
from incidents.desk.forms.reasons import UNREADABLE, ChangeReasonForm
from incidents.desk.forms.rules import describe_refusal
from incidents.desk.history.entries import list_revisions
from incidents.desk.history.page import get_zone
from incidents.desk.history.restore_rights import may_restore
from incidents.desk.history.telling import Difference, ToldRow, tell_rows
from incidents.desk.incident_form.own_limits import OUTSIDE
from incidents.desk.lookups.view import may_view
from incidents.editorial.actions.restoring import CannotRestore, restore_incident
from incidents.editorial.actions.revisions import revise
from incidents.editorial.history.restoration import Restoration, RowStep, Stays, plan_restoration
from incidents.editorial.models import Incident, Revision, RevisionKind, RowOperation
from incidents.editorial.sealing import CannotUnseal
from incidents.editorial.work_limits import may_work_on
from incidents.publishing.quote_lock import recheck
from incidents.record.row import Table

STAYS: dict[Stays, str | Promise] = {
    Stays.FIXED: gettext_lazy("published or redacted evidence, or what such evidence is about: it is fixed"),
    Stays.REFERRED: gettext_lazy("another row that stays refers to it"),
    Stays.WITHHELD: gettext_lazy("a text in it is withheld since, so it does not come back"),
}
"""Why a row stays as it is."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, incident_id: int, revision_id: int) -> HttpResponse:
    """Show what going back to the end of a revision would change; on POST with a reason, go back."""
    if not (may_view(request, Table.INCIDENT) and request.user.has_perm("editorial.change_incident")):
        raise PermissionDenied
    incident = get_object_or_404(Incident, pk=incident_id)
    revision = get_object_or_404(list_revisions(incident), pk=revision_id)
    plan = plan_restoration(incident, revision)
    if not may_restore(get_user(request), incident, plan):
        raise PermissionDenied
    form = ChangeReasonForm(request.POST or None, is_needed=True)
    problems: list[str] = []
    if request.method == "POST":
        if not form.typed:
            form.demand()
        if form.is_valid():
            problems = _restore(request, incident, revision, reason=form.words)
            if not problems:
                return HttpResponseRedirect(reverse("admin:editorial_incident_change", args=[incident.pk]))
    return _render(request, revision, plan, form=form, problems=problems, incident=incident)


def _restore(request: HttpRequest, incident: Incident, revision: Revision, *, reason: str) -> list[str]:
    """Go back; return what stands against it, nothing if it is done."""
    by, now = get_user(request), timezone.now()
    try:
        with revise(by=by, now=now, reason=reason, incident=incident, kind=RevisionKind.RESTORE, restored=revision):
            restore_incident(incident=incident, revision=revision, by=by, reason=reason, now=now)
            recheck(incident, by=by, now=now)
            _refuse_outside(by, incident)
    except CannotRestore as error:
        return error.problems
    except IntegrityError as error:
        return [describe_refusal(error)]
    except CannotUnseal:
        return [str(UNREADABLE)]
    LogEntry.objects.log_actions(by.pk, [incident], CHANGE, "Taken back to an earlier point.", single_object=True)
    messages.success(request, _("Taken back. It is a draft; readers see what they saw until it is published."))
    return []


def _refuse_outside(by: User, incident: Incident) -> None:
    """Raise CannotRestore if the account would not see the incident again, as it has just been stored."""
    if not may_work_on(by, incident):
        raise CannotRestore([str(OUTSIDE)])


def _render(
    request: HttpRequest,
    revision: Revision,
    plan: Restoration,
    *,
    form: ChangeReasonForm,
    problems: list[str],
    incident: Incident,
) -> HttpResponse:
    zone = get_zone(incident)
    stays = list(plan.stays.values())
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "opts": Incident._meta,
        "incident": incident,
        "revision": revision,
        "title": incident.title,
        "reason_form": form,
        "problems": problems,
        "has_errors": bool(problems or form.errors),
        "plan": plan,
        "rows": _tell(_sort(plan), zone=zone),
        "stays": zip(_tell([step for step, _reason in stays], zone=zone), [STAYS[why] for _step, why in stays],
                     strict=True),
    }  # fmt: skip
    return TemplateResponse(request, "desk/history/restore.html", context)


def _sort(plan: Restoration) -> list[RowStep]:
    """Return what would be done as it reads best: changes, then what comes back, then what goes."""
    order = (RowOperation.CHANGE, RowOperation.ADD, RowOperation.REMOVE)
    return sorted(plan.steps.values(), key=lambda step: (order.index(step.operation), step.key))


def _tell(steps: Iterable[RowStep], *, zone: ZoneInfo) -> list[ToldRow]:
    return tell_rows(
        [
            Difference(
                model=step.model,
                row_id=step.row_id,
                before=step.now,
                after=step.becomes,
                differing=step.list_changed(),
            )
            for step in steps
        ],
        zone=zone,
    )
