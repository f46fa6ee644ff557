import dataclasses
import datetime as dt

import pytest
import sqlalchemy as sa

from incidents.public_store import connect, write
from incidents.public_store.queries import incidents, records
from incidents.public_store.tables import (
    ChangeLog,
    DocumentVersion,
    Incident,
    Organization,
    Person,
    RecordState,
    Responder,
    SearchEntry,
)
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind
from tests.public_store.deliver import deliver, publish, read_store, read_table
from tests.public_store.make_documents import (
    make_entry,
    make_full_incident,
    make_incident,
    make_organization,
    make_person,
    make_publication,
)
from tests.public_store.make_rows import NOON, make_responder

DERIVED_FROM_INCIDENT = [
    "assertion", "case_status", "charge", "correction", "event", "event_official", "facet", "identifier", "incident",
    "mention", "offense", "place", "relation", "responder", "source", "statement", "suspect", "vehicle", "weapon",
]  # fmt: skip


def test_a_publication_is_stored_byte_for_byte(public_url, reader):
    entry = make_publication(make_full_incident(), sequence=1, reason="first report")

    deliver(public_url, entry)

    record = records.get_record(reader, DocumentKind.INCIDENT, 1)
    assert record is not None
    assert (record.document, record.salt, record.digest) == (entry.document, entry.salt, entry.digest)
    assert (record.state, record.version, record.title) == (RecordState.LIVE, 1, "Sample incident 1")
    assert record.published_at == NOON
    assert record.reason == "first report"


def test_a_publication_fills_every_derived_table(public_url):
    publish(public_url, make_full_incident(), make_organization(), make_person())

    stored = read_store(public_url)

    assert [name for name in DERIVED_FROM_INCIDENT if not stored[name]] == []
    assert len(stored["organization"]) == len(stored["person"]) == 1
    assert len(stored["search_entry"]) == 3


def test_delivering_a_batch_again_changes_nothing(public_url):
    batch = [
        make_publication(make_organization(), sequence=1, batch=1),
        make_publication(make_full_incident(), sequence=2, batch=1),
    ]
    deliver(public_url, batch)
    before = read_store(public_url)

    deliver(public_url, batch)

    assert read_store(public_url) == before


def test_the_rest_of_a_batch_is_appended_after_what_is_there(public_url, reader):
    first = make_publication(make_organization(), sequence=1, batch=1)
    second = make_publication(make_incident(), sequence=2, batch=1)
    deliver(public_url, first)

    deliver(public_url, [first, second])

    assert records.get_last_sequence(reader) == 2


def test_an_entry_that_contradicts_the_stored_one_is_refused(public_url):
    deliver(public_url, make_publication(make_incident(), sequence=1))

    with pytest.raises(write.LogDisagrees, match="entry 1"):
        deliver(public_url, make_publication(make_incident(title="Another story"), sequence=1))


def test_a_gap_in_the_log_is_refused(public_url):
    deliver(public_url, make_publication(make_incident(), sequence=1))

    with pytest.raises(write.LogGap, match="waits for 2"):
        deliver(public_url, make_publication(make_incident(2), sequence=3))


@pytest.mark.parametrize("sequences", [[1, 3], [2, 1], []], ids=["hole", "backwards", "empty"])
def test_a_batch_with_entries_missing_or_out_of_order_is_refused(public_url, sequences):
    entries = [make_publication(make_incident(sequence), sequence=sequence, batch=1) for sequence in sequences]

    with pytest.raises((write.BatchMalformed, write.LogGap)):
        deliver(public_url, entries)


def test_entries_of_two_batches_are_refused(public_url):
    entries = [make_publication(make_incident(number), sequence=number) for number in (1, 2)]

    with pytest.raises(write.BatchMalformed):
        deliver(public_url, entries)


@pytest.mark.parametrize(
    "changes",
    [
        {"document": make_publication(make_incident(title="Forged"), sequence=1).document},
        {"salt": "00" * 16},
        {"digest": "0" * 64},
        {"published_at": NOON + dt.timedelta(seconds=1)},
        {"kind": DocumentKind.PERSON},
        {"number": 7},
    ],
    ids=["document", "salt", "digest", "time", "kind", "number"],
)
def test_a_document_that_is_not_what_its_entry_says_is_refused(public_url, changes):
    entry = dataclasses.replace(make_publication(make_incident(), sequence=1), **changes)

    with pytest.raises(write.DigestMismatch):
        deliver(public_url, entry)

    assert read_table(public_url, ChangeLog) == []


def test_a_version_out_of_turn_is_refused(public_url):
    with pytest.raises(write.LogDisagrees, match="the next one is 1"):
        deliver(public_url, make_publication(make_incident(version=2), sequence=1))


def test_a_failure_within_a_batch_leaves_nothing_of_it(public_url):
    good = make_publication(make_incident(), sequence=1, batch=1)
    bad = dataclasses.replace(make_publication(make_incident(2), sequence=2, batch=1), digest="0" * 64)

    with pytest.raises(write.DigestMismatch):
        deliver(public_url, [good, bad])

    assert not any(read_store(public_url).values())


def test_a_new_version_replaces_the_rows_of_the_old_one_and_keeps_it_readable(public_url, reader):
    publish(public_url, make_full_incident())
    publish(public_url, make_incident(version=2, responders=(make_responder(9),)))

    assert [row["number"] for row in read_table(public_url, Responder)] == [9]
    assert [row["version"] for row in read_table(public_url, DocumentVersion)] == [1, 2]
    assert [line.version for line in records.list_versions(reader, DocumentKind.INCIDENT, 1)] == [2, 1]


