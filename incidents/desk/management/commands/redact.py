"""``manage.py redact``: erase published versions, or a name, for ever."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from incidents.editorial.actions.names import MayNot
from incidents.editorial.models import Person, Publication
from incidents.publishing.delivery import deliver_pending
from incidents.publishing.public_numbers import get_row_id
from incidents.publishing.redact import VersionKey, redact_versions, scrub_databases
from incidents.publishing.redact_name import redact_name
from incidents.publishing.refusals import NotPublishable
from incidents.record.codes import WithheldReason
from incidents.record.row import DocumentKind, Table


class Command(BaseCommand):
    """Erase documents in both databases, and what they left in the files."""

    help = (
        "Erase published versions for ever (incident 4 2 3: versions 2 and 3 of incident 4), or with --name a released "
        "name wherever it was published (person 7 --name). The reason is public and must not repeat the words."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what to erase, by whom and why."""
        parser.add_argument("kind", choices=[kind.value for kind in DocumentKind])
        parser.add_argument("number", type=int, help="public number of the record")
        parser.add_argument("versions", type=int, nargs="*")
        parser.add_argument("--name", action="store_true", help="erase the person's name and withhold it again")
        parser.add_argument("--withheld-reason", choices=[code.value for code in WithheldReason], default="court_order")
        parser.add_argument("--by", required=True, metavar="USERNAME")
        parser.add_argument("--reason", required=True)

    def handle(self, *, kind: str, number: int, versions: list[int], name: bool, **options: Any) -> None:
        """Erase, scrub the files, and list what the command cannot reach."""
        by = get_user_model().objects.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"There is no account {options['by']}.")
        if name == bool(versions) or (name and kind != DocumentKind.PERSON):
            raise CommandError("Give either versions to erase, or for a person --name.")
        told = {"by": by, "reason": options["reason"], "now": timezone.now()}
        try:
            if name:
                row_id = get_row_id(Table.PERSON, number)
                if row_id is None:
                    raise CommandError(f"There is no person with the public number {number}.")
                person = Person.objects.get(pk=row_id)
                entries = redact_name(person=person, withheld_reason=WithheldReason(options["withheld_reason"]), **told)
            else:
                keys = [VersionKey(kind=DocumentKind(kind), number=number, version=version) for version in versions]
                entries = redact_versions(versions=keys, **told)
        except NotPublishable as refused:
            raise CommandError("\n".join(str(refusal) for refusal in refused.refusals)) from refused
        except MayNot as refused:
            raise CommandError(f"{by} may not seal names, which a redacted name is from now on.") from refused
        # What follows the commit only logs a failure; here nothing may be called erased that is not.
        deliver_pending(now=timezone.now())
        scrub_databases()
        self._report(entries)

    def _report(self, entries: tuple[Publication, ...]) -> None:
        erased = [entry for entry in entries if entry.action == "redact"]
        for entry in erased:
            self.stdout.write(f"Erased {entry.kind} {entry.number} version {entry.version}.")
        if erased:
            earliest = Publication.objects.filter(
                kind=erased[0].kind, number=erased[0].number, version=erased[0].version, action="publish"
            ).get()
            since, until = (f"{entry.published_at:%Y-%m-%d %H:%M}" for entry in (earliest, erased[-1]))
            self.stdout.write(
                "Still holding the text: every backup of either database, and every copy that readers downloaded, "
                f"made between {since} and {until} UTC. Replace the backups; readers' copies are beyond reach."
            )
