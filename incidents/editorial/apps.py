"""The private database as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """Holds every editorial table, and keeps the triggers that freeze published rows in place."""

    name = "incidents.editorial"
    label = "editorial"
    verbose_name = _("Editorial record")

    def ready(self) -> None:
        """Install the triggers after every migration: SQLite's table rebuild drops them without a word."""
        from incidents.editorial import triggers  # noqa: PLC0415 - models may be read only once apps are ready

        pre_migrate.connect(triggers.remove_before_migrate, sender=self, dispatch_uid="editorial_triggers_removed")
        post_migrate.connect(triggers.install_after_migrate, sender=self, dispatch_uid="editorial_triggers")
