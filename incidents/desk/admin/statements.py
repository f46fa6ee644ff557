"""Statements."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin import quotation_pages
from incidents.desk.admin.options import get_user
from incidents.desk.admin.reports import EVIDENCE, EVIDENCE_AUTOCOMPLETES, STORED, PublishedFilter, ReportAdmin
from incidents.desk.forms.reports import StatementForm
from incidents.desk.forms.rows import make_row_form
from incidents.desk.words_standing import describe_words
from incidents.editorial.actions.quotations import check_quotation, get_valid_check
from incidents.editorial.models import Statement

WORDS_IN_LIST = 20


@admin.register(Statement)
class StatementAdmin(ReportAdmin[Statement]):
    """Who said what, in which office, where and when."""

    form = make_row_form(Statement, StatementForm)
    change_form_template = "desk/statement_change_form.html"
    home_fields = ("incident",)
    list_display_links = ("words",)
    list_display = ("speaker", "words", "incident", "mode", "channel", "said", "source", "is_published")
    list_filter = ("mode", "channel", PublishedFilter)
    search_help_text = _("words said, speaker, office, organization, incident")
    list_select_related = (
        "incident",
        "source__publisher",
        "speaker_tenure__person",
        "speaker_tenure__post__organization",
        "speaker_organization",
    )
    search_fields = (
        "text",
        "excerpt",
        "incident__title",
        "speaker_organization__name",
        "speaker_tenure__person__full_name",
        "speaker_tenure__post__label",
    )
    autocomplete_fields = (
        "incident",
        "speaker_tenure",
        "speaker_organization",
        "event",
        "continues",
        "supersedes",
        *EVIDENCE_AUTOCOMPLETES,
    )
    ordering = ("-incident", "said_earliest", "id")
    fieldsets = (
        (None, {"fields": ("incident", "speaker_tenure", "speaker_organization", "mode", "text")}),
        (_("Where and when"), {"fields": ("said", "channel", "event", "continues", "url")}),
        EVIDENCE,
        STORED,
    )

    @admin.display(description=_("Speaker"))
    def speaker(self, statement: Statement) -> str:
        """Who speaks, in the office held then."""
        return str(statement.speaker_tenure or statement.speaker_organization)

    @admin.display(description=_("Words"), ordering="text")
    def words(self, statement: Statement) -> str:
        """The beginning of the statement."""
        return Truncator(statement.text).words(WORDS_IN_LIST)

    # ---------------------------------------------------------------- the check of the words

    def save_model(self, request: HttpRequest, obj: Statement, form: Any, change: Any) -> None:
        """Save a statement and look its words up, which may have changed."""
        super().save_model(request, obj, form, change)
        if form.has_changed():
            check_quotation(obj, by=get_user(request), now=timezone.now())

    def get_page_context(self, request: HttpRequest, row: Statement) -> dict[str, Any]:
        """Say how the words stand."""
        return {**super().get_page_context(request, row), "words_standing": describe_words(row, get_valid_check(row))}

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the pages, those of the check of the words first."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:statement_id>/words/", wrap(self.show_words), name="statement_words"),
            path("<int:statement_id>/check-words/", wrap(self.check_words), name="check_statement_words"),
            path("<int:statement_id>/transcribed/", wrap(self.mark_transcribed), name="mark_statement_transcribed"),
            *super().get_urls(),
        ]

    def show_words(self, request: HttpRequest, statement_id: int) -> HttpResponse:
        """Show how the words of a statement stand."""
        statement = self._get_statement(request, statement_id)
        may_change = self.has_change_permission(request, statement)
        return quotation_pages.show_words(request, statement, may_change=may_change)

    def check_words(self, request: HttpRequest, statement_id: int) -> HttpResponse:
        """Look the words of a statement up in the text of its source."""
        return quotation_pages.look_up(request, self._get_changeable(request, statement_id))

    def mark_transcribed(self, request: HttpRequest, statement_id: int) -> HttpResponse:
        """Mark the words of a statement as transcribed from a recording."""
        return quotation_pages.mark(request, self._get_changeable(request, statement_id))

    def _get_statement(self, request: HttpRequest, statement_id: int) -> Statement:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request).select_related("source"), pk=statement_id)

    def _get_changeable(self, request: HttpRequest, statement_id: int) -> Statement:
        statement = self._get_statement(request, statement_id)
        if not self.has_change_permission(request, statement):
            raise PermissionDenied
        return statement
