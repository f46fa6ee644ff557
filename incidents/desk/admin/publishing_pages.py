"""
Pages that publish and withdraw incidents: what would happen, a reason for readers, then the act itself.

Only a POST changes anything. What is refused is listed on the page, each with what to fix.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from incidents.desk.admin.options import get_user
from incidents.desk.admin.readiness_pages import make_readiness
from incidents.editorial.models import DeliveryState, Incident, Publication
from incidents.editorial.work_limits import limit_incidents
from incidents.present.addresses import address_of_record
from incidents.publishing.changes import has_changed
from incidents.publishing.comparison import make_comparison
from incidents.publishing.gate import is_agreed, list_disagreements, list_obstacles, publish_approved
from incidents.publishing.publish import Batch, make_batch
from incidents.publishing.readiness.listing import list_findings
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.documents import AnyDocument, IncidentRecord, OrganizationRecord
from incidents.record.row import DocumentKind


class ReasonForm(forms.Form):
    """Public words on why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason, for readers"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("Shown in public beside the version. A withheld name must not be written here."),
    )


class WithdrawalForm(ReasonForm):
    """Public words on why a record is taken down, which readers are owed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One record that would be published. address: where readers find it, or will."""

    label: str
    version: int
    is_changed: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What publishing would do now, or why it cannot be told."""

    incidents: Sequence[Planned] = ()
    others: Sequence[Planned] = ()
    refusals: Sequence[Refusal] = ()


# ---------------------------------------------------------------- pages


@sensitive_post_parameters()
@permission_required("editorial.publish_incident", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_one(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Show what publishing an incident would do; on POST, do it."""
    incident = get_object_or_404(Incident, pk=incident_id)
    if request.method != "POST":
        return ask_to_publish(request, [incident])
    back = reverse("admin:editorial_incident_change", args=[incident.pk])
    return _publish(request, [incident], back=back)


@sensitive_post_parameters()
@permission_required("editorial.publish_incident", raise_exception=True)
@require_POST
def publish_many(request: HttpRequest) -> HttpResponse:
    """Publish the incidents whose keys are posted, as one batch."""
    keys = [key for key in request.POST.getlist("incident") if key.isdecimal()]
    chosen = limit_incidents(get_user(request), Incident.objects.filter(pk__in=keys))
    incidents = list(chosen.order_by("pk"))
    return _publish(request, incidents, back=reverse("admin:editorial_incident_changelist"))


