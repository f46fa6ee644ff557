"""The page of a preview, in which nothing looks like a way to a page that is not there yet."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import Final

from django.utils.translation import gettext as _

from incidents.publishing.preview import WITHHELD_MARK, is_placeholder

_NUMBER: Final = re.compile(r"(?<!\d)\d{16}(?!\d)")
_ADDRESS: Final = re.compile(r"(?<!\S)\S*/\d{16}/\S*")
_SPOKEN: Final = re.compile(r'(?<=\s)(?:alt|aria-label|content|title)="[^"]*"')
"""Attributes whose words are shown or read out."""


def has_placeholder(text: str) -> bool:
    """Tell whether a text or an address holds a number that only stands for one to come."""
    return any(is_placeholder(int(found)) for found in _NUMBER.findall(text))


def unlink(html: str, *, is_missing: Callable[[str], bool]) -> str:
    """
    Return a page without links to what is not public yet, and in words where a number is still to be given.

    Such a link becomes a span of class "unlinked" with its words. Texts that the preview withholds become marks.

    is_missing   tells of the value of an href whether there is no page yet
    """
    return _Unlinker(html, is_missing).written


class _Unlinker(HTMLParser):
    """Writes a page again as it is read, tag by tag. Only links without a page and words for readers change."""

    def __init__(self, html: str, is_missing: Callable[[str], bool]) -> None:
        super().__init__(convert_charrefs=False)
        self._is_missing = is_missing
        self._open: list[str] = []
        self._parts: list[str] = []
        self.feed(html)
        self.close()

    @property
    def written(self) -> str:
        """The page as far as it was read."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a start tag; that of a link without a page as a span's."""
        given = {name: value or "" for name, value in attrs}
        if tag in {"a", "title"}:
            self._open.append("span" if tag == "a" and self._is_missing(given.get("href", "")) else tag)
        if tag == "link" and has_placeholder(given.get("href", "")):
            return
        if tag == "a" and self._open[-1] == "span":
            self._parts.append(_write_span(given))
        else:
            self._parts.append(self._read_tag())

    def handle_startendtag(self, _tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Write an element without content."""
        self._parts.append(self._read_tag())

    def handle_endtag(self, tag: str) -> None:
        """Write an end tag that fits its start tag."""
        self._parts.append(f"</{self._open.pop() if tag in {'a', 'title'} and self._open else tag}>")

    def handle_data(self, data: str) -> None:
        """Write text, with words in place of numbers to come, and what is withheld marked."""
        words = _name_numbers(data)
        if "title" not in self._open:
            words = words.replace(WITHHELD_MARK, f'<mark class="withheld">{WITHHELD_MARK}</mark>')
        self._parts.append(words)

    def handle_entityref(self, name: str) -> None:
        """Write a reference to a character by name."""
        self._parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a reference to a character by number."""
        self._parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Write a comment."""
        self._parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Write the document type."""
        self._parts.append(f"<!{decl}>")

    def _read_tag(self) -> str:
        """Return the tag just read as it stands, but with words in place of numbers to come."""
        return _SPOKEN.sub(lambda found: _name_numbers(found[0]), self.get_starttag_text() or "")


def _write_span(given: dict[str, str]) -> str:
    """Return the start of the span that takes the place of a link."""
    classes = " ".join(filter(None, (given.get("class", ""), "unlinked")))
    name = f' id="{escape(given["id"])}"' if "id" in given else ""
    return f'<span class="{escape(classes)}"{name}>'


def _name_numbers(text: str) -> str:
    """Return a text with words in place of addresses and numbers that are still to be given."""
    text = _ADDRESS.sub(lambda found: _("address not given yet") if has_placeholder(found[0]) else found[0], text)
    return _NUMBER.sub(lambda found: _("not numbered yet") if is_placeholder(int(found[0])) else found[0], text)
