"""Measures the public pages and prints one table; exit status 1 if a figure is out of bounds."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.page_audits.markup import list_errors, read_pages
from tools.page_audits.programs import INSTALLED, install_programs
from tools.page_audits.sites import serve_seeded_site, serve_varied_site
from tools.page_audits.speed import LEAST, measure_scores
from tools.page_audits.weight import MOST_BYTES, measure_weight

HOME, INCIDENT = "/", "/incidents/2/"
# Reached from no other page: what is said where there is nothing to read.
SEEDED_EXTRAS = ("/incidents/999/",)
VARIED_EXTRAS = ("/incidents/999/", "/incidents/5/", "/incidents/6/versions/1/", "/incidents/4/versions/1/")
PHONE, DESKTOP = 390, 1280


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. bound: what would pass, in words."""

    what: str
    value: str
    bound: str
    passes: bool


def measure_all(folder: Path) -> list[Figure]:
    """Return every figure. folder: an empty one, for databases, pages and reports."""
    figures = []
    for name in ("seeded", "varied"):
        (folder / name).mkdir()
        (folder / f"{name}-pages").mkdir()
    with serve_seeded_site(folder / "seeded") as url:
        figures += _measure_markup(url, folder / "seeded-pages", "the seed record", SEEDED_EXTRAS)
        figures += _measure_weight(url)
        for name, path in (("home", HOME), ("incident", INCIDENT)):
            figures += _measure_speed(url + path, name, folder)
    with serve_varied_site(folder / "varied") as url:
        figures += _measure_markup(url, folder / "varied-pages", "rare cases", VARIED_EXTRAS)
    return figures


def _measure_markup(url: str, folder: Path, site: str, extras: tuple[str, ...]) -> list[Figure]:
    count = read_pages(url, folder, more=extras)
    errors = list_errors(folder)
    for error in errors[:20]:
        sys.stdout.write(f"{error}\n")
    what = f"markup errors, {count} pages of {site}"
    return [Figure(what=what, value=str(len(errors)), bound="0", passes=not errors)]


def _measure_weight(url: str) -> list[Figure]:
    weights = {width: measure_weight(url + INCIDENT, width=width) for width in (PHONE, DESKTOP)}
    phone = weights[PHONE]
    kinds = ", ".join(f"{kind.lower()} {size:,}" for kind, size in sorted(phone.by_kind.items()))
    return [
        Figure(
            what="first load of an incident, bytes compressed",
            value=f"{phone.total:,} ({kinds})",
            bound=f"at most {MOST_BYTES:,}",
            passes=phone.total <= MOST_BYTES,
        ),
        Figure(
            what="requests, and hosts asked",
            value=f"{phone.requests}, {len(phone.hosts)}",
            bound="one host",
            passes=len(phone.hosts) == 1,
        ),
        *(
            Figure(what=f"layout shift, {width} px", value=f"{weight.shift:.4f}", bound="0", passes=not weight.shift)
            for width, weight in weights.items()
        ),
    ]


def _measure_speed(url: str, name: str, folder: Path) -> list[Figure]:
    (folder / name).mkdir()
    scores = measure_scores(url, folder / name)
    for fault in scores.faults:
        sys.stdout.write(f"{name}: {fault}\n")
    return [
        Figure(
            what=f"Lighthouse on a phone, {name}: {category}",
            value=str(score),
            bound=f"at least {LEAST[category]}",
            passes=score >= LEAST[category],
        )
        for category, score in scores.by_category.items()
    ]


def write_table(figures: list[Figure]) -> str:
    """Return the figures as lines: whether each passes, what it is, its value, its bound."""
    width = max(len(figure.what) for figure in figures)
    return "".join(_write_line(figure, width) for figure in figures)


def _write_line(figure: Figure, width: int) -> str:
    outcome = "passed" if figure.passes else "FAILED"
    return f"{outcome:<8} {figure.what:<{width}}  {figure.value} (bound: {figure.bound})\n"


def main() -> int:
    """Measure, print, and return the exit status. A file named as the argument takes the table too."""
    install_programs()
    with tempfile.TemporaryDirectory(dir=INSTALLED, prefix="run-") as folder:
        figures = measure_all(Path(folder))
    table = write_table(figures)
    sys.stdout.write(table)
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open("a") as file:
            file.write(table)
    return 0 if all(figure.passes for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
