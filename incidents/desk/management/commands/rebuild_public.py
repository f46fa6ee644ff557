"""``manage.py rebuild_public``: build the public store anew from the log and swap it in."""

from typing import Any

from django.core.management.base import BaseCommand

from incidents.publishing.rebuild import rebuild_public


class Command(BaseCommand):
    """Rebuild the public store. Readers keep the present one until the new one is complete."""

    help = "Build the public store anew from all publications: same documents, same digests, same log."

    def handle(self, **options: Any) -> None:
        """Rebuild and say so."""
        rebuild_public()
        self.stdout.write("Rebuilt the public store.")
