"""The review page of an incident: where it stands, what may be done, what would become public, who said what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incidents.desk.admin.options import get_user
from incidents.desk.admin.readiness_pages import make_readiness
from incidents.desk.lookups.view import may_view
from incidents.desk.review.accounts import list_accounts
from incidents.desk.review.forms import AssignmentForm, CommentForm, StepForm
from incidents.desk.review.steps import Next, find_next
from incidents.desk.review.trail import tell_trail
from incidents.editorial.actions.incidents import get_newest_revision
from incidents.editorial.models import Incident, State
from incidents.present.addresses import address_of_incident
from incidents.publishing.comparison import make_comparison
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.readiness.listing import list_findings
from incidents.record.row import Table

SHOWN = ("created_by", "submitted_by", "approved_by", "assigned_to", "place")
COMMENT, ASSIGNMENT = "comment", "assignment"
Bound = Mapping[str, forms.Form]


@never_cache
@require_safe
def review_incident(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Show the review page. Changes nothing."""
    return show_review(request, find_incident(request, incident_id))


def find_incident(request: HttpRequest, incident_id: int) -> Incident:
    """
    Return an incident for an account that may see incidents. Its limits are kept by the site.

    Raises PermissionDenied, or Http404.
    """
    if not may_view(request, Table.INCIDENT):
        raise PermissionDenied
    return get_object_or_404(Incident.objects.select_related(*SHOWN), pk=incident_id)


def show_review(
    request: HttpRequest, incident: Incident, *, bound: Bound | None = None, refusal: str = ""
) -> HttpResponse:
    """
    Return the review page.

    bound     forms that were posted and are shown again as they were typed: by the name of their step, or COMMENT,
              ASSIGNMENT
    refusal   why an act was refused just now
    """
    user, now, posted = get_user(request), timezone.now(), bound or {}
    number = get_public_number(Table.INCIDENT, incident.pk)
    comparison, trail = make_comparison(incident, now=now), tell_trail(incident)
    findings = list_findings(incident, now=now, preview=comparison.preview)
    context = {
        **admin.site.each_context(request),
        "opts": Incident._meta,
        "title": incident.title,
        "incident": incident,
        "refusal": refusal,
        "has_errors": bool(refusal) or any(form.errors for form in posted.values()),
        **_make_steps(incident, user, posted),
        "trail": trail,
        "standing": next((told for told in trail if not told.is_assignment), None),
        "comments": incident.comments.select_related("by"),
        "comment_form": posted.get(COMMENT) or (CommentForm() if may_comment(user) else None),
        "assignment_form": posted.get(ASSIGNMENT) or _make_assignment_form(incident, user),
        "readiness": make_readiness(request, incident, findings),
        "here": reverse("admin:review_incident", args=[incident.pk]),
        "comparison": comparison,
        "difference": comparison.difference,
        "public_address": address_of_incident(number) if number is not None and comparison.is_public else "",
        "may_publish": user.has_perm("editorial.publish_incident"),
    }
    return TemplateResponse(request, "desk/review/page.html", context)


def may_comment(user: User) -> bool:
    """Tell whether an account may comment on incidents."""
    return user.has_perm("editorial.comment_incident")


def may_assign(user: User, incident: Incident) -> bool:
    """Tell whether an account may say whose work the incident is."""
    return user.has_perm("editorial.assign_incident") and incident.state != State.MERGED


def make_assignment_form(incident: Incident, data: Any = None) -> AssignmentForm:
    """Return the form that gives the incident to an account that may see it."""
    accounts = list_accounts("view_incident", incident=incident)
    return AssignmentForm(data, accounts=accounts, assigned_to=incident.assigned_to)


def _make_assignment_form(incident: Incident, user: User) -> AssignmentForm | None:
    return make_assignment_form(incident) if may_assign(user, incident) else None


def _make_steps(incident: Incident, user: User, posted: Bound) -> dict[str, Any]:
    """Return what may be done next, each step with its form and address."""
    following: Next = find_next(incident, user)
    seen = get_newest_revision(incident)
    return {
        "notes": following.notes,
        "steps": [
            {
                "step": step,
                "form": posted.get(step.name) or StepForm(step, seen=seen),
                "address": reverse(f"admin:{step.name}", args=[incident.pk]),
            }
            for step in following.steps
        ],
    }
