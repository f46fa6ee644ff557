"""Versions of records, and records that are withdrawn, merged or erased."""

from typing import Any

import pytest
from django.test import Client

from incidents.record.log import LogAction
from incidents.record.row import DocumentKind
from tests.present.make_incident import make_bare_incident, make_incident, make_organization_record, make_person_record
from tests.public_store.deliver import deliver, publish
from tests.public_store.make_documents import make_entry


def make_second_version() -> Any:
    return make_incident(version=2, title="Officer shot and killed, corrected")


def test_a_version_shows_its_own_document_for_ever(store_url, client: Client, read):
    publish(store_url, make_incident())
    before = read("/incidents/1/versions/1/").partition("<article")[2]
    publish(store_url, make_second_version())
    after = read("/incidents/1/versions/1/").partition("<article")[2]
    assert after == before
    assert "corrected" not in after
    assert "corrected" in read("/incidents/1/")
    assert "The newest is version 2." in read("/incidents/1/versions/1/")
    assert "It is the newest." in read("/incidents/1/versions/2/")


def test_the_list_of_versions_shows_number_time_reason_and_digest_newest_first(store_url, read):
    first, second = publish(store_url, make_incident(), make_second_version())
    page = read("/incidents/1/versions/")
    assert page.index("Version 2") < page.index("Version 1")
    assert str(first.digest) in page
    assert str(second.digest) in page
    assert "2 January 2024, 12:00 UTC" in page


@pytest.mark.parametrize("folder", ["agencies", "officials", "incidents"])
def test_versions_of_a_number_never_published_are_not_found(store_url, client: Client, folder):
    for address in (f"/{folder}/9/", f"/{folder}/9/versions/", f"/{folder}/9/versions/1/"):
        assert client.get(address).status_code == 404


def test_versions_of_an_organization_are_read_in_the_same_way(store_url, read):
    publish(store_url, make_organization_record())
    assert "Sampleton Police Department" in read("/agencies/1/versions/1/")
    assert "All versions" in read("/agencies/1/versions/")


def test_versions_of_a_person_are_read_in_the_same_way(store_url, read):
    publish(store_url, make_person_record())
    assert "Testa Sampleton" in read("/officials/2/versions/1/")


@pytest.mark.parametrize(
    ("address", "document"), [("/agencies/1/", make_organization_record()), ("/officials/2/", make_person_record())]
)
def test_organizations_and_people_that_are_withdrawn_are_gone_too(store_url, client: Client, address, document):
    publish(store_url, document)
    deliver(
        store_url,
        make_entry(
            sequence=2,
            action=LogAction.WITHDRAW,
            kind=document.document,
            number=document.number,
            reason="Published by mistake.",
        ),
    )
    response = client.get(address)
    assert response.status_code == 410
    assert "Published by mistake." in response.content.decode()


def test_a_withdrawn_record_is_gone_with_its_reason_and_its_versions_stay(store_url, client: Client, read):
    publish(store_url, make_incident())
    deliver(
        store_url,
        make_entry(
            sequence=2,
            action=LogAction.WITHDRAW,
            kind=DocumentKind.INCIDENT,
            number=1,
            reason="It did not happen in the line of duty.",
        ),
    )
    response = client.get("/incidents/1/")
    assert response.status_code == 410
    assert "It did not happen in the line of duty." in response.content.decode()
    version = read("/incidents/1/versions/1/")
    assert "This record was withdrawn." in version
    assert "Officer shot and killed" in version
    assert "This record was withdrawn." in read("/incidents/1/versions/")
    assert client.get("/statements/1/").status_code == 404


def test_a_merged_record_leads_to_the_one_that_continues_it_and_says_why(store_url, client: Client, read):
    publish(store_url, make_bare_incident(1), make_bare_incident(2))
    deliver(
        store_url,
        make_entry(
            sequence=3,
            action=LogAction.MERGE,
            kind=DocumentKind.INCIDENT,
            number=2,
            merged_into=1,
            reason="Both were one incident.",
        ),
    )
    response = client.get("/incidents/2/")
    assert response.status_code == 301
    assert response["Location"] == "/incidents/1/"
    assert "Both were one incident." in response.content.decode()
    assert "This record was merged into another." in read("/incidents/2/versions/1/")


def test_an_erased_version_says_what_was_erased_and_keeps_number_time_and_digest(store_url, client: Client):
    first, _second = publish(store_url, make_incident(), make_second_version())
    redact(store_url, version=1, sequence=3)
    response = client.get("/incidents/1/versions/1/")
    body = " ".join(response.content.decode().split())
    assert response.status_code == 410
    assert "By order of a court." in body
    assert "The text of version 1 was erased" in body
    assert "2 January 2024, 12:00 UTC" in body
    assert str(first.digest) in body
    assert "Officer shot" not in body
    assert client.get("/incidents/1/").status_code == 200


def test_a_record_whose_newest_version_is_erased_answers_with_that(store_url, client: Client):
    publish(store_url, make_incident())
    redact(store_url, version=1, sequence=2)
    response = client.get("/incidents/1/")
    assert response.status_code == 410
    assert "By order of a court." in response.content.decode()


def redact(url: str, *, version: int, sequence: int) -> None:
    deliver(
        url,
        make_entry(
            sequence=sequence,
            action=LogAction.REDACT,
            kind=DocumentKind.INCIDENT,
            number=1,
            version=version,
            reason="By order of a court.",
        ),
    )
