"""Every address of the desk, read from the URL configuration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

PREFIX = "admin/"
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True, kw_only=True)
class Address:
    """
    One address.

    name    of the URL; its route for one without a name
    route   from the root, each argument as "<name>"
    model   whose page it is, where it hangs below a table
    """

    name: str
    route: str
    model: type[Model] | None

    @property
    def arguments(self) -> list[str]:
        """What has to be filled in."""
        return _ARGUMENT.findall(self.route)

    def fill(self, values: dict[str, Any]) -> str:
        """The path, with these arguments."""
        return "/" + _ARGUMENT.sub(lambda found: str(values[found[1]]), self.route)


@cache
def list_addresses() -> tuple[Address, ...]:
    """Every address below /admin/, in the order of the configuration."""
    found = tuple(address for address in _walk(get_resolver().url_patterns, "") if address.route.startswith(PREFIX))
    assert len({address.name for address in found}) == len(found), "two addresses have one name"
    return found


def _walk(patterns: list[Any], above: str) -> Iterator[Address]:
    for one in patterns:
        route = above + _write_route(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield Address(name=one.name or route, route=route, model=_find_model(route))


def _write_route(pattern: Any) -> str:
    if isinstance(pattern, RegexPattern):
        return _NAMED_GROUP.sub(r"<\1>", str(pattern)).strip("^$")
    return str(pattern)


def _find_model(route: str) -> type[Model] | None:
    by_path = {f"{PREFIX}{model._meta.app_label}/{model._meta.model_name}/": model for model in admin.site._registry}
    return next((model for path, model in by_path.items() if route.startswith(path)), None)
