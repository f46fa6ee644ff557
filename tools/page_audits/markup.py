"""Whether the markup of every public page is valid, as the Nu HTML checker sees it."""

import json
import re
import subprocess
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tools.page_audits.programs import get_checker

MOST_PAGES = 400
"""How many pages of one site are read at most: a crawl that goes beyond is one that does not end."""
_LINK = re.compile(r'href="(/[^"#]*)')
_NOT_PAGES = ("/static/", "/admin/")


class TooManyPages(Exception):
    """A crawl does not end."""


def read_pages(url: str, folder: Path, *, more: Sequence[str] = ()) -> int:
    """
    Write every page that can be reached from the home page into a folder; return how many there are.

    more   paths that no page links to: those of pages that are gone, or never were
    """
    waiting = ["/", *more]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(_NOT_PAGES):
            continue
        if len(seen) >= MOST_PAGES:
            raise TooManyPages(f"{url} has more than {MOST_PAGES} pages, the last one {path}")
        seen.add(path)
        page = _read_page(url + path)
        name = re.sub(r"\W+", "-", path).strip("-") or "home"
        (folder / f"{name}.html").write_text(page)
        waiting += [link.replace("&amp;", "&") for link in _LINK.findall(page)]
    return len(seen)


def list_errors(folder: Path) -> list[str]:
    """Return what is wrong with the pages in a folder, each with its file and line. Warnings do not count."""
    finished = subprocess.run(
        [*get_checker(), "--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html", str(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(finished.stdout)["messages"]
    return [
        f"{Path(message['url']).name}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]


def _read_page(address: str) -> str:
    # What a page says where there is nothing to read is a page too; a redirection's own words are not shown.
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 # loopback
            content: bytes = answer.read()
    except urllib.error.HTTPError as error:
        with error:
            content = error.read()
    return content.decode()
