"""The home page: what this is, the latest incidents, what changed lately, and how to read the record."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.public_store import connect
from incidents.public_store.queries import changes
from incidents.public_store.queries import incidents as incident_queries
from incidents.record.row import DocumentKind
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.lines.changes import present_change
from incidents.web.pages.lines.incidents import read_lines

LATEST = 10
"""How many incidents the home page shows."""
CHANGES = 5
"""How many of the latest changes it shows."""


@require_safe
def show_home(_request: HttpRequest) -> HttpResponse:
    """Answer the home page. Four statements."""
    with connect.open_reader(get_store_url()) as connection:
        latest = incident_queries.list_latest_incidents(connection, limit=LATEST)
        lines = read_lines(connection, latest)
        changed = changes.list_latest_changes(connection, DocumentKind.INCIDENT, limit=CHANGES)
    return answer_page("pages/home.html", {"lines": lines, "changes": [present_change(change) for change in changed]})
