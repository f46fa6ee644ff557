import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.manage import UNMEASURED

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

LAYERS = next(contract["name"] for contract in CONTRACTS if contract["type"] == "layers")
READERS = "The public site never reaches the editorial database"
WRITE = "Only publishing writes public records"
RECORD = "The record is pure Python"
STORE = "The public store does not know Django"
EDITORIAL = "Editorial does not know SQLAlchemy"
PRESENT = "What readers are shown is made without any database"

# Every contract, with imports that must break it: the package that is given the import, and the import.
VIOLATIONS = [
    (LAYERS, "record", "import incidents.present"),
    (LAYERS, "editorial", "import incidents.public_store"),
    (LAYERS, "editorial", "import incidents.publishing"),
    (LAYERS, "public_store", "import incidents.editorial"),
    (LAYERS, "present", "import incidents.public_store"),
    (LAYERS, "publishing", "import incidents.desk"),
    (LAYERS, "desk", "import incidents.web"),
    (READERS, "web", "import incidents.editorial"),
    (READERS, "web", "from incidents import publishing"),
    (READERS, "web", "import incidents.desk"),
    (WRITE, "web", "import incidents.public_store.write"),
    (WRITE, "desk", "from incidents.public_store import write"),
    (RECORD, "record", "import django.conf"),
    (RECORD, "record", "from sqlalchemy import select"),
    (RECORD, "record", "import psycopg"),
    (STORE, "public_store", "from django.conf import settings"),
    (EDITORIAL, "editorial", "import sqlalchemy"),
    (EDITORIAL, "editorial", "import alembic"),
    (PRESENT, "present", "import sqlalchemy"),
]


def lint_imports(folder):
    """Run the import linter on the package in `folder`; the finished process with its report."""
    # A wide report keeps the long name of a contract on the line of its verdict.
    environment = {**os.environ, **UNMEASURED, "COLUMNS": "300"}
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def source_tree(tmp_path_factory):
    """A copy of the product and its contracts."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copytree(
        ROOT / "incidents",
        folder / "incidents",
        ignore=shutil.ignore_patterns("__pycache__", "static", "locale"),
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture
def violate(source_tree):
    """Add an import to a package of the copy; it is taken out again after the test."""
    changed = []

    def add(package, statement):
        module = source_tree / "incidents" / package / "__init__.py"
        changed.append((module, module.read_text()))
        module.write_text(f"{module.read_text()}\n{statement}\n")
        return source_tree

    yield add
    for module, text in changed:
        module.write_text(text)


def test_every_contract_is_seen_to_fail_below():
    assert {contract["name"] for contract in CONTRACTS} == {name for name, _, _ in VIOLATIONS}


def test_the_layers_are_exhaustive():
    layers = next(contract for contract in CONTRACTS if contract["type"] == "layers")

    assert layers["exhaustive"] is True
    assert layers["exhaustive_ignores"] == ["settings"]


def test_the_product_as_it_is_keeps_every_contract(source_tree):
    report = lint_imports(source_tree)

    assert report.returncode == 0, report.stdout + report.stderr


@pytest.mark.parametrize(
    ("contract", "package", "statement"),
    VIOLATIONS,
    ids=[f"{where}: {what}" for _, where, what in VIOLATIONS],
)
def test_a_forbidden_import_breaks_its_contract(violate, contract, package, statement):
    folder = violate(package, statement)

    report = lint_imports(folder)

    assert report.returncode == 1, report.stderr
    assert f"{contract} BROKEN" in report.stdout


def test_a_package_that_no_layer_names_breaks_the_layers(source_tree):
    package = source_tree / "incidents" / "forgotten"
    package.mkdir()
    (package / "__init__.py").touch()

    report = lint_imports(source_tree)
    shutil.rmtree(package)

    assert report.returncode == 1
    assert f"{LAYERS} BROKEN" in report.stdout
