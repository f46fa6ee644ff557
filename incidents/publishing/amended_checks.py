"""What stands against publishing the last version of an incident anew with a name in it."""

from collections.abc import Iterator

from incidents.editorial.models import Assertion, CaseStatus, Statement
from incidents.publishing.amend import Amendment
from incidents.publishing.checks import CHARGED_STATES, describe_incident
from incidents.publishing.excerpts import SHARE_OF_SOURCE, count_published_words, count_words, trim_excerpt
from incidents.publishing.refusals import Refusal
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table


def check_amendment(amendment: Amendment) -> Iterator[Refusal]:
    """Yield every reason against it but sealed names; what readers have already was checked when it was published."""
    yield from _check_named_suspects(amendment)
    yield from _check_shares(amendment)


def _check_named_suspects(amendment: Amendment) -> Iterator[Refusal]:
    """A suspect is named only after an official charge or a named warrant (domain model, withholding)."""
    document = amendment.document
    named = {row.number for row in document.people if row.name is not None}
    replaced = {row.supersedes for row in document.case_status}
    charged = {
        row.suspect for row in document.case_status if row.state in CHARGED_STATES and row.number not in replaced
    }
    for suspect, person in sorted(_list_suspect_people(document)):
        if person in named and suspect not in charged:
            yield Refusal(
                name="suspect_named_early",
                where=f"{describe_incident(amendment.incident)}: public version: suspect number {suspect}: person",
                fix="is named where readers are told of no charge and no warrant; publish that status first",
            )


def _list_suspect_people(document: IncidentRecord) -> set[tuple[int, int]]:
    """Return (suspect, person) by number for every suspect who is, or is claimed to be, a person of the record."""
    held = {(row.number, row.person) for row in document.suspects if row.person is not None}
    claimed = {
        (row.subject.number, row.value_row.number)
        for row in document.assertions
        if row.subject.table is Table.SUSPECT and row.value_row is not None and row.value_row.table is Table.PERSON
    }
    return held | claimed


def _check_shares(amendment: Amendment) -> Iterator[Refusal]:
    """All excerpts of one source outside statements: at most a quarter of its words, where its length is known."""
    for source in {row.source_id: row.source for row in amendment.assertions}.values():
        length = source.word_count or count_words(source.full_text)
        if not length:
            continue
        rows = {(Assertion, row.pk): row for row in amendment.assertions if row.source_id == source.pk}
        published = {
            (model, row.pk): row
            for model in (Assertion, CaseStatus, Statement)
            for row in model._default_manager.filter(source=source.pk, frozen_at__isnull=False)
        }
        reports = (published | rows).values()
        texts = [row.text for row in reports if isinstance(row, Statement)]
        used = count_published_words([trim_excerpt(row.excerpt).words for row in reports], texts)
        if used * SHARE_OF_SOURCE > length:
            yield Refusal(
                name="excerpts_too_long",
                where=f"{describe_incident(amendment.incident)}: source {source.pk}: excerpts",
                fix=f"take {used} of its {length} words; shorten them to {length // SHARE_OF_SOURCE} at most",
            )
