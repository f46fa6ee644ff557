"""What Lighthouse makes of a page on a slow phone."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.page_audits.programs import find_chromium, get_lighthouse, list_browser_flags

LEAST = {"performance": 95, "accessibility": 100, "best-practices": 96}
"""The lowest scores that pass, of 100."""


ATTEMPTS = 3
"""How often a page is measured at most: a busy machine makes a page look slower than it is, never faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """
    The scores of a page, of 100, by category.

    faults   the audits of accessibility and best practices that the page fails, each with the elements
    """

    by_category: dict[str, int]
    faults: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Whether every score is high enough."""
        return all(self.by_category[name] >= least for name, least in LEAST.items())


def measure_scores(url: str, folder: Path) -> Scores:
    """Return the scores of the best attempt. folder: where the reports are left."""
    best = _measure_once(url, folder / "lighthouse-1.json")
    for attempt in range(2, ATTEMPTS + 1):
        if best.passes:
            break
        again = _measure_once(url, folder / f"lighthouse-{attempt}.json")
        best = max(best, again, key=lambda scores: scores.by_category["performance"])
    return best


def _measure_once(url: str, report: Path) -> Scores:
    flags = " ".join(["--headless=new", *(f"'{flag}'" if " " in flag else flag for flag in list_browser_flags())])
    subprocess.run(
        [
            *get_lighthouse(), url, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}", "--no-enable-error-reporting",
        ],
        env={**os.environ, "CHROME_PATH": find_chromium()},
        stdin=subprocess.DEVNULL,
        check=True,
    )  # fmt: skip
    result = json.loads(report.read_text())
    return Scores(
        by_category={name: round(100 * result["categories"][name]["score"]) for name in LEAST},
        faults=tuple(_list_faults(result)),
    )


def _list_faults(result: dict[str, Any]) -> Iterator[str]:
    for category in ("accessibility", "best-practices"):
        for reference in result["categories"][category]["auditRefs"]:
            audit = result["audits"][reference["id"]]
            if audit["score"] == 0:
                items = audit.get("details", {}).get("items", [])
                elements = "; ".join(item["node"]["selector"] for item in items[:5] if "node" in item)
                yield f"{audit['title']} {elements}".strip()
