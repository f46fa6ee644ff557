"""Sources."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.options import DeskAdmin
from incidents.desk.forms.rows import make_row_form
from incidents.desk.forms.zoned import ZonedRowForm
from incidents.editorial.models import Source


@admin.register(Source)
class SourceAdmin(DeskAdmin[Source]):
    """Articles, posts, videos, records and data sets."""

    form = make_row_form(Source, ZonedRowForm)
    list_display = ("__str__", "kind", "publisher", "published", "url")
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
