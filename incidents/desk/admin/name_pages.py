"""
Pages of the acts on a name: seal, open, withhold, release, clear a part.

None of them is cached, and none puts what was typed into a message, a log, a history or an address. Only the page
that opens a sealed name shows one, once.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from incidents.desk.admin.options import get_user
from incidents.desk.admin.publishing_pages import record_act
from incidents.desk.forms.names import ClearingForm, ReadingForm, ReleaseForm, SealForm, WithholdingForm
from incidents.desk.incident_form.kept_voices import forget_sealed_voices
from incidents.editorial.actions import names
from incidents.editorial.actions.evidence import Evidence, ExcerptMissing, ExcerptNotInSource
from incidents.editorial.models import ClearedNamePart, Person
from incidents.editorial.sealing import CannotUnseal
from incidents.present.addresses import address_of_incident
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.release import release_name
from incidents.record.codes import WithheldReason
from incidents.record.row import DocumentKind

REFUSED = (
    names.NameIsReleased,
    names.NothingSealed,
    names.NotOneWord,
    names.ReasonMissing,
    ExcerptMissing,
    ExcerptNotInSource,
    CannotUnseal,
    ValidationError,
)
"""What an act on a name may answer. None of these repeats a name."""

View = Callable[..., HttpResponse]


def _page(permission: str) -> Callable[[View], View]:
    """Guard a page by its permission, keep it out of caches, and what is posted out of error reports."""

    def guard(view: View) -> View:
        guarded = require_http_methods(["GET", "HEAD", "POST"])(view)
        guarded = permission_required(f"editorial.{permission}", raise_exception=True)(guarded)
        return never_cache(sensitive_post_parameters()(guarded))

    return guard


@_page("seal_name")
def seal(request: HttpRequest, person_id: int) -> HttpResponse:
    """Keep a name that may not be published, encrypted."""
    person = get_object_or_404(Person, pk=person_id)
    problems: list[str] = []
    if request.method == "POST":
        form = SealForm(request.POST)
        problems = _list_problems(form) if not form.is_valid() else _seal(request, person, form)
        if not problems:
            forget_sealed_voices(request.session)
            record_act(request, person, "Name sealed.")
            messages.success(request, _("The name is sealed."))
            return _go_back(person)
    # A fresh form: what was typed is not sent back.
    return _render(request, person, SealForm(), title=_("Seal a name"), verb=_("Seal"), problems=problems)


@sensitive_variables()
def _seal(request: HttpRequest, person: Person, form: SealForm) -> list[str]:
    try:
        names.seal_name(person=person, name=form.cleaned_data["name"], by=get_user(request), now=timezone.now())
    except REFUSED as error:
        return describe(error)
    except ValueError:
        return [_("The name is empty.")]
    return []


@_page("open_sealed_name")
@sensitive_variables()
def open_sealed(request: HttpRequest, person_id: int) -> HttpResponse:
    """Ask why, then show a sealed name once; the reading is on record."""
    person = get_object_or_404(Person, pk=person_id)
    form = ReadingForm(request.POST or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            name = names.read_sealed_name(
                person=person, reason=form.cleaned_data["reason"], by=get_user(request), now=timezone.now()
            )
        except REFUSED as error:
            problems = describe(error)
        else:
            record_act(request, person, "Sealed name opened.")
            context = _make_context(request, person, title=_("Sealed name")) | {"name": name}
            return TemplateResponse(request, "desk/sealed_name.html", context)
    return _render(request, person, form, title=_("Open a sealed name"), verb=_("Open"), problems=problems)


@_page("seal_name")
def withhold(request: HttpRequest, person_id: int) -> HttpResponse:
    """Write down that a source says the name is being withheld."""
    person = get_object_or_404(Person, pk=person_id)
    form = WithholdingForm(request.POST or None, person=person, by=get_user(request))
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            names.withhold_name(
                person=person,
                reason=WithheldReason(form.cleaned_data["reason"]),
                incident=form.cleaned_data["incident"],
                by=get_user(request),
                now=timezone.now(),
                **_get_evidence(form),
            )
        except REFUSED as error:
            problems = describe(error)
        else:
            record_act(request, person, "Name withheld.")
            messages.success(request, _("The name is on record as withheld."))
            return _go_back(person)
    return _render(request, person, form, title=_("Withhold a name"), verb=_("Withhold"), problems=problems)


@_page("release_name")
@sensitive_variables()
def release(request: HttpRequest, person_id: int) -> HttpResponse:
    """Make a name public, with its evidence, in every published incident of the person at once."""
    person = get_object_or_404(Person, pk=person_id)
    form = ReleaseForm(request.POST or None, person=person, by=get_user(request))
    problems: list[str] = []
    refusals: Sequence[Refusal] = ()
    if request.method == "POST" and form.is_valid():
        try:
            entries = release_name(
                person=person,
                name=form.make_name(),
                evidence={**_get_evidence(form), "released": form.cleaned_data["released"]},
                incident=form.cleaned_data["incident"],
                by=get_user(request),
                now=timezone.now(),
            )
        except NotPublishable as error:
            refusals = error.refusals
            # The instance still has the name that was taken back with everything else.
            person.refresh_from_db()
        except REFUSED as error:
            problems = describe(error)
            person.refresh_from_db()
        else:
            record_act(request, person, "Name released.")
            messages.success(request, _("The name is released."))
            for entry in entries:
                if entry.kind == DocumentKind.INCIDENT:
                    words = _("incident %(number)d, version %(version)d") % {
                        "number": entry.number,
                        "version": entry.version or 0,
                    }
                    link = format_html('<a href="{}">{}</a>', address_of_incident(entry.number), words)
                    messages.success(request, format_html(_("Published with the name: {}."), link))
            return _go_back(person)
    return _render(
        request, person, form, title=_("Release a name"), verb=_("Release"), problems=problems, refusals=refusals
    )


@_page("clear_name_part")
@sensitive_variables()
def clear_part(request: HttpRequest) -> HttpResponse:
    """Let an ordinary word that is part of a sealed name stand alone in what is published."""
    problems: list[str] = []
    if request.method == "POST":
        form = ClearingForm(request.POST)
        problems = _list_problems(form) if not form.is_valid() else _clear(request, form)
        if not problems:
            messages.success(request, _("The word is cleared."))
            return HttpResponseRedirect(reverse("admin:editorial_clearednamepart_changelist"))
    return _render(request, None, ClearingForm(), title=_("Clear a part of a name"), verb=_("Clear"), problems=problems)


@sensitive_variables()
def _clear(request: HttpRequest, form: ClearingForm) -> list[str]:
    try:
        cleared = names.clear_name_part(
            word=form.cleaned_data["word"],
            reason=form.cleaned_data["reason"],
            by=get_user(request),
            now=timezone.now(),
        )
    except REFUSED as error:
        return describe(error)
    record_act(request, cleared, "Part of a name cleared.")
    return []


# ---------------------------------------------------------------- what the pages share


def describe(error: Exception) -> list[str]:
    """Return the sentences of a refusal."""
    if isinstance(error, ValidationError):
        return list(error.messages)
    return [str(error)]


def _list_problems(form: forms.Form) -> list[str]:
    """Return what is wrong with a form that is not shown again as it was typed."""
    return [
        f"{form.fields[name].label}: {message}" if name in form.fields else str(message)
        for name, found in form.errors.items()
        for message in found
    ]


def _get_evidence(form: WithholdingForm | ReleaseForm) -> Evidence:
    data = form.cleaned_data
    return {"source": data["source"], "excerpt": data["excerpt"], "reported": data["reported"]}


def _go_back(person: Person) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:editorial_person_change", args=[person.pk]))


def _make_context(request: HttpRequest, person: Person | None, *, title: str) -> dict[str, Any]:
    model = Person if person is not None else ClearedNamePart
    return {**admin.site.each_context(request), "opts": model._meta, "person": person, "title": title}


def _render(
    request: HttpRequest,
    person: Person | None,
    form: forms.Form,
    *,
    title: str,
    verb: str,
    problems: Sequence[str] = (),
    refusals: Sequence[Refusal] = (),
) -> HttpResponse:
    context = _make_context(request, person, title=title)
    context |= {"form": form, "media": form.media, "verb": verb, "problems": problems, "refusals": refusals}
    return TemplateResponse(request, "desk/name.html", context)
