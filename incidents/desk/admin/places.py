"""Places."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.desk.admin.options import DeskAdmin
from incidents.editorial.models import Place


@admin.register(Place)
class PlaceAdmin(DeskAdmin[Place]):
    """Where it happened, as precisely as anyone stated."""

    list_display = ("__str__", "city", "county", "state", "geo_precision", "location_code")
    list_filter = ("state", "geo_precision", "location_code")
    search_help_text = _("name, address, landmark, city, county")
    search_fields = ("name", "address_text", "landmark_text", "city", "county")
    ordering = ("state", "city", "name")
    fieldsets = (
        (None, {"fields": ("name", "address_text", "landmark_text")}),
        (_("Area"), {"fields": ("city", "county", "state", "country", "timezone", "ocd_division_id")}),
        (_("Position"), {"fields": ("geo_precision", "latitude", "longitude", "location_code")}),
    )
