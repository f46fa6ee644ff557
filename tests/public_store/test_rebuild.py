import dataclasses
import shutil
import threading

import pytest
import sqlalchemy as sa

from incidents.public_store import address, connect, rebuild, search, write
from incidents.public_store.engines import Mode, make_engine
from incidents.public_store.queries import records
from incidents.public_store.schema import check_schema
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind
from tests.public_store.deliver import deliver, publish, read_store
from tests.public_store.make_documents import (
    make_entry,
    make_full_incident,
    make_incident,
    make_organization,
    make_person,
    make_publication,
)


def make_history():
    """A log with everything that can happen, in batches."""
    return [
        [
            make_publication(make_organization(), sequence=1, batch=1),
            make_publication(make_full_incident(1), sequence=2, batch=1, reason="first report"),
        ],
        [make_publication(make_full_incident(2), sequence=3)],
        [make_publication(make_person(name=None), sequence=4)],
        [make_publication(make_person(version=2), sequence=5)],
        [make_publication(make_full_incident(1, version=2, title="Corrected"), sequence=6)],
        [make_entry(sequence=7, number=2, reason="entered twice", action=LogAction.MERGE, merged_into=1)],
        [make_publication(make_incident(3), sequence=8)],
        [make_entry(sequence=9, number=3, reason="by mistake")],
        [make_publication(make_incident(3, version=2), sequence=10)],
        [make_publication(make_incident(4, title="Slip"), sequence=11)],
        [make_entry(sequence=12, number=4, version=1, action=LogAction.REDACT, reason="court order")],
    ]


def redact_in_source(batches):
    """The log as the editorial database has it once the redaction is done there too."""
    return [
        [dataclasses.replace(entry, document=None, salt=None) if entry.number == 4 else entry for entry in batch]
        for batch in batches
    ]


@pytest.fixture
def history_url(public_url):
    deliver(public_url, *make_history())
    return public_url


def test_a_rebuilt_store_is_the_same_row_for_row(history_url):
    before = read_store(history_url)

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    assert read_store(history_url) == before
    check_schema(history_url)


def test_readers_hold_their_connections_over_a_rebuild(history_url, reader):
    before = records.get_record(reader, DocumentKind.INCIDENT, 1)

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    assert records.get_record(reader, DocumentKind.INCIDENT, 1) == before
    with connect.open_reader(history_url) as connection:
        assert [hit.title for hit in search.search_records(connection, "corrected", limit=5)] == ["Corrected"]


def test_readers_get_whole_answers_throughout_a_rebuild(history_url):
    answers, failures = [], []
    stop = threading.Event()

    def read_on():
        while not stop.is_set():
            try:
                with connect.open_reader(history_url) as connection:
                    answers.append(records.get_last_sequence(connection))
            except sa.exc.DBAPIError as error:
                failures.append(error)
        connect.dispose_engines()

    thread = threading.Thread(target=read_on)
    thread.start()
    for _ in range(3):
        rebuild.rebuild_store(history_url, redact_in_source(make_history()))
    stop.set()
    thread.join()

    assert failures == []
    assert set(answers) == {12}


def test_deliveries_go_on_after_a_rebuild(history_url, reader):
    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    publish(history_url, make_incident(5))

    assert records.get_last_sequence(reader) == 13


def test_a_rebuilt_store_refuses_changes(history_url):
    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    with pytest.raises(sa.exc.IntegrityError), connect.open_writer(history_url) as connection:
        connection.exec_driver_sql("DELETE FROM change_log")


def test_a_rebuild_that_fails_leaves_the_store_as_it_is(history_url):
    before = read_store(history_url)

    with pytest.raises(write.LogGap):
        rebuild.rebuild_store(history_url, make_history()[1:])

    assert read_store(history_url) == before


def test_what_a_failed_rebuild_left_does_not_disturb_the_next(history_url):
    before = read_store(history_url)
    with pytest.raises(write.LogGap):
        rebuild.rebuild_store(history_url, [make_history()[0], make_history()[3]])

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    assert read_store(history_url) == before


def test_a_rebuild_repairs_derived_rows(history_url):
    before = read_store(history_url)
    with connect.open_writer(history_url) as connection:
        connection.exec_driver_sql("DELETE FROM incident")
        connection.exec_driver_sql("UPDATE counter SET n = n + 5")

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    assert read_store(history_url) == before


def test_a_delivery_waits_until_the_rebuild_is_done(history_url):
    order = []

    def read_batches():
        thread.start()
        yield from redact_in_source(make_history())
        order.append("built")

    def deliver_next():
        publish(history_url, make_incident(5))
        order.append("delivered")
        connect.dispose_engines()

    thread = threading.Thread(target=deliver_next)
    rebuild.rebuild_store(history_url, read_batches())
    thread.join()

    assert order == ["built", "delivered"]
    with connect.open_reader(history_url) as connection:
        assert records.get_last_sequence(connection) == 13


@pytest.mark.sqlite_only
def test_nothing_but_the_store_is_left_beside_it(history_url):
    path = address.get_path(history_url)

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    connect.dispose_engines()
    beside = {file.name.removeprefix(path.name) for file in path.parent.iterdir()}
    assert beside <= {"", ".lock", "-wal", "-shm"}


@pytest.mark.sqlite_only
def test_a_file_that_is_no_database_any_more_is_replaced(history_url):
    before = read_store(history_url)
    connect.dispose_engines()
    path = address.get_path(history_url)
    path.write_bytes(b"something else entirely, and long enough to be looked at " * 20)

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    assert read_store(history_url) == before


@pytest.mark.sqlite_only
def test_a_file_that_was_lost_is_built_again(history_url):
    before = read_store(history_url)
    connect.dispose_engines()
    shutil.rmtree(address.get_path(history_url).parent)
    address.get_path(history_url).parent.mkdir()

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    assert read_store(history_url) == before


@pytest.mark.postgresql_only
def test_who_may_read_the_store_may_read_the_rebuilt_one(history_url):
    with connect.open_writer(history_url) as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS store_reader")
        connection.exec_driver_sql("CREATE ROLE store_reader LOGIN")
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO store_reader")
    reader_url = history_url.replace("postgres@", "store_reader@")

    rebuild.rebuild_store(history_url, redact_in_source(make_history()))

    with connect.open_reader(reader_url) as connection:
        assert records.get_last_sequence(connection) == 12
    connect.dispose_engines()
    with make_engine(history_url, Mode.WRITE).begin() as connection:
        schemas = sa.inspect(connection).get_schema_names()
        connection.exec_driver_sql("DROP OWNED BY store_reader")
        connection.exec_driver_sql("DROP ROLE store_reader")
    assert {name for name in schemas if "public" in name} == {"public"}
