"""Every address of the desk that the URL configuration has, and what each answers: new pages are among them at once."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

APPS = ("editorial", "auth")
NOT_LOOKED_AT = frozenset({"logout", "view_on_site", None})
"""What ends the session, and addresses that only lead elsewhere."""
TABLES = ("organization", "tenure", "source", "person")


def crawl_desk(client: Client) -> dict[str, str]:
    """Return the text of every response by address: status, headers and body, for one row of each table."""
    answers = {}
    for address in list_addresses():
        response = client.get(address)
        answers[address] = f"{response.status_code} {dict(response.headers)} {response.content.decode()}"
    return answers


def list_addresses() -> Iterator[str]:
    """Yield every address of the desk, with the first row of a table where one is named."""
    (desk,) = [part for part in get_resolver().url_patterns if getattr(part, "app_name", "") == "admin"]
    for pattern in _walk(desk):
        if pattern.name in NOT_LOOKED_AT:
            continue
        for arguments in _list_arguments(pattern):
            yield reverse(f"admin:{pattern.name}", kwargs=arguments)


def _walk(part: Any) -> Iterator[URLPattern]:
    for inner in part.url_patterns:
        if isinstance(inner, URLResolver):
            yield from _walk(inner)
        else:
            yield inner


def _list_arguments(pattern: URLPattern) -> Iterator[dict[str, Any]]:
    """Yield the arguments with which an address is asked for; none where a table has no row."""
    names = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
    match names:
        case []:
            yield {}
        case ["app_label"]:
            yield from ({"app_label": label} for label in APPS)
        case ["table"]:
            yield from ({"table": table} for table in TABLES)
        case [name]:
            row = _find_model(pattern, name)._default_manager.order_by("pk").first()
            if row is not None:
                yield {name: row.pk}
        case _:
            *others, name = names
            # A row of the last table says which rows of the others it belongs to.
            belongs = {f"{other}__isnull": False for other in others}
            row = _find_model(pattern, name)._default_manager.filter(**belongs).order_by("pk").first()
            if row is not None:
                yield {name: row.pk, **{other: getattr(row, other) for other in others}}


def _find_model(pattern: URLPattern, argument: str) -> type[Model]:
    """Return the table whose row an argument names."""
    if argument == "id":
        return User
    if argument != "object_id":
        return apps.get_model("editorial", argument.removesuffix("_id").replace("_", ""))
    label, model, _page = str(pattern.name).split("_")
    return apps.get_model(label, model)
