"""Saying what a change is for, in any page of the desk that asks."""

from playwright.sync_api import Page

WORDS = "A test changes this."


def give_reason(page: Page) -> None:
    """Fill in the reason, if it is blank."""
    field = page.locator("#change_reason")
    if not field.input_value():
        field.fill(WORDS)
