"""What axe finds on a page, and whether the page fits its window."""

import os
import zlib
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


class Look(NamedTuple):
    """A window that somebody reads in."""

    size: ViewportSize
    colours: Literal["light", "dark"]


WIDE_LIGHT, NARROW_DARK = Look(WIDE, "light"), Look(NARROW, "dark")
EVERY_LOOK = (WIDE_LIGHT, Look(WIDE, "dark"), Look(NARROW, "light"), NARROW_DARK)
"""Both schemes at both sizes: `make proof` looks at each page in all of them, a check in one."""

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {
    # To read imported sheets axe would write inline styles, which the CSP refuses and reports.
    "preload": False,
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": list(RULES)},
}


def find_all_faults(page: Page, look: Look | None = None) -> list[str]:
    """
    Return what axe finds on the page as it is now: one line for each rule and look.

    look  how a check looks at the page; without one, half of all addresses are wide and light, half narrow and dark
    """
    faults = []
    for size, colours in _list_looks(page, look):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        faults += [f"{size['width']} px, {colours}: {fault}" for fault in find_faults_now(page)]
    return faults


def find_faults_now(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now, in its window as it is: one line for each rule."""
    # Bars stand still above the page: a control that scrolled half below one would seem too small.
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return [f"{fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in found]


def is_wider_than_the_window(page: Page) -> bool:
    """Tell whether a reader with a phone would have to scroll sideways. Leaves the window narrow."""
    page.set_viewport_size(NARROW)
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def _list_looks(page: Page, look: Look | None) -> tuple[Look, ...]:
    if "EVERY_LOOK" in os.environ:
        return EVERY_LOOK
    if look is not None:
        return (look,)
    address = urlsplit(page.url)
    is_narrow = zlib.crc32(f"{address.path}?{address.query}".encode()) % 2
    return (NARROW_DARK,) if is_narrow else (WIDE_LIGHT,)
