"""
Triggers that keep published rows as they were, on SQLite and PostgreSQL.

A row of evidence is fixed from the moment its frozen_at is set. The one way past is a RedactionPermit for that
row, which exists only inside the transaction of a redaction and lets an UPDATE through, never a DELETE. Queries
that bypass models, such as QuerySet.update(), meet the same refusal, as django.db.IntegrityError.

What published evidence is about stays as well: without the row an incident could never be published again.

The triggers that write the history of rows (history.capture) are installed and removed with these.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import atomic

from incidents.editorial.history.capture import Capture, list_captures

_PERMIT = (
    "EXISTS (SELECT 1 FROM editorial_redactionpermit AS permit"
    " WHERE permit.table_name = '{table_name}' AND permit.row_id = OLD.{key})"
)
_NUMBERED = (
    "EXISTS (SELECT 1 FROM editorial_recordnumber AS given WHERE given.\"table\" = '{table_name}'"
    " AND given.row_id = OLD.id)"
)
_CITED = (
    "EXISTS (SELECT 1 FROM editorial_assertion AS evidence WHERE evidence.subject_table = '{table_name}'"
    " AND evidence.subject_id = OLD.id AND evidence.frozen_at IS NOT NULL)"
)
_REPLACES = "EXISTS (SELECT 1 FROM {table} AS present WHERE {same_key} AND present.{fixed})"
_HOLDS = "EXISTS (SELECT 1 FROM {table} AS present WHERE present.{fixed})"
_PUBLICATION_COLUMNS = (
    "sequence",
    "batch",
    "action",
    "kind",
    "number",
    "version",
    "published_at",
    "digest",
    "merged_into",
    "reason",
    "published_by_id",
)
_ERASES_WORDS_ALONE = " AND ".join(
    [
        "NEW.document IS NULL AND NEW.salt IS NULL",
        *(f"NEW.{column} {{same}} OLD.{column}" for column in _PUBLICATION_COLUMNS),
    ]
)

_CHANGE_COLUMNS = ("id", "revision_id", "table_name", "row_id", "incident_id", "operation", "written_at")
_WITHHOLDING = "EXISTS (SELECT 1 FROM editorial_openrevision AS opened WHERE opened.is_withholding)"
_CHANGES_VALUES_ALONE = " AND ".join(f"NEW.{column} {{same}} OLD.{column}" for column in _CHANGE_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """
    One refusal.

    operation   UPDATE or DELETE; INSERT on SQLite and TRUNCATE on PostgreSQL alone
    refused     SQL that is true where the operation is refused; {same} stands for "is not distinct from"
    """

    table: str
    operation: str
    refused: str
    message: str

    @property
    def name(self) -> str:
        """Name of the trigger, and of its function on PostgreSQL."""
        return f"{self.table}_guards_{self.operation.lower()}"

    def is_for(self, tables: set[str], vendor: str) -> bool:
        """Tell whether a database with these tables should have it."""
        # PostgreSQL has no INSERT OR REPLACE, SQLite no TRUNCATE.
        return self.table in tables and self.operation != ("TRUNCATE" if vendor == "sqlite" else "INSERT")

    def write_sqlite(self) -> str:
        """Return the statement that makes the trigger."""
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.operation} ON {self.table}"
            f" WHEN {self.refused.replace('{same}', 'IS')}"
            f" BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def write_function_body(self) -> str:
        """Return the body of the function on PostgreSQL."""
        # The search path of the session is that of the tables, so names need no schema. A row trigger must give
        # back the row that goes on: the old one where it is being deleted.
        row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.operation, "NEW")
        return (
            f" BEGIN IF {self.refused.replace('{same}', 'IS NOT DISTINCT FROM')} THEN"
            f" RAISE EXCEPTION '{self.message}' USING ERRCODE = 'restrict_violation'; END IF;"
            f" RETURN {row}; END "
        )

    def write_occasion(self) -> str:
        """Return when the trigger fires on PostgreSQL."""
        scope = "FOR EACH STATEMENT" if self.operation == "TRUNCATE" else "FOR EACH ROW"
        return f"BEFORE {self.operation} ON {self.table} {scope}"


def _guard_evidence(table: str, table_name: str) -> list[Trigger]:
    frozen = f"a published {table_name.replace('_', ' ')} is fixed: write a row that supersedes it"
    permit = _PERMIT.format(table_name=table_name, key="id")
    takes_place = _REPLACES.format(table=table, same_key=_compare("id"), fixed="frozen_at IS NOT NULL")
    return [
        Trigger(
            table=table,
            operation="UPDATE",
            # Not even a permit thaws a row. By UPDATE OR REPLACE a draft would take the place of a fixed row.
            refused=(
                f"OLD.frozen_at IS NOT NULL AND (NEW.frozen_at IS NULL OR NOT {permit})"
                f" OR NEW.id <> OLD.id AND {takes_place}"
            ),
            message=frozen,
        ),
        Trigger(table=table, operation="DELETE", refused="OLD.frozen_at IS NOT NULL", message=frozen),
        *_guard_against_replacement(table, [_compare("id")], fixed="frozen_at IS NOT NULL", message=frozen),
    ]


def _compare(*columns: str) -> str:
    """Return SQL that is true where the new row has the same values in the columns as one that is present."""
    return " AND ".join(f'present."{column}" = NEW."{column}"' for column in columns)


def _guard_against_replacement(table: str, same_keys: list[str], *, fixed: str, message: str) -> list[Trigger]:
    """
    Refuse INSERT OR REPLACE, by which SQLite deletes without any DELETE trigger, and TRUNCATE.

    same_keys   for every unique key of the table the SQL that tells a row with the same key: REPLACE takes away
                whatever stands in its way under any of them
    """
    return [
        Trigger(
            table=table,
            operation="INSERT",
            refused=" OR ".join(_REPLACES.format(table=table, same_key=key, fixed=fixed) for key in same_keys),
            message=message,
        ),
        Trigger(
            table=table,
            operation="TRUNCATE",
            refused=_HOLDS.format(table=table, fixed=fixed),
            message=message,
        ),
    ]


def _guard_log(table: str, *, key: str, other_keys: tuple[str, ...] = (), update: str, message: str) -> list[Trigger]:
    """
    Refuse any change to a table of which every row is fixed from the start, but the update allowed.

    key          the primary key
    other_keys   SQL of the other unique keys, as for _guard_against_replacement
    """
    return [
        Trigger(table=table, operation="UPDATE", refused=update, message=message),
        Trigger(table=table, operation="DELETE", refused="1 = 1", message=message),
        *_guard_against_replacement(table, [_compare(key), *other_keys], fixed=f"{key} IS NOT NULL", message=message),
    ]


def _guard_numbered(table: str, table_name: str) -> Trigger:
    return Trigger(
        table=table,
        operation="DELETE",
        refused=_NUMBERED.format(table_name=table_name),
        message=f"a published {table_name} is never deleted: withdraw it or merge it",
    )


def _guard_cited(table: str, table_name: str) -> Trigger:
    return Trigger(
        table=table,
        operation="DELETE",
        refused=f"{_NUMBERED.format(table_name=table_name)} AND {_CITED.format(table_name=table_name)}",
        message=(
            f"a published {table_name} has published evidence: it cannot be deleted;"
            " correct what it holds and supersede the evidence"
        ),
    )


TRIGGERS: tuple[Trigger, ...] = (
    *_guard_evidence("editorial_assertion", "assertion"),
    *_guard_evidence("editorial_casestatus", "case_status"),
    *_guard_evidence("editorial_statement", "statement"),
    *_guard_log(
        "editorial_publication",
        key="sequence",
        # Unique among the versions alone: a redaction repeats the kind, number and version that it erases.
        other_keys=(f"{_compare('kind', 'number', 'version', 'action')} AND present.action = 'publish'",),
        update=f"NOT ({_PERMIT.format(table_name='publication', key='sequence')} AND {_ERASES_WORDS_ALONE})",
        message="a publication is fixed: only a redaction may erase its document and salt",
    ),
    *_guard_log(
        "editorial_recordnumber",
        key="id",
        other_keys=(_compare("table", "row_id"), _compare("table", "number")),
        update="1 = 1",
        message="a public number is given once and for ever",
    ),
    *_guard_log("editorial_redaction", key="id", update="1 = 1", message="the record of a redaction is fixed"),
    *_guard_log(
        "editorial_sealednamereading",
        key="id",
        update="1 = 1",
        message="the record of a reading of a sealed name is fixed",
    ),
    *_guard_log(
        "editorial_rowchange",
        key="id",
        update=f"NOT ({_WITHHOLDING} AND {_CHANGES_VALUES_ALONE})",
        message="the history of a row is fixed: words alone may be withheld in it",
    ),
    _guard_numbered("editorial_incident", "incident"),
    _guard_numbered("editorial_organization", "organization"),
    _guard_numbered("editorial_person", "person"),
    _guard_cited("editorial_post", "post"),
    _guard_cited("editorial_tenure", "tenure"),
    _guard_cited("editorial_place", "place"),
    _guard_cited("editorial_event", "event"),
    _guard_cited("editorial_responder", "responder"),
    _guard_cited("editorial_suspect", "suspect"),
    _guard_cited("editorial_weapon", "weapon"),
    _guard_cited("editorial_vehicle", "vehicle"),
    _guard_cited("editorial_source", "source"),
    _guard_cited("editorial_offense", "offense"),
    _guard_cited("editorial_charge", "charge"),
    _guard_cited("editorial_identifier", "identifier"),
    _guard_cited("editorial_alias", "alias"),
    _guard_cited("editorial_correction", "correction"),
    _guard_cited("editorial_incidentrelation", "relation"),
)


def list_triggers(connection: BaseDatabaseWrapper) -> list[Trigger | Capture]:
    """Return the triggers that the database should have: those of its engine, on tables that exist."""
    tables = set(connection.introspection.table_names())
    every: list[Trigger | Capture] = [*TRIGGERS, *list_captures()]
    return [trigger for trigger in every if trigger.is_for(tables, connection.vendor)]


def list_missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of triggers that the database should have and has not, or has in another wording."""
    if connection.vendor == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = (
            "SELECT trigger.tgname, procedure.prosrc FROM pg_trigger AS trigger"
            " JOIN pg_proc AS procedure ON procedure.oid = trigger.tgfoid"
            " WHERE NOT trigger.tgisinternal AND trigger.tgenabled <> 'D'"
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present: dict[str, str] = dict(cursor.fetchall())
    is_sqlite = connection.vendor == "sqlite"
    return sorted(
        trigger.name
        for trigger in list_triggers(connection)
        if present.get(trigger.name, "").strip()
        != (trigger.write_sqlite() if is_sqlite else trigger.write_function_body()).strip()
    )


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place, in its present wording. Opens a transaction of its own; harmless to repeat."""
    with atomic(using=connection.alias), connection.cursor() as cursor:
        for trigger in list_triggers(connection):
            for statement in _write_drop(trigger, connection.vendor):
                cursor.execute(statement)
            if connection.vendor == "sqlite":
                cursor.execute(trigger.write_sqlite())
            else:
                for statement in _write_postgresql(trigger):
                    cursor.execute(statement)


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away. Opens a transaction of its own; harmless to repeat."""
    with atomic(using=connection.alias), connection.cursor() as cursor:
        for trigger in list_triggers(connection):
            for statement in _write_drop(trigger, connection.vendor):
                cursor.execute(statement)


def install_after_migrate(using: str, **_kwargs: Any) -> None:
    """Install the triggers once migrations have run (post_migrate)."""
    install_triggers(connections[using])


def remove_before_migrate(sender: AppConfig, using: str, plan: list[tuple[Any, bool]], **_kwargs: Any) -> None:
    """
    Take the triggers away while editorial tables are being migrated (pre_migrate).

    SQLite refuses to rebuild a table that the trigger of another table names. Where nothing is to be migrated
    nothing is touched.
    """
    if any(migration.app_label == sender.label for migration, _backwards in plan):
        remove_triggers(connections[using])


def _write_drop(trigger: Trigger | Capture, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {trigger.name}"]
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}",
        f"DROP FUNCTION IF EXISTS {trigger.name}()",
    ]


def _write_postgresql(trigger: Trigger | Capture) -> list[str]:
    function, body = f"{trigger.name}()", trigger.write_function_body()
    return [
        f"CREATE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$",
        f"CREATE TRIGGER {trigger.name} {trigger.write_occasion()} EXECUTE FUNCTION {function}",
    ]
