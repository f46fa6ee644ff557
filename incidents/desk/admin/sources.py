"""Sources."""

from typing import Any

from django.contrib import admin
from django.db.models import Case, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.lists import count_rows
from incidents.desk.admin.options import DeskAdmin, get_user
from incidents.desk.forms.rows import make_row_form
from incidents.desk.forms.sources import SourceForm
from incidents.desk.forms.zones import annotate_zone
from incidents.editorial.models import IncidentSource, Source
from incidents.publishing.quote_lock import recheck_source


@admin.register(Source)
class SourceAdmin(DeskAdmin[Source]):
    """Articles, posts, videos, records and data sets."""

    form = make_row_form(Source, SourceForm)
    list_display = ("name", "kind", "publisher", "published", "incidents", "has_text")
    search_help_text = _("title, publisher, byline, dateline, address")
    list_filter = ("kind",)
    list_select_related = ("publisher",)
    search_fields = ("title", "publisher__name", "author_text", "dateline", "url")
    autocomplete_fields = ("publisher", "revision_of")
    date_hierarchy = "published_earliest"
    ordering = ("-published_earliest", "-id")
    fieldsets = (
        (None, {"fields": ("kind", "title", "publisher", "author_text", "dateline")}),
        (_("When it was made public"), {"fields": ("zone", "published")}),
        (_("Where it is"), {"fields": ("url", "archived_url", "retrieved_at", "revision_of", "rights")}),
        (
            _("Its text, kept private"),
            {"fields": ("full_text", "word_count", "content_sha256"), "classes": ("collapse",)},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Source]":
        """Return the sources, each with the zone in which its times are shown."""
        return annotate_zone(super().get_queryset(request))

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: Any) -> None:
        """Save a source and look up the words of the statements that were read in it."""
        super().save_model(request, obj, form, change)
        if change and "full_text" in form.changed_data:
            recheck_source(obj, by=get_user(request), now=timezone.now())

    def load_columns(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return the sources without their texts, each with how many incidents list it."""
        listed = IncidentSource.objects.filter(source=OuterRef("pk"))
        text_is_kept = Case(When(full_text="", then=Value(False)), default=Value(True))  # noqa: FBT003
        sources: QuerySet[Any] = rows.annotate(
            incident_count=Coalesce(count_rows(listed), 0), text_is_kept=text_is_kept
        )
        return sources.defer("full_text")

    @admin.display(description=_("Title"), ordering="title")
    def name(self, source: Source) -> str:
        """Its title, else what stands for one; the publisher has a column of its own."""
        return source.title or source.dateline or source.url or str(source.get_kind_display())

    @admin.display(description=_("Incidents"), ordering="incident_count")
    def incidents(self, source: Any) -> int:
        """How many incidents list it."""
        return int(source.incident_count)

    @admin.display(description=_("Text kept"), boolean=True)
    def has_text(self, source: Any) -> bool:
        """Whether excerpts can be checked against its whole text."""
        return bool(source.text_is_kept)
