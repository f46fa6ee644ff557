"""The addresses of the pages below the desk's own; those of people and incidents hang below these."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from incidents.desk.custody import scheduled, sealed_names


def list_addresses(wrap: Callable[..., Any]) -> list[URLPattern]:
    """Return the addresses. wrap: what lets staff alone through."""
    return [
        path("schedule/", wrap(scheduled.list_scheduled), name="scheduled_acts"),
        path("schedule/<int:scheduled_act_id>/", wrap(scheduled.show_scheduled), name="scheduled_act"),
        path("sealed-names/", wrap(sealed_names.list_sealed), name="sealed_names"),
    ]
