"""``manage.py deliver``: do what is due, and bring the public store up to date with the log of publications."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from incidents.publishing.delivery import deliver_pending
from incidents.publishing.due import run_due


class Command(BaseCommand):
    """Deliver what is pending, once or for as long as the process runs."""

    help = "Do what is due, and deliver pending publications to the public store. A repeat is harmless."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument(
            "--watch",
            metavar="SECONDS",
            type=float,
            help="go on for ever, looking for pending publications this often",
        )

    def _do_what_is_due(self) -> None:
        """Publish and release what was scheduled; what is refused shows on the desk."""
        for outcome in run_due(now=timezone.now()):
            self.stdout.write(str(outcome))

    def handle(self, *, watch: float | None, **options: Any) -> None:
        """Deliver; with --watch, report a failure and try again at the next look."""
        while True:
            # As at the start of a request: a connection that the server has closed meanwhile is opened anew.
            close_old_connections()
            try:
                self._do_what_is_due()
                count = deliver_pending(now=timezone.now())
            except Exception as error:
                if watch is None:
                    raise
                self.stderr.write(self.style.ERROR(f"Not delivered: {type(error).__name__}: {error}"))
            else:
                if count or watch is None:
                    self.stdout.write(f"Delivered {count} log entries.")
            if watch is None:
                return
            time.sleep(watch)
