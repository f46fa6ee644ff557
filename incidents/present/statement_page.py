"""One statement's permanent page, from the published document of the incident that it belongs to."""

from dataclasses import dataclass, replace

from incidents.present import addresses
from incidents.present.facts import Claims
from incidents.present.incident_page import make_incident_directory
from incidents.present.row_fields import SOURCE_FIELDS
from incidents.present.rows import list_rows
from incidents.present.sheet import FactSheet, RowView, lay_out
from incidents.present.statement_view import StatementView, make_statement
from incidents.record.documents import IncidentRecord
from incidents.record.row import DocumentKind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """
    Everything that a statement's page shows.

    how                 form, place and time; their evidence stands beside the words
    sources             the source in which the statement was read, if the document describes it
    incident_address    the incident's page at the statement
    """

    number: int
    address: str
    statement: StatementView
    how: FactSheet
    sources: tuple[RowView, ...]
    incident_number: int
    incident_title: str
    incident_address: str
    version: int
    version_address: str


def present_statement(record: IncidentRecord, number: int) -> StatementPage | None:
    """Return the page of a statement by its number, or None if the document does not hold it."""
    row = next((statement for statement in record.statements if statement.number == number), None)
    if row is None:
        return None
    claims = Claims(record.assertions)
    incident_address = addresses.address_of_incident(record.number)
    directory = make_incident_directory(record, page_address=incident_address)
    replacement = next((other.number for other in record.statements if other.supersedes == number), None)
    statement = make_statement(row, claims=claims, directory=directory, replaced_by=replacement)
    return StatementPage(
        number=number,
        address=addresses.address_of_statement(number),
        statement=statement,
        how=lay_out(replace(fact, evidence=(), mark="", mark_words="") for fact in statement.meta),
        sources=list_rows(
            [source for source in record.sources if source.number == row.source],
            table=Table.SOURCE,
            fields=SOURCE_FIELDS,
            claims=claims,
            directory=directory,
        ),
        incident_number=record.number,
        incident_title=record.title,
        incident_address=f"{incident_address}#{addresses.anchor_of_row(Table.STATEMENT, number)}",
        version=record.version,
        version_address=addresses.address_of_version(DocumentKind.INCIDENT, record.number, record.version),
    )
