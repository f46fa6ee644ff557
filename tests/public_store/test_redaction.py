from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from incidents.public_store import address, connect, scrub, search, write
from incidents.public_store.queries import incidents, records
from incidents.public_store.tables import Base, RecordState
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind
from tests.public_store.deliver import deliver, publish, read_store
from tests.public_store.make_documents import make_entry, make_full_incident, make_incident, make_person
from tests.public_store.make_rows import make_statement

CANARY = "Zyxwvutson"


def make_redaction(*, sequence, version, **values):
    return make_entry(sequence=sequence, action=LogAction.REDACT, version=version, reason="court order", **values)


def make_slip(*, version=1):
    """An incident in whose every sort of text a word stands that should not."""
    return make_full_incident(
        version=version,
        title=f"Shots at {CANARY} wharf",
        summary=f"{CANARY} was there.",
        statements=(make_statement(text=f"We mourn {CANARY}."),),
    )


def list_files(url) -> list[Path]:
    path = address.get_path(url)
    return [file for file in path.parent.glob(f"{path.name}*") if not file.name.endswith(".lock")]


def holds_word(url):
    """Whether the word stands anywhere in the raw bytes of the store's files."""
    return any(CANARY.lower().encode() in file.read_bytes().lower() for file in list_files(url))


def test_a_redacted_version_loses_document_and_salt_and_keeps_the_rest(public_url, reader):
    (entry,) = publish(public_url, make_slip())

    deliver(public_url, make_redaction(sequence=2, version=1))

    version = records.get_version(reader, DocumentKind.INCIDENT, 1, 1)
    assert version is not None
    assert (version.document, version.salt) == (None, None)
    assert (version.digest, version.published_at) == (entry.digest, entry.published_at)
    assert version.redaction_reason == "court order"
    assert version.redacted_at is not None
    assert version.redacted_at > entry.published_at


def test_redacting_the_live_version_leaves_nothing_derived_from_it(public_url, reader):
    publish(public_url, make_slip())

    deliver(public_url, make_redaction(sequence=2, version=1))

    record = records.get_record(reader, DocumentKind.INCIDENT, 1)
    assert record is not None
    assert (record.state, record.title, record.document) == (RecordState.LIVE, "", None)
    assert incidents.list_latest_incidents(reader, limit=10) == []
    assert search.search_records(reader, CANARY, limit=10) == []
    assert CANARY not in str(read_store(public_url))
    stored = read_store(public_url)
    assert {name for name, rows in stored.items() if rows} == {"change_log", "document_version", "record_state"}


def test_redacting_an_earlier_version_leaves_the_live_one(public_url, reader):
    publish(public_url, make_slip(), make_full_incident(version=2))
    before = read_store(public_url)

    deliver(public_url, make_redaction(sequence=3, version=1))

    after = read_store(public_url)
    for name in set(Base.metadata.tables) - {"change_log", "document_version"}:
        assert after[name] == before[name]
    assert [line.is_redacted for line in records.list_versions(reader, DocumentKind.INCIDENT, 1)] == [False, True]
    assert [hit.number for hit in search.search_records(reader, "sample", limit=10)] == [1]


def test_the_next_version_after_a_redaction_is_live_again(public_url, reader):
    publish(public_url, make_slip())
    deliver(public_url, make_redaction(sequence=2, version=1))

    publish(public_url, make_incident(version=2, title="Without the word"))

    assert [line.title for line in incidents.list_latest_incidents(reader, limit=10)] == ["Without the word"]


def test_a_redaction_that_was_delivered_is_skipped_the_next_time(public_url):
    publish(public_url, make_slip())
    redaction = make_redaction(sequence=2, version=1)
    deliver(public_url, redaction)
    before = read_store(public_url)

    deliver(public_url, redaction)

    assert read_store(public_url) == before


def test_a_version_is_redacted_once(public_url):
    publish(public_url, make_slip())
    deliver(public_url, make_redaction(sequence=2, version=1))

    with pytest.raises(write.LogDisagrees, match="redacted already"):
        deliver(public_url, make_redaction(sequence=3, version=1))


