"""
Pages that ask for an act at a set time: the form, then the same form with the time as it was understood, then the act.

None of them is cached, and none puts what was typed into a message, a log, a history or an address.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from incidents.desk.custody.forms import DueForm, ScheduledPublicationForm, ScheduledReleaseForm, describe_due
from incidents.desk.forms.zones import make_zone
from incidents.desk.incident_form.kept_voices import forget_sealed_voices
from incidents.editorial.actions import names, scheduling
from incidents.editorial.actions.evidence import ExcerptMissing, ExcerptNotInSource
from incidents.editorial.models import Incident, Person, ScheduledAct, ScheduledKind
from incidents.editorial.sealing import CannotUnseal
from incidents.publishing.gate import list_obstacles
from incidents.publishing.refusals import Refusal

REFUSED = (
    names.MayNot,
    names.NameIsReleased,
    names.ReasonMissing,
    scheduling.AlreadyScheduled,
    scheduling.IsOver,
    scheduling.NameOfMerged,
    scheduling.NotApproved,
    scheduling.NotASecondPerson,
    scheduling.TooLate,
    ExcerptMissing,
    ExcerptNotInSource,
    CannotUnseal,
)
"""What asking for an act, agreeing to it or calling it off may answer. None of these repeats a name."""

View = Callable[..., HttpResponse]


def page(*permissions: str) -> Callable[[View], View]:
    """Guard a page by permissions, keep it out of caches, and what is posted out of error reports."""

    def guard(view: View) -> View:
        guarded = require_http_methods(["GET", "HEAD", "POST"])(view)
        needed = [f"editorial.{permission}" for permission in permissions]
        guarded = permission_required(needed, raise_exception=True)(guarded)
        return never_cache(sensitive_post_parameters()(guarded))

    return guard


@page(*scheduling.PERMISSIONS[ScheduledKind.RELEASE])
@sensitive_variables()
def schedule_release(request: HttpRequest, person_id: int) -> HttpResponse:
    """Ask that a name be released at a set time, to which a second custodian has to agree."""
    person = get_object_or_404(Person, pk=person_id)
    form = ScheduledReleaseForm(request.POST or None, person=person, by=get_user(request))
    problems: list[str] = []
    if is_confirmed(request, form):
        try:
            assert form.due_at is not None
            act = scheduling.request_release(
                person=person,
                plan=form.make_plan(),
                incident=form.cleaned_data["incident"],
                due_at=form.due_at,
                reason=form.cleaned_data["reason"],
                by=get_user(request),
                now=timezone.now(),
            )
        except (*REFUSED, ValidationError) as error:
            problems = describe(error)
        else:
            forget_sealed_voices(request.session)
            record_act(request, person, "Release of the name scheduled.")
            messages.success(request, _("The release is scheduled. It happens only if a second custodian agrees."))
            return go_to(act)
    context = {"opts": Person._meta, "row": person, "title": _("Release a name at a set time")}
    return _render(request, form, problems, context, verb=_("Schedule the release"))


@page(*scheduling.PERMISSIONS[ScheduledKind.PUBLICATION])
def schedule_incident(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Ask that an approved incident be published at a set time."""
    incident = get_object_or_404(Incident, pk=incident_id)
    form = ScheduledPublicationForm(request.POST or None, incident=incident)
    problems: list[str] = []
    obstacles = list_obstacles(incident, by=get_user(request), now=timezone.now())
    if not obstacles and is_confirmed(request, form):
        try:
            assert form.due_at is not None
            act = scheduling.request_publication(
                incident=incident,
                due_at=form.due_at,
                reason=form.cleaned_data["reason"],
                by=get_user(request),
                now=timezone.now(),
            )
        except REFUSED as error:
            problems = describe(error)
        else:
            record_act(request, incident, "Publication scheduled.")
            messages.success(request, _("The publication is scheduled."))
            return go_to(act)
    context = {
        "opts": Incident._meta,
        "row": incident,
        "title": _("Publish at a set time"),
        "obstacles": obstacles,
    }
    return _render(request, form, problems, context, verb=_("Schedule the publication"))


# ---------------------------------------------------------------- what the pages share


def is_confirmed(request: HttpRequest, form: DueForm) -> bool:
    """Tell whether the form is right, and the time in it the one that the page has shown as understood."""
    return form.is_valid() and request.POST.get("understood") == form.get_confirmation()


def get_user(request: HttpRequest) -> User:
    """Return the account of a request that only staff can make."""
    assert isinstance(request.user, User)
    return request.user


def record_act(request: HttpRequest, row: Model, message: str) -> None:
    """Write an act into the history of a row. The message is a fixed sentence, never what was typed."""
    LogEntry.objects.log_actions(get_user(request).pk, [row], CHANGE, change_message=message, single_object=True)


def describe(error: Exception) -> list[str]:
    """Return the sentences of a refusal."""
    return list(error.messages) if isinstance(error, ValidationError) else [str(error)]


def go_to(act: ScheduledAct) -> HttpResponse:
    """Lead to the page of an act."""
    return HttpResponseRedirect(reverse("admin:scheduled_act", args=[act.pk]))


def _render(
    request: HttpRequest, form: DueForm, problems: Sequence[str], context: dict[str, Any], *, verb: str
) -> HttpResponse:
    obstacles: Sequence[Refusal] = context.get("obstacles", ())
    confirmation = form.get_confirmation() if form.is_bound and not problems else ""
    zone = make_zone(form.cleaned_data.get("zone", "")) if confirmation else None
    shown = {
        **admin.site.each_context(request),
        **context,
        "form": form,
        "media": form.media,
        "problems": problems,
        "understood": confirmation,
        "understood_words": describe_due(form.due_at, zone=zone) if confirmation and form.due_at else "",
        "verb": verb if confirmation else _("Check the time"),
        "may_ask": not obstacles,
    }
    return TemplateResponse(request, "desk/custody/ask.html", shown)
