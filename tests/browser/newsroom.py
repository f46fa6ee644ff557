"""A newsroom of several people at one browser: each signs in at once, and does what its role may do."""

from django.contrib.auth.models import Group, User
from playwright.sync_api import Locator, Page, expect

from tests.browser.signing_in import make_session_cookie


class Newsroom:
    """
    The people of one desk, who take turns at one browser.

    page   the browser's page
    site   address of the site, no closing slash
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.people: dict[str, User] = {}

    def seat(self, role: str) -> Page:
        """Let a person of the role take over; return the page, on the desk's first one."""
        if role not in self.people:
            person = User.objects.create_user(username=role.lower().replace(" ", "-"), is_staff=True)
            person.groups.add(Group.objects.get(name=role))
            self.people[role] = person
        self.page.context.clear_cookies()
        self.page.context.add_cookies([make_session_cookie(self.people[role])])
        self.page.goto(f"{self.site}/admin/")
        return self.page

    def open_review(self, title: str) -> None:
        """Go to the review page of an incident that waits for whoever is at the browser."""
        self.page.get_by_role("link", name="Waiting for me").first.click()
        self.page.locator(".queue").get_by_role("link", name=title).first.click()
        self.page.wait_for_url("**/review/")

    def take_step(self, verb: str, reason: str = "") -> None:
        """Press the button of a step, with its reason, and see that it was taken."""
        form = self.find_step(verb)
        if reason:
            form.get_by_role("textbox").fill(reason)
        form.get_by_role("button", name=verb).click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()

    def find_step(self, verb: str) -> Locator:
        """The form of a step on the review page; it finds nothing where the step is not offered."""
        button = self.page.get_by_role("button", name=verb, exact=True)
        return self.page.locator(".review-steps form").filter(has=button)
