"""``manage.py run_due``: do what was scheduled and is due."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.publishing.due import run_due


class Command(BaseCommand):
    """Publish and release what is due, once. ``manage.py deliver --watch`` does it over and over."""

    help = "Do the scheduled publications and releases whose time has come. A repeat is harmless."

    def handle(self, **options: Any) -> None:
        """Print one line for each act; fail if one of them has to be tried again."""
        outcomes = run_due(now=timezone.now())
        for outcome in outcomes:
            self.stdout.write(str(outcome))
        if any(outcome.is_open for outcome in outcomes):
            raise CommandError("Some of it could not be done now; it will be tried again.")
        if not outcomes:
            self.stdout.write("Nothing is due.")