def test_republishing_a_record_leaves_the_rows_of_others_alone(public_url):
    publish(public_url, make_organization(), make_person(), make_full_incident(1), make_full_incident(2))
    before = read_store(public_url)

    publish(public_url, make_incident(1, version=2))

    after = read_store(public_url)
    assert after["organization"] == before["organization"]
    assert after["person"] == before["person"]
    assert [row for row in after["responder"] if row["incident_number"] == 2] == [
        row for row in before["responder"] if row["incident_number"] == 2
    ]


def test_a_place_and_a_source_may_stand_in_the_documents_of_several_incidents(public_url):
    publish(public_url, make_incident(1), make_incident(2))

    assert [(row["incident_number"], row["number"]) for row in read_table(public_url, "place")] == [(1, 1), (2, 1)]


def test_a_row_that_moves_to_another_incident_is_taken_over(public_url):
    publish(public_url, make_incident(1, responders=(make_responder(5),)))
    publish(public_url, make_incident(2, responders=(make_responder(5),)))

    assert [(row["number"], row["incident_number"]) for row in read_table(public_url, Responder)] == [(5, 2)]


@pytest.mark.parametrize(
    ("action", "merged_into", "state"),
    [(LogAction.WITHDRAW, None, RecordState.WITHDRAWN), (LogAction.MERGE, 2, RecordState.MERGED)],
    ids=["withdraw", "merge"],
)
def test_a_retired_record_keeps_its_versions_and_loses_its_rows(public_url, reader, action, merged_into, state):
    publish(public_url, make_full_incident(1), make_incident(2))

    deliver(public_url, make_entry(sequence=3, action=action, merged_into=merged_into, reason="entered twice"))

    record = records.get_record(reader, DocumentKind.INCIDENT, 1)
    assert record is not None
    assert (record.state, record.merged_into, record.reason) == (state, merged_into, "entered twice")
    assert record.document is not None
    stored = read_store(public_url)
    assert [row["number"] for row in stored["incident"]] == [2]
    assert [row["number"] for row in stored["search_entry"]] == [2]
    assert stored["responder"] == stored["assertion"] == stored["statement"] == []
    assert len(stored["document_version"]) == 2


def test_a_withdrawn_record_comes_back_with_its_next_version(public_url, reader):
    publish(public_url, make_incident(1))
    deliver(public_url, make_entry(sequence=2, reason="by mistake"))

    publish(public_url, make_incident(1, version=2, title="Restored"))

    record = records.get_record(reader, DocumentKind.INCIDENT, 1)
    assert record is not None
    assert (record.state, record.version, record.title, record.reason) == (RecordState.LIVE, 2, "Restored", "")
    assert [line.title for line in incidents.list_latest_incidents(reader, limit=10)] == ["Restored"]


@pytest.mark.parametrize(
    "entry",
    [
        make_entry(sequence=1),
        make_entry(sequence=1, action=LogAction.MERGE, merged_into=2),
        make_entry(sequence=1, action=LogAction.REDACT, version=1),
    ],
    ids=["withdraw", "merge", "redact"],
)
def test_a_record_that_was_never_published_cannot_be_retired(public_url, entry):
    with pytest.raises(write.LogDisagrees):
        deliver(public_url, entry)


def test_a_name_that_is_withheld_leaves_the_name_columns_empty(public_url):
    publish(public_url, make_person(1, name=None), make_person(2, name="Exampla Testperson"))

    assert [row["full_name"] for row in read_table(public_url, Person)] == ["", "Exampla Testperson"]


def test_a_retired_organization_and_person_lose_their_rows(public_url):
    publish(public_url, make_organization(), make_person())

    deliver(
        public_url,
        make_entry(sequence=3, kind=DocumentKind.ORGANIZATION),
        make_entry(sequence=4, kind=DocumentKind.PERSON),
    )

    assert read_table(public_url, Organization) == read_table(public_url, Person) == []
    assert read_table(public_url, SearchEntry) == []


def test_a_publication_whose_document_is_redacted_since_is_kept_as_an_empty_version(public_url, reader):
    entry = dataclasses.replace(make_publication(make_incident(), sequence=1), document=None, salt=None)

    deliver(public_url, entry, make_entry(sequence=2, action=LogAction.REDACT, version=1, reason="court order"))

    version = records.get_version(reader, DocumentKind.INCIDENT, 1, 1)
    assert version is not None
    assert (version.document, version.digest, version.redaction_reason) == (None, entry.digest, "court order")
    assert read_table(public_url, Incident) == []


def test_what_one_writer_has_begun_no_reader_sees(public_url, reader):
    with connect.open_writer(public_url) as connection:
        write.deliver_batch(connection, [make_publication(make_incident(), sequence=1)])
        assert records.get_last_sequence(reader) == 0

    assert records.get_last_sequence(reader) == 1


def test_times_are_read_as_aware_utc(public_url):
    zone = dt.timezone(dt.timedelta(hours=-8))
    publish(public_url, make_incident(published_at=NOON.astimezone(zone)))

    (row,) = read_table(public_url, Incident)

    assert row["published_at"] == NOON
    assert row["published_at"].tzinfo is dt.UTC


def test_a_time_without_a_zone_is_refused(public_url):
    with pytest.raises(sa.exc.StatementError, match="no time zone"), connect.open_writer(public_url) as connection:
        connection.execute(sa.update(Incident).values(published_at=NOON.replace(tzinfo=None)))
