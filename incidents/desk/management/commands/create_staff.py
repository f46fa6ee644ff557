"""``manage.py create_staff``: an account for the desk, with a password that nobody else knows."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from incidents.editorial.roles import ROLES

PASSWORD_BYTES = 15


class Command(BaseCommand):
    """Make a staff account unless it exists, and print its password once."""

    help = (
        "Create an account of the desk: one that may do everything, or, with --role, one that has these roles alone. "
        "An existing one stays as it is and keeps its password."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the account's name and its roles."""
        parser.add_argument("--username", required=True)
        parser.add_argument(
            "--role",
            nargs="+",
            action="extend",
            choices=[*ROLES],
            default=[],
            metavar="ROLE",
            help="one or more of: " + "; ".join(f"{role.name} ({role.meaning})" for role in ROLES.values()),
        )

    def handle(self, *, username: str, role: Sequence[str], **options: Any) -> None:
        """Create the account or say that it exists."""
        if User.objects.filter(username=username).exists():
            self.stdout.write(f"The account {username} exists and stays as it is, with its password.")
            return
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        if role:
            self._create_with_roles(username, password, role)
        else:
            User.objects.create_superuser(username=username, password=password)
        self.stdout.write(f"Sign in at /admin/ as {username} with the password {password}")
        self.stdout.write("It is shown this once. Change it under the account's name.")

    def _create_with_roles(self, username: str, password: str, roles: Sequence[str]) -> None:
        with transaction.atomic():
            account = User.objects.create_user(username=username, password=password, is_staff=True)
            account.groups.set(Group.objects.filter(name__in=roles))
