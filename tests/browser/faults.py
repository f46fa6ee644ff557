"""What axe finds on a page of the desk, and whether the page fits its window."""

import os
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import RULES

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
Look = tuple[ViewportSize, Literal["light", "dark"]]
OTHER_LOOKS: tuple[Look, ...] = ((WIDE, "dark"), (NARROW, "light")) if "EVERY_LOOK" in os.environ else ()
LOOKS: tuple[Look, ...] = ((WIDE, "light"), (NARROW, "dark"), *OTHER_LOOKS)
"""Each size and each scheme once; both schemes at both sizes in `make proof`."""


def find_all_faults(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now, wide and light, then narrow and dark: one line for each rule."""
    faults = []
    # Without preloading: to read imported sheets axe would write inline styles, which the CSP refuses and reports.
    options = {"preload": False, "resultTypes": ["violations"], "runOnly": {"type": "tag", "values": list(RULES)}}
    for size, colours in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        # Bars stand still above the page: a control that scrolled half below one would seem too small.
        page.evaluate("scrollTo(0, 0)")
        found = Axe().run(page, options=options).response["violations"]
        where = f"{size['width']} px, {colours}"
        faults += [f"{where}: {fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in found]
    return faults


def is_wider_than_the_window(page: Page) -> bool:
    """Tell whether a reader would have to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
