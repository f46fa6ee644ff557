"""The desk as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Registers the admin and the management commands. Has no models."""

    name = "incidents.desk"
    label = "desk"
    verbose_name = _("Desk")
