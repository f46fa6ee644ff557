"""The readiness list as pages show it, and the answers in words that warnings take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from incidents.desk.admin.options import get_user
from incidents.desk.forms.guarded import GuardedForm
from incidents.editorial.actions.answers import AnsweredByAnother, answer_warning
from incidents.editorial.models import Incident, State
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.editorial.taking_part import has_taken_part
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.listing import list_findings
from incidents.record.row import Table

SHARED = frozenset({Table.ORGANIZATION, Table.PERSON, Table.POST, Table.TENURE, Table.PLACE, Table.SOURCE})
"""Tables whose rows have pages of their own; all others stand in the form of their incident."""

ANSWERED_BY = ("editorial.change_incident", "editorial.review_incident", "editorial.publish_incident")
"""Whoever has one of these may answer a warning of a draft."""

AGREED_ON = frozenset({State.SUBMITTED, State.APPROVED})
AGREED_BY = ("editorial.review_incident", "editorial.publish_incident")
"""Whoever has one of these may answer a warning of an incident in these states, if they did not work on it."""


class AnswerForm(GuardedForm):
    """Words on why a warning is no obstacle."""

    stored_as: ClassVar = {"text": ("WarningAnswer", "text")}

    text = forms.CharField(
        label=gettext_lazy("Why it is right as it stands"),
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept at the desk, with your name. A withheld name must not be written here."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One finding with where to put it right."""

    finding: Finding
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """
    The list as templates/desk/_readiness.html shows it.

    errors     what has to be put right
    warnings   what has to be put right or answered
    answered   what was answered in words
    """

    incident: Incident
    errors: Sequence[Line]
    warnings: Sequence[Line]
    answered: Sequence[Line]
    may_answer: bool

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not (self.errors or self.warnings)


def make_readiness(request: HttpRequest, incident: Incident, findings: Sequence[Finding]) -> Readiness:
    """Return the findings of an incident as the page shows them to the account."""
    lines = [Line(finding=finding, address=find_address(incident, finding)) for finding in findings]
    return Readiness(
        incident=incident,
        errors=[line for line in lines if line.finding.level is Level.ERROR],
        warnings=[line for line in lines if line.finding.level is Level.WARNING and line.finding.is_open],
        answered=[line for line in lines if not line.finding.is_open],
        may_answer=may_answer(get_user(request), incident),
    )


def find_address(incident: Incident, finding: Finding) -> str:
    """Return the page, and the place on it, where a finding is put right."""
    if finding.table in SHARED:
        model = SUBJECT_MODELS[finding.table]._meta.model_name
        return reverse(f"admin:editorial_{model}_change", args=[finding.row_id])
    form = reverse("admin:editorial_incident_change", args=[incident.pk])
    return f"{form}#row-{finding.table.value}-{finding.row_id}"


def may_answer(user: User, incident: Incident) -> bool:
    """
    Tell whether an account may answer the warnings of an incident.

    Once it is handed in, the answers are part of what a second person agrees to: whoever worked on it gives none.
    """
    if State(incident.state) not in AGREED_ON:
        return any(user.has_perm(permission) for permission in ANSWERED_BY)
    if not any(user.has_perm(permission) for permission in AGREED_BY):
        return False
    return settings.SINGLE_PERSON_NEWSROOM or not has_taken_part(incident, user)


@sensitive_post_parameters()
@never_cache
@require_POST
def answer(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Keep an answer to the warning whose fingerprint is posted, and go back to where it was asked."""
    user, now = get_user(request), timezone.now()
    incident = get_object_or_404(Incident, pk=incident_id)
    if not may_answer(user, incident):
        raise PermissionDenied
    warnings = {
        finding.fingerprint: finding for finding in list_findings(incident, now=now) if finding.level is Level.WARNING
    }
    finding = warnings.get(request.POST.get("fingerprint", ""))
    back = _find_way_back(request, incident)
    if finding is None:
        # It was put right meanwhile, or says something else now: there is nothing left to answer.
        return HttpResponseRedirect(back)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        context = {
            **admin.site.each_context(request),
            "title": _("Answer a warning"),
            "opts": Incident._meta,
            "incident": incident,
            "line": Line(finding=finding, address=find_address(incident, finding)),
            "form": form,
            "back": back,
        }
        return TemplateResponse(request, "desk/answer.html", context)
    try:
        answer_warning(
            incident=incident,
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            text=form.cleaned_data["text"],
            by=user,
            now=now,
        )
    except AnsweredByAnother:
        messages.info(request, _("Somebody else answered this already. Their answer stands; yours was not stored."))
    return HttpResponseRedirect(back)


def _find_way_back(request: HttpRequest, incident: Incident) -> str:
    wanted: Any = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return str(wanted)
    return reverse("admin:publish_incident", args=[incident.pk])
