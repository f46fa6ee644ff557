"""Tells whether a row was changed by somebody else while it stood open in a form."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db.models import Model


def make_digest(values: Sequence[Any]) -> str:
    """Return what changes whenever one of a row's values does."""
    return hashlib.blake2b(repr(tuple(values)).encode(), digest_size=8).hexdigest()


def read_fingerprint(model: type[Model], row_id: int | None) -> str:
    """Return the digest of a stored row as the database holds it now; "" for a new row or one that is gone."""
    columns = [column.attname for column in model._meta.concrete_fields]
    values = model._default_manager.filter(pk=row_id).values_list(*columns).first() if row_id else None
    return make_digest(values) if values else ""
