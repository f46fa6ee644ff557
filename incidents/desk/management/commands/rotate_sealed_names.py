"""``manage.py rotate_sealed_names``: encrypt every sealed name under the newest key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.editorial.actions.names import rotate_sealed_names
from incidents.editorial.sealing import CannotUnseal


class Command(BaseCommand):
    """Move all sealed names to the first of SEALED_NAMES_KEYS, so that older keys may be taken out of it."""

    help = "Encrypt every sealed name under the first key of SEALED_NAMES_KEYS. Afterwards the others may be removed."

    def handle(self, **options: Any) -> None:
        """Rotate, all names or none."""
        try:
            count = rotate_sealed_names()
        except CannotUnseal as error:
            raise CommandError(f"Nothing was changed: {error}.") from error
        self.stdout.write(f"{count} sealed names are under the newest key.")
