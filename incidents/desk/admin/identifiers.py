"""Identifiers that others gave to our rows."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.options import DeskAdmin
from incidents.desk.forms.rows import RowForm, make_row_form
from incidents.editorial.models import Identifier
from incidents.editorial.subjects import get_subject
from incidents.editorial.work_limits import may_see
from incidents.record.row import Table


class IdentifierForm(RowForm):
    """An identifier of a row that exists."""

    def clean(self) -> dict[str, Any]:
        """Refuse a row that is not there."""
        cleaned = super().clean()
        table, row_id = cleaned.get("subject_table"), cleaned.get("subject_id")
        subject = get_subject(Table(table), row_id) if table and row_id else None
        is_hidden = subject is not None and self.by is not None and not may_see(self.by, subject)
        if table and row_id and (subject is None or is_hidden):
            self.add_error("subject_id", _("There is no such row in that table."))
        return cleaned


@admin.register(Identifier)
class IdentifierAdmin(DeskAdmin[Identifier]):
    """Case numbers, Wikidata items, pages of memorial sites."""

    form = make_row_form(Identifier, IdentifierForm)
    home_fields = ("subject_table", "subject_id")
    list_display = ("scheme", "value", "subject_table", "subject_id", "url")
    list_display_links = ("scheme", "value")
    list_filter = ("scheme", "subject_table")
    search_help_text = _("identifier, address")
    search_fields = ("value", "url")
    ordering = ("scheme", "value")
    fields = ("subject_table", "subject_id", "scheme", "value", "url")
