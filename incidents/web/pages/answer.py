"""Answers made of a template, without request, session or context processors: a page depends on its address alone."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string


def answer_page(template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """Return the page that a template makes."""
    return HttpResponse(render_to_string(template, context), status=status)


def get_store_url() -> str:
    """Return the address of the public store, as it is set at this moment."""
    url: str = settings.PUBLIC_DATABASE_URL
    return url
