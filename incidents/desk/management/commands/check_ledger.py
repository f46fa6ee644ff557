"""``manage.py check_ledger LEDGER.json``: whether the record says what its ledger says, and nothing more."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.desk.ledger.checking import check_ledger, count_failed, read_view
from incidents.desk.ledger.page_text import NoPage
from incidents.desk.ledger.reading import BadLedger, read_ledger


class Command(BaseCommand):
    """Hold a ledger of facts against the editorial database, the public store and the public pages."""

    help = "Check every fact of a ledger, and what must not be there, in both databases and on the public pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the files."""
        parser.add_argument("ledger", type=Path, metavar="LEDGER.json", help="the ledger of facts")
        parser.add_argument(
            "--article", type=Path, metavar="ARTICLE.txt", help="the article, to find every excerpt in it"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """
        Write one line for every finding, and how many entries hold.

        Raises CommandError if any does not, if a file cannot be read, or if this process serves no pages.
        """
        try:
            ledger = read_ledger(options["ledger"])
            article = _read_article(options["article"])
            findings = check_ledger(ledger, read_view(ledger), article=article)
        except (BadLedger, NoPage, OSError) as error:
            raise CommandError(str(error)) from error
        for finding in findings:
            self.stdout.write(str(finding))
        failed = count_failed(findings)
        self.stdout.write(f"Ledger: {len(ledger) - failed} of {len(ledger)}")
        if failed:
            raise CommandError(f"{failed} entries of the ledger do not hold")


def _read_article(path: Path | None) -> str | None:
    """Return the words of the article with runs of white space as one space."""
    return " ".join(path.read_text(encoding="utf-8").split()) if path is not None else None
