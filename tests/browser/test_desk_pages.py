import pytest
from playwright.sync_api import expect

from tests.browser.faults import NARROW, WIDE, find_all_faults, is_wider_than_the_window

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


@pytest.fixture
def browser_context_args(browser_context_args, staff_state):
    return {**browser_context_args, "storage_state": staff_state, "viewport": WIDE}


EVERY_TIME = {
    "/admin/",
    *(f"/admin/editorial/{table}/" for table in ("incident", "tenure", "statement", "assertion", "publication")),
    *(
        f"/admin/editorial/{table}/1/change/"
        for table in ("organization", "statement", "event", "person", "publication")
    ),
    *(f"/admin/editorial/{table}/add/" for table in ("tenure", "casestatus", "responder", "assertion", "source")),
    "/admin/editorial/suspect/1/delete/",
    "/admin/editorial/incident/1/history/",
    "/admin/editorial/incident/1/publish/",
    "/admin/editorial/person/1/name/release/",
    "/admin/auth/user/1/change/",
    "/admin/password_change/",
}
"""One page of each form that pages take, in one look; `make proof` looks at all of them, in every look."""


def mark_long(path):
    """The page as a parameter; those that resemble another one are for the long form."""
    return path if path in EVERY_TIME else pytest.param(path, marks=pytest.mark.proof)


@pytest.mark.parametrize("path", [mark_long(path) for path in PAGES])
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
    expect(page.get_by_role("heading", name="Timeline", level=1)).to_be_visible()


def test_on_a_phone_the_filters_come_first_when_they_are_opened(staffed_site, page):
    page.set_viewport_size(NARROW)
    page.goto(f"{staffed_site}/admin/editorial/incident/")
    filters, rows = page.locator("#changelist-filter"), page.locator("#result_list")
    expect(filters).to_be_hidden()

    page.get_by_role("link", name="Filter", exact=True).click()

    expect(filters).to_be_visible()
    assert filters.bounding_box()["y"] < rows.bounding_box()["y"]
    filters.get_by_role("link", name="Name withheld").click()
    page.wait_for_url("**/?names=withheld")
    expect(rows.locator("tbody tr")).to_have_count(1)


def test_links_of_menus_are_tall_enough_for_a_finger(staffed_site, page):
    page.set_viewport_size(NARROW)
    page.goto(f"{staffed_site}/admin/editorial/incident/")
    page.get_by_text("More tables").click()
    expect(page.locator(".tables-groups")).to_be_visible()

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
    page.wait_for_url("**/person/")
    page.get_by_label("Search by").fill("Thao")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/person/?*")
    page.get_by_role("link", name="Sheng Thao").click()

    expect(page.get_by_role("heading", name="Sheng Thao", level=1)).to_be_visible()
    context.close()
