import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import RULES
from tests.databases import make_seeded_databases
from tests.manage import run_manage
from tests.server import serve_site

USERNAME = "chief-editor"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

LISTS = [
    "incident", "organization", "tenure", "statement", "casestatus", "source",
    "event", "responder", "suspect", "charge", "assertion",
    "person", "post", "place", "identifier",
    "publication", "deliverystate", "recordnumber", "redaction", "sealednamereading", "clearednamepart",
]  # fmt: skip
CHANGED = [
    "organization", "tenure", "statement", "casestatus", "source",
    "event", "responder", "suspect", "assertion", "person", "post", "place", "publication", "recordnumber",
]  # fmt: skip
ADDED = [
    "organization", "tenure", "statement", "casestatus", "source",
    "event", "responder", "suspect", "charge", "assertion", "person", "post", "place", "identifier",
]  # fmt: skip

PAGES = [
    "/admin/",
    *(f"/admin/editorial/{table}/" for table in LISTS),
    "/admin/editorial/incident/?q=oakland&unpublished=unchanged&names=withheld",
    "/admin/editorial/incident/?q=nothing+like+it",
    *(f"/admin/editorial/{table}/1/change/" for table in CHANGED),
    *(f"/admin/editorial/{table}/add/" for table in ADDED),
    "/admin/editorial/suspect/1/delete/",
    "/admin/editorial/place/1/delete/",
    "/admin/editorial/incident/1/history/",
    "/admin/editorial/incident/1/publish/",
    "/admin/editorial/incident/1/withdraw/",
    *(f"/admin/editorial/person/1/name/{verb}/" for verb in ("seal", "withhold", "release")),
    "/admin/editorial/clearednamepart/clear/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/auth/user/1/change/",
    "/admin/auth/group/add/",
    "/admin/password_change/",
    "/admin/editorial/",
]


@pytest.fixture(scope="module")
def seeded_databases():
    with make_seeded_databases() as databases:
        yield databases


@pytest.fixture(scope="module")
def password(seeded_databases):
    """That of an account that may do everything."""
    made = run_manage(["create_staff", "--username", USERNAME], seeded_databases.environment)
    return made.stdout.splitlines()[0].split()[-1]


@pytest.fixture(scope="module")
def staffed_site(seeded_databases):
    """The address of the site with the seed record. For reading: all tests share it."""
    with serve_site(seeded_databases.environment) as url:
        yield url


@pytest.fixture(scope="module")
def staff_state(staffed_site, password, browser):
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
def browser_context_args(browser_context_args, staff_state):
    return {**browser_context_args, "storage_state": staff_state, "viewport": WIDE}


def find_all_faults(page):
    """What axe finds on the page wide and light, then narrow and dark: one line for each rule."""
    faults = []
    # Without preloading: to read imported sheets axe would write inline styles, which the CSP refuses and reports.
    options = {"preload": False, "runOnly": {"type": "tag", "values": list(RULES)}}
    for size, colours in ((WIDE, "light"), (NARROW, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        found = Axe().run(page, options=options).response["violations"]
        where = f"{size['width']} px, {colours}"
        faults += [f"{where}: {fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in found]
    return faults


def is_wider_than_the_window(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_desk_is_accessible_fits_a_phone_and_keeps_to_the_policy(
    staffed_site, page, console_errors, path
):
    assert page.goto(staffed_site + path).status == 200

    assert find_all_faults(page) == []
    assert not is_wider_than_the_window(page)
    assert console_errors == []


def test_the_sign_in_page_is_accessible_and_fits_a_phone(staffed_site, page, console_errors):
    page.context.clear_cookies()
    page.goto(f"{staffed_site}/admin/")

    page.get_by_role("button", name="Log in").wait_for()
    assert find_all_faults(page) == []
    assert not is_wider_than_the_window(page)
    assert console_errors == []


def test_the_other_tables_open_below_the_navigation_and_fit_a_phone(staffed_site, page):
    page.goto(f"{staffed_site}/admin/editorial/incident/")
    page.get_by_text("More tables").click()

    assert find_all_faults(page) == []
    assert not is_wider_than_the_window(page)
    page.get_by_role("link", name="Timeline").click()
    assert page.get_by_role("heading", name="Timeline", level=1).is_visible()


def test_on_a_phone_the_filters_come_first_when_they_are_opened(staffed_site, page):
    page.set_viewport_size(NARROW)
    page.goto(f"{staffed_site}/admin/editorial/incident/")
    filters, rows = page.locator("#changelist-filter"), page.locator("#result_list")
    assert not filters.is_visible()

    page.get_by_role("link", name="Filter", exact=True).click()

    assert filters.bounding_box()["y"] < rows.bounding_box()["y"]
    filters.get_by_role("link", name="Name withheld").click()
    page.wait_for_url("**/?names=withheld")
    assert rows.locator("tbody tr").count() == 1


def test_links_of_menus_are_tall_enough_for_a_finger(staffed_site, page):
    page.set_viewport_size(NARROW)
    page.goto(f"{staffed_site}/admin/editorial/incident/")
    page.get_by_text("More tables").click()

    heights = page.eval_on_selector_all(
        ".tables a, .tables summary, #user-tools a, #user-tools button, .to-filters a",
        "links => links.map(link => link.getBoundingClientRect().height)",
    )

    assert len(heights) > 25
    assert min(heights) >= 44


def test_the_desk_is_worked_without_script(staffed_site, browser, staff_state):
    context = browser.new_context(storage_state=staff_state, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{staffed_site}/admin/")

    page.get_by_text("More tables").click()
    page.locator(".tables-groups").get_by_role("link", name="People").click()
    page.get_by_label("Search by").fill("Thao")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Sheng Thao").click()

    assert page.get_by_role("heading", name="Sheng Thao", level=1).is_visible()
    context.close()
