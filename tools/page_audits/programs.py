"""The programs that measure: those of package-lock.json in ``var/page_audits``, and what the machine has."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTS = Path(__file__).resolve().parent
INSTALLED = ROOT / "var" / "page_audits"
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class ProgramMissing(Exception):
    """The machine lacks a program; the message says which and how to get it."""


def find_program(*names: str) -> str:
    """Return the path of the first of the programs that the machine has. Raises ProgramMissing."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise ProgramMissing(f"None of {', '.join(names)} is on this machine: `make page-audits` installs it.")


def find_chromium() -> str:
    """Return the path of the browser: CHROMIUM of the environment, else the distribution's."""
    return os.environ.get("CHROMIUM") or find_program(*BROWSERS)


def list_browser_flags() -> list[str]:
    """Return the flags with which the browser asks nobody on the network anything."""
    flags = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--no-first-run",
    ]
    return [*flags, "--no-sandbox"] if os.geteuid() == 0 else flags


def install_programs() -> None:
    """Install what package-lock.json names, unless just that is installed already. Runs no script of a package."""
    lock = (LISTS / "package-lock.json").read_bytes()
    done = INSTALLED / "installed.json"
    if done.exists() and done.read_bytes() == lock:
        return
    INSTALLED.mkdir(parents=True, exist_ok=True)
    done.unlink(missing_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LISTS / name, INSTALLED / name)
    subprocess.run(
        [find_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=INSTALLED,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    done.write_bytes(lock)


def get_checker() -> list[str]:
    """Return the command that starts the Nu HTML checker."""
    return [find_program("java"), "-jar", str(INSTALLED / "node_modules/vnu-jar/build/dist/vnu.jar")]


def get_lighthouse() -> list[str]:
    """Return the command that starts Lighthouse."""
    return [find_program("node"), str(INSTALLED / "node_modules/lighthouse/cli/index.js")]