def test_a_withdrawn_record_that_is_redacted_stays_withdrawn(public_url, reader):
    publish(public_url, make_slip())

    deliver(public_url, make_entry(sequence=2, reason="doubts"), make_redaction(sequence=3, version=1))

    record = records.get_record(reader, DocumentKind.INCIDENT, 1)
    assert record is not None
    assert (record.state, record.reason, record.title) == (RecordState.WITHDRAWN, "doubts", "")


@pytest.mark.sqlite_only
def test_no_byte_of_a_redacted_text_is_left_in_the_files(public_url):
    publish(public_url, *(make_incident(number) for number in range(2, 40)))
    publish(public_url, make_slip(), make_slip(version=2), make_person(name=f"Testa {CANARY}"))
    publish(public_url, make_full_incident(version=3), make_person(version=2, name=None))
    assert holds_word(public_url)
    redactions = [("incident", 1), ("incident", 2), ("person", 1)]
    for sequence, (kind, version) in enumerate(redactions, start=44):
        deliver(public_url, make_redaction(sequence=sequence, version=version, kind=DocumentKind(kind)))

    write.scrub_file(public_url)

    assert not holds_word(public_url)
    with connect.open_reader(public_url) as connection:
        assert len(search.search_records(connection, "sample incident", limit=100)) == 39
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


@pytest.mark.sqlite_only
def test_a_scrub_that_a_reader_hinders_says_so(public_url, monkeypatch):
    monkeypatch.setattr("incidents.public_store.engines.BUSY_SECONDS", 0.05)
    publish(public_url, make_incident())
    with connect.open_reader(public_url) as connection:
        rows = connection.execution_options(stream_results=True).exec_driver_sql(
            "SELECT a.number FROM document_version a, pragma_table_list b"
        )
        rows.fetchone()

        with pytest.raises((scrub.ScrubIncomplete, sa.exc.OperationalError)):
            write.scrub_file(public_url)
        rows.close()

    write.scrub_file(public_url)


@pytest.mark.postgresql_only
def test_no_byte_of_a_redacted_text_is_left_in_the_tables(public_url):
    publish(public_url, make_slip(), make_slip(version=2), make_full_incident(version=3))
    deliver(public_url, make_redaction(sequence=4, version=1), make_redaction(sequence=5, version=2))

    write.scrub_file(public_url)

    with connect.open_reader(public_url) as connection:
        connection.exec_driver_sql("SET default_transaction_read_only = off")
        connection.exec_driver_sql("CHECKPOINT")
        for table in Base.metadata.tables:
            path = connection.exec_driver_sql(f"SELECT pg_relation_filepath('{table}')").scalar_one()
            raw = connection.exec_driver_sql(f"SELECT pg_read_binary_file('{path}')").scalar_one()
            assert CANARY.lower().encode() not in bytes(raw).lower()
    connect.dispose_engines()


@pytest.mark.postgresql_only
def test_a_scrub_that_an_open_transaction_hinders_says_so(public_url, monkeypatch):
    monkeypatch.setattr("incidents.public_store.scrub.ATTEMPTS", 2)
    monkeypatch.setattr("incidents.public_store.scrub.PAUSE_SECONDS", 0.01)
    publish(public_url, make_slip(), make_slip(version=2), make_full_incident(version=3))
    other = sa.create_engine(public_url, poolclass=sa.NullPool)
    with other.connect().execution_options(isolation_level="REPEATABLE READ") as looking:
        looking.exec_driver_sql("SELECT 1 FROM change_log").all()
        deliver(public_url, make_redaction(sequence=4, version=1), make_redaction(sequence=5, version=2))
        looking.execute(sa.text("SELECT 1"))

        address_of_driver = public_url.replace("postgresql+psycopg:", "postgresql:")
        with (
            psycopg.connect(address_of_driver, autocommit=True) as connection,
            pytest.raises(scrub.ScrubIncomplete, match="keeps erased rows"),
        ):
            scrub.rewrite_tables(connection, ["document_version"])

    # With its usual patience: connections that other tests open at this moment hinder it too.
    monkeypatch.undo()
    write.scrub_file(public_url)
