"""What the first visit to a page costs: bytes as they come over the wire, hosts asked, and how far things move."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tools.page_audits.programs import find_chromium, list_browser_flags

MOST_BYTES = 100_000

_WATCH_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """
    The first load of a page, with an empty cache.

    by_kind   bytes received, heads of answers included: Document, Stylesheet, Font, Other
    hosts     all that were asked, with the port
    shift     cumulative layout shift
    """

    by_kind: dict[str, int]
    requests: int
    hosts: frozenset[str]
    shift: float

    @property
    def total(self) -> int:
        """All bytes received."""
        return sum(self.by_kind.values())


def measure_weight(url: str, *, width: int) -> Weight:
    """Return what the first load of a page costs in a window of a width in pixels."""
    kinds: dict[str, str] = {}
    hosts: set[str] = set()
    sizes: Counter[str] = Counter()

    def note_request(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event.get("type", "Other")
        address = urlsplit(event["request"]["url"])
        if address.scheme in ("http", "https"):
            hosts.add(address.netloc)

    def note_end(event: dict[str, Any]) -> None:
        sizes[kinds[event["requestId"]]] += round(event["encodedDataLength"])

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list_browser_flags())
        page = browser.new_page(viewport={"width": width, "height": 844})
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", note_request)
        session.on("Network.loadingFinished", note_end)
        session.send("Network.enable")
        page.add_init_script(_WATCH_SHIFTS)
        page.goto(url, wait_until="networkidle")
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(500)
        shift = float(page.evaluate("window.shifts"))
        browser.close()
    return Weight(by_kind=dict(sizes), requests=len(kinds), hosts=frozenset(hosts), shift=shift)
