"""Scheduling a release, agreeing to it, and the list of what is sealed, in Chromium: fit to read, on a phone too."""

import pytest
from playwright.sync_api import expect

from incidents.editorial.actions import names
from incidents.editorial.models import Person, Source
from tests import make
from tests.browser.faults import NARROW_DARK, WIDE, WIDE_LIGHT, find_all_faults, is_wider_than_the_window
from tests.browser.signing_in import make_session_cookie
from tests.databases import using_editorial_database

NAME = "Testa Sampleton"
WHEN = "3 January 2126, 9 a.m."


@pytest.fixture
def custodians(seeded_databases, django_db_blocker):
    """The cookies of two custodians; the name of the seed's officer is sealed."""
    with django_db_blocker.unblock(), using_editorial_database(seeded_databases.editorial_url):
        first, second = (make.make_user(is_superuser=True) for _ in range(2))
        officer = Person.objects.filter(name_status="withheld").earliest("pk")
        names.seal_name(person=officer, name=NAME, by=first, now=make.NOW)
        source = str(Source.objects.order_by("pk").first())
        return officer.pk, source, make_session_cookie(first), make_session_cookie(second)


def check(page, console_errors):
    """The page is accessible and fits its window, wide and light, and on a dark phone; it keeps to the policy."""
    for look in (WIDE_LIGHT, NARROW_DARK):
        assert find_all_faults(page, look) == []
    assert not is_wider_than_the_window(page)
    page.set_viewport_size(WIDE)
    assert console_errors == []


def test_two_custodians_schedule_a_release_on_pages_that_are_fit_to_read(seeded_site, custodians, page, console_errors):
    officer, source, asking, agreeing = custodians
    page.context.add_cookies([asking])
    page.goto(f"{seeded_site}/admin/editorial/person/{officer}/name/schedule/")
    page.get_by_label("When:").fill(WHEN)
    expect(page.get_by_text("Pacific time")).to_be_visible()
    page.get_by_label("Reason:").fill("The family asked for this hour.")
    page.get_by_label("Full name:").fill(NAME)
    page.get_by_label("Source:").fill(source)
    page.get_by_label("Its words:").fill("The slain officer’s name was not released")
    page.get_by_role("button", name="Check the time").click()
    expect(page.get_by_text("9 a.m., 3 January 2126, Pacific time (17:00 UTC)")).to_be_visible()
    check(page, console_errors)
    page.get_by_role("button", name="Schedule the release").click()
    expect(page.get_by_text("Waits for a second custodian")).to_be_visible()

    page.context.clear_cookies()
    page.context.add_cookies([agreeing])
    page.goto(f"{seeded_site}/admin/schedule/")
    check(page, console_errors)
    page.get_by_role("link", name="Release of the name").click()
    check(page, console_errors)
    page.get_by_role("button", name="Agree to the release").click()
    expect(page.get_by_text("Will happen")).to_be_visible()

    page.goto(f"{seeded_site}/admin/sealed-names/")
    page.get_by_role("button", name="Look for the name of person").click()
    expect(page.get_by_text("Found nowhere.")).to_be_visible()
    check(page, console_errors)
    assert "Sampleton" not in page.content()
