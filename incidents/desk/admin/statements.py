"""Statements."""

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.reports import EVIDENCE, EVIDENCE_AUTOCOMPLETES, STORED, PublishedFilter, ReportAdmin
from incidents.desk.forms.reports import StatementForm
from incidents.desk.forms.rows import make_row_form
from incidents.editorial.models import Statement

WORDS_IN_LIST = 20


@admin.register(Statement)
class StatementAdmin(ReportAdmin[Statement]):
    """Who said what, in which office, where and when."""

    form = make_row_form(Statement, StatementForm)
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
