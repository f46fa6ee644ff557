"""The history of an incident and the page that goes back, in Chromium: accessible, narrow and dark."""

from django.urls import reverse
from playwright.sync_api import expect

from incidents.editorial.models import Suspect, Weapon
from tests.browser.faults import NARROW_DARK, find_all_faults, is_wider_than_the_window
from tests.browser.reasons import give_reason
from tests.browser.signing_in import sign_in
from tests.desk.history.make_history import make_history


def check(page):
    assert find_all_faults(page, NARROW_DARK) == []
    assert not is_wider_than_the_window(page)


def test_somebody_reads_the_history_and_goes_back(site, page, console_errors):
    history = make_history()
    sign_in(page, site)
    page.goto(site + reverse("admin:editorial_incident_history", args=[history.incident.pk]))
    expect(page.get_by_text("Removed Weapon: a pistol")).to_be_visible()
    page.locator(".history details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    check(page)

    page.get_by_role("link", name="As it was after this… 2 January 2024, 13:00:00, The second report.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("As it was after 2 January 2024, 13:00 UTC")
    check(page)
    page.get_by_role("button", name="Take it back, as a new draft").click()
    expect(page.locator(".change-reason .errorlist")).to_contain_text("Say in a few words")
    assert find_all_faults(page, NARROW_DARK) == []
    give_reason(page)
    page.get_by_role("button", name="Take it back, as a new draft").click()

    expect(page.locator(".messagelist .success")).to_contain_text("Taken back. It is a draft")
    assert Weapon.objects.get().description == "a pistol"
    page.goto(site + reverse("admin:editorial_suspect_history", args=[Suspect.objects.get().pk]))
    check(page)
    assert console_errors == []
