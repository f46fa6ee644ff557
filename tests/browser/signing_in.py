"""Signing in at the desk: as a person does, or at once by a cookie."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, StorageState

USERNAME = "chief-editor"
PASSWORD = "a long password for one test"


def sign_in(page: Page, site: str) -> Page:
    """Make an account that may do everything, sign it in, and return the page, on the desk's first one."""
    _make_account()
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill(USERNAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{site}/admin/")
    return page


def make_staff_state() -> StorageState:
    """The cookies of a browser in which somebody is signed in who may do everything. Makes the account."""
    return {"cookies": [make_session_cookie(_make_account())], "origins": []}


def make_session_cookie(account: User) -> Any:
    """The cookie by which a browser is signed in as an account."""
    client = Client()
    client.force_login(account)
    return {
        "name": "sessionid",
        "value": client.cookies["sessionid"].value,
        "domain": "127.0.0.1",
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Lax",
    }


def _make_account() -> User:
    return User.objects.create_superuser(username=USERNAME, password=PASSWORD)
