import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.manage import UNMEASURED

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]


def run_pytest(folder, source, *arguments, **environment):
    """Run pytest on one file of tests with the plugin alone, in a process of its own."""
    (folder / "test_sample.py").write_text(source)
    command = [
        sys.executable, "-m", "pytest", "--override-ini=addopts=", "--override-ini=DJANGO_SETTINGS_MODULE=",
        "-p", "no:django", "-p", "no:cacheprovider", "-p", "tests.environment", "--rootdir", str(folder),
        "--confcutdir", str(folder), str(folder), *arguments,
    ]  # fmt: skip
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**inherited, **UNMEASURED, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


SKIPS = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="not today")
def test_is_skipped():
    pass
"""

ENGINES = """
import pytest

@pytest.mark.sqlite_only
def test_about_sqlite():
    pass

@pytest.mark.postgresql_only
def test_about_postgresql():
    pass

@pytest.mark.proof
def test_of_many_hours():
    pass
"""


def test_a_skipped_test_fails_a_run_of_continuous_integration(tmp_path):
    finished = run_pytest(tmp_path, SKIPS, CI="true")

    assert finished.returncode == pytest.ExitCode.TESTS_FAILED
    assert "FAILED: tests were skipped" in finished.stdout


def test_a_skipped_test_on_several_workers_fails_it_too(tmp_path):
    finished = run_pytest(tmp_path, SKIPS, "-n", "1", CI="true")

    assert finished.returncode == pytest.ExitCode.TESTS_FAILED


def test_a_skipped_test_does_not_fail_a_run_elsewhere(tmp_path):
    finished = run_pytest(tmp_path, SKIPS, CI="")

    assert finished.returncode == pytest.ExitCode.OK


def test_tests_of_the_other_engine_and_long_ones_are_left_out_and_not_skipped(tmp_path):
    finished = run_pytest(tmp_path, ENGINES, TEST_ENGINE="sqlite", CI="true")

    assert finished.returncode == pytest.ExitCode.OK
    assert "1 passed, 2 deselected" in finished.stdout


def test_proofs_run_when_asked_for_and_are_printed_as_a_table(tmp_path):
    finished = run_pytest(tmp_path, ENGINES, "-m", "proof")

    assert finished.returncode == pytest.ExitCode.OK
    assert "of many hours" in finished.stdout


def test_an_unknown_engine_is_refused(tmp_path):
    finished = run_pytest(tmp_path, ENGINES, TEST_ENGINE="oracle")

    assert finished.returncode != pytest.ExitCode.OK
    assert "TEST_ENGINE is 'oracle'" in finished.stdout + finished.stderr


def test_no_database_of_a_developer_is_in_reach():
    addresses = [settings.PUBLIC_DATABASE_URL, str(settings.DATABASES["default"]["NAME"])]

    assert not [address for address in addresses if str(ROOT) in address]
