"""The timeline, and the responders of an incident."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.options import DeskAdmin, Fieldset
from incidents.editorial.models import Event, Responder

RESPONDER_FIELDSETS: tuple[Fieldset, ...] = (
    (None, {"fields": ("person", "label", "responder_type", "species", "organization", "outcome")}),
    (_("How many"), {"fields": ("is_group", "count", "count_text"), "classes": ("collapse",)}),
    (
        _("Service"),
        {
            "fields": ("rank_text", "badge", "service_years", "service_text", "age", "age_identifies", "gender_text"),
            "classes": ("collapse",),
        },
    ),
    (
        _("At the scene"),
        {
            "fields": (
                "duty_status",
                "attire",
                "line_of_duty",
                "activity_code",
                "assignment_code",
                "circumstance",
                "body_armor",
            ),
            "classes": ("collapse",),
        },
    ),
    (
        _("Injury and death"),
        {
            "fields": (
                "injury_text",
                "injury_code",
                "cause_of_death",
                "manner",
                "died",
                "eow",
                "death_place",
            ),
            "classes": ("collapse",),
        },
    ),
)


@admin.register(Event)
class EventAdmin(DeskAdmin[Event]):
    """Steps of the timeline. Officials who took part are entered here."""

    home_fields = ("incident",)
    list_display = ("__str__", "incident", "kind", "occurred", "place", "sequence")
    search_help_text = _("description, incident")
    list_filter = ("kind",)
    list_select_related = ("incident", "place")
    search_fields = ("description", "incident__title")
    autocomplete_fields = ("incident", "place", "officials")
    date_hierarchy = "occurred_earliest"
    ordering = ("-incident", "occurred_earliest", "sequence", "id")
    fields = ("incident", "kind", "occurred", "sequence", "place", "description", "officials")


@admin.register(Responder)
class ResponderAdmin(DeskAdmin[Responder]):
    """Each responder's, or each group's, part in an incident."""

    home_fields = ("incident",)
    list_display = ("__str__", "incident", "responder_type", "organization", "rank_text", "outcome", "eow")
    list_filter = ("responder_type", "outcome", "duty_status", "species")
    search_help_text = _("label, rank, released name, agency, incident")
    list_select_related = ("incident", "person", "organization")
    search_fields = ("label", "rank_text", "person__full_name", "organization__name", "incident__title")
    autocomplete_fields = ("incident", "person", "organization", "death_place")
    ordering = ("-incident", "id")
    fieldsets = ((None, {"fields": ("incident",)}), *RESPONDER_FIELDSETS)
