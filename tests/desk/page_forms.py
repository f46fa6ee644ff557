"""What a browser would send back: the fields of a form on a page of the desk, and the staff that sends it."""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.make import make_user

Fields = dict[str, Any]


REASON = "A test changes this."
"""What an editor says a change is for, unless a test is about that."""


class _FormReader(HTMLParser):
    """Collects the successful controls of the form with an id, submit buttons left out."""

    def __init__(self, form_id: str | None) -> None:
        super().__init__()
        self.form_id = form_id
        self.fields: dict[str, list[str]] = {}
        self._inside = False
        self._select = ""
        self._options: list[tuple[str, bool]] = []
        self._textarea = ""
        self._multiple = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("method") == "post" and self.form_id in {None, given.get("id")}
        if not self._inside:
            return
        name = given.get("name", "")
        if tag == "input":
            self._add_input(name, given)
        elif tag == "select":
            self._select, self._options, self._multiple = name, [], "multiple" in given
        elif tag == "option" and self._select:
            self._options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self._textarea = name
            # A browser drops the line break that follows the opening tag.
            self.fields[name] = [""]

    def _add_input(self, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if not name or kind in {"submit", "button", "image"}:
            return
        if kind in {"checkbox", "radio"} and "checked" not in given:
            return
        value = given.get("value", "on" if kind == "checkbox" else "")
        if "data-change-reason" in given:
            value = value or REASON
        self.fields.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._textarea:
            text = self.fields[self._textarea][0].removeprefix("\n")
            self.fields[self._textarea] = [text.replace("\n", "\r\n")]
            self._textarea = ""
        elif tag == "select" and self._select:
            chosen = [value for value, selected in self._options if selected]
            if not chosen and self._options and not self._multiple:
                chosen = [self._options[0][0]]
            if chosen:
                self.fields[self._select] = chosen
            self._select = ""


def read_form(response: Any, form_id: str | None = None) -> Fields:
    """The fields of the form as the page shows them, ready to be changed and posted."""
    reader = _FormReader(form_id)
    reader.feed(response.content.decode())
    assert reader.fields, "the page has no such form"
    return {name: values if len(values) > 1 else values[0] for name, values in reader.fields.items()}


def sign_in(user: User) -> Client:
    """A client signed in as the user."""
    client = Client()
    client.force_login(user)
    return client


def sign_in_superuser() -> Client:
    """A client signed in as somebody who may do everything."""
    return sign_in(make_user(is_superuser=True))


def sign_in_editor(*extra: str) -> Client:
    """A client signed in as an editor: may view and edit every table, and has the extra permissions by codename."""
    return _sign_in_with(r"^(add|change|delete|view)_", extra)


def sign_in_reader() -> Client:
    """A client signed in as somebody who may view every table and change none."""
    return _sign_in_with(r"^view_", ())


def _sign_in_with(pattern: str, extra: tuple[str, ...]) -> Client:
    user = make_user()
    of_tables = Permission.objects.filter(content_type__app_label="editorial", codename__regex=pattern)
    user.user_permissions.set([*of_tables, *Permission.objects.filter(codename__in=extra)])
    return sign_in(user)


def get_errors(response: Any) -> str:
    """Every word of the lists of errors on a page."""
    text = response.content.decode()
    return " ".join(part.partition("</ul>")[0] for part in text.split('<ul class="errorlist')[1:])
