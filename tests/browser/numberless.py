"""Published documents without what differs with the order and the hour of entry, so that entries can be compared."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

TABLES: Mapping[str, str] = {
    "attributed_organization": "organizations",
    "attributed_tenure": "tenures",
    "continues": "statements",
    "death_place": "places",
    "driver": "responders",
    "event": "events",
    "lead_organization": "organizations",
    "member_of": "suspects",
    "officials": "tenures",
    "organization": "organizations",
    "owner": "organizations",
    "parent": "organizations",
    "person": "people",
    "place": "places",
    "post": "posts",
    "publisher": "organizations",
    "same_as": "vehicles",
    "source": "sources",
    "speaker_organization": "organizations",
    "speaker_tenure": "tenures",
    "suspect": "suspects",
    "tenure": "tenures",
    "responder": "responders",
    "vehicle": "vehicles",
    "weapon": "weapons",
    "relation": "relations",
}
"""The list of a document in which the row stands that a column or a reference names."""

LEFT_OUT = frozenset({"number", "published_at", "recorded_at", "retrieved_at", "incident", "to_incident", "version"})
INEXACT = frozenset({"range", "after", "before"})
"""Precisions of spans that an editor may put into other words than the data file."""

Rows = dict[tuple[str, int], dict[str, Any]]


def list_lines(documents: Iterable[str]) -> Counter[str]:
    """Return each row of each document as one line, with how often it occurs; rows it refers to are written out."""
    read = [json.loads(document) for document in documents]
    rows: Rows = {}
    for document in read:
        rows |= _collect_rows(document)
    return Counter(line for document in read for line in _write_document(document, rows))


def _collect_rows(document: dict[str, Any]) -> Rows:
    rows: Rows = {
        (name, row["number"]): row
        for name, part in document.items()
        if isinstance(part, list) and name != "assertions"
        for row in part
    }
    if document["document"] == "person":
        rows["people", document["number"]] = document["person"]
    if document["document"] == "organization":
        kept = {"abbreviation", "kind", "name", "number", "parent", "state"}
        rows["organizations", document["number"]] = {name: document[name] for name in kept}
    return rows


def _write_document(document: dict[str, Any], rows: Rows) -> list[str]:
    own = {name: part for name, part in document.items() if not isinstance(part, list)}
    called = (
        f"{document['document']} {document.get('title') or document.get('name') or _write(document['person'], rows)}"
    )
    lines = [f"{called}: {_write(own, rows)}"]
    for name, part in document.items():
        if isinstance(part, list):
            lines += [f"{called}, {name}: {_write(row, rows)}" for row in part]
    return lines


def _write(value: Any, rows: Rows) -> str:
    return json.dumps(_strip(value, rows), ensure_ascii=False, sort_keys=True)


def _strip(value: Any, rows: Rows) -> Any:
    match value:
        case {"table": table, "number": number}:
            return table if table == "incident" else _find(TABLES[table], number, rows)
        case {"text": str(text), "precision": precision, **others}:
            is_ours = precision in INEXACT or re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
            return {**others, "precision": precision, "text": "" if is_ours else text}
        case dict():
            return {name: _resolve(name, part, rows) for name, part in value.items() if name not in LEFT_OUT}
        case list():
            return [_strip(part, rows) for part in value]
        case _:
            return value


def _resolve(name: str, value: Any, rows: Rows) -> Any:
    if name in TABLES and isinstance(value, int):
        return _find(TABLES[name], value, rows)
    if name == "officials":
        return sorted(json.dumps(_find("tenures", number, rows), sort_keys=True) for number in value)
    return _strip(value, rows)


def _find(name: str, number: int, rows: Rows) -> Any:
    row = rows.get((name, number))
    return number if row is None else _strip(row, rows)
