"""A whole ledger held against the editorial database, the public store and the public pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.desk.ledger import facts, must_nots, pages
from incidents.desk.ledger.editorial_snapshot import list_incidents_of_source, read_editorial
from incidents.desk.ledger.page_text import read_page
from incidents.desk.ledger.pages import PublicPage
from incidents.desk.ledger.public_snapshot import make_public_snapshot, read_published
from incidents.desk.ledger.reading import Ledger
from incidents.desk.ledger.snapshot import Part, Snapshot
from incidents.editorial.models import Incident
from incidents.present.addresses import address_of_incident
from incidents.publishing.public_numbers import get_public_number
from incidents.record.row import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One thing that is not as the ledger says.

    entry   id of the fact or must-not
    about   its object and column, or what must not be
    part    where it is not so
    """

    entry: str
    about: str
    part: Part
    problem: str

    def __str__(self) -> str:
        """Return the finding as one line of a report."""
        return f"{self.entry} {self.about}: {self.part.value}: {self.problem}"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the two databases and the pages say of the incidents whose source the ledger is about."""

    editorial: Snapshot
    public: Snapshot
    pages: tuple[PublicPage, ...]


def read_view(ledger: Ledger) -> View:
    """
    Read both databases and every page of the incidents, as a reader gets it from this process.

    Raises NoPage if a public incident has no page here.
    """
    incidents = list_incidents_of_source(ledger.sha256)
    documents = read_published(_list_public_numbers(incidents))
    return View(
        editorial=read_editorial(incidents),
        public=make_public_snapshot(documents),
        pages=tuple(
            PublicPage(document=document, text=read_page(address_of_incident(document.number)))
            for document in documents
        ),
    )


def check_ledger(ledger: Ledger, view: View, *, article: str | None) -> list[Finding]:
    """
    Return everything that is not as the ledger says, in its order; nothing if all of it holds.

    article   words of the article with runs of white space as one space, if excerpts are to be found in it
    """
    return [*_check_facts(ledger, view, article=article), *_check_must_nots(ledger, view)]


def count_failed(findings: list[Finding]) -> int:
    """Return how many entries of the ledger have findings."""
    return len({finding.entry for finding in findings})


def _check_facts(ledger: Ledger, view: View, *, article: str | None) -> Iterator[Finding]:
    for fact in ledger.facts:
        for part, problems in (
            (Part.EDITORIAL, facts.list_problems(view.editorial, fact, article=article)),
            (Part.PUBLIC, facts.list_problems(view.public, fact, article=article)),
            (Part.PAGE, pages.list_unseen(view.public, fact, view.pages)),
        ):
            for problem in problems:
                yield Finding(entry=fact.id, about=fact.column, part=part, problem=problem)


def _check_must_nots(ledger: Ledger, view: View) -> Iterator[Finding]:
    for entry in ledger.must_nots:
        for snapshot in (view.editorial, view.public):
            for problem in must_nots.list_trespasses(snapshot, entry.id):
                yield Finding(entry=entry.id, about=entry.must_not, part=snapshot.part, problem=problem)


def _list_public_numbers(incidents: list[Incident]) -> Iterator[int]:
    for incident in incidents:
        number = get_public_number(Table.INCIDENT, incident.pk)
        if number is not None:
            yield number
