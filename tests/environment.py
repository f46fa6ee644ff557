"""
The environment that tests run in: a pytest plugin, loaded before Django reads its settings.

It gives every run (and every xdist worker) databases of its own: SQLite files in a temporary folder, or with
TEST_ENGINE=postgresql databases of a private server, whose address is in TEST_POSTGRESQL_URL. Nothing of a
developer's own environment or of ``var/`` is used. Run tests as ``python -m pytest``: that finds this.
"""

import atexit
import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

from tests.folders import make_temporary_folder
from tests.manage import UNMEASURED
from tests.postgresql import Cluster, start_cluster

ENGINES = ("sqlite", "postgresql")
# Markers of tests that are left out unless asked for with -m.
ON_REQUEST = ("browser", "proof")
SEALED_NAMES_KEY = "Zm9yIHRlc3RzIG9ubHksIGd1YXJkcyBub3RoaW5nISE="

_cluster: Cluster | None = None


def get_engine() -> str:
    """Return the database engine of this run: "sqlite" or "postgresql"."""
    engine = os.environ.get("TEST_ENGINE", "sqlite")
    if engine not in ENGINES:
        raise pytest.UsageError(f"TEST_ENGINE is {engine!r}, not one of {', '.join(ENGINES)}.")
    return engine


def get_run_folder() -> Path:
    """Return the temporary folder that all workers of this run share."""
    return Path(os.environ["TEST_FOLDER"])


def get_worker() -> str:
    """Return the name of this xdist worker; "main" when there are none."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def get_postgresql_url() -> str:
    """
    Return the superuser's address of the private server, starting it if this run has none yet.

    A run on SQLite starts it for the few tests that compare the engines. Raises NoPostgresqlServer.
    """
    global _cluster  # noqa: PLW0603 # one server for each process that starts one
    if "TEST_POSTGRESQL_URL" not in os.environ:
        _cluster = start_cluster()
        atexit.register(_cluster.stop)
        os.environ["TEST_POSTGRESQL_URL"] = _cluster.url
    return os.environ["TEST_POSTGRESQL_URL"]


def make_database_url(name: str) -> str:
    """Return the address of this worker's database `name` on the engine of this run. It need not exist."""
    if get_engine() == "postgresql":
        return get_postgresql_url().replace("/postgres?", f"/{name}_{get_worker()}?")
    folder = get_run_folder() / get_worker()
    folder.mkdir(exist_ok=True)
    return f"sqlite:///{folder / name}.sqlite3"


def _prepare() -> None:
    if "TEST_FOLDER" not in os.environ:
        folder = str(make_temporary_folder("incidents-tests-"))
        os.environ["TEST_FOLDER"] = folder
        owner = os.getpid()
        atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == owner else None)
    static_root = get_run_folder() / "static"
    static_root.mkdir(exist_ok=True)
    os.environ.update(
        {
            "PYTEST_DEBUG_TEMPROOT": os.environ["TEST_FOLDER"],
            "DJANGO_SETTINGS_MODULE": "incidents.settings",
            "DEVELOPMENT": "0",
            "ROLE": "all",
            "HTTPS": "false",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "CSRF_TRUSTED_ORIGINS": "",
            "SECRET_KEY": "used for tests only 0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ",
            "SEALED_NAMES_KEYS": SEALED_NAMES_KEY,
            # Tests about review switch it off.
            "SINGLE_PERSON_NEWSROOM": "true",
            "DATABASE_URL": make_database_url("editorial"),
            "PUBLIC_DATABASE_URL": make_database_url("public"),
            "STATIC_ROOT": str(static_root),
        }
    )


_prepare()


def pytest_configure(config: pytest.Config) -> None:
    """Register what this plugin decides by, and let browser tests use the ORM."""
    config.addinivalue_line("markers", "sqlite_only: about SQLite, or long and the same on both; not for PostgreSQL")
    config.addinivalue_line("markers", "unmeasured: long ways over lines that shorter tests cover; coverage is off")
    config.addinivalue_line("markers", "postgresql_only: about PostgreSQL itself; left out on SQLite")
    if "browser" in config.getoption("markexpr"):
        # Playwright keeps an event loop in the thread, which Django takes for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """
    Leave out what is not for this run: the other engine's tests, and browser tests and proofs not asked for.

    They are deselected, not skipped: a skipped test is one that should have run.
    """
    for item in items:
        if "browser" in item.path.relative_to(config.rootpath).parts:
            item.add_marker("browser")
    unwanted = {f"{engine}_only" for engine in ENGINES if engine != get_engine()}
    unwanted |= {marker for marker in ON_REQUEST if marker not in config.getoption("markexpr")}
    left_out = [item for item in items if unwanted & {marker.name for marker in item.iter_markers()}]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """
    Measure no coverage in tests that are marked so: measuring takes as long again as the test.

    What is covered is then more than what is measured, never less.
    """
    measured = coverage.Coverage.current() if item.get_closest_marker("unmeasured") else None
    if measured is None:
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in UNMEASURED.items():
            patch.setenv(name, value)
        measured.stop()
        try:
            return (yield)
        finally:
            measured.start()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """
    Let the garbage collector leave alone what is loaded by now, and look less often at what is made from now on.

    What tests, Django and the product are made of stays until the end; going through it took a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped test fails the run."""
    if _is_in_charge(session.config) and _get_skipped(session.config) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say why a run without failures fails, and print the table of proofs."""
    if os.environ.get("CI") == "true" and (skipped := _get_skipped(config)):
        terminalreporter.section("FAILED: tests were skipped", red=True)
        terminalreporter.line(f"{len(skipped)} skipped; with CI=true every test must run.")
    if "proof" in config.getoption("markexpr"):
        lines = _describe_proofs(terminalreporter)
        terminalreporter.section("proofs")
        terminalreporter.write("".join(lines))
        if table := os.environ.get("PROOFS"):
            with Path(table).open("a") as file:
                file.writelines(lines)


def _is_in_charge(config: pytest.Config) -> bool:
    return os.environ.get("CI") == "true" and not hasattr(config, "workerinput")


def _get_skipped(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []


def _describe_proofs(terminalreporter: pytest.TerminalReporter) -> list[str]:
    """One line for each proof: outcome, seconds, engine, its sentence, the figures it gave to record_property."""
    lines = []
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.stats.get(outcome, []):
            sentence = report.nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")
            figures = ", ".join(f"{name} {value}" for name, value in report.user_properties)
            start = f"{outcome:<8} {report.duration:8.1f} s  {get_engine():<11} {sentence}"
            lines.append(f"{start}: {figures}\n" if figures else f"{start}\n")
    return lines
