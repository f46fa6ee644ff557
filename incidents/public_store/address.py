"""Addresses of a public store: a SQLite file by its absolute path, or a schema of a PostgreSQL database."""

import re
from pathlib import Path

import sqlalchemy as sa

_SEARCH_PATH = re.compile(r"-c\s*search_path=(?P<schema>[A-Za-z_][A-Za-z0-9_]*)")
DEFAULT_SCHEMA = "public"


class UnusableAddress(ValueError):
    """The address names no database that can hold a public store."""


def parse_address(url: str) -> sa.URL:
    """
    Return the parsed address.

    Known forms are ``sqlite:////absolute/path`` and ``postgresql://user@/database?host=/socket/directory``, the latter
    with ``options=-csearch_path%3Dname`` for a schema other than ``public``.

    Raises UnusableAddress.
    """
    address = sa.make_url(url)
    match address.get_backend_name():
        case "sqlite":
            if not (address.database and Path(address.database).is_absolute()):
                raise UnusableAddress("a public store in SQLite is given by the absolute path of its file")
        case "postgresql":
            if not address.database:
                raise UnusableAddress("the address of the public store names no database")
        case other:
            raise UnusableAddress(f"a public store is kept in SQLite or PostgreSQL, not in {other}")
    return address


def is_sqlite(url: str) -> bool:
    """Tell whether the store is a SQLite file. Raises UnusableAddress."""
    return parse_address(url).get_backend_name() == "sqlite"


def get_path(url: str) -> Path:
    """Return the file of a SQLite store. Raises UnusableAddress for any other."""
    address = parse_address(url)
    if address.get_backend_name() != "sqlite" or address.database is None:
        raise UnusableAddress("the store is not a file")
    return Path(address.database)


def get_schema(url: str) -> str:
    """Return the schema of a PostgreSQL store."""
    found = _SEARCH_PATH.search(_get_options(parse_address(url)))
    return found["schema"] if found else DEFAULT_SCHEMA


def replace_path(url: str, path: Path) -> str:
    """Return the address of another SQLite file."""
    return _write(parse_address(url).set(database=str(path)))


def replace_schema(url: str, schema: str) -> str:
    """Return the address of another schema of the same PostgreSQL database."""
    address = parse_address(url)
    rest = _SEARCH_PATH.sub("", _get_options(address)).strip()
    return _write(address.update_query_dict({"options": f"{rest} -csearch_path={schema}".strip()}))


def add_options(address: sa.URL, **settings: str) -> sa.URL:
    """Return the address of a PostgreSQL database with session settings added."""
    added = " ".join(f"-c{name}={value}" for name, value in settings.items())
    return address.update_query_dict({"options": f"{_get_options(address)} {added}".strip()})


def _get_options(address: sa.URL) -> str:
    options = address.query.get("options", "")
    return options if isinstance(options, str) else " ".join(options)


def _write(address: sa.URL) -> str:
    return address.render_as_string(hide_password=False)
