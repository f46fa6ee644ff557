"""
The JSON Schemas of the documents, as committed beside this module for everybody who reads the data.

``python -m incidents.record.schema`` writes the files anew after a change of the documents.
"""

import json
from pathlib import Path

from incidents.record.documents import DOCUMENT_TYPES, SCHEMA_VERSION
from incidents.record.row import DocumentKind

SCHEMA_FOLDER = Path(__file__).parent / "schemas"


def get_schema_path(kind: DocumentKind) -> Path:
    """Return where the schema of a kind of document is committed."""
    return SCHEMA_FOLDER / f"{kind.value}.v{SCHEMA_VERSION}.json"


def write_schema(kind: DocumentKind) -> str:
    """Return the JSON Schema (2020-12) of a kind of document, as published, indented, with a final newline."""
    schema = DOCUMENT_TYPES[kind].model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1) + "\n"


def write_schema_files() -> None:
    """Write the schema of every kind of document to its file."""
    SCHEMA_FOLDER.mkdir(exist_ok=True)
    for kind in DocumentKind:
        get_schema_path(kind).write_text(write_schema(kind), encoding="utf-8")


if __name__ == "__main__":
    write_schema_files()
