"""Signing in at the desk as a person does."""

from django.contrib.auth.models import User
from playwright.sync_api import Page

PASSWORD = "a long password for one test"


def sign_in(page: Page, site: str) -> Page:
    """Make an account that may do everything, sign it in, and return the page, on the desk's first one."""
    User.objects.create_superuser(username="chief-editor", password=PASSWORD)
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("chief-editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{site}/admin/")
    return page
