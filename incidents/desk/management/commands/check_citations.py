"""``manage.py check_citations``: every public fact must have a source that supports it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.editorial import citable
from incidents.editorial.models import Incident, State


class Command(BaseCommand):
    """List the columns of published incidents that no assertion supports."""

    help = "List every citable column of a published incident that has no supporting assertion with its value."

    def handle(self, **options: Any) -> None:
        """Print one line per defect; fail if there is any."""
        defects = 0
        for incident in Incident.objects.filter(state=State.PUBLISHED).order_by("pk"):
            for row, field in citable.list_uncited(incident):
                defects += 1
                self.stdout.write(f"Incident {incident.pk}: {row._meta.model_name} {row.pk}: {field} has no evidence")
        if defects:
            raise CommandError(f"{defects} facts without evidence.")
        self.stdout.write("Every public fact has evidence.")
