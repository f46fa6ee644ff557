"""The committed JSON Schemas are in step with the documents, and an independent validator takes them."""

import json

import jsonschema
import pytest

from incidents.record.row import DocumentKind
from incidents.record.schema import get_schema_path, write_schema


@pytest.mark.parametrize("kind", DocumentKind)
def test_committed_schema_is_in_step_with_the_documents(kind):
    assert get_schema_path(kind).read_text(encoding="utf-8") == write_schema(kind), "run: make schemas"


@pytest.mark.parametrize("kind", DocumentKind)
def test_committed_schema_is_a_valid_schema(kind):
    jsonschema.Draft202012Validator.check_schema(json.loads(get_schema_path(kind).read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", DocumentKind)
def test_schema_refuses_members_that_it_does_not_name(kind):
    schema = json.loads(get_schema_path(kind).read_text(encoding="utf-8"))
    assert schema["additionalProperties"] is False
    assert all(
        shape.get("additionalProperties") is False for shape in schema["$defs"].values() if "properties" in shape
    )
