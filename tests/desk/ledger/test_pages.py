"""A fact counts only if its value and its evidence can be read on the page."""

import dataclasses
import re

import pytest

from incidents.desk.ledger import facts, pages
from incidents.desk.ledger.page_text import PageText
from tests.desk.ledger.entries import FACTS, name_fact


class ChangedText(PageText):
    """A page whose text is what `change` makes of that of another: id of the element and its text to text."""

    def __init__(self, text, change):
        super().__init__("")
        self.text = text
        self.change = change

    def get_text(self, element_id=""):
        return self.change(element_id, self.text.get_text(element_id))


def change_pages(view, change):
    """The pages with changed text."""
    return [dataclasses.replace(page, text=ChangedText(page.text, change)) for page in view.pages]


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_a_value_that_cannot_be_read_on_the_page_is_found(view, fact):
    row, column = facts.locate(view.public, fact)
    words = {part for page in view.pages for part in pages.list_words(view.public, row, column, page)}
    pattern = re.compile("|".join(re.escape(part) for part in words), re.IGNORECASE)

    without = change_pages(view, lambda _id, text: pattern.sub("", text))

    assert pages.list_unseen(view.public, fact, without)


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_evidence_that_cannot_be_read_on_the_page_is_found(view, fact):
    evidence = re.compile(r"(assertion|case-status|statement)-\d+")

    without = change_pages(view, lambda element_id, text: "" if evidence.fullmatch(element_id) else text)

    assert any("evidence" in problem for problem in pages.list_unseen(view.public, fact, without))
