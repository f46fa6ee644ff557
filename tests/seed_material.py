"""The article and the ledger of its facts, which stand beside the project and are not part of it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "seed"


def read_article() -> str:
    """Return the article with runs of white space as one space. Skips the test without it, or fails it in CI."""
    return " ".join(_find("article.txt").read_text(encoding="utf-8").split())


def read_ledger() -> dict[str, Any]:
    """Return the ledger as it stands. Skips the test without it, or fails it in CI."""
    ledger: dict[str, Any] = json.loads(_find("ledger.json").read_text(encoding="utf-8"))
    return ledger


def get_ledger_path() -> Path:
    """Return the path of the ledger. Skips the test without it, or fails it in CI."""
    return _find("ledger.json")


def get_article_path() -> Path:
    """Return the path of the article. Skips the test without it, or fails it in CI."""
    return _find("article.txt")


def _find(name: str) -> Path:
    path = FOLDER / name
    if path.is_file():
        return path
    problem = f"NOT TESTED: {path} is missing; the seed record can only be checked against the owner's article"
    if os.environ.get("CI") == "true":
        pytest.fail(problem)
    pytest.skip(problem)
