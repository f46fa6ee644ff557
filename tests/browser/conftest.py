"""A real Chromium before the site as it is really served. These tests have a pytest run of their own."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, StorageState

from tests.databases import Databases, make_seeded_databases
from tests.manage import run_manage
from tests.server import serve_site

USERNAME = "chief-editor"
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


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


@pytest.fixture
def site(committing_databases: Databases) -> Iterator[str]:
    """The address of the site on fresh databases (no closing slash). This process may write to them too."""
    with serve_site(committing_databases.environment) as url:
        yield url


@pytest.fixture(scope="session")
def seeded_site() -> Iterator[str]:
    """The address of a site with the seed record published (no closing slash). For reading: all tests share it."""
    with make_seeded_databases() as databases, serve_site(databases.environment) as url:
        yield url


@pytest.fixture(scope="module")
def seeded_databases() -> Iterator[Databases]:
    """Databases with the seed record, which the tests of one file share."""
    with make_seeded_databases() as databases:
        yield databases


@pytest.fixture(scope="module")
def password(seeded_databases: Databases) -> str:
    """That of an account that may do everything."""
    made = run_manage(["create_staff", "--username", USERNAME], seeded_databases.environment)
    return made.stdout.splitlines()[0].split()[-1]


@pytest.fixture(scope="module")
def staffed_site(seeded_databases: Databases) -> Iterator[str]:
    """The address of the site with the seed record. All tests of a file share it."""
    with serve_site(seeded_databases.environment) as url:
        yield url


@pytest.fixture(scope="module")
def staff_state(staffed_site: str, password: str, browser: Browser) -> StorageState:
    """The cookies of a browser in which somebody is signed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{staffed_site}/admin/")
    page.get_by_label("Username").fill(USERNAME)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{staffed_site}/admin/")
    state = context.storage_state()
    context.close()
    return state


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
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check
