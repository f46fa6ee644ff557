import os
import shutil
import threading
import time
import traceback

import pytest
import sqlalchemy as sa

from incidents.public_store import address, connect, write
from incidents.public_store.queries import records
from incidents.public_store.schema import upgrade_schema
from incidents.public_store.tables import Incident
from tests.environment import get_postgresql_url
from tests.public_store.deliver import deliver, publish, read_table
from tests.public_store.make_documents import make_incident, make_publication

SECRET = "Words nobody may log"


def test_a_thread_keeps_its_connection(public_url):
    with connect.open_reader(public_url) as first, connect.open_reader(public_url) as nested:
        assert nested is first
    with connect.open_reader(public_url) as later:
        assert later is first


def test_every_thread_has_a_connection_of_its_own(public_url):
    seen = []

    def look():
        with connect.open_reader(public_url) as connection:
            seen.append(connection)
        connect.dispose_engines()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    with connect.open_reader(public_url) as connection:
        assert seen
        assert connection is not seen[0]


def test_a_reader_cannot_write(public_url, reader):
    with pytest.raises(sa.exc.DBAPIError, match=r"(?i)read-?only"):
        reader.exec_driver_sql("INSERT INTO counter VALUES ('all', 'all', 1)")


def test_an_error_does_not_repeat_what_was_being_written(public_url):
    publish(public_url, make_incident(title=SECRET))

    with pytest.raises(sa.exc.IntegrityError) as raised, connect.open_writer(public_url) as connection:
        connection.execute(sa.insert(Incident), read_table(public_url, Incident))

    told = "".join(traceback.format_exception(raised.value))
    assert "incident" in told
    assert SECRET not in told


def test_an_error_does_not_repeat_a_row_that_lacks_a_column(public_url):
    publish(public_url, make_incident(title=SECRET))

    with pytest.raises(sa.exc.IntegrityError) as raised, connect.open_writer(public_url) as connection:
        connection.execute(sa.update(Incident).values(city=None, title=Incident.title + "!"))

    told = "".join(traceback.format_exception(raised.value))
    assert "city" in told
    assert SECRET not in told


def test_a_readers_error_does_not_repeat_what_was_looked_for(reader):
    with pytest.raises(sa.exc.DBAPIError) as raised:
        reader.execute(sa.text("SELECT * FROM nowhere WHERE name = :name"), {"name": SECRET})

    assert SECRET not in "".join(traceback.format_exception(raised.value))


def test_a_reader_sees_each_commit_at_once(public_url, reader):
    for sequence in (1, 2, 3):
        deliver(public_url, make_publication(make_incident(sequence), sequence=sequence))

        assert records.get_last_sequence(reader) == sequence


def test_a_reader_goes_on_after_a_failed_statement(public_url):
    with pytest.raises(sa.exc.DBAPIError), connect.open_reader(public_url) as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")

    with connect.open_reader(public_url) as connection:
        assert records.get_last_sequence(connection) == 0


def test_a_store_that_does_not_exist_is_not_made_by_reading(tmp_path):
    url = f"sqlite:///{tmp_path / 'none.sqlite3'}"

    with pytest.raises(sa.exc.OperationalError), connect.open_reader(url):
        pass

    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.sqlite_only
def test_a_reader_notices_another_file_at_the_path(public_url, tmp_path):
    other = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    upgrade_schema(other)
    publish(other, make_incident(), make_incident(version=2))
    with connect.open_reader(public_url) as connection:
        assert records.get_last_sequence(connection) == 0
    connect.dispose_engines()

    shutil.move(address.get_path(other), address.get_path(public_url))

    with connect.open_reader(public_url) as connection:
        assert records.get_last_sequence(connection) == 2


@pytest.mark.sqlite_only
def test_a_held_reader_notices_another_file_at_the_path(public_url, tmp_path):
    other = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    upgrade_schema(other)
    publish(other, make_incident())
    path = address.get_path(public_url)
    with connect.open_reader(public_url) as connection:
        before = connection
        assert records.get_last_sequence(connection) == 0

    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    address.get_path(other).replace(path)

    with connect.open_reader(public_url) as connection:
        assert connection is not before
        assert records.get_last_sequence(connection) == 1


