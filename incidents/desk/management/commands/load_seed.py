"""``manage.py load_seed``: the seed record into both databases."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from incidents.desk.seed.data_file import OAKLAND_2023, BadSeedFile, SeedFile, read_seed_file
from incidents.desk.seed.loading import find_loaded, keep_article, load_seed
from incidents.editorial.models import Incident
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.publish import publish_incidents
from incidents.publishing.refusals import NotPublishable
from incidents.record.row import Table

SEED_USER = "seed"


class Command(BaseCommand):
    """Enter the seed record and publish its incidents. Harmless to repeat: what is there already stays as it is."""

    help = "Enter the seed record through the same actions as a form, and publish its incidents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add what may be chosen."""
        parser.add_argument(
            "--by", metavar="USERNAME", help=f'whose work it is; a user "{SEED_USER}" who cannot sign in if left out'
        )
        parser.add_argument("--no-publish", action="store_true", help="leave the incidents approved and unpublished")
        parser.add_argument("--file", type=Path, default=OAKLAND_2023, help="another data file of the same form")
        parser.add_argument(
            "--article",
            type=Path,
            metavar="FILE",
            help="the text of the article, to check the words against",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """
        Load and publish, each in transactions of its own.

        Raises CommandError for an unknown user, a data file that cannot be entered, a text that is not that of its
        article, and a refusal to publish.
        """
        by = self._find_user(options["by"])
        article = _read_text(options["article"]) if options["article"] else ""
        try:
            incidents = self._load(read_seed_file(options["file"]), by=by, article=article)
        except BadSeedFile as error:
            raise CommandError(str(error)) from error
        if not options["no_publish"]:
            self._publish(incidents, by=by)

    def _load(self, seed: SeedFile, *, by: User, article: str) -> list[Incident]:
        """Return the incidents of the seed record, entered unless they are there. Looks and enters at one stroke."""
        now = timezone.now()
        with transaction.atomic():
            incidents = find_loaded(seed)
            if incidents:
                self.stdout.write("Already loaded.")
                if article and keep_article(seed, article, by=by, now=now):
                    self.stdout.write("The text of its article is kept now.")
            else:
                incidents = load_seed(seed, by=by, now=now, article_text=article)
                self.stdout.write(f"Loaded {len(incidents)} incidents.")
        return incidents

    def _find_user(self, username: str | None) -> User:
        if username is None:
            user, created = User.objects.get_or_create(username=SEED_USER)
            if created:
                user.set_unusable_password()
                user.save(update_fields=["password"])
            return user
        try:
            return User.objects.get(username=username)
        except User.DoesNotExist:
            raise CommandError(f'there is no user "{username}"; create one or leave --by out') from None

    def _publish(self, incidents: list[Incident], *, by: User) -> None:
        """Publish what never was, as one batch: incidents that refer to each other become visible together."""
        new = [incident for incident in incidents if get_public_number(Table.INCIDENT, incident.pk) is None]
        if not new:
            return
        try:
            publish_incidents(incidents=new, by=by, reason="", now=timezone.now())
        except NotPublishable as refusal:
            raise CommandError(str(refusal)) from refusal
        for incident in new:
            number = get_public_number(Table.INCIDENT, incident.pk)
            self.stdout.write(f"Published incident {number}: {incident}")


def _read_text(path: Path) -> str:
    """Return the text of a file, line breaks as they are. Raises CommandError."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: cannot be read as text in UTF-8") from error
