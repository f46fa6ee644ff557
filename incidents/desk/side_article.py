"""The readers' article of an incident inside another page, where a second one may stand beside it."""

import re
from typing import Final

_CONTENTS: Final = re.compile(r'<nav class="contents".*?</nav>', re.DOTALL)
_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)\b[^>]*>")
_ATTRIBUTE: Final = re.compile(r'(?<=\s)(id|for|href|fill|aria-[a-z]+)="([^"]*)"')
_NAME: Final = re.compile(r'\saria-label(?:ledby)?="[^"]*"')
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_LISTS_IDS: Final = frozenset({"id", "for", "aria-labelledby", "aria-describedby", "aria-controls"})


def make_side_article(html: str, *, prefix: str, below: int) -> str:
    """
    Return the markup of an article, fit to stand below a heading of another page.

    Ids get a prefix, and so does what refers to them. Headings are told by their level in that page, and look as
    before. Sections are no landmarks there, for two of one name would be; the list of contents is left out.

    html     from the project's own templates, in which values are escaped and attributes stand in double quotes
    prefix   of ids, e.g. "now-"
    below    level of the heading that the article stands under
    """

    def rewrite(found: re.Match[str]) -> str:
        tag, name = found[0], found[1]
        if name == "section":
            tag = _NAME.sub("", tag)
        if name in _HEADINGS:
            tag = f'<{name} aria-level="{int(name[1]) + below}"{tag[len(name) + 1 :]}'
        return _ATTRIBUTE.sub(lambda attribute: _write(attribute[1], attribute[2], prefix), tag)

    return _TAG.sub(rewrite, _CONTENTS.sub("", html))


def list_ids(html: str, *, prefix: str) -> frozenset[str]:
    """Return the ids that an article had before they got the prefix."""
    return frozenset(found[1] for found in re.finditer(rf'\sid="{re.escape(prefix)}([^"]+)"', html))


def _write(name: str, value: str, prefix: str) -> str:
    """Return an attribute, with the prefix before each id that it holds."""
    if name in _LISTS_IDS:
        value = " ".join(prefix + part for part in value.split())
    elif name == "href" and value.startswith("#"):
        value = f"#{prefix}{value[1:]}"
    elif name == "fill":
        value = value.replace("url(#", f"url(#{prefix}")
    return f'{name}="{value}"'
