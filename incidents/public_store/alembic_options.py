"""What migrations and checks of the public schema compare, and what they leave alone."""

from typing import Any

import sqlalchemy as sa

from incidents.public_store.tables import Base
from incidents.public_store.tables.base import UtcDateTime


def make_options(connection: sa.Connection) -> dict[str, Any]:
    """Return the options of Alembic's context for a connection."""
    unmanaged = _list_virtual_tables(connection)

    def include_name(name: str | None, kind: str, _parents: object) -> bool:
        # The tables of a full-text index belong to the index; the comparison would drop them.
        return not (kind == "table" and name in unmanaged)

    def include_object(item: Any, _name: str | None, kind: str, _reflected: object, _other: object) -> bool:
        # Alembic does not ask an index for which engine it is meant.
        return not (kind == "index" and item.info.get("only") not in (None, connection.dialect.name))

    return {
        "target_metadata": Base.metadata,
        "compare_type": True,
        "compare_server_default": True,
        "autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        "transaction_per_migration": True,
        "transactional_ddl": True,
        "include_name": include_name,
        "include_object": include_object,
        "render_item": render_item,
    }


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Write plain types into migrations: a migration must not change when a class or a code list does."""
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _list_virtual_tables(connection: sa.Connection) -> frozenset[str]:
    if connection.dialect.name != "sqlite":
        return frozenset()
    names = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")
    return frozenset(name for (name,) in names)
