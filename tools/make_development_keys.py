"""
Writes ``var/development.env``: what a development machine needs to run the site.

Run again it adds what is missing and keeps what is there: keys stay with the data encrypted by them.
"""

import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"


def make_values() -> dict[str, Callable[[], str]]:
    """Return how each development setting is made when it is not there yet."""
    return {
        "DEVELOPMENT": lambda: "1",
        "HTTPS": lambda: "false",
        "SINGLE_PERSON_NEWSROOM": lambda: "true",
        "ALLOWED_HOSTS": lambda: "127.0.0.1,localhost",
        "DATABASE_URL": lambda: f"sqlite:///{VAR / 'editorial.sqlite3'}",
        "PUBLIC_DATABASE_URL": lambda: f"sqlite:///{VAR / 'public.sqlite3'}",
        "SECRET_KEY": lambda: secrets.token_urlsafe(50),
        "SEALED_NAMES_KEYS": lambda: Fernet.generate_key().decode(),
    }


def add_missing_values(path: Path) -> list[str]:
    """Add the settings that the file at `path` lacks; return their names. Only its owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text() if path.exists() else ""
    present = {line.partition("=")[0] for line in text.splitlines()}
    added = {name: make() for name, make in make_values().items() if name not in present}
    if added:
        separator = "" if not text or text.endswith("\n") else "\n"
        complete = text + separator + "".join(f"{name}={value}\n" for name, value in added.items())
        # Written beside and renamed: a run that is broken off never leaves half of the keys.
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(complete)
        beside.replace(path)
    return list(added)


if __name__ == "__main__":
    if names := add_missing_values(VAR / "development.env"):
        sys.stdout.write(f"var/development.env: wrote {', '.join(names)}\n")