@sensitive_post_parameters()
@permission_required("editorial.withdraw_incident", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Ask for the reason of a withdrawal; on POST, withdraw."""
    incident = get_object_or_404(Incident, pk=incident_id)
    form = WithdrawalForm(request.POST or None)
    refusals: Sequence[Refusal] = ()
    if request.method == "POST" and form.is_valid():
        try:
            entry = withdraw_incident(
                incident=incident,
                by=get_user(request),
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )
        except NotPublishable as error:
            refusals = error.refusals
        else:
            _report(request, [entry], _("Withdrawn: {}. Its address now tells readers why."))
            record_act(request, incident, "Withdrawn.")
            return HttpResponseRedirect(reverse("admin:editorial_incident_change", args=[incident.pk]))
    context = {
        "title": _("Withdraw this incident?"),
        "incidents": [incident],
        "form": form,
        "refusals": refusals,
        "verb": _("Withdraw"),
        "is_withdrawal": True,
    }
    return _render(request, context)


def ask_to_publish(
    request: HttpRequest,
    incidents: Sequence[Incident],
    *,
    form: ReasonForm | None = None,
    refusals: Sequence[Refusal] = (),
) -> HttpResponse:
    """Return the page that shows what publishing would do, and what was refused just now."""
    context = {
        "incidents": incidents,
        "plan": make_plan(incidents),
        "form": form or ReasonForm(),
        "refusals": refusals,
        "verb": _("Publish"),
    }
    if len(incidents) == 1:
        return _render(request, {**context, **_describe_one(request, incidents[0])})
    obstacles = [
        refusal
        for incident in incidents
        for refusal in list_obstacles(incident, by=get_user(request), now=timezone.now())
    ]
    several = {
        "title": _("Publish these incidents?"),
        "action": reverse("admin:publish_incidents"),
        "obstacles": obstacles,
    }
    return _render(request, {**context, **several})


def _describe_one(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    """Return what the page says of a single incident: what differs from what is public, and whether it is ready."""
    now = timezone.now()
    comparison = make_comparison(incident, now=now)
    findings = list_findings(incident, now=now, preview=comparison.preview)
    readiness = make_readiness(request, incident, findings)
    disagreements = list_disagreements(incident, by=get_user(request))
    return {
        "title": _("Publish this incident?"),
        "is_held_back": bool(disagreements or not readiness.is_ready) and request.method != "POST",
        "obstacles": [refusal for refusal in disagreements if refusal.name != "not_approved"],
        "action": reverse("admin:publish_incident", args=[incident.pk]),
        "comparison": comparison,
        "difference": comparison.difference,
        "readiness": readiness,
        "is_agreed": is_agreed(incident),
        "here": reverse("admin:publish_incident", args=[incident.pk]),
    }


def make_plan(incidents: Sequence[Incident]) -> Plan:
    """Return what publishing the incidents now would do. Writes nothing."""
    try:
        batch: Batch = make_batch(incidents, now=timezone.now())
    except NotPublishable as error:
        return Plan(refusals=error.refusals)
    return Plan(
        incidents=[_plan(projection.document) for projection in batch.incidents],
        others=[_plan(projection.document) for projection in batch.standing],
    )


def record_act(request: HttpRequest, row: Any, message: str) -> None:
    """Write an act on a row into its history. The message is a fixed sentence, never what was typed."""
    LogEntry.objects.log_actions(get_user(request).pk, [row], CHANGE, change_message=message, single_object=True)


# ---------------------------------------------------------------- the act


def _publish(request: HttpRequest, incidents: Sequence[Incident], *, back: str) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not incidents:
        messages.error(request, _("Choose the incidents to publish."))
        return HttpResponseRedirect(back)
    if not form.is_valid():
        return ask_to_publish(request, incidents, form=form)
    try:
        entries = publish_approved(
            incidents=incidents, by=get_user(request), reason=form.cleaned_data["reason"], now=timezone.now()
        )
    except NotPublishable as error:
        return ask_to_publish(request, incidents, form=form, refusals=error.refusals)
    published = [entry for entry in entries if entry.kind == DocumentKind.INCIDENT]
    _report(request, published, _("Published: {}."))
    others = len(entries) - len(published)
    if others:
        messages.info(request, _("With it went %(count)d organizations and people.") % {"count": others})
    for incident in incidents:
        record_act(request, incident, "Published.")
    return HttpResponseRedirect(back)


def _report(request: HttpRequest, entries: Sequence[Publication], sentence: str) -> None:
    """Link what readers see now, and warn where they do not see it yet."""
    for entry in entries:
        words = f"{entry.kind} {entry.number}"
        if entry.version:
            words = _("%(record)s, version %(version)d") % {"record": words, "version": entry.version}
        address = address_of_record(DocumentKind(entry.kind), entry.number)
        link = format_html('<a href="{}">{}</a>', address, words)
        messages.success(request, format_html(sentence, link))
    state = DeliveryState.objects.first()
    if state is not None and state.last_error:
        messages.warning(
            request,
            _("It is on record, but has not reached readers yet: delivery to the public store stopped. See Delivery."),
        )


def _plan(document: AnyDocument) -> Planned:
    return Planned(
        label=_describe(document),
        version=document.version,
        is_changed=has_changed(document),
        address=address_of_record(document.document, document.number),
    )


def _describe(document: AnyDocument) -> str:
    match document:
        case IncidentRecord():
            return document.title
        case OrganizationRecord():
            return document.name
        case _:
            person = document.person
            return (
                person.name.full_name
                if person.name
                else _("a person, name %(status)s") % {"status": person.name_status.label.lower()}
            )


def _render(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    context = {**admin.site.each_context(request), "opts": Incident._meta, **context}
    return TemplateResponse(request, "desk/publish.html", context)
