"""Incidents: the list of all, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.present import addresses
from incidents.present.incident_page import present_incident
from incidents.public_store import connect
from incidents.public_store.queries import incidents as incident_queries
from incidents.record.documents import IncidentRecord
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.lines.incidents import read_lines
from incidents.web.pages.lines.relations import present_incoming
from incidents.web.pages.positions import NotAPosition, parse_position, write_position
from incidents.web.pages.stored import read_newest

PAGE_LENGTH = 50
"""How many incidents one page of the list shows."""


@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """
    Answer one page of all incidents, the latest occurrence first. Three statements.

    before   (in the address) the position of the last incident of the page before
    """
    words = request.GET.get("before")
    try:
        before = parse_position(words) if words is not None else None
    except NotAPosition as error:
        raise Http404 from error
    with connect.open_reader(get_store_url()) as connection:
        # One more than is shown tells whether another page follows.
        found = incident_queries.list_latest_incidents(connection, limit=PAGE_LENGTH + 1, before=before)
        shown = found[:PAGE_LENGTH]
        lines = read_lines(connection, shown)
    next_address = ""
    if len(found) > PAGE_LENGTH:
        next_address = f"{addresses.INCIDENT_LIST}?before={write_position(shown[-1].position)}"
    context = {
        "lines": lines,
        "is_first": before is None,
        "next_address": next_address,
    }
    return answer_page("pages/incident_list.html", context)


@require_safe
def show_incident(_request: HttpRequest, number: int) -> HttpResponse:
    """Answer the newest version of an incident, and below it what refers to it now. Two statements."""
    with connect.open_reader(get_store_url()) as connection:
        record = read_newest(connection, IncidentRecord, number)
        if isinstance(record, HttpResponse):
            return record
        incoming = incident_queries.list_relations_to(connection, number)
    context = {
        "page": present_incident(record),
        "incoming": [present_incoming(relation) for relation in incoming],
    }
    return answer_page("pages/incident.html", context)
