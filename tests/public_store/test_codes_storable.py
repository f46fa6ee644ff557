"""Every member of every code list can be stored: a comparison of schemas does not notice a new one."""

import datetime as dt
import enum
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from incidents.public_store import connect
from incidents.public_store.engines import Mode, make_engine
from incidents.public_store.tables import Base
from incidents.public_store.tables.base import CODE_LENGTH, UtcDateTime
from incidents.record import codes
from tests.databases import make_public_store
from tests.public_store.deliver import publish
from tests.public_store.make_documents import make_full_incident, make_organization, make_person
from tests.public_store.make_rows import NOON

TABLES = Base.metadata.tables
CODED = [
    column for table in Base.metadata.sorted_tables for column in table.columns if isinstance(column.type, sa.Enum)
]
WITHOUT_COLUMN = {
    codes.ProsecutionState: "a state of a suspect, in case_status.state, which holds the states of all axes",
    codes.UsState: "states are text: the documents have them empty for federal bodies",
}


@pytest.fixture(scope="module")
def shared_url() -> Iterator[str]:
    """An empty store for tests that leave it as it is."""
    with make_public_store() as url:
        yield url
        connect.dispose_engines()


@pytest.fixture(scope="module")
def filled_url() -> Iterator[str]:
    """A store with one record of each kind, for tests that leave it as it is."""
    with make_public_store() as url:
        publish(url, make_organization(), make_person(), make_full_incident())
        yield url
        connect.dispose_engines()


@contextmanager
def trying_out(url: str) -> Iterator[sa.Connection]:
    """A writer's connection whose transaction is rolled back."""
    with make_engine(url, Mode.WRITE).connect() as connection:
        yield connection


def make_row(table: sa.Table, key: int, **values: Any) -> dict[str, Any]:
    """The emptiest row that a table takes: keys and other required numbers are `key`."""
    row = {column.name: None if column.nullable else make_value(column, key) for column in table.columns}
    if "incident_number" in row:
        row["incident_number"] = 1
    return {**row, **TIED.get(table.name, {}), **values}


def make_value(column: sa.Column[Any], key: int) -> Any:
    match column.type:
        case sa.Enum():
            return next(iter(get_code_list(column)))
        case UtcDateTime():
            return NOON
        case sa.Date():
            return NOON.date()
        case sa.Boolean():
            return False
        case sa.Integer():
            return key
        case _:
            return ""


def get_code_list(column: sa.Column[Any]) -> type[enum.Enum]:
    assert isinstance(column.type, sa.Enum)
    assert column.type.enum_class is not None
    return column.type.enum_class


# Values that a CHECK demands beside the emptiest row, and beside single codes.
TIED: dict[str, dict[str, Any]] = {"statement": {"speaker_organization": 1}, "change_log": {"version": 1, "digest": ""}}


def make_tied_values(column: sa.Column[Any], code: Any) -> dict[str, Any]:
    tied: dict[str, Any] = {}
    match (column.table.name, column.name, code):
        case ("case_status", "axis", axis):
            tied = {"state": codes.list_states(axis)[0].value}
        case ("case_status", "clearance_code", _):
            tied = {"axis": codes.Axis.INVESTIGATION, "state": "cleared_exceptionally"}
        case ("case_status", _, _):
            tied = {"state": codes.list_states(next(iter(codes.Axis)))[0].value}
        case ("record_state", "state", "merged"):
            tied = {"merged_into": 2}
        case ("change_log", "action", "withdraw"):
            tied = {"version": None}
        case ("change_log", "action", "merge"):
            tied = {"version": None, "merged_into": 2}
        case ("assertion", "value_row_table", _):
            tied = {"value_row_number": 1}
        case _:
            pass
    return tied


@pytest.mark.parametrize("column", CODED, ids=lambda column: f"{column.table.name}.{column.name}")
def test_every_code_can_be_stored_and_is_read_back(shared_url, column):
    table = column.table
    with trying_out(shared_url) as connection:
        connection.execute(sa.insert(TABLES["incident"]), make_row(TABLES["incident"], 1))
        for key, code in enumerate(get_code_list(column), start=2):
            row = make_row(table, key, **make_tied_values(column, code))
            connection.execute(sa.insert(table), row | {column.name: code})

            assert connection.scalars(sa.select(column).where(column == code)).all()[-1] is code


@pytest.mark.parametrize("axis", codes.Axis)
def test_every_state_can_be_stored_on_its_axis_alone(shared_url, axis):
    table = TABLES["case_status"]
    clearance = {"cleared_exceptionally": "A"}
    states = [state.value for state in codes.list_states(axis)]
    with trying_out(shared_url) as connection:
        connection.execute(sa.insert(TABLES["incident"]), make_row(TABLES["incident"], 1))
        for key, state in enumerate(states):
            row = make_row(table, key, axis=axis, state=state, clearance_code=clearance.get(state))
            connection.execute(sa.insert(table), row)

    for other in set(codes.Axis) - {axis}:
        with (
            pytest.raises(sa.exc.IntegrityError, match="state_belongs_to_axis"),
            trying_out(shared_url) as connection,
        ):
            connection.execute(sa.insert(table), make_row(table, 99, axis=other, state=states[0]))


def test_every_code_list_has_a_column():
    stored = {get_code_list(column) for column in CODED}

    assert set(codes.ALL_CODE_LISTS) - stored == set(WITHOUT_COLUMN)


@pytest.mark.parametrize("code_list", codes.ALL_CODE_LISTS, ids=lambda code_list: code_list.__name__)
def test_every_code_has_room(code_list):
    assert max(len(code.value) for code in code_list) <= CODE_LENGTH


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE incident SET kind = 'parade'", "kind_is_a_code"),
        ("UPDATE person SET name_status = 'withheld'", "name_only_when_released"),
        ("UPDATE statement SET speaker_organization = 1, speaker_tenure = 1", "one_speaker"),
        ("UPDATE statement SET speaker_organization = NULL, speaker_tenure = NULL", "one_speaker"),
        ("UPDATE case_status SET clearance_code = 'A'", "clearance_code_goes_with_state"),
        ("UPDATE assertion SET value_row_table = 'place', value_row_number = NULL", "value_row_has_table_and_number"),
        ("UPDATE record_state SET state = 'merged'", "merged_into_goes_with_state"),
        ("UPDATE counter SET n = 0", "n_is_positive"),
        ("INSERT INTO offense (number, incident_number, offense_code) VALUES (1, 77, '220')", "(?i)foreign key"),
    ],
)
def test_what_contradicts_itself_is_refused(filled_url, statement, constraint):
    with pytest.raises(sa.exc.IntegrityError, match=constraint), trying_out(filled_url) as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.sqlite_only
def test_codes_and_times_can_be_read_without_this_program(public_url):
    publish(public_url, make_full_incident())

    with connect.open_reader(public_url) as connection:
        kind, at, age = connection.exec_driver_sql(
            "SELECT kind, occurred_earliest, julianday('2023-12-30') - julianday(occurred_earliest) FROM incident"
        ).one()

    assert (kind, at) == ("attack", "2023-12-29T12:30:00Z")
    assert dt.timedelta(days=age) < dt.timedelta(hours=12)
