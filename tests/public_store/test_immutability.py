import pytest
import sqlalchemy as sa

from incidents.public_store import connect, write
from incidents.public_store.tables import DocumentVersion
from incidents.record.log import LogAction
from tests.public_store.deliver import deliver, publish, read_store, read_table
from tests.public_store.make_documents import make_entry, make_incident

VERSIONS = "published versions are never changed, only erased after a redact entry in the log"
LOG = "the log of what was published is never changed"
ERASE = "UPDATE document_version SET document = NULL, salt = NULL"
ON_INSERT = "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"


def execute(url, statement):
    with connect.open_writer(url) as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE document_version SET document = '{}'", VERSIONS),
        ("UPDATE document_version SET digest = 'ff'", VERSIONS),
        ("UPDATE document_version SET version = 9", VERSIONS),
        (ERASE, VERSIONS),
        ("DELETE FROM document_version", VERSIONS),
        ("UPDATE change_log SET reason = 'other'", LOG),
        ("DELETE FROM change_log", LOG),
    ],
)
def test_versions_and_log_refuse_every_change(public_url, statement, message):
    publish(public_url, make_incident())
    before = read_store(public_url)

    with pytest.raises(sa.exc.IntegrityError, match=message):
        execute(public_url, statement)

    assert read_store(public_url) == before


@pytest.mark.postgresql_only
@pytest.mark.parametrize(("table", "message"), [("document_version", VERSIONS), ("change_log", LOG)])
def test_versions_and_log_refuse_to_be_emptied(public_url, table, message):
    with pytest.raises(sa.exc.IntegrityError, match=message):
        execute(public_url, f"TRUNCATE {table}")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("table", "message"), [("document_version", VERSIONS), ("change_log", LOG)])
def test_versions_and_log_refuse_to_be_replaced(public_url, table, message):
    publish(public_url, make_incident())

    with pytest.raises(sa.exc.IntegrityError, match=message):
        execute(public_url, ON_INSERT.format(table))


def test_a_version_is_erased_only_after_the_log_has_announced_it(public_url):
    publish(public_url, make_incident(), make_incident(version=2))
    deliver(public_url, make_entry(sequence=3, action=LogAction.REDACT, version=1, reason="court order"))

    with pytest.raises(sa.exc.IntegrityError, match=VERSIONS):
        execute(public_url, ERASE)

    assert [row["document"] is None for row in read_table(public_url, DocumentVersion)] == [True, False]


@pytest.mark.parametrize("column", ["digest = 'ff'", "published_at = '2020-01-01T00:00:00Z'", "sequence = 9"])
def test_erasing_leaves_every_other_column(public_url, column):
    publish(public_url, make_incident())
    deliver(public_url, make_entry(sequence=2, action=LogAction.REDACT, version=1))

    with pytest.raises(sa.exc.IntegrityError, match=VERSIONS):
        execute(public_url, f"{ERASE}, {column}")


def test_an_erased_version_cannot_be_filled_again(public_url):
    publish(public_url, make_incident())
    deliver(public_url, make_entry(sequence=2, action=LogAction.REDACT, version=1))

    with pytest.raises(sa.exc.IntegrityError, match=VERSIONS):
        execute(public_url, "UPDATE document_version SET document = '{}', salt = '00'")


def test_deliveries_go_on_after_a_refusal(public_url):
    publish(public_url, make_incident())
    with pytest.raises(sa.exc.IntegrityError):
        execute(public_url, ERASE)

    with pytest.raises(write.LogDisagrees):
        deliver(public_url, make_entry(sequence=2, action=LogAction.REDACT, version=7))
    publish(public_url, make_incident(version=2))

    assert len(read_table(public_url, DocumentVersion)) == 2