@pytest.mark.postgresql_only
def test_a_reader_reconnects_after_the_server_has_closed_its_connection(public_url):
    with connect.open_reader(public_url) as connection:
        backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with connect.open_writer(public_url) as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({backend}, 5000)")

    with connect.open_reader(public_url) as connection:
        assert records.get_last_sequence(connection) == 0


@pytest.mark.postgresql_only
def test_a_connection_that_breaks_in_use_is_not_used_again(public_url):
    def break_and_read():
        with connect.open_reader(public_url) as connection:
            backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with connect.open_writer(public_url) as other:
                other.exec_driver_sql(f"SELECT pg_terminate_backend({backend}, 5000)")
            records.get_last_sequence(connection)

    with pytest.raises(sa.exc.OperationalError):
        break_and_read()

    with connect.open_reader(public_url) as connection:
        assert records.get_last_sequence(connection) == 0


@pytest.mark.postgresql_only
def test_readers_of_postgresql_have_their_settings(public_url):
    with connect.open_reader(public_url) as connection:
        settings = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            for name in ("jit", "timezone", "default_transaction_read_only")
        }

    assert settings == {"jit": "off", "timezone": "UTC", "default_transaction_read_only": "on"}


@pytest.mark.sqlite_only
def test_files_have_their_settings(public_url):
    with connect.open_writer(public_url) as connection:
        written = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        ]
    with connect.open_reader(public_url) as connection:
        read = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("query_only", "temp_store")]

    assert written == ["wal", 1, 1, 1]
    assert read == [1, 2]


def test_a_writer_waits_for_the_writer_before_it(public_url):
    steps = []

    def write_second():
        with connect.open_writer(public_url) as connection:
            steps.append("second")
            write.deliver_batch(connection, [make_publication(make_incident(2), sequence=2)])
        connect.dispose_engines()

    with connect.open_writer(public_url) as connection:
        thread = threading.Thread(target=write_second)
        thread.start()
        time.sleep(0.1)
        steps.append("first")
        write.deliver_batch(connection, [make_publication(make_incident(1), sequence=1)])
    thread.join()

    assert steps == ["first", "second"]


def test_a_writer_that_fails_leaves_nothing_and_lets_go(public_url, reader):
    def fail_after_writing():
        with connect.open_writer(public_url) as connection:
            write.deliver_batch(connection, [make_publication(make_incident(), sequence=1)])
            raise RuntimeError("out of paper")

    with pytest.raises(RuntimeError, match="out of paper"):
        fail_after_writing()

    deliver(public_url, make_publication(make_incident(), sequence=1))
    assert records.get_last_sequence(reader) == 1


def test_a_fork_opens_connections_of_its_own(public_url):
    publish(public_url, make_incident())
    with connect.open_reader(public_url) as connection:
        assert records.get_last_sequence(connection) == 1

    child = os.fork()
    if child == 0:
        status = 1
        try:
            with connect.open_reader(public_url) as own:
                status = 0 if own is not connection and records.get_last_sequence(own) == 1 else 2
        finally:
            os._exit(status)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with connect.open_reader(public_url) as again:
        assert again is connection
        assert records.get_last_sequence(again) == 1


@pytest.mark.postgresql_only
def test_stores_in_two_schemas_of_a_database_do_not_wait_for_each_other():
    urls = [address.replace_schema(get_postgresql_url(), schema) for schema in ("side_a", "side_b")]
    for url in urls:
        upgrade_schema(url)

    with connect.open_writer(urls[0]), connect.open_writer(urls[1]) as connection:
        assert connection.exec_driver_sql("SELECT current_schema()").scalar_one() == "side_b"

    with connect.open_writer(urls[0]) as connection:
        connection.exec_driver_sql("DROP SCHEMA side_a CASCADE")
        connection.exec_driver_sql("DROP SCHEMA side_b CASCADE")
