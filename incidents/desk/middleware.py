"""Middleware for staff alone, run on staff addresses only: readers meet no session, cookie or user query."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

STAFF_PREFIX = "/admin/"

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class StaffOnlyMiddleware:
    """
    Wraps settings.STAFF_MIDDLEWARE around staff addresses and passes every other request straight through.

    View hooks (process_view) of the wrapped middleware are called here for staff addresses: CSRF protection
    lives in one.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.chain = _build_chain(get_response)
        self.view_hooks = [layer.process_view for layer in self.chain if hasattr(layer, "process_view")]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, through the staff middleware where the address is one of staff."""
        if request.path.startswith(STAFF_PREFIX):
            outermost: GetResponse = self.chain[0]
            return outermost(request)
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: list[object],
        kwargs: dict[str, object],
    ) -> HttpResponse | None:
        """Call the view hooks of the staff middleware, outermost first; the first answer ends the request."""
        if request.path.startswith(STAFF_PREFIX):
            for hook in self.view_hooks:
                response: HttpResponse | None = hook(request, view, args, kwargs)
                if response is not None:
                    return response
        return None


def _build_chain(get_response: GetResponse) -> list[Any]:
    """Return the staff middleware, outermost first, the innermost calling get_response."""
    chain: list[Any] = []
    inner = get_response
    for dotted in reversed(settings.STAFF_MIDDLEWARE):
        inner = import_string(dotted)(inner)
        chain.insert(0, inner)
    return chain
