"""``manage.py`` in a process of its own, as an operator or a timer starts it."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Added to the environment of a process that runs nothing whose coverage counts: tracing it would take as long again.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}


class CommandFailed(AssertionError):
    """A command ended with an error; with what it printed."""


def run_manage(
    arguments: Sequence[str], environment: Mapping[str, str], *, check: bool = True, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """
    Run one command to its end and return it with its output.

    environment  added to this process's own: the databases to work on
    timeout      seconds

    Raises CommandFailed unless `check` is False; subprocess.TimeoutExpired.
    """
    finished = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if check and finished.returncode:
        raise CommandFailed(f"manage.py {' '.join(arguments)} failed:\n{finished.stdout}{finished.stderr}")
    return finished
