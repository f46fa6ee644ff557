"""The desk's admin site: its names, and its tables in the order in which an editor works."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.db.models.options import Options
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.desk import overview
from incidents.desk.custody import urls as custody
from incidents.desk.lookups.view import look_up
from incidents.desk.page_limits import keep_inside
from incidents.desk.review.queue import show_queue
from incidents.desk.time_reading.view import read_time

EDITORIAL = "editorial"
ACCOUNTS = "auth"

TABLES: Mapping[str, tuple[str | Promise, str | Promise]] = MappingProxyType(
    {
        "Incident": (_("Incidents"), _("Add an incident")),
        "Organization": (_("Agencies and organizations"), _("Add an organization")),
        "Tenure": (_("Officials"), _("Add an official")),
        "Statement": (_("Statements"), _("Add a statement")),
        "CaseStatus": (_("Case status"), _("Add a status")),
        "Source": (_("Sources"), _("Add a source")),
        "Event": (_("Timeline"), _("Add an event")),
        "Responder": (_("Responders"), _("Add a responder")),
        "Suspect": (_("Suspects"), _("Add a suspect")),
        "Charge": (_("Charges"), _("Add a charge")),
        "Assertion": (_("Evidence for facts"), _("Add evidence")),
        "Person": (_("People"), _("Add a person")),
        "Post": (_("Offices"), _("Add an office")),
        "Place": (_("Places"), _("Add a place")),
        "Identifier": (_("Outside identifiers"), _("Add an identifier")),
        "Publication": (_("Publication log"), ""),
        "DeliveryState": (_("Delivery"), ""),
        "RecordNumber": (_("Public numbers"), ""),
        "Redaction": (_("Redactions"), ""),
        "SealedNameReading": (_("Readings of sealed names"), ""),
        "ClearedNamePart": (_("Cleared parts of names"), ""),
        "User": (_("Accounts"), _("Add an account")),
        "Group": (_("Groups of accounts"), _("Add a group")),
    }
)
"""Each table's name in the navigation, and what its button for a new row says."""

MAIN = ("Incident", "Organization", "Tenure", "Statement", "CaseStatus", "Source")
"""What an editor works in, in this order: it stands first, outside any group."""

GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Parts of an incident"), ("Event", "Responder", "Suspect", "Charge", "Assertion")),
    (_("People, offices, places"), ("Person", "Post", "Place", "Identifier")),
    (
        _("Publication and audit"),
        ("Publication", "DeliveryState", "RecordNumber", "Redaction", "SealedNameReading", "ClearedNamePart"),
    ),
    (_("Accounts"), ("User", "Group")),
)
"""The other tables, grouped."""


def name_list(options: "Options[Model]") -> str:
    """Return what the desk calls a table."""
    name, _add = TABLES.get(str(options.object_name), ("", ""))
    return str(name or capfirst(options.verbose_name_plural))


def name_adding(options: "Options[Model]") -> str:
    """Return what the desk calls the act of adding a row to a table."""
    _name, add = TABLES.get(str(options.object_name), ("", ""))
    return str(add) or gettext("Add %(row)s") % {"row": options.verbose_name}


class DeskSite(admin.AdminSite):
    """The site under /admin/. Everything on it needs a staff account."""

    site_header = _("Incident record: desk")
    site_title = _("Incident record")
    index_title = _("The desk")
    site_url = "/"
    empty_value_display = "–"
    # The navigation stands above the page, where it needs no script.
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Rows of a record are deleted one at a time, with what hangs on each of them in view.
        self.disable_action("delete_selected")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """
        Return the groups of the navigation, each with the tables that the account may see.

        The first group is the editor's own tables; it alone has is_main. Tables that no group names come last.
        """
        apps = super().get_app_list(request, app_label)
        ours = [app for app in apps if app["app_label"] in {EDITORIAL, ACCOUNTS}]
        by_model = {model["object_name"]: model for app in ours for model in app["models"]}
        groups = [
            {
                "name": name,
                "is_main": keys is MAIN,
                "app_label": EDITORIAL,
                "app_url": "",
                "has_module_perms": True,
                "models": [{**by_model[key], "name": TABLES[key][0]} for key in keys if key in by_model],
            }
            for name, keys in ((_("The record"), MAIN), *GROUPS)
        ]
        return [*(group for group in groups if group["models"]), *(app for app in apps if app not in ours)]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the first page: what is being worked on, what waits for its publication, and all tables."""
        return super().index(request, {**overview.make_context(request), **(extra_context or {})})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's
        """Return a view for staff alone, and for rows inside the limits of an account's work."""
        return super().admin_view(keep_inside(view), cacheable)

    def get_urls(self) -> list[Any]:
        """Return the addresses of the site, those that the scripts of its forms ask first."""
        return [
            path("lookup/<str:table>/", self.admin_view(look_up), name="lookup"),
            path("queue/", self.admin_view(show_queue), name="queue"),
            path("read-time/", self.admin_view(read_time), name="read_time"),
            *custody.list_addresses(self.admin_view),
            *super().get_urls(),
        ]
