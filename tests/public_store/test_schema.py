import re

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from incidents.public_store import address, immutability, schema, search_index
from incidents.public_store.alembic_options import render_item
from incidents.public_store.engines import Mode, make_engine
from incidents.public_store.tables import Base
from tests.environment import get_engine, get_postgresql_url

EMPTY_SCHEMA = "tests_of_the_schema"


@pytest.fixture
def empty_url(tmp_path):
    """The address of a store that does not exist yet."""
    if get_engine() == "sqlite":
        yield f"sqlite:///{tmp_path / 'made' / 'store.sqlite3'}"
        return
    url = address.replace_schema(get_postgresql_url(), EMPTY_SCHEMA)
    yield url
    with make_engine(url, Mode.WRITE).begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {EMPTY_SCHEMA} CASCADE")


def describe_tables(url):
    """What a comparison by Alembic sees and what it does not: columns, keys, indexes, CHECKs, foreign keys."""
    engine = make_engine(url, Mode.READ)
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        return {
            name: (
                [
                    (column["name"], str(column["type"]), column["nullable"], column["default"])
                    for column in inspector.get_columns(name)
                ],
                inspector.get_pk_constraint(name),
                sorted(inspector.get_indexes(name), key=str),
                sorted(inspector.get_unique_constraints(name), key=str),
                sorted((check["name"], check["sqltext"]) for check in inspector.get_check_constraints(name)),
                sorted(inspector.get_foreign_keys(name), key=str),
            )
            for name in Base.metadata.tables
        }


def list_live_triggers(url):
    """The text of every trigger, virtual table and function in the store, by name."""
    engine = make_engine(url, Mode.READ)
    with engine.connect() as connection:
        if get_engine() == "sqlite":
            query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%'"
        else:
            query = """
                SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger
                WHERE NOT tgisinternal AND tgrelid IN
                    (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
                UNION ALL SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
            """
        return {name: text for name, text in connection.exec_driver_sql(query)}  # noqa: C416 # rows are no pairs to mypy


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def test_there_is_one_head():
    assert len(ScriptDirectory.from_config(schema.make_config()).get_heads()) == 1


def test_a_new_store_is_made_with_its_folder_or_schema(empty_url):
    assert schema.get_revision(empty_url) is None

    schema.upgrade_schema(empty_url)

    schema.check_schema(empty_url)
    assert schema.get_revision(empty_url) == ScriptDirectory.from_config(schema.make_config()).get_current_head()


def test_upgrading_again_changes_nothing(public_url):
    before = describe_tables(public_url)

    schema.upgrade_schema(public_url)

    assert describe_tables(public_url) == before


def test_alembic_finds_no_difference_between_tables_and_migrations(public_url):
    config = schema.make_config()
    config.attributes["url"] = public_url

    command.check(config)


def test_migrations_and_tables_make_the_same_schema(public_url, empty_url):
    if get_engine() == "postgresql":
        with make_engine(empty_url, Mode.WRITE).begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {EMPTY_SCHEMA}")
    else:
        address.get_path(empty_url).parent.mkdir()
    with make_engine(empty_url, Mode.WRITE).begin() as connection:
        Base.metadata.create_all(connection)

    assert describe_tables(public_url) == describe_tables(empty_url)


@pytest.mark.sqlite_only
def test_triggers_and_index_at_head_are_those_that_the_code_names_on_sqlite(public_url):
    expected = {**search_index.SQLITE_INDEX, **immutability.SQLITE_TRIGGERS}

    live = list_live_triggers(public_url)

    assert {name: squeeze(text) for name, text in live.items()} == {
        name: squeeze(text) for name, text in expected.items()
    }


@pytest.mark.postgresql_only
def test_triggers_at_head_are_those_that_the_code_names_on_postgresql(public_url):
    live = list_live_triggers(public_url)

    assert set(live) == {*immutability.POSTGRESQL_TRIGGERS, *immutability.POSTGRESQL_FUNCTIONS}
    for name, text in immutability.POSTGRESQL_FUNCTIONS.items():
        assert squeeze(live[name]) in squeeze(text)
    for name, text in immutability.POSTGRESQL_TRIGGERS.items():
        when, _, rest = squeeze(text).removeprefix(f"CREATE TRIGGER {name} ").partition(" ON ")
        granularity = rest.partition("FOR EACH ")[2]
        # The server writes the events in an order of its own.
        assert set(when.split()) <= set(live[name].split())
        assert granularity in live[name]


def test_a_store_without_a_schema_is_not_current(empty_url, public_url):
    if get_engine() == "sqlite":
        path = address.get_path(empty_url)
        path.parent.mkdir()
        path.touch()
    with pytest.raises(schema.SchemaNotCurrent, match="revision none"):
        schema.check_schema(empty_url)


def test_a_store_with_a_column_too_many_is_not_current(public_url):
    with make_engine(public_url, Mode.WRITE).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE weapon ADD COLUMN stray TEXT")

    with pytest.raises(schema.SchemaNotCurrent, match="stray"):
        schema.check_schema(public_url)


def test_a_connection_that_is_handed_over_stays_open_and_in_its_transaction(empty_url):
    if get_engine() == "sqlite":
        address.get_path(empty_url).parent.mkdir()
    engine = make_engine(empty_url, Mode.WRITE)
    config = schema.make_config()
    with engine.connect() as connection:
        transaction = connection.begin()
        if get_engine() == "postgresql":
            connection.exec_driver_sql(f"CREATE SCHEMA {EMPTY_SCHEMA}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        assert sa.inspect(connection).has_table("change_log")
        transaction.rollback()

    assert schema.get_revision(empty_url) is None


def test_alembic_without_an_address_says_what_to_give():
    with pytest.raises(Exception, match="give the address of the public store"):
        command.upgrade(schema.make_config(), "head")


def test_the_first_schema_is_never_taken_back(public_url):
    config = schema.make_config()
    config.attributes["url"] = public_url

    with pytest.raises(Exception, match="delete the store instead"):
        command.downgrade(config, "base")

    schema.check_schema(public_url)


def test_history_names_every_revision():
    revisions = [line.split()[0] for line in schema.show_history()]

    assert sorted(revisions) == ["20261122_first_schema", "20261123_words_checked"]


@pytest.mark.parametrize("model", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_constraint_has_a_name(model):
    assert all(constraint.name for constraint in model.constraints)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:///relative.sqlite3", "absolute path"),
        ("sqlite://", "absolute path"),
        ("postgresql://postgres@/?host=/run", "names no database"),
        ("mysql://root@/store", "not in mysql"),
    ],
)
def test_an_address_that_cannot_hold_a_store_is_refused(url, words):
    with pytest.raises(address.UnusableAddress, match=words):
        address.parse_address(url)


def test_the_address_of_a_server_is_no_file():
    with pytest.raises(address.UnusableAddress):
        address.get_path("postgresql://postgres@/store?host=/run")


def test_a_schema_is_named_in_the_options_of_an_address():
    url = "postgresql://reader:secret@/store?host=/run"

    other = address.replace_schema(url, "archive")

    assert address.get_schema(url) == "public"
    assert address.get_schema(other) == "archive"
    assert address.get_schema(address.replace_schema(other, "later")) == "later"
    assert "secret" in other


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Base.metadata.tables["incident"].c.kind.type, "sa.String(length=40)"),
        (Base.metadata.tables["incident"].c.sorted_at.type, "sa.DateTime(timezone=True)"),
        (sa.Text(), False),
    ],
)
def test_migrations_are_written_with_plain_types(item, text):
    assert render_item("type", item, None) == text
