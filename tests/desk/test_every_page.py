import html
import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.desk.incident_form.sections import KINDS
from incidents.editorial.models import Incident, IncidentSource
from tests.desk.full_record import add_rows, make_full_record
from tests.desk.page_forms import sign_in_reader, sign_in_superuser
from tests.make import make_publication

pytestmark = pytest.mark.django_db

REGISTERED = {model._meta.model_name: model for model in admin.site._registry if model._meta.app_label == "editorial"}


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """The list of publications asks the public store what it has."""


@pytest.fixture
def client():
    return sign_in_superuser()


def list_wrong(client, addresses, *, right=200):
    """The addresses that answer anything but the right status, with what they answer."""
    answers = {address: client.get(address).status_code for address in addresses}
    return {address: status for address, status in answers.items() if status != right}


def list_row_pages(*pages):
    """The addresses of the pages of every row of every registered table."""
    return [
        reverse(f"admin:editorial_{name}_{page}", args=[row.pk])
        for name, model in REGISTERED.items()
        for row in model._default_manager.all()
        for page in pages
    ]


@pytest.fixture
def lists():
    """The addresses of all lists, each with rows in it."""
    make_full_record()
    make_publication()
    return [reverse(f"admin:editorial_{name}_changelist") for name in REGISTERED]


def test_every_list_shows_its_rows_and_can_be_searched(client, lists):
    assert list_wrong(client, lists) == {}
    assert list_wrong(client, [f"{address}?q=testville+24" for address in lists]) == {}


def test_every_filter_of_every_list_can_be_used(client, lists):
    links = [
        address + html.unescape(link)
        for address in lists
        for link in sorted(set(re.findall(r'<a href="(\?[^"]+)"', client.get(address).content.decode())))
    ]

    assert len(links) > 100
    assert list_wrong(client, links[::5]) == {}


def test_every_row_has_a_page_and_a_history(client, lists):
    assert list_wrong(client, list_row_pages("change", "history")) == {}


def test_an_account_that_may_only_read_sees_every_page(lists):
    assert list_wrong(sign_in_reader(), [*lists, *list_row_pages("change")]) == {}


def test_a_new_row_can_be_begun_wherever_rows_are_edited(client):
    written_by_the_desk = {
        "publication", "deliverystate", "recordnumber", "redaction", "sealednamereading", "clearednamepart"
    }  # fmt: skip
    edited = [reverse(f"admin:editorial_{name}_add") for name in REGISTERED.keys() - written_by_the_desk]

    assert list_wrong(client, edited) == {}
    assert list_wrong(client, [reverse(f"admin:editorial_{name}_add") for name in written_by_the_desk], right=403) == {}


ON_PAGES_OF_THEIR_OWN = {
    "Comment", "Transition", "WarningAnswer", "Revision", "RowChange", "ScheduledAct", "QuotationCheck",
}  # fmt: skip
"""Tables that review, history, schedule and quotations show: no row of them is edited."""


SHOWN_WITH_THEIR_INCIDENT = {
    "Comment", "QuotationCheck", "Revision", "RowChange", "ScheduledAct", "Transition", "WarningAnswer"
}  # fmt: skip
"""Tables that pages of review, history and schedule show, and no list."""


def test_every_editorial_table_is_on_the_desk_but_sealed_names_and_machinery():
    inlines = {inline.model.__name__ for page in admin.site._registry.values() for inline in page.inlines}
    in_the_form = {kind.model.__name__ for kind in KINDS.values()} | {IncidentSource.__name__}
    pages = {model.__name__ for model in admin.site._registry}
    tables = {model.__name__ for model in Incident._meta.apps.get_app_config("editorial").get_models()}

    assert tables - pages - inlines - in_the_form - ON_PAGES_OF_THEIR_OWN == {
        "SealedName", "RedactionPermit", "OpenRevision", "Counter",
    }  # fmt: skip


def test_the_navigation_names_the_tables_as_editors_do(client):
    page = client.get("/admin/").content.decode()

    for name in ("Agencies and organizations", "Officials", "Case status", "Evidence for facts", "Publication log"):
        assert name in page
    assert 'href="/"' in page


@pytest.mark.parametrize("address", ["/admin/", "/admin/editorial/incident/", "/admin/editorial/incident/1/publish/"])
def test_nobody_sees_the_desk_without_signing_in(client, address):
    client.logout()

    assert client.get(address)["Location"].startswith("/admin/login/")


def count_statements(client, incident):
    """How many statements the page of an incident costs."""
    address = reverse("admin:editorial_incident_change", args=[incident.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_more_rows_do_not_make_the_page_of_an_incident_cost_more_statements(client):
    record = make_full_record()
    before = count_statements(client, record.incident)

    for _ in range(5):
        add_rows(record)

    assert count_statements(client, record.incident) == before
    assert before < 60


def test_the_log_is_shown_when_the_public_store_does_not_answer(client, lists, settings, tmp_path):
    settings.PUBLIC_DATABASE_URL = f"sqlite:///{tmp_path / 'missing' / 'store.sqlite3'}"

    page = client.get(reverse("admin:editorial_publication_changelist"))

    assert page.status_code == 200
    assert '<td class="field-is_delivered">Not known</td>' in page.content.decode()
