"""The table of who gets in where: matrix.txt beside this."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from incidents.editorial.roles import ROLES
from tests.desk.permissions.addresses import list_addresses

FILE = Path(__file__).with_name("matrix.txt")
LETTERS = {
    **{name[0]: name for name in ROLES},
    "s": "staff without a role",
    "*": "anonymous",
}
"""What each letter of a line stands for, in the order of the line."""
SUPERUSER = "superuser"
KINDS = (*LETTERS.values(), SUPERUSER)
"""Everybody who asks. Superusers get in wherever an address answers at all."""
METHODS = ("GET", "POST")
NOBODY = "none"
"""Instead of the letters: the address does not answer this method, or never anything but an error."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Who gets in at one address with one method, by the names in KINDS."""

    method: str
    name: str
    who: frozenset[str]


@cache
def read_table() -> tuple[Entry, ...]:
    """The lines of the table."""
    lines = (line.partition("#")[0].split() for line in FILE.read_text().splitlines())
    return tuple(_read_line(*parts) for parts in lines if parts)


def _read_line(method: str, letters: str, name: str) -> Entry:
    if letters == NOBODY:
        return Entry(method=method, name=name, who=frozenset())
    assert len(letters) == len(LETTERS), f"{name}: {letters} must have {len(LETTERS)} places"
    for given, place in zip(letters, LETTERS, strict=True):
        assert given in {place, "."}, f"{name}: {given} stands in the place of {place}"
    who = {LETTERS[one] for one in letters if one != "."}
    # What only somebody who is not signed in is answered is nothing for superusers.
    return Entry(method=method, name=name, who=frozenset(who if who == {LETTERS["*"]} else who | {SUPERUSER}))


def write_line(method: str, name: str, who: set[str]) -> str:
    """The line of the table that lets these in."""
    letters = "".join(letter if kind in who else "." for letter, kind in LETTERS.items()) if who else NOBODY
    return f"{method:<5} {letters:<9} {name}"


def list_missing() -> list[str]:
    """Lines to add for addresses without an entry: nobody gets in until somebody writes the letters of who does."""
    known = {(entry.method, entry.name) for entry in read_table()}
    return [
        write_line(method, address.name, {SUPERUSER})
        for address in list_addresses()
        for method in METHODS
        if (method, address.name) not in known
    ]


def list_left_over() -> list[str]:
    """Names in the table that no address has."""
    return sorted({entry.name for entry in read_table()} - {address.name for address in list_addresses()})
