"""
Triggers that write down every change of every row of the record, on SQLite and PostgreSQL.

Each runs after its statement, for each row, and adds one RowChange: what was there, what came, under which revision.
So QuerySet.update(), bulk_create() and plain SQL are told like any save. A change of stamps alone is not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models

from incidents.editorial.history.tables import (
    TOLD_BY,
    list_columns,
    list_fields,
    list_tables,
    list_telling_columns,
    write_home,
)

_NEEDED = frozenset({"editorial_rowchange", "editorial_openrevision"})
_COLUMNS = "revision_id, table_name, row_id, incident_id, operation, before, after, written_at"
# No other transaction sees a row of that table: the newest one is that of this transaction.
_REVISION = "(SELECT opened.revision_id FROM editorial_openrevision AS opened ORDER BY opened.id DESC LIMIT 1)"
_CODES = {"INSERT": "add", "UPDATE": "change", "DELETE": "remove"}


@dataclass(frozen=True, slots=True)
class Capture:
    """The telling of one operation on one table."""

    model: type[models.Model]
    operation: str

    @property
    def table(self) -> str:
        """The table whose rows it tells of."""
        return self.model._meta.db_table

    @property
    def name(self) -> str:
        """Name of the trigger, and of its function on PostgreSQL."""
        return f"{self.table}_keeps_{self.operation.lower()}"

    def is_for(self, tables: set[str], _vendor: str) -> bool:
        """Tell whether a database with these tables should have it."""
        return self.table in tables and tables >= _NEEDED

    def write_sqlite(self) -> str:
        """Return the statement that makes the trigger. Every new connection reads it: it is kept short."""
        if self.operation == "UPDATE":
            # Grouped, so that without any difference there is no row to insert.
            before, after = "json_group_object(c, o)", "json_group_object(c, n)"
            rows = f" FROM ({_list_values(self.model)}) WHERE o IS NOT n{_write_hidden(self.model)} GROUP BY 1 = 1"
        else:
            values = _write_object(self._row, list_columns(self.model))
            before, after = ("NULL", values) if self.operation == "INSERT" else (values, "NULL")
            rows = ""
        insert = f"{self._begin_insert()}{before}, {after}, strftime('%Y-%m-%d %H:%M:%f', 'now'){rows}"
        return f"CREATE TRIGGER {self.name} AFTER {self.operation} ON {self.table} BEGIN {insert}; END"

    def write_function_body(self) -> str:
        """Return the body of the function on PostgreSQL."""
        if self.operation == "UPDATE":
            before, after = (_write_differences(self.model, row) for row in ("OLD", "NEW"))
            condition = " OR ".join(differs for _column, differs in _iterate_differences(self.model))
            told = f"{self._begin_insert()}{before}, {after}, clock_timestamp();"
            return f" BEGIN IF {condition} THEN {told} END IF; RETURN NULL; END "
        left_out = "".join(f" - '{column}'" for column in TOLD_BY)
        values = f"(to_jsonb({self._row}){left_out})::text"
        before, after = ("NULL", values) if self.operation == "INSERT" else (values, "NULL")
        return f" BEGIN {self._begin_insert()}{before}, {after}, clock_timestamp(); RETURN NULL; END "

    def write_occasion(self) -> str:
        """Return when the trigger fires on PostgreSQL."""
        return f"AFTER {self.operation} ON {self.table} FOR EACH ROW"

    @property
    def _row(self) -> str:
        return "OLD" if self.operation == "DELETE" else "NEW"

    def _begin_insert(self) -> str:
        """Return the statement up to the values before and after."""
        home = write_home(self.model, self._row)
        return (
            f"INSERT INTO editorial_rowchange ({_COLUMNS})"
            f" SELECT {_REVISION}, '{self.table}', {self._row}.id, {home}, '{_CODES[self.operation]}', "
        )


# ---------------------------------------------------------------- SQLite


def _write_object(row: str, columns: list[models.Field[Any, Any]]) -> str:
    members = (f"'{field.column}', {row}.\"{field.column}\"" for field in columns)
    return f"json_object({', '.join(members)})"


def _list_values(model: type[models.Model]) -> str:
    """
    Return SQL of one row for each column: its name, the old value, the new one.

    Comparing two JSON objects instead would take five times as long as the update itself.
    """
    return " UNION ALL ".join(
        f'SELECT \'{one.column}\' AS c, OLD."{one.column}" AS o, NEW."{one.column}" AS n'
        for one in list_telling_columns(model)
    )


def _write_hidden(model: type[models.Model]) -> str:
    """Return SQL that is true too where a column changed that is left out: another one tells of it."""
    return "".join(
        f" OR c = '{tells}' AND NEW.{column} IS NOT OLD.{column}" for column, tells in _list_hidden(model).items()
    )


# ---------------------------------------------------------------- PostgreSQL


def _write_differences(model: type[models.Model], row: str) -> str:
    """Return SQL of a JSON object of the columns that differ, as they are in the row."""
    parts = (
        f"CASE WHEN {differs} THEN jsonb_build_object('{column}', {row}.\"{column}\") ELSE '{{}}'::jsonb END"
        for column, differs in _iterate_differences(model)
    )
    return f"({' || '.join(parts)})::text"


def _iterate_differences(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Yield each column with SQL that is true where its change is told."""
    hidden = {tells: column for column, tells in _list_hidden(model).items()}
    for field in list_telling_columns(model):
        told = [column for column in (field.column, hidden.get(field.column)) if column]
        yield field.column, " OR ".join(f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in told)


def _list_hidden(model: type[models.Model]) -> dict[str, str]:
    """Return the columns of the table that are left out, with the one that tells of each."""
    present = {field.column for field in list_fields(model)}
    return {column: tells for column, tells in TOLD_BY.items() if column in present}


@cache
def list_captures() -> tuple[Capture, ...]:
    """Return the triggers of every table with a history."""
    return tuple(Capture(model, operation) for model in list_tables().values() for operation in _CODES)
