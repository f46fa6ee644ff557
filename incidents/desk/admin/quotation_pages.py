"""The page of a statement's words: whether they were checked, looking them up, marking them as transcribed."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from incidents.desk.admin.options import get_user
from incidents.desk.forms.guarded import GuardedForm
from incidents.desk.words_standing import describe_words
from incidents.editorial.actions.quotations import CannotMark, check_quotation, get_valid_check, mark_transcribed
from incidents.editorial.models import Statement
from incidents.publishing.quote_lock import describe_nearest
from incidents.record.codes import StatementMode

LONGEST_NOTE = 300
TRANSCRIBED_BY = "editorial.review_incident"
"""Whoever marks words as transcribed vouches for them, as a reviewer does."""


class TranscriptionForm(GuardedForm):
    """Which recording the words were written down from."""

    stored_as: ClassVar = {"note": ("QuotationCheck", "note")}

    note = forms.CharField(
        max_length=LONGEST_NOTE,
        label=gettext_lazy("Which recording, and where in it"),
        help_text=gettext_lazy("E.g. video of the conference, 02:15 to 02:40. It stays at the desk, with your name."),
        error_messages={"required": gettext_lazy("Say which recording it is, and where in it the words are.")},
    )


@require_safe
def show_words(request: HttpRequest, statement: Statement, *, may_change: bool) -> HttpResponse:
    """Show how the words of a statement stand, and what may be done about it."""
    return _render(request, statement, TranscriptionForm(), may_change=may_change)


@require_POST
def look_up(request: HttpRequest, statement: Statement) -> HttpResponse:
    """Look the words up in the text of the source, and say what came of it."""
    with transaction.atomic():
        check = check_quotation(statement, by=get_user(request), now=timezone.now())
    if check is not None:
        messages.success(request, _("The words stand in the text of the source."))
    elif statement.source.full_text:
        messages.warning(request, _("The words do not stand in the text of the source."))
    else:
        messages.warning(request, _("The text of the source is not stored; paste it on the page of the source first."))
    return _go_to_words(statement)


@sensitive_post_parameters()
@never_cache
@require_POST
def mark(request: HttpRequest, statement: Statement) -> HttpResponse:
    """
    Mark the words as transcribed from a recording by whoever is signed in, who must be allowed to review.

    An incident that was approved becomes a draft again.
    """
    if not request.user.has_perm(TRANSCRIBED_BY):
        raise PermissionDenied
    form = TranscriptionForm(request.POST)
    if form.is_valid():
        try:
            mark_transcribed(statement, by=get_user(request), note=form.cleaned_data["note"], now=timezone.now())
        except CannotMark as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The words are marked as transcribed from a recording, by you."))
            return _go_to_words(statement)
    return _render(request, statement, form, may_change=True)


def _go_to_words(statement: Statement) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:statement_words", args=[statement.pk]))


def _render(
    request: HttpRequest, statement: Statement, form: TranscriptionForm, *, may_change: bool
) -> TemplateResponse:
    text, standing = statement.source.full_text, describe_words(statement, get_valid_check(statement))
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "opts": Statement._meta,
        "title": _("Check of the words"),
        "statement": statement,
        "is_quotation": statement.mode != StatementMode.INDIRECT,
        "standing": standing,
        "nearest": describe_nearest(statement.text, text) if text and not standing.check else "",
        "has_text": bool(text),
        "form": form,
        "may_change": may_change,
        "may_transcribe": may_change and request.user.has_perm(TRANSCRIBED_BY),
    }
    return TemplateResponse(request, "desk/statement_words.html", context)
