import datetime as dt

import pytest

from incidents.public_store.queries import records
from incidents.public_store.tables import RecordState
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind
from tests.public_store.deliver import counting_statements, deliver, publish
from tests.public_store.make_documents import make_entry, make_incident, make_person, make_publication
from tests.public_store.make_rows import NOON

INCIDENT = DocumentKind.INCIDENT


def test_an_empty_store_has_no_last_entry(reader):
    assert records.get_last_sequence(reader) == 0
    assert records.get_last_published_at(reader) is None


def test_the_last_publication_is_that_of_a_document_and_not_a_withdrawal(public_url, reader):
    publish(public_url, make_incident(1), make_incident(2, published_at=NOON + dt.timedelta(days=1)))
    deliver(public_url, make_entry(sequence=3, published_at=NOON + dt.timedelta(days=9)))

    assert records.get_last_sequence(reader) == 3
    assert records.get_last_published_at(reader) == NOON + dt.timedelta(days=1)


@pytest.mark.parametrize(("kind", "number"), [(INCIDENT, 2), (DocumentKind.PERSON, 1)])
def test_a_record_that_was_never_published_is_none(public_url, reader, kind, number):
    publish(public_url, make_incident(1))

    assert records.get_record(reader, kind, number) is None
    assert records.get_version(reader, kind, number, 1) is None
    assert records.list_versions(reader, kind, number) == []


def test_a_record_is_its_latest_version(public_url, reader):
    first, second = publish(public_url, make_incident(1), make_incident(1, version=2, title="Later"))

    record = records.get_record(reader, INCIDENT, 1)

    assert record is not None
    assert (record.version, record.title, record.document) == (2, "Later", second.document)
    assert first.document != second.document


def test_a_version_stays_as_it_was(public_url, reader):
    deliver(public_url, make_publication(make_incident(1), sequence=1, reason="first report"))
    entry = make_publication(make_incident(1, version=2), sequence=2, reason="a correction")
    deliver(public_url, entry, make_entry(sequence=3, action=LogAction.MERGE, merged_into=7, reason="the same"))

    first = records.get_version(reader, INCIDENT, 1, 1)
    second = records.get_version(reader, INCIDENT, 1, 2)

    assert first is not None
    assert second is not None
    assert (first.reason, second.reason) == ("first report", "a correction")
    assert (first.redacted_at, first.redaction_reason) == (None, None)
    assert (second.document, second.salt, second.digest) == (entry.document, entry.salt, entry.digest)
    assert (first.latest_version, first.state, first.merged_into, first.state_reason) == (
        2,
        RecordState.MERGED,
        7,
        "the same",
    )


def test_versions_are_listed_newest_first(public_url, reader):
    publish(public_url, *(make_incident(1, version=version) for version in (1, 2, 3)))

    versions = records.list_versions(reader, INCIDENT, 1)

    assert [version.version for version in versions] == [3, 2, 1]
    assert not any(version.is_redacted for version in versions)


def test_kinds_have_numbers_of_their_own(public_url, reader):
    publish(public_url, make_incident(1), make_person(1, name="Testa Sampleton"))

    person = records.get_record(reader, DocumentKind.PERSON, 1)

    assert person is not None
    assert person.title == "Testa Sampleton"


@pytest.mark.parametrize(
    "ask",
    [
        records.get_last_sequence,
        records.get_last_published_at,
        lambda connection: records.get_record(connection, INCIDENT, 1),
        lambda connection: records.get_version(connection, INCIDENT, 1, 1),
        lambda connection: records.list_versions(connection, INCIDENT, 1),
    ],
    ids=["sequence", "published_at", "record", "version", "versions"],
)
def test_each_question_costs_one_statement(public_url, reader, ask):
    publish(public_url, *(make_incident(1, version=version) for version in (1, 2, 3)))

    with counting_statements(reader) as statements:
        ask(reader)

    assert len(statements) == 1
