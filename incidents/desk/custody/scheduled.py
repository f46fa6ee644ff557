"""What is to happen at a set time, and what became of it: the list, and a page for each act."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from incidents.desk.custody.asking import REFUSED, describe, get_user, go_to, record_act
from incidents.desk.custody.forms import ReasonForm, describe_due
from incidents.desk.forms.zones import find_zone
from incidents.editorial.actions import scheduling
from incidents.editorial.models import ScheduledAct, ScheduledKind, Source
from incidents.editorial.work_limits import limit_rows

SHOWN_ENDED = 30
"""How many acts that have ended the list shows, the last first."""

STATES = {
    "cancelled": gettext_lazy("Called off"),
    "failed": gettext_lazy("Refused"),
    "done": gettext_lazy("Done"),
    "waits": gettext_lazy("Waits for a second custodian"),
    "agreed": gettext_lazy("Will happen"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    One act as the pages show it.

    what     the act and what it is about, never with a name that is not public
    about    address of the page of the incident or person
    due      the time in the zone of what it is about, and in UTC
    state    a key of STATES
    """

    act: ScheduledAct
    what: str
    about: str
    due: str
    state: str

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(STATES[self.state])

    @property
    def is_to_come(self) -> bool:
        """Whether it has not ended."""
        return self.state in {"waits", "agreed"}


@never_cache
@require_safe
def list_scheduled(request: HttpRequest) -> HttpResponse:
    """List what is to happen, then what has ended."""
    kinds = _list_kinds(request)
    rows = limit_rows(get_user(request), ScheduledAct.objects.filter(kind__in=kinds)).select_related(
        "incident__place", "person", "requested_by", "approved_by", "cancelled_by"
    )
    context = {
        **admin.site.each_context(request),
        "title": _("At a set time"),
        "to_come": [make_line(act) for act in rows.filter(scheduling.TO_COME).order_by("due_at", "pk")],
        "ended": [make_line(act) for act in rows.exclude(scheduling.TO_COME).order_by("-due_at", "-pk")[:SHOWN_ENDED]],
    }
    return TemplateResponse(request, "desk/custody/scheduled.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def show_scheduled(request: HttpRequest, scheduled_act_id: int) -> HttpResponse:
    """Show an act; on POST, agree to it, call it off, or show once what it would release."""
    kinds = _list_kinds(request)
    rows = ScheduledAct.objects.select_related("incident__place", "person", "requested_by", "approved_by")
    act = get_object_or_404(rows, pk=scheduled_act_id)
    if act.kind not in kinds:
        raise PermissionDenied
    step = request.POST.get("step") if request.method == "POST" else None
    if step == "read":
        return _read(request, act)
    problems: list[str] = []
    if step in ("approve", "cancel"):
        problems = _approve(request, act) if step == "approve" else _cancel(request, act)
        if not problems:
            return go_to(act)
        act.refresh_from_db()
    return _render(request, act, ReasonForm(), problems=problems)


def make_line(act: ScheduledAct) -> Line:
    """Return an act as the pages show it."""
    if act.kind == ScheduledKind.RELEASE:
        assert act.person is not None
        what = _("Release of the name of person %(key)d") % {"key": act.person.pk}
        about = reverse("admin:editorial_person_change", args=[act.person.pk])
    else:
        assert act.incident is not None
        what = _("Publication of “%(title)s”") % {"title": act.incident.title}
        about = reverse("admin:editorial_incident_change", args=[act.incident.pk])
    return Line(act=act, what=what, about=about, due=describe_due(act.due_at, zone=_find_zone(act)), state=_tell(act))


def _tell(act: ScheduledAct) -> str:
    """Return the state of an act, a key of STATES."""
    if act.cancelled_at:
        return "cancelled"
    if act.failed_at:
        return "failed"
    if act.done_at:
        return "done"
    return "agreed" if act.approved_at else "waits"


def _find_zone(act: ScheduledAct) -> ZoneInfo | None:
    row = act.incident or act.person
    return find_zone(row) if row is not None else None


def _list_kinds(request: HttpRequest) -> list[str]:
    """Return the kinds of acts that the account may schedule. Raises PermissionDenied if there are none."""
    kinds = [kind.value for kind in ScheduledKind if scheduling.may_schedule(get_user(request), kind)]
    if not kinds:
        raise PermissionDenied
    return kinds


def _approve(request: HttpRequest, act: ScheduledAct) -> list[str]:
    if act.kind != ScheduledKind.RELEASE:
        raise PermissionDenied
    try:
        scheduling.approve_release(act=act, by=get_user(request), now=timezone.now())
    except REFUSED as error:
        return describe(error)
    assert act.person is not None
    record_act(request, act.person, "Agreed to the scheduled release of the name.")
    messages.success(request, _("You have agreed. The name is released when its time comes."))
    return []


def _cancel(request: HttpRequest, act: ScheduledAct) -> list[str]:
    try:
        scheduling.cancel_act(act=act, by=get_user(request), now=timezone.now())
    except REFUSED as error:
        return describe(error)
    row = act.person if act.kind == ScheduledKind.RELEASE else act.incident
    assert row is not None
    record_act(request, row, "Called off what was scheduled.")
    messages.success(request, _("It is called off."))
    return []


@sensitive_variables()
def _read(request: HttpRequest, act: ScheduledAct) -> HttpResponse:
    """Show once what would be released; the reading is on record."""
    if act.kind != ScheduledKind.RELEASE or not get_user(request).has_perm("editorial.open_sealed_name"):
        raise PermissionDenied
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _render(request, act, form)
    try:
        plan = scheduling.read_plan(
            act=act, reason=form.cleaned_data["reason"], by=get_user(request), now=timezone.now()
        )
    except REFUSED as error:
        return _render(request, act, ReasonForm(), problems=describe(error))
    assert act.person is not None
    record_act(request, act.person, "Read what is to be released.")
    parts = [(field.replace("_", " "), text) for field, text in plan.name.model_dump().items() if text]
    context = {
        **admin.site.each_context(request),
        "title": _("What is to be released"),
        "line": make_line(act),
        "plan": plan,
        "parts": parts,
        "source": Source.objects.filter(pk=plan.source).first(),
    }
    return TemplateResponse(request, "desk/custody/plan.html", context)


def _render(request: HttpRequest, act: ScheduledAct, form: ReasonForm, *, problems: Any = ()) -> HttpResponse:
    user, line = get_user(request), make_line(act)
    is_release = act.kind == ScheduledKind.RELEASE
    context = {
        **admin.site.each_context(request),
        "title": line.what,
        "line": line,
        "act": act,
        "form": form,
        "problems": problems,
        "may_approve": line.state == "waits" and act.requested_by_id != user.pk and act.due_at > timezone.now(),
        "is_own": line.state == "waits" and act.requested_by_id == user.pk,
        "may_read": is_release and line.is_to_come and user.has_perm("editorial.open_sealed_name"),
    }
    return TemplateResponse(request, "desk/custody/act.html", context)
