"""``manage.py public_schema``: the schema of the public store, which has a migration history of its own."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from incidents.public_store import schema


class Command(BaseCommand):
    """Upgrade, check or list the migrations of the public store."""

    help = "Upgrade the public store's schema, check that it is in step, or show its history."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the verb."""
        parser.add_argument("verb", choices=["upgrade", "check", "history"])

    def handle(self, *, verb: str, **options: Any) -> None:
        """Do what the verb says."""
        url = settings.PUBLIC_DATABASE_URL
        match verb:
            case "upgrade":
                schema.upgrade_schema(url)
                self.stdout.write("The public schema is up to date.")
            case "check":
                schema.check_schema(url)
                self.stdout.write("The public schema is in step with the code.")
            case _:
                for line in schema.show_history():
                    self.stdout.write(line)
