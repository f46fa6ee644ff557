"""``manage.py check_readiness``: the readiness list of every incident, as one report."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from incidents.editorial.models import Incident, State
from incidents.publishing.readiness.finding import Level
from incidents.publishing.readiness.listing import list_findings, list_open

ENDED = (State.WITHDRAWN, State.MERGED)


class Command(BaseCommand):
    """List what keeps incidents from being published."""

    help = "Print the readiness list of all incidents, or of those given; fail if anything on it is an error."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the desk numbers of incidents."""
        parser.add_argument("incident", nargs="*", type=int, help="desk numbers; all but withdrawn and merged if none")

    def handle(self, **options: Any) -> None:
        """Print one line for each finding that is open."""
        incidents = Incident.objects.order_by("pk")
        chosen = (
            incidents.filter(pk__in=options["incident"]) if options["incident"] else incidents.exclude(state__in=ENDED)
        )
        errors = 0
        for incident in chosen:
            for finding in list_open(list_findings(incident, now=timezone.now())):
                errors += finding.level is Level.ERROR
                self.stdout.write(
                    f"Incident {incident.pk}: {finding.level.value}: {finding.rule}: {finding.where}: {finding.fix}"
                )
        if errors:
            raise CommandError(f"{errors} errors.")
        self.stdout.write("Nothing has to be put right.")
