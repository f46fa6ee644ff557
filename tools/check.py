"""
Runs every part of ``make check`` and sums up.

Tests take all processors, so they run one suite after another; of what takes one processor two run at a time.

A part that fails does not keep the others from running, so one run shows everything that is wrong. The output
ends with a table of seconds, every skipped test, and the closing line of each test run as pytest printed it.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from tests.folders import make_temporary_folder

ROOT = Path(__file__).resolve().parent.parent
STAGES = (
    ("system-packages",),
    ("types", "lint", "imports", "migrations"),
    ("test",),
    ("test-postgresql",),
    ("test-browser",),
)
"""The parts of a stage do not touch one another's files; the longest is named first."""

AT_ONCE = 2
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


def run_stage(parts: Sequence[str]) -> list[Outcome]:
    """Run the parts of a stage, two at a time. The output of several is shown part by part, of a single one at once."""
    if len(parts) == 1:
        return [run_part(parts[0], sys.stdout)]
    outputs = [io.StringIO() for _part in parts]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = []
        for outcome, output in zip(pool.map(run_part, parts, outputs), outputs, strict=True):
            sys.stdout.write(output.getvalue())
            sys.stdout.flush()
            outcomes.append(outcome)
    return outcomes


def run_part(part: str, output: TextIO) -> Outcome:
    """Run one target of the Makefile, passing its output through as it comes."""
    output.write(f"\n== {part}\n")
    output.flush()
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
            output.write(line)
            output.flush()
            if line.startswith("SKIPPED "):
                outcome.skips.append(line.rstrip())
            elif CLOSING_LINE.match(line.rstrip()):
                outcome.closing_line = line.rstrip()
    # A run of tests that ends without pytest's own last line did not end well, whatever its exit status says.
    finished = part not in TEST_PARTS or bool(outcome.closing_line)
    outcome.passed = process.returncode == 0 and finished
    outcome.seconds = time.monotonic() - start
    return outcome


def describe(outcomes: Sequence[Outcome], *, seconds: float) -> str:
    """Return the closing summary, pytest's own lines last. seconds: wall time of all parts together."""
    lines = ["", "== parts"]
    for outcome in outcomes:
        verdict = "passed" if outcome.passed else "FAILED"
        lines.append(f"{outcome.part:<16} {outcome.seconds:7.1f} s  {verdict}")
    failed = [outcome.part for outcome in outcomes if not outcome.passed]
    lines.append(f"{'all':<16} {seconds:7.1f} s  {'FAILED: ' + ', '.join(failed) if failed else 'passed'}")
    if skips := [f"{outcome.part}: {line}" for outcome in outcomes for line in outcome.skips]:
        lines += ["", "== SKIPPED TESTS: these were not run", *skips]
    lines += ["", "== tests, as pytest closed"]
    for outcome in outcomes:
        if outcome.part in TEST_PARTS:
            lines += [f"{outcome.part}:", outcome.closing_line or "(no closing line: the run broke off)"]
    return "\n".join(lines) + "\n"


def check() -> int:
    """Run everything; return the exit status."""
    start = time.monotonic()
    # What one suite made can be used by the next: migrated databases, the seed record, static files.
    folder = make_temporary_folder("incidents-check-")
    os.environ["TEST_FOLDER"] = str(folder)
    try:
        outcomes = [outcome for stage in STAGES for outcome in run_stage(stage)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(describe(outcomes, seconds=time.monotonic() - start))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(check())
