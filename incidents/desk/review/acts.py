"""What the buttons of the review page do. Each is a POST to an address of its own and checks its own permission."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from incidents.desk.admin.options import get_user
from incidents.desk.mail import Notice, tell
from incidents.desk.review.forms import CommentForm, StepForm
from incidents.desk.review.page import (
    ASSIGNMENT,
    COMMENT,
    find_incident,
    make_assignment_form,
    may_assign,
    may_comment,
    show_review,
)
from incidents.desk.review.steps import APPROVE, RETURN, SUBMIT, Step, describe_refusal, take_step
from incidents.editorial.actions import review
from incidents.editorial.actions.incidents import CannotApprove, get_newest_revision
from incidents.editorial.actions.transitions import CannotMove
from incidents.editorial.models import Incident
from incidents.publishing.quote_lock import recheck

UNSEEN = gettext_lazy(
    "Nothing was done: it was not said which state you looked at. Look at this page, then approve it."
)

NOTICES = {SUBMIT.name: Notice.SUBMITTED, APPROVE.name: Notice.APPROVED, RETURN.name: Notice.RETURNED}
"""The steps that make an incident wait for somebody else."""


@sensitive_post_parameters()
@never_cache
@require_POST
def act(request: HttpRequest, incident_id: int, step: Step) -> HttpResponse:
    """Take a step of review, and go back to the page; refused, show it again with what was typed."""
    user, incident = get_user(request), find_incident(request, incident_id)
    if not step.is_permitted(user, incident):
        raise PermissionDenied
    form = StepForm(step, request.POST)
    refusal = str(UNSEEN) if "seen" in form.errors else ""
    if form.is_valid():
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["seen"]
        try:
            with transaction.atomic():
                if step is SUBMIT:
                    # Words whose source came after them are looked up now; the reviewer then sees what is left.
                    recheck(incident, by=user, now=timezone.now())
                take_step(step, incident=incident, by=user, now=timezone.now(), reason=reason, seen=seen)
                if step.name in NOTICES:
                    tell(NOTICES[step.name], incident=incident, by=user)
        except (CannotMove, CannotApprove) as error:
            refusal = describe_refusal(error)
            incident.refresh_from_db()
        else:
            messages.success(request, str(step.done))
            return _go_back(incident)
    if refusal:
        form.see(get_newest_revision(incident))
    return show_review(request, incident, bound={step.name: form}, refusal=refusal)


@sensitive_post_parameters()
@never_cache
@require_POST
def comment(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Keep a word between colleagues."""
    user, incident = get_user(request), find_incident(request, incident_id)
    if not may_comment(user):
        raise PermissionDenied
    form = CommentForm(request.POST)
    if not form.is_valid():
        return show_review(request, incident, bound={COMMENT: form})
    with transaction.atomic():
        review.comment(incident=incident, by=user, text=form.cleaned_data["text"], now=timezone.now())
        tell(Notice.COMMENTED, incident=incident, by=user)
    return _go_back(incident, place="#comments")


@sensitive_post_parameters()
@never_cache
@require_POST
def assign(request: HttpRequest, incident_id: int) -> HttpResponse:
    """Say whose work the incident is."""
    user, incident = get_user(request), find_incident(request, incident_id)
    if not may_assign(user, incident):
        raise PermissionDenied
    form = make_assignment_form(incident, request.POST)
    if not form.is_valid():
        return show_review(request, incident, bound={ASSIGNMENT: form})
    to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
    with transaction.atomic():
        review.assign(incident=incident, to=to, by=user, now=timezone.now(), reason=reason)
        tell(Notice.ASSIGNED, incident=incident, by=user)
    said = _("It is the work of %(who)s now.") % {"who": to.get_username()} if to else _("It is nobody's work now.")
    messages.success(request, said)
    return _go_back(incident)


def _go_back(incident: Incident, place: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:review_incident", args=[incident.pk]) + place)
