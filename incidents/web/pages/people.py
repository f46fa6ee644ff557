"""The page of a person: an official, a responder, or a named suspect."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.present.person_page import present_person
from incidents.public_store import connect
from incidents.public_store.queries import incidents as incident_queries
from incidents.public_store.queries import statements
from incidents.record.documents import PersonRecord
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.lines.statements import present_statement_line
from incidents.web.pages.mentions import ASKED, read_mentions
from incidents.web.pages.stored import read_newest


@require_safe
def show_person(_request: HttpRequest, number: int) -> HttpResponse:
    """Answer the newest version of a person, and below it what names the person now. Five statements."""
    with connect.open_reader(get_store_url()) as connection:
        record = read_newest(connection, PersonRecord, number)
        if isinstance(record, HttpResponse):
            return record
        naming = incident_queries.list_incidents_of_person(connection, number, limit=ASKED)
        mentions = read_mentions(connection, naming)
        said = statements.list_statements_of_person(connection, number)
    context = {
        "page": present_person(record),
        "mentions": mentions,
        "statements": [present_statement_line(statement) for statement in said],
    }
    return answer_page("pages/person.html", context)
