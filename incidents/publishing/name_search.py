"""Where in the editorial database a sealed name stands in the open: every text of every table is looked at."""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import models

from incidents.record.guarded_words import Guard, GuardedName, list_texts

NO_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "SealedName": frozenset({"ciphertext"}),
        "ScheduledAct": frozenset({"plan"}),
        "ClearedNamePart": frozenset({"fingerprint"}),
        "Publication": frozenset({"salt", "digest"}),
        "User": frozenset({"password"}),
    }
)
"""Columns of text that hold no words: what is encrypted, and digests."""


def find_open_names(names: Sequence[GuardedName]) -> list[str]:
    """
    Return where names, or parts of them that refuse alone, stand in the open: "event 12: description".

    Published documents, drafts, comments, reasons, history: whatever the tables hold. Never the words themselves.
    Reads every row; asks one statement for each table.
    """
    if not names:
        return []
    guard = Guard.of(names)
    return [where for model in list_models() for where in _search(model, guard)]


def list_models() -> list[type[models.Model]]:
    """Return the tables in which people's words may stand, in order of their names."""
    return sorted((*apps.get_app_config("editorial").get_models(), LogEntry, User, Group), key=lambda row: row.__name__)


def list_text_columns(model: type[models.Model]) -> list[str]:
    """Return the columns of a table that hold words, codes among them."""
    hidden = NO_WORDS.get(model.__name__, frozenset())
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField)) and field.attname not in hidden
    ]


def _search(model: type[models.Model], guard: Guard) -> Iterator[str]:
    columns = list_text_columns(model)
    rows = model._default_manager.order_by("pk").values_list("pk", *columns)
    for key, *texts in rows.iterator(chunk_size=500):
        for name, text in zip(columns, texts, strict=True):
            where = f"{model._meta.verbose_name} {key}: {name.replace('_', ' ')}"
            if text:
                yield from (path for path, words in list_texts(_read(text), path=where) if guard.finds(words))


def _read(text: str) -> Any:
    """Return the data of a text that is JSON, so that each of its texts is looked at for itself; else the text."""
    if text[:1] not in "{[":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
