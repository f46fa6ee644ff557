"""A page as its readers have it: the visible text of every element that has an id."""

from html.parser import HTMLParser

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN = frozenset({"script", "style", "template"})


class NoPage(RuntimeError):
    """No page is answered at an address. The message says which and why."""


class PageText(HTMLParser):
    """
    The text of a page, whole and by the id of its elements, with runs of white space as one space.

    html    the page as it was answered
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str | None]] = []
        self._within = {""}
        self._parts: dict[str, list[str]] = {}
        self.html = html
        self.feed(html)
        self.close()

    def get_text(self, element_id: str = "") -> str:
        """Return the text of the elements with an id, or of the whole page; "" if there are none."""
        return " ".join(" ".join(self._parts.get(element_id, ())).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        if tag not in _VOID:
            self._open.append((tag, dict(attrs).get("id")))
            self._within = self._list_ids()

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever in it was left open."""
        if any(tag == name for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
            self._within = self._list_ids()

    def handle_data(self, data: str) -> None:
        """Take in text, unless it is not shown."""
        if not data.isspace() and not any(tag in _UNSEEN for tag, _ in self._open):
            for element_id in self._within:
                self._parts.setdefault(element_id, []).append(data)

    def _list_ids(self) -> set[str]:
        """Return the ids of the elements that are open, and "" for the page."""
        return {"", *(element_id for _, element_id in self._open if element_id)}


def read_page(address: str) -> PageText:
    """
    Return the text of the page that this process answers at an address of its own.

    Raises NoPage if it serves no such address, or answers anything but a page.
    """
    try:
        match = resolve(address)
    except Resolver404:
        raise NoPage(f"{address} is not served by a process of this role") from None
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", address, address
    request.META.update({"SERVER_NAME": "localhost", "SERVER_PORT": "80"})
    try:
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except (Http404, ValueError) as error:
        raise NoPage(f"{address} cannot be shown: {error}") from error
    if response.status_code != 200:
        raise NoPage(f"{address} answers {response.status_code}")
    return PageText(response.content.decode())
