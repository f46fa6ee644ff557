"""
Building the store anew from the log, and putting it in the place of the present one.

The new store is built beside the present one, which readers go on using and writers wait for. Then it takes its
place at once: a reader sees all of the old store or all of the new one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from incidents.public_store import address, swap_file, swap_schema
from incidents.public_store.connect import hold_store, open_writer
from incidents.public_store.schema import upgrade_schema
from incidents.public_store.write import deliver_batch
from incidents.record.log import LogEntry

BUILT = "rebuilt"


def rebuild_store(url: str, batches: Iterable[Sequence[LogEntry]]) -> None:
    """
    Make the store what the log says: same bytes, same digests, same log.

    batches   the whole log from the first entry on; read while deliveries are kept out, so that none is missed

    If anything raises, the present store stays as it is. Raises what deliver_batch and upgrade_schema raise.
    """
    with hold_store(url):
        built = build_store(url, batches)
        swap_store(url, built)


def build_store(url: str, batches: Iterable[Sequence[LogEntry]]) -> str:
    """Build a complete store beside the present one, in place of what an earlier try left; return its address."""
    built = _choose_address(url)
    discard_store(built)
    upgrade_schema(built)
    for batch in batches:
        with open_writer(built) as connection:
            deliver_batch(connection, batch)
    return built


def swap_store(url: str, built: str) -> None:
    """Let the built store take the place of the one at the address. The caller holds the store (hold_store)."""
    if address.is_sqlite(url):
        swap_file.swap(address.get_path(url), address.get_path(built))
    else:
        swap_schema.swap(url, present=address.get_schema(url), built=address.get_schema(built))


def discard_store(built: str) -> None:
    """Remove a store that was built and not swapped in, if there is one."""
    if address.is_sqlite(built):
        swap_file.remove(address.get_path(built))
    else:
        swap_schema.remove(built, schema=address.get_schema(built))


def _choose_address(url: str) -> str:
    if address.is_sqlite(url):
        path: Path = address.get_path(url)
        return address.replace_path(url, path.with_name(f"{path.name}.{BUILT}"))
    return address.replace_schema(url, f"{address.get_schema(url)}_{BUILT}")
