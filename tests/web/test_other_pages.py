"""Home, lists, organizations, people and statements."""

import pytest
from django.test import Client

from tests.present import make_rows as make
from tests.present.make_incident import (
    make_bare_incident,
    make_incident,
    make_organization_record,
    make_person_record,
)
from tests.public_store.deliver import publish


def test_home_without_incidents_says_so(store_url, read):
    assert "Nothing has been published yet." in read("/")


def test_home_shows_the_latest_incidents_with_toll_name_and_status(store_url, read):
    publish(store_url, make_incident(1), make_bare_incident(2))
    page = read("/")
    assert '<a href="/incidents/1/">Officer shot and killed in Sampleton, California</a>' in page
    assert "Officer. Died." in page
    assert "A name is withheld." in page
    assert "No arrests reported. Suspects at large, as of 29 December 2023." in page
    assert '<a href="/incidents/2/">Burglary 2</a>' in page


def test_the_list_goes_on_page_by_page_and_shows_each_incident_once(store_url, client: Client):
    publish(store_url, *(make_bare_incident(number) for number in range(1, 54)))
    first = client.get("/incidents/").content.decode()
    address = first.partition('href="/incidents/?before=')[2].partition('"')[0]
    second = client.get(f"/incidents/?before={address}").content.decode()
    numbers = [number for number in range(1, 54) if f'href="/incidents/{number}/"' in first]
    assert len(numbers) == 50
    assert [number for number in range(1, 54) if f'href="/incidents/{number}/"' in second] == [1, 2, 3]
    assert "before=" not in second
    assert "<title> Incidents" in " ".join(first.split())


@pytest.mark.parametrize(
    "words", ["x", "", "2023-12-29T12:30:00Z", "2023-12-29T12:30:00Z_", "2023-12-29_1", "_1", f"2023Z_{10**40}"]
)
def test_a_position_that_no_list_gave_out_is_not_found(store_url, client: Client, words):
    assert client.get("/incidents/", {"before": words}).status_code == 404


def test_a_list_after_the_last_incident_is_empty_and_leads_back(store_url, read):
    page = read("/incidents/?before=2023-12-29T12:30:00Z_1")
    assert "Nothing is listed here." in page
    assert "Back to the latest" in page


def test_an_organization_shows_its_facts_offices_and_the_incidents_that_name_it(store_url, read):
    publish(store_url, make_organization_record(), make_person_record(), make_incident())
    page = read("/agencies/1/")
    article, _end, live = page.partition("</article>")
    assert "Sampleton Police Department" in article
    assert "ORI" in article
    assert "Sampleton Watch" in article
    assert "Officer shot and killed in Sampleton" in live
    assert "lead agency" in live
    assert "Testa Sampleton" in live
    assert "It is with a heavy heart." in page


def test_a_person_shows_the_offices_held_and_what_was_said(store_url, read):
    publish(store_url, make_organization_record(), make_person_record(), make_incident())
    page = read("/officials/2/")
    assert "Interim police chief, Sampleton Police Department" in page
    assert "“cleared the scene”" in page
    assert "pledged to find those responsible" in page
    assert "“pledged" not in page


def test_a_person_whose_name_is_withheld_has_a_page_that_says_why(store_url, read):
    publish(store_url, make_person_record(1, person=make.make_person(1), tenures=(), posts=(), assertions=()))
    page = read("/officials/1/")
    assert '<h1 id="title">Name withheld until family members have been told</h1>' in page


def test_a_statement_has_a_permanent_page_with_speaker_office_and_source(store_url, read):
    publish(store_url, make_incident())
    page = read("/statements/2/")
    assert "Testa Sampleton, interim police chief, Sampleton Police Department" in page
    assert "Partial quotation" in page
    assert "KXAM, 29 December 2023" in page
    assert 'href="/incidents/1/#statement-2"' in page


def test_a_statement_never_published_is_not_found(store_url, client: Client):
    assert client.get("/statements/9/").status_code == 404


def test_a_statement_that_its_incident_no_longer_holds_is_not_found(store_url, client: Client):
    publish(store_url, make_incident(), make_incident(version=2, statements=(), assertions=()))
    assert client.get("/statements/2/").status_code == 404


@pytest.mark.parametrize(("count", "is_cut"), [(50, False), (51, True)])
def test_of_many_incidents_that_name_a_record_a_page_lists_the_latest_fifty_and_says_so(store_url, read, count, is_cut):
    publish(store_url, make_organization_record(), make_person_record())
    publish(
        store_url,
        *(
            make_bare_incident(number, lead_organization=1, responders=(make.make_responder(number, person=2),))
            for number in range(1, count + 1)
        ),
    )
    for address in ("/agencies/1/", "/officials/2/"):
        section = read(address).partition('id="incidents"')[2].partition("</section>")[0]
        listed = [number for number in range(1, count + 1) if f'href="/incidents/{number}/"' in section]
        assert len(listed) == 50
        assert listed[-1] == count
        assert ("The latest 50 are listed. Earlier incidents name this record too." in section) is is_cut


@pytest.mark.parametrize(
    ("address", "most"),
    [("/", 4), ("/incidents/", 3), ("/agencies/1/", 6), ("/officials/2/", 5), ("/statements/1/", 2)],
)
def test_other_pages_cost_few_statements_whatever_their_size(
    store_url, client: Client, count_statements, address, most
):
    statements = tuple(make.make_statement(number, f"Words {number}.", supersedes=None) for number in range(1, 101))
    publish(store_url, make_organization_record(), make_person_record(), make_incident(statements=statements))
    publish(store_url, *(make_bare_incident(number) for number in range(2, 20)))
    with count_statements() as sent:
        assert client.get(address).status_code == 200
    assert len(sent) <= most
