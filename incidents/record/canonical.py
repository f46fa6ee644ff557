"""Documents as bytes: canonical JSON (RFC 8785) and the salted digest made public for each version."""

import hashlib
import json
from typing import Any

from incidents.record.documents import DOCUMENT_TYPES, AnyDocument
from incidents.record.row import DocumentKind

SALT_BYTES = 16


class NotCanonical(ValueError):
    """The value has no canonical form: it holds a float, a key outside ASCII, or text that is not Unicode."""


def write_canonical_json(value: Any) -> bytes:
    """
    Return the RFC 8785 form of JSON-like data, UTF-8.

    With ASCII keys, sorting by code point is the sorting by UTF-16 unit that the RFC demands; without floats
    its rules for numbers reduce to plain decimal integers.

    Raises NotCanonical for a float, an integer beyond 2**53 - 1, a key outside ASCII or a lone surrogate.
    """
    _refuse_what_has_no_canonical_form(value, path="$")
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("a text holds a lone surrogate") from error


def _refuse_what_has_no_canonical_form(value: Any, *, path: str) -> None:
    match value:
        case None | bool() | str():
            return
        case int() if abs(value) < 2**53:
            return
        case dict():
            for key, member in value.items():
                if not (isinstance(key, str) and key.isascii()):
                    raise NotCanonical(f"{path}: the key {key!r} is not ASCII text")
                _refuse_what_has_no_canonical_form(member, path=f"{path}.{key}")
        case list() | tuple():
            for index, member in enumerate(value):
                _refuse_what_has_no_canonical_form(member, path=f"{path}[{index}]")
        case _:
            raise NotCanonical(f"{path}: {type(value).__name__} {value!r} has no canonical form here")


def write_document(document: AnyDocument) -> bytes:
    """Return the bytes under which a document is published and kept for ever."""
    return write_canonical_json(document.model_dump(mode="json"))


def read_document(kind: DocumentKind, stored: bytes | str) -> AnyDocument:
    """
    Return the document of stored bytes.

    Raises pydantic.ValidationError if they are not a document of that kind.
    """
    return DOCUMENT_TYPES[kind].model_validate_json(stored)


def digest_document(stored: bytes, *, salt: str) -> str:
    """
    Return the lower-case hex SHA-256 of salt and document.

    salt   lower-case hex, SALT_BYTES bytes. It is erased with a redacted document, so that the digest which
           stays in the log cannot be used to test guesses at the redacted text.
    """
    return hashlib.sha256(bytes.fromhex(salt) + stored).hexdigest()
