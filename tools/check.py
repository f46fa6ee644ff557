"""
Runs every part of ``make check``, one after another, and sums up.

A part that fails does not keep the others from running, so one run shows everything that is wrong. The output
ends with a table of seconds, every skipped test, and the closing line of each test run as pytest printed it.
"""

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "system-packages",
    "lint",
    "types",
    "imports",
    "migrations",
    "test",
    "test-postgresql",
    "test-browser",
    "coverage",
)
TEST_PARTS = {"test", "test-postgresql", "test-browser"}
CLOSING_LINE = re.compile(r"^=+ (no tests ran|\d+ \w+)\b.* in [\d.]+s.* =+$")


@dataclass(kw_only=True)
class Outcome:
    """How one part went; `seconds` is wall time."""

    part: str
    passed: bool
    seconds: float
    skips: list[str] = field(default_factory=list)
    closing_line: str = ""


def run_part(part: str) -> Outcome:
    """Run one target of the Makefile, passing its output through as it comes."""
    sys.stdout.write(f"\n== {part}\n")
    sys.stdout.flush()
    start = time.monotonic()
    outcome = Outcome(part=part, passed=False, seconds=0.0)
    with subprocess.Popen(
        ["make", "--no-print-directory", part],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if line.startswith("SKIPPED "):
                outcome.skips.append(line.rstrip())
            elif CLOSING_LINE.match(line.rstrip()):
                outcome.closing_line = line.rstrip()
    # A run of tests that ends without pytest's own last line did not end well, whatever its exit status says.
    finished = part not in TEST_PARTS or bool(outcome.closing_line)
    outcome.passed = process.returncode == 0 and finished
    outcome.seconds = time.monotonic() - start
    return outcome


def describe(outcomes: Sequence[Outcome]) -> str:
    """Return the closing summary, pytest's own lines last."""
    lines = ["", "== parts"]
    for outcome in outcomes:
        verdict = "passed" if outcome.passed else "FAILED"
        lines.append(f"{outcome.part:<16} {outcome.seconds:7.1f} s  {verdict}")
    total = sum(outcome.seconds for outcome in outcomes)
    failed = [outcome.part for outcome in outcomes if not outcome.passed]
    lines.append(f"{'all':<16} {total:7.1f} s  {'FAILED: ' + ', '.join(failed) if failed else 'passed'}")
    if skips := [f"{outcome.part}: {line}" for outcome in outcomes for line in outcome.skips]:
        lines += ["", "== SKIPPED TESTS: these were not run", *skips]
    lines += ["", "== tests, as pytest closed"]
    for outcome in outcomes:
        if outcome.part in TEST_PARTS:
            lines += [f"{outcome.part}:", outcome.closing_line or "(no closing line: the run broke off)"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    results = [run_part(part) for part in PARTS]
    sys.stdout.write(describe(results))
    sys.exit(0 if all(result.passed for result in results) else 1)
