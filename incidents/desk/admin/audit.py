"""What the desk itself writes down: the publication log, redactions, readings of sealed names. For reading only."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from sqlalchemy.exc import SQLAlchemyError

from incidents.desk.admin import name_pages
from incidents.desk.admin.lists import make_stamp_column
from incidents.desk.admin.options import ReadOnlyAdmin
from incidents.editorial.models import (
    ClearedNamePart,
    DeliveryState,
    Publication,
    RecordNumber,
    Redaction,
    SealedNameReading,
)
from incidents.present.addresses import address_of_record, address_of_version
from incidents.public_store import connect
from incidents.public_store.queries import records
from incidents.record.row import DocumentKind


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin[Publication]):
    """The log of everything made public, newest first."""

    published = make_stamp_column("published_at", _("Published (UTC)"))
    list_display = ("sequence", "published", "action", "record", "published_by", "is_delivered", "reason")
    list_filter = ("action", "kind", "published_at")
    list_select_related = ("published_by",)
    search_fields = ("=number", "=sequence", "reason", "published_by__username")
    search_help_text = _("number of the record, place in the log, reason, account")
    date_hierarchy = "published_at"
    ordering = ("-sequence",)
    fields = (
        "sequence",
        "batch",
        "published_at",
        "action",
        "record",
        "published_by",
        "is_delivered",
        "reason",
        "merged_into",
        "digest",
        "document",
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Publication]":
        """Return the log, each entry with whether readers have it."""
        last = get_last_delivered()
        delivered = Case(
            When(sequence__lte=last or 0, then=Value(True)),  # noqa: FBT003
            default=Value(None if last is None else False),
            output_field=BooleanField(null=True),
        )
        return super().get_queryset(request).annotate(delivered=delivered)

    @admin.display(description=_("Record"), ordering="number")
    def record(self, entry: Publication) -> str:
        """Kind, number and version, with a link to what readers see."""
        kind = DocumentKind(entry.kind)
        address = address_of_record(kind, entry.number)
        words = f"{kind.value} {entry.number}"
        if entry.version:
            address = address_of_version(kind, entry.number, entry.version)
            words += f" v{entry.version}"
        return format_html('<a href="{}">{}</a>', address, words)

    @admin.display(description=_("Delivered"), boolean=True)
    def is_delivered(self, entry: Any) -> bool | None:
        """Whether it has reached the public store; None if that cannot be asked."""
        delivered: bool | None = entry.delivered
        return delivered


def get_last_delivered() -> int | None:
    """Return the sequence of the last entry that the public store has, None if the store does not answer."""
    try:
        with connect.open_reader(settings.PUBLIC_DATABASE_URL) as store:
            return records.get_last_sequence(store)
    except SQLAlchemyError:
        return None


@admin.register(DeliveryState)
class DeliveryStateAdmin(ReadOnlyAdmin[DeliveryState]):
    """Whether the last delivery to the public store went well."""

    attempted = make_stamp_column("last_attempt_at", _("Last attempt (UTC)"))
    list_display = ("__str__", "attempted")
    fields = ("last_attempt_at", "last_error")


@admin.register(RecordNumber)
class RecordNumberAdmin(ReadOnlyAdmin[RecordNumber]):
    """Which row bears which permanent public number."""

    list_display = ("table", "number", "row_id")
    list_filter = ("table",)
    search_fields = ("=number", "=row_id")
    search_help_text = _("public number, number of the row")
    ordering = ("table", "number")


@admin.register(Redaction)
class RedactionAdmin(ReadOnlyAdmin[Redaction]):
    """Erasures: who, when, why."""

    redacted = make_stamp_column("redacted_at", _("Redacted (UTC)"))
    list_display = ("redacted", "table_name", "row_id", "fields", "reason", "redacted_by")
    list_filter = ("table_name",)
    list_select_related = ("redacted_by",)
    search_fields = ("reason", "redacted_by__username")
    search_help_text = _("reason, account")
    date_hierarchy = "redacted_at"
    ordering = ("-redacted_at", "-id")


@admin.register(SealedNameReading)
class SealedNameReadingAdmin(ReadOnlyAdmin[SealedNameReading]):
    """Who read a sealed name, and why."""

    read = make_stamp_column("read_at", _("Read (UTC)"))
    list_display = ("read", "person", "read_by", "reason")
    list_select_related = ("person", "read_by")
    search_fields = ("reason", "read_by__username")
    search_help_text = _("reason, account")
    date_hierarchy = "read_at"
    ordering = ("-read_at", "-id")


@admin.register(ClearedNamePart)
class ClearedNamePartAdmin(ReadOnlyAdmin[ClearedNamePart]):
    """Ordinary words that may stand alone although they are part of a sealed name. The words are not kept."""

    cleared = make_stamp_column("cleared_at", _("Cleared (UTC)"))
    list_display = ("cleared", "reason", "cleared_by")
    list_select_related = ("cleared_by",)
    search_fields = ("reason",)
    search_help_text = _("reason")
    ordering = ("-cleared_at", "-id")
    fields = ("reason", "cleared_at", "cleared_by")
    change_list_template = "desk/cleared_parts.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the pages, that of clearing a word first."""
        clear = self.admin_site.admin_view(name_pages.clear_part)
        return [path("clear/", clear, name="clear_name_part"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """List them, and offer to clear one more to those who may."""
        may_clear = request.user.has_perm("editorial.clear_name_part")
        return super().changelist_view(request, {**(extra_context or {}), "may_clear": may_clear})
