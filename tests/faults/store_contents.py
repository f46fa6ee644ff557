"""Everything in a public store, for comparing two of them."""

from typing import Any

import sqlalchemy as sa

from incidents.public_store import connect, tables

ALL_TABLES = tables.Base.metadata.sorted_tables


def read_store(url: str) -> dict[str, Any]:
    """
    Return the contents of a public store.

    log         (sequence, kind, number, version, digest) in order of sequence
    documents   stored text by (kind, number, version)
    rows        every row of every table, by table name, sorted
    """
    with connect.open_reader(url) as store:
        rows = {table.name: sorted(map(tuple, store.execute(sa.select(table))), key=repr) for table in ALL_TABLES}
        log = store.execute(sa.text("SELECT sequence, kind, number, version, digest FROM change_log ORDER BY sequence"))
        documents = store.execute(sa.text("SELECT kind, number, version, document FROM document_version"))
        return {
            "log": [tuple(row) for row in log],
            "documents": {(kind, number, version): text for kind, number, version, text in documents},
            "rows": rows,
        }
