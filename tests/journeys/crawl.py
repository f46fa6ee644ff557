"""Every public page that a reader can get to by links, and what a visitor's guesses are answered with."""

import re
from collections.abc import Iterable

from django.test import Client

LINK = re.compile(r'href="(/[^"#?]*)')
GUESSES = ("/incidents/99/", "/statements/99/", "/incidents/1/versions/99/", "/agencies/0/", "/nothing/here")


def crawl(client: Client, *, also: Iterable[str] = ()) -> dict[str, str]:
    """Return the text of every response by address: status, headers and body, from the home page on."""
    seen: dict[str, str] = {}
    todo = ["/", *GUESSES, *also]
    while todo:
        address = todo.pop()
        if address in seen or address.startswith(("/static/", "/admin/")):
            continue
        response = client.get(address)
        body = response.content.decode()
        seen[address] = f"{response.status_code} {dict(response.headers)} {body}"
        todo += LINK.findall(body)
    return seen
