"""``manage.py create_staff``: a first account for the desk, with a password that nobody else knows."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser

PASSWORD_BYTES = 15


class Command(BaseCommand):
    """Make a staff account unless it exists, and print its password once."""

    help = "Create an account that may do everything on the desk. An existing one keeps its password."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the account's name."""
        parser.add_argument("--username", required=True)

    def handle(self, *, username: str, **options: Any) -> None:
        """Create the account or say that it exists."""
        users = get_user_model().objects
        if users.filter(username=username).exists():
            self.stdout.write(f"The account {username} exists and keeps its password.")
            return
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        users.create_superuser(username=username, password=password)
        self.stdout.write(f"Sign in at /admin/ as {username} with the password {password}")
        self.stdout.write("It is shown this once. Change it under the account's name.")
