"""The form of an incident when it is full: everybody can use it, a phone shows it, and little of it is posted."""

import pytest
from playwright.sync_api import expect

from tests.browser.faults import NARROW_DARK, WIDE, WIDE_LIGHT, find_all_faults, is_wider_than_the_window
from tests.browser.reasons import give_reason

MAIN = "/admin/editorial/incident/2/change/"
NEW = "/admin/editorial/incident/add/"

CLICK_ALL = "(buttons) => { for (const button of buttons) button.click(); return buttons.length; }"
LIST_VALUES = "(buttons) => buttons.map((button) => button.value)"
LIST_POSTED = "() => [...new FormData(document.querySelector('#incident_form')).keys()]"


@pytest.fixture
def browser_context_args(browser_context_args, staff_state):
    return {**browser_context_args, "storage_state": staff_state, "viewport": WIDE}


@pytest.fixture
def show(staffed_site, page, console_errors):
    """Show a page of the desk; in the end the browser had no complaint."""

    def go(path):
        assert page.goto(staffed_site + path).status == 200
        return page

    yield go
    assert console_errors == []


def find_buttons(form, verb):
    """The buttons that do one thing, each to another row or kind of row."""
    return form.locator(f'#incident_form button[value^="{verb}:"]')


def open_everything(form):
    """Open all rows at once, as far as published evidence lets them be opened; how many."""
    closed = find_buttons(form, "open")
    count = closed.evaluate_all(CLICK_ALL)
    expect(closed).to_have_count(0, timeout=60_000)
    return count


def press(form, verb):
    """Press a button that the form answers in place, and wait until it did."""
    with form.expect_response(lambda answer: answer.request.method == "POST") as answer:
        form.locator(f'#incident_form button[value="{verb}"]').click()
    assert answer.value.status == 200
    expect(form.locator(".sheet")).not_to_have_attribute("aria-busy", "true")


def test_the_seed_form_is_accessible_fits_a_phone_and_posts_only_what_is_open(show, capsys):
    form = show(MAIN)
    assert find_all_faults(form, WIDE_LIGHT) == []
    assert not is_wider_than_the_window(form)

    untouched = form.evaluate(LIST_POSTED)
    verb = find_buttons(form, "open").first.get_attribute("value")
    press(form, verb)
    one_open = form.evaluate(LIST_POSTED)
    rows = 1 + open_everything(form)
    all_open = form.evaluate(LIST_POSTED)

    with capsys.disabled():
        print(  # noqa: T201 - what this test measures
            f"\nThe seed form posts {len(untouched)} fields untouched, {len(one_open)} with one row open, "
            f"{len(all_open)} with all {rows} open"
        )
    assert rows > 30
    assert [name for name in all_open if name.endswith("-words")] == []
    opened = set(one_open) - set(untouched)
    assert all(verb.removeprefix("open:") in name or name == "rows" for name in opened), opened
    assert len(all_open) < 1000
    assert find_all_faults(form, NARROW_DARK) == []
    assert not is_wider_than_the_window(form)


def test_a_new_form_with_a_row_of_every_kind_is_accessible_with_its_errors(show):
    form = show(NEW)
    verbs = find_buttons(form, "add").evaluate_all(LIST_VALUES)
    for verb in (*verbs, "voice"):
        press(form, verb)
    form.locator('[name="suspect-new1-label"]').fill("gunman")
    press(form, "details:suspect-new1:label")
    form.locator('[name="ev-suspect-new1-label-0-words"]').fill("the gunman")
    form.locator('[name="event-new1-occurred"]').fill("soonish")
    assert len(verbs) > 15
    assert find_all_faults(form, NARROW_DARK) == []

    give_reason(form)
    with form.expect_navigation():
        form.get_by_role("button", name="Save", exact=True).click()

    expect(form.locator(".errorlist").nth(2)).to_be_attached()
    assert find_all_faults(form, WIDE_LIGHT) == []
    assert not is_wider_than_the_window(form)
