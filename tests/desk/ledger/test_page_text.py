"""Pages as the ledger reads them: what is visible, and that a page which is not answered is a failure."""

import pytest
from django.contrib.auth.models import User

from incidents.desk.ledger.checking import check_ledger, count_failed, read_view
from incidents.desk.ledger.page_text import NoPage, PageText, read_page
from incidents.desk.ledger.reading import read_ledger
from incidents.publishing.withdraw import withdraw_incident
from tests.desk.seed_databases import LOADED_AT, seeded_databases
from tests.seed_material import get_ledger_path

PAGE = """
<title>A page</title><style>p {}</style>
<div id="all"><p id="first">One <b>word</b>,<br>two<p id="second">  and
three</div><p>four</p></section>
"""


@pytest.mark.parametrize(
    ("element_id", "text"),
    [("first", "One word , two and three"), ("second", "and three"), ("all", "One word , two and three"), ("gone", "")],
)
def test_text_belongs_to_the_elements_that_hold_it(element_id, text):
    assert PageText(PAGE).get_text(element_id) == text


def test_the_page_as_a_whole_is_what_is_shown():
    assert PageText(PAGE).get_text() == "A page One word , two and three four"


@pytest.mark.parametrize("address", ["/nowhere/", "/incidents/1"])
def test_an_address_that_is_not_served_is_no_page(address):
    with pytest.raises(NoPage, match=f"{address} is not served"):
        read_page(address)


def test_a_record_that_was_never_published_is_no_page(public_store_url):
    with pytest.raises(NoPage, match="/incidents/7/ cannot be shown"):
        read_page("/incidents/7/")


def test_a_withdrawn_record_has_no_page_and_no_public_facts(django_db_blocker):
    ledger = read_ledger(get_ledger_path())
    with django_db_blocker.unblock(), seeded_databases(publish=True) as incidents:
        for incident in incidents:
            withdraw_incident(incident=incident, by=User.objects.get(), reason="A trial.", now=LOADED_AT)

        findings = check_ledger(ledger, read_view(ledger), article=None)

        assert count_failed(findings) == len(ledger)
        with pytest.raises(NoPage, match="/incidents/1/ answers 410"):
            read_page("/incidents/1/")
