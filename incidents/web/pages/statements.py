"""The permanent page of one statement."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.present.statement_page import present_statement
from incidents.public_store import connect
from incidents.public_store.queries import statements
from incidents.record.documents import IncidentRecord
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.stored import read_newest


@require_safe
def show_statement(_request: HttpRequest, number: int) -> HttpResponse:
    """Answer a statement as the newest version of its incident has it. Two statements."""
    with connect.open_reader(get_store_url()) as connection:
        incident_number = statements.get_statement_place(connection, number)
        if incident_number is None:
            raise Http404
        record = read_newest(connection, IncidentRecord, incident_number)
    if isinstance(record, HttpResponse):
        return record
    page = present_statement(record, number)
    if page is None:
        raise Http404
    return answer_page("pages/statement.html", {"page": page})
