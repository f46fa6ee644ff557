"""The home page: the latest incidents, and how to read the record."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.public_store import connect
from incidents.public_store.queries import incidents as incident_queries
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.lines.incidents import present_line

LATEST = 10
"""How many incidents the home page shows."""


@require_safe
def show_home(_request: HttpRequest) -> HttpResponse:
    """Answer the home page. One statement."""
    with connect.open_reader(get_store_url()) as connection:
        latest = incident_queries.list_latest_incidents(connection, limit=LATEST)
    return answer_page("pages/home.html", {"lines": [present_line(incident) for incident in latest]})
