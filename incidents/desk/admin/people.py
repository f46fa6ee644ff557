"""People: an identity, and what is known of the name."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin import name_pages
from incidents.desk.admin.inlines import TableRows
from incidents.desk.admin.lists import make_stamp_column
from incidents.desk.admin.options import DeskAdmin
from incidents.desk.custody import asking
from incidents.desk.forms.rows import make_row_form
from incidents.desk.forms.zoned import ZonedRowForm
from incidents.desk.forms.zones import annotate_zone
from incidents.editorial.models import NAME_FIELDS, Alias, Person, SealedName, Tenure
from incidents.record.codes import NameStatus
from incidents.record.row import Table

RELEASE_FIELDS = ("zone", "name_released")
ENTERED_STATUSES = (NameStatus.NOT_STATED, NameStatus.UNKNOWN, NameStatus.RELEASED)
"""How a new person may begin. Withholding needs a source, and so has a page of its own."""


class PersonForm(ZonedRowForm):
    """A person. Only a public name is typed here."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields.get("name_status")
        if isinstance(field, forms.ChoiceField):
            field.choices = [(status.value, status.label) for status in ENTERED_STATUSES]

    def clean(self) -> dict[str, Any]:
        """Refuse a name that is not public before the database does, in words that say where it goes."""
        cleaned = super().clean()
        status = cleaned.get("name_status", self.instance.name_status)
        if status != NameStatus.RELEASED and any(cleaned.get(name) for name in NAME_FIELDS):
            self.add_error(
                "name_status",
                _("Only a released name is entered here. Save the person without it, then use “Seal name…”."),
            )
        return cleaned


class PersonAliasInline(TableRows[Alias, Person]):
    """Other names of a person whose name is released."""

    model = Alias
    verbose_name_plural = _("other names")
    fields = ("name", "kind", "start", "end")


class TenureInline(TableRows[Tenure, Person]):
    """Offices held."""

    model = Tenure
    verbose_name_plural = _("offices held")
    fields = ("post", "capacity", "start", "end")
    autocomplete_fields = ("post",)
    related = ("post__organization",)


@admin.register(Person)
class PersonAdmin(DeskAdmin[Person]):
    """Human beings of the record. Sealed names are never listed, searched or completed."""

    form = make_row_form(Person, PersonForm)
    numbered_as = Table.PERSON
    change_form_template = "desk/person_change_form.html"
    edited = make_stamp_column("updated_at", _("Last edit (UTC)"))
    list_display = ("__str__", "name_status", "withheld_reason", "has_sealed_name", "edited")
    list_filter = ("name_status", "withheld_reason")
    search_help_text = _("released names, number of the row")
    search_fields = ("full_name", "given_name", "family_name", "nickname", "=id")
    ordering = ("family_name", "full_name", "id")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Person]":
        """Return people, each with whether a name is sealed, and the zone in which times are shown."""
        sealed = SealedName.objects.filter(person=OuterRef("pk"))
        return annotate_zone(super().get_queryset(request).annotate(name_is_sealed=Exists(sealed)))

    @admin.display(description=_("Name sealed"), boolean=True)
    def has_sealed_name(self, person: Any) -> bool:
        """Whether the newsroom knows the name and keeps it sealed."""
        return bool(person.name_is_sealed)

    def get_fieldsets(self, request: HttpRequest, obj: Person | None = None) -> Any:
        """Show what may be typed in, which depends on whether the name is public."""
        status: tuple[str, ...] = ("name_status",) if obj is None else ("name_status", "withheld_reason")
        fieldsets = [
            (_("Name"), {"fields": (*status, *NAME_FIELDS)}),
            (_("Work"), {"fields": ("editor_notes",)}),
        ]
        if obj is not None and is_released(obj):
            fieldsets.insert(1, (_("Release"), {"fields": RELEASE_FIELDS}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> tuple[str, ...]:
        """Close the status, and the name while it is not released: pages of their own change them."""
        if obj is None:
            return ()
        return ("name_status", "withheld_reason", *(() if is_released(obj) else NAME_FIELDS))

    def get_inlines(self, request: HttpRequest, obj: Person | None) -> Any:
        """Take other names of a person only once the name is public: they tell as much."""
        if obj is None:
            return ()
        return (TenureInline, PersonAliasInline) if is_released(obj) else (TenureInline,)

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the pages, those of names first."""
        wrap = self.admin_site.admin_view
        pages = {
            "seal": name_pages.seal,
            "open": name_pages.open_sealed,
            "withhold": name_pages.withhold,
            "release": name_pages.release,
            "schedule": asking.schedule_release,
        }
        own = [path(f"<int:person_id>/name/{verb}/", wrap(page), name=f"{verb}_name") for verb, page in pages.items()]
        return [*own, *super().get_urls()]

    def get_page_context(self, request: HttpRequest, row: Person) -> dict[str, Any]:
        """Offer what the account may do about the name."""
        if is_released(row):
            return {}
        is_sealed = SealedName.objects.filter(person=row).exists()
        return {
            "may_seal": request.user.has_perm("editorial.seal_name"),
            "may_open": is_sealed and request.user.has_perm("editorial.open_sealed_name"),
            "may_release": request.user.has_perm("editorial.release_name"),
            "may_schedule": request.user.has_perm("editorial.schedule_release"),
        }


def is_released(person: Person) -> bool:
    """Tell whether the name is public."""
    return bool(person.name_status == NameStatus.RELEASED.value)
