"""Documents as bytes: canonical form against an independent library, and digests."""

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.record.canonical import NotCanonical, digest_document, write_canonical_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=127))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


@given(JSON_VALUES)
@pytest.mark.unmeasured
@settings(derandomize=True, max_examples=300, deadline=None)
def test_bytes_are_those_of_an_independent_rfc_8785_library(value):
    assert write_canonical_json(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("text", ["“4:30 a.m.”", "\u0000\u001f\u007f\u2028", 'a"b\\c/d', "Peña 🕯", "\b\t\n\f\r"])
def test_difficult_texts_come_back_as_they_were(text):
    assert json.loads(write_canonical_json({"text": text})) == {"text": text}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"service_years": 4.0}, "service_years"),
        ({"largo": {"año": 1}}, "año"),
        ({"count": 2**53}, "count"),
        ({"text": "\ud800"}, "surrogate"),
        ({"when": object()}, "when"),
    ],
    ids=["float", "key outside ASCII", "integer too large", "lone surrogate", "not JSON"],
)
def test_what_has_no_canonical_form_is_refused_by_name(value, said):
    with pytest.raises(NotCanonical, match=said):
        write_canonical_json(value)


def test_digest_is_of_salt_and_document_together():
    assert digest_document(b"{}", salt="00ff") == hashlib.sha256(b"\x00\xff{}").hexdigest()
