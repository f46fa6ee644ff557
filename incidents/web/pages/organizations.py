"""The page of an agency or another organization."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.present.organization_page import present_organization
from incidents.public_store import connect
from incidents.public_store.queries import incidents as incident_queries
from incidents.public_store.queries import offices, statements
from incidents.record.documents import OrganizationRecord
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.lines.offices import present_office
from incidents.web.pages.lines.statements import present_statement_line
from incidents.web.pages.mentions import ASKED, read_mentions
from incidents.web.pages.stored import read_newest


@require_safe
def show_organization(_request: HttpRequest, number: int) -> HttpResponse:
    """Answer the newest version of an organization, and below it what names it now. Six statements."""
    with connect.open_reader(get_store_url()) as connection:
        record = read_newest(connection, OrganizationRecord, number)
        if isinstance(record, HttpResponse):
            return record
        held = offices.list_tenures_of_organization(connection, number)
        naming = incident_queries.list_incidents_mentioning_organization(connection, number, limit=ASKED)
        mentions = read_mentions(connection, naming)
        said = statements.list_statements_of_organization(connection, number)
    context = {
        "page": present_organization(record),
        "offices": [present_office(office) for office in held],
        "mentions": mentions,
        "statements": [present_statement_line(statement) for statement in said],
    }
    return answer_page("pages/organization.html", context)
