"""A real Chromium before the site as it is really served. These tests have a pytest run of their own."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, StorageState
from pytest_django import DjangoDbBlocker, Settings

from tests.browser.faults import Look, find_all_faults, find_faults_now
from tests.browser.signing_in import make_staff_state
from tests.databases import (
    Databases,
    get_empty_template,
    get_seeded_template,
    make_databases,
    refill_databases,
    using_editorial_database,
)
from tests.server import serve_site

# Without the windows that nobody sees, a test takes half of the processor's time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
WIDTHS = (320, 390, 1280)
"""Pixels of the windows that a public page has to fit."""


@dataclass(frozen=True, kw_only=True)
class Served:
    """A running site, its address without a closing slash, and the databases that it is about."""

    databases: Databases
    url: str


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest test, so that one worker has it while the other goes through the rest."""
    items.sort(key=lambda item: item.path.name != "test_seed_entry.py")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The distribution's Chromium, which asks nobody on the network anything."""
    candidates = [os.environ.get("CHROMIUM", ""), *(shutil.which(name) or "" for name in BROWSERS)]
    program = next((candidate for candidate in candidates if candidate), None)
    if program is None:
        pytest.fail("No Chromium on this machine: `make system-packages` installs one.")
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        "--no-first-run",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": program, "args": arguments}


@pytest.fixture(scope="session")
def base_url() -> None:
    """No common address, each test has a site of its own; and pytest deprecates the plugin's own fixture."""


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """One server for all tests of this worker. Starting one takes as long as several tests."""
    with make_databases() as databases, serve_site(databases.environment) as url:
        yield Served(databases=databases, url=url)


@pytest.fixture
def committing_databases(served: Served, settings: Settings, django_db_blocker: DjangoDbBlocker) -> Iterator[Databases]:
    """The databases of the server, empty. This process works on them too."""
    refill_databases(served.databases, get_empty_template())
    settings.PUBLIC_DATABASE_URL = served.databases.public_url
    with django_db_blocker.unblock(), using_editorial_database(served.databases.editorial_url):
        yield served.databases


@pytest.fixture
def site(served: Served, committing_databases: Databases) -> str:
    """The address of the site on empty databases (no closing slash). This process may write to them."""
    return served.url


@pytest.fixture(scope="module")
def seeded_databases(served: Served) -> Databases:
    """The databases of the server with the seed record published, which the tests of one file share."""
    refill_databases(served.databases, get_seeded_template())
    return served.databases


@pytest.fixture(scope="module")
def seeded_site(served: Served, seeded_databases: Databases) -> str:
    """The address of a site with the seed record published (no closing slash). For reading by one file's tests."""
    return served.url


@pytest.fixture(scope="module")
def staff_state(seeded_databases: Databases, django_db_blocker: DjangoDbBlocker) -> StorageState:
    """The cookies of a browser in which somebody is signed in who may do everything."""
    with django_db_blocker.unblock(), using_editorial_database(seeded_databases.editorial_url):
        return make_staff_state()


@pytest.fixture(scope="module")
def staffed_site(seeded_site: str, staff_state: StorageState) -> str:
    """The address of the site with the seed record and an account. All tests of a file share it."""
    return seeded_site


@pytest.fixture
def console_errors(page: Page) -> list[str]:
    """What the browser complains of while `page` is used: script errors, and all that the CSP refused."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Assert that axe finds nothing against WCAG 2.2, levels A and AA, on a page as it is now."""

    def check(page: Page) -> None:
        assert find_faults_now(page) == [], page.url

    return check


@pytest.fixture
def assert_fit_to_read(page: Page, console_errors: list[str]) -> Iterator[Callable[..., None]]:
    """Assert of a loaded public page that it is accessible and that at no width anything sticks out."""

    def check(look: Look | None = None) -> None:
        assert find_all_faults(page, look) == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} at {width} px"

    yield check
    assert console_errors == []
