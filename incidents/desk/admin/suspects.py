"""Suspects and what they are charged with."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.inlines import StackedRows
from incidents.desk.admin.options import DeskAdmin
from incidents.desk.forms.rows import RowForm, make_row_form
from incidents.editorial.models import Charge, Suspect

CHARGE_FIELDS = ("statute", "offense_text", "counts", "court_text", "case_number", "filed")


class ChargeInline(StackedRows[Charge, Suspect]):
    """Charges against the suspect."""

    model = Charge
    fields = CHARGE_FIELDS


@admin.register(Suspect)
class SuspectAdmin(DeskAdmin[Suspect]):
    """Each suspect's, or each group's, part in an incident."""

    home_fields = ("incident",)
    list_display = ("__str__", "incident", "role", "identification", "is_group", "count", "count_min")
    list_filter = ("role", "identification", "is_group")
    search_help_text = _("label, number, released name, incident")
    list_select_related = ("incident", "person")
    search_fields = ("label", "count_text", "person__full_name", "incident__title")
    autocomplete_fields = ("incident", "person", "member_of")
    ordering = ("-incident", "id")
    inlines = (ChargeInline,)
    fieldsets = (
        (None, {"fields": ("incident", "person", "label", "role", "identification")}),
        (_("How many"), {"fields": ("is_group", "count", "count_min", "count_text", "member_of")}),
    )


class ChargeForm(RowForm):
    """A charge. A stored one stays in its incident."""

    def clean(self) -> dict[str, Any]:
        """Refuse a suspect of another incident for a stored charge."""
        cleaned = super().clean()
        charge, suspect = self.instance, cleaned.get("suspect")
        if suspect is not None and not charge._state.adding and suspect.incident_id != charge.suspect.incident_id:
            self.add_error("suspect", _("Choose a suspect of the same incident: a charge does not move to another."))
        return cleaned


@admin.register(Charge)
class ChargeAdmin(DeskAdmin[Charge]):
    """Statutes charged."""

    form = make_row_form(Charge, ChargeForm)
    list_display = ("__str__", "suspect", "statute", "counts", "court_text", "filed")
    list_select_related = ("suspect__person", "suspect__incident")
    search_help_text = _("offense, statute, court, case number, suspect")
    search_fields = ("offense_text", "statute", "court_text", "case_number", "suspect__label")
    autocomplete_fields = ("suspect",)
    ordering = ("-suspect__incident", "id")
    fields = ("suspect", *CHARGE_FIELDS)
