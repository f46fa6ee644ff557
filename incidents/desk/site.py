"""The desk's admin site: its names, and its tables in the order in which an editor works."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EDITORIAL = "editorial"

GROUPS: tuple[tuple[str | Promise, Mapping[str, str | Promise]], ...] = (
    (
        _("Incidents"),
        MappingProxyType(
            {
                "Incident": _("Incidents"),
                "Event": _("Timeline"),
                "Responder": _("Responders"),
                "Suspect": _("Suspects"),
                "Charge": _("Charges"),
            }
        ),
    ),
    (
        _("Evidence"),
        MappingProxyType(
            {
                "Source": _("Sources"),
                "Statement": _("Statements"),
                "CaseStatus": _("Case status"),
                "Assertion": _("Evidence for facts"),
            }
        ),
    ),
    (
        _("Agencies, officials, places"),
        MappingProxyType(
            {
                "Organization": _("Agencies and organizations"),
                "Post": _("Offices"),
                "Tenure": _("Officials"),
                "Person": _("People"),
                "Place": _("Places"),
                "Identifier": _("Outside identifiers"),
            }
        ),
    ),
    (
        _("Publication and audit"),
        MappingProxyType(
            {
                "Publication": _("Publication log"),
                "DeliveryState": _("Delivery"),
                "RecordNumber": _("Public numbers"),
                "Redaction": _("Redactions"),
                "SealedNameReading": _("Readings of sealed names"),
                "ClearedNamePart": _("Cleared parts of names"),
            }
        ),
    ),
)
"""What the navigation shows: groups, and in each the models with the name of their list."""


class DeskSite(admin.AdminSite):
    """The site under /admin/. Everything on it needs a staff account."""

    site_header = _("Incident record: desk")
    site_title = _("Incident record")
    index_title = _("The desk")
    site_url = "/"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Rows of a record are deleted one at a time, with what hangs on each of them in view.
        self.disable_action("delete_selected")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the groups of the navigation, each with the tables that the account may see."""
        apps = super().get_app_list(request, app_label)
        editorial = next((app for app in apps if app["app_label"] == EDITORIAL), None)
        if editorial is None:
            return apps
        by_model = {model["object_name"]: model for model in editorial["models"]}
        groups = [
            {**editorial, "name": name, "models": models}
            for name, titles in GROUPS
            if (models := [{**by_model[key], "name": title} for key, title in titles.items() if key in by_model])
        ]
        return [*groups, *(app for app in apps if app is not editorial)]
