"""``manage.py check_sealed_names``: no text of the editorial database may hold a name that is being withheld."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.name_search import find_open_names
from incidents.publishing.refusals import NotPublishable


class Command(BaseCommand):
    """Say where sealed names stand in the open, never which words they are."""

    help = "Look for every sealed name in every text of the editorial database; fail if one is found."

    def handle(self, **options: Any) -> None:
        """Print one line for each place; fail if there is any, or if the names cannot be read."""
        try:
            names = list_guarded_names()
        except NotPublishable as error:
            raise CommandError(str(error)) from error
        places = find_open_names(names)
        for place in places:
            self.stdout.write(place)
        if places:
            raise CommandError(f"{len(places)} texts hold a name that is being withheld, or a part of one.")
        self.stdout.write(f"{len(names)} sealed names, found nowhere.")
