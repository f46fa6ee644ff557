"""What every answer has in common: status, headers, methods, addresses."""

import itertools

import pytest
from django.test import Client
from django.urls import reverse

from incidents.present import addresses
from incidents.record.row import DocumentKind
from tests.databases import make_public_store
from tests.present.make_incident import make_incident, make_organization_record, make_person_record
from tests.public_store.deliver import publish

PAGES = (
    "/",
    "/incidents/",
    "/incidents/1/",
    "/incidents/1/versions/",
    "/incidents/1/versions/1/",
    "/agencies/1/",
    "/officials/2/",
    "/statements/1/",
    "/statements/3/",
    "/incidents/99/",
)


@pytest.fixture(scope="module")
def published_url():
    """A store with one record of each kind, which these tests only read."""
    with make_public_store() as url:
        publish(url, make_organization_record(), make_person_record(), make_incident())
        yield url


@pytest.fixture(autouse=True)
def _published(published_url, settings):
    settings.PUBLIC_DATABASE_URL = published_url


@pytest.mark.parametrize("address", PAGES)
def test_no_answer_sets_a_cookie_or_depends_on_one(client: Client, address):
    client.cookies["sessionid"] = "anything"
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_a_strict_content_security_policy_and_no_inline_code(client: Client, address):
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    body = response.content.decode()
    assert "<script" not in body
    assert " style=" not in body
    assert "<style" not in body


@pytest.mark.parametrize("address", PAGES)
def test_head_answers_as_get_does_without_a_body(client: Client, address):
    head, get = client.head(address), client.get(address)
    assert head.status_code == get.status_code
    assert head.content == b""


@pytest.mark.parametrize("address", PAGES[:-1])
def test_pages_only_answer_reading(client: Client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/incidents/0/",
        "/incidents/01/",
        "/incidents/-1/",
        "/incidents/x/",
        f"/incidents/{2**53}/",
        f"/incidents/{2**63}/",
        f"/incidents/{10**30}/",
        f"/incidents/1/versions/{2**60}/",
        f"/statements/{2**64}/",
        f"/agencies/{2**53 - 1}/",
        "/incidents/1/versions/2/",
        "/incidents/1%00/",
    ],
)
def test_what_was_never_published_is_not_found(client: Client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Nothing is published at this address" in response.content.decode()


def test_every_page_has_a_title_of_its_own(client: Client):
    titles = [
        client.get(address).content.decode().partition("<title>")[2].partition("</title>")[0] for address in PAGES
    ]
    assert len({" ".join(title.split()) for title in titles}) == len(PAGES)


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(client: Client, address):
    body = client.get(address).content.decode()
    ids = [part.partition('"')[0] for part in body.split(' id="')[1:]]
    anchors = {part.partition('"')[0] for part in body.split('href="#')[1:]}
    assert len(ids) == len(set(ids))
    assert anchors <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_headings_begin_at_one_and_never_skip_a_level(client: Client, address):
    body = client.get(address).content.decode()
    levels = [int(part[0]) for part in body.split("<h")[1:] if part[0].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_an_error_of_ours_is_answered_without_the_database(settings):
    settings.PUBLIC_DATABASE_URL = "sqlite:////nowhere/at/all.sqlite3"
    client = Client(raise_request_exception=False)
    response = client.get("/incidents/1/")
    assert response.status_code == 500
    assert "This page could not be made" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "numbers", "address"),
    [
        ("home", (), addresses.HOME),
        ("incidents", (), addresses.INCIDENT_LIST),
        ("incident", (417,), addresses.address_of_incident(417)),
        ("organization", (12,), addresses.address_of_organization(12)),
        ("person", (7,), addresses.address_of_person(7)),
        ("statement", (85,), addresses.address_of_statement(85)),
        ("person-versions", (7,), addresses.address_of_versions(DocumentKind.PERSON, 7)),
        ("incident-version", (417, 3), addresses.address_of_version(DocumentKind.INCIDENT, 417, 3)),
    ],
)
def test_routes_and_present_agree_on_every_address(name, numbers, address):
    assert reverse(name, args=numbers) == address


def test_addresses_of_present_are_those_that_answer(client: Client):
    for address in (
        addresses.HOME,
        addresses.INCIDENT_LIST,
        addresses.address_of_incident(1),
        addresses.address_of_organization(1),
        addresses.address_of_person(2),
        addresses.address_of_statement(1),
        addresses.address_of_versions(DocumentKind.PERSON, 2),
        addresses.address_of_version(DocumentKind.ORGANIZATION, 1, 1),
    ):
        assert client.get(address).status_code == 200
