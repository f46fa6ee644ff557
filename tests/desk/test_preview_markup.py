"""A page is written again as it was, but for links without a page and numbers that are still to be given."""

import pytest

from incidents.desk.preview_markup import unlink
from incidents.publishing.preview import FIRST_PLACEHOLDER, WITHHELD_MARK

NEW = f"/agencies/{FIRST_PLACEHOLDER}/"


def write(html):
    return unlink(html, is_missing=lambda address: address == NEW)


@pytest.mark.parametrize(
    "html",
    [
        '<!doctype html>\n<html lang="en"><!-- a comment -->\n<br><img src="a.png" alt="A &amp; B"/></html>',
        '<p>R&amp;D &#167; 4 &lt;b&gt; “quoted” <a class="x" href="/agencies/4/">Agency</a> /agencies/4/</p>',
        '<svg viewBox="0 0 1 1"><title>Day</title><rect width="50%"/></svg>',
        f'<section id="event-{FIRST_PLACEHOLDER}"><a href="#event-{FIRST_PLACEHOLDER}">Event</a></section>',
        "<p>Post 1234567890123456, 19-digit post 9007199253692416000</p>",
    ],
    ids=["page", "text", "drawing", "anchors", "other numbers"],
)
def test_what_leads_somewhere_is_written_as_it_was(html):
    assert write(html) == html


def test_a_link_without_a_page_becomes_words_that_keep_their_place():
    html = f'<a class="agency" id="a" href="{NEW}">Police <b>Department</b></a> <a href="/agencies/4/">City</a>'

    assert write(html) == (
        '<span class="agency unlinked" id="a">Police <b>Department</b></span> <a href="/agencies/4/">City</a>'
    )


def test_a_number_to_come_is_told_in_words_wherever_it_is_read():
    html = f'<p>Incident {FIRST_PLACEHOLDER}</p><a aria-label="Statement {FIRST_PLACEHOLDER + 7}" href="#s">85</a>'

    assert write(html) == (
        '<p>Incident not numbered yet</p><a aria-label="Statement not numbered yet" href="#s">85</a>'
    )


def test_an_address_to_come_is_told_in_words_too():
    assert write(f"<p>Cite {NEW}versions/1/ and no other.</p>") == "<p>Cite address not given yet and no other.</p>"


def test_the_head_of_a_page_names_no_address_to_come():
    assert write(f'<link rel="canonical" href="{NEW}"><link rel="icon" href="/icon.svg">') == (
        '<link rel="icon" href="/icon.svg">'
    )


def test_what_is_withheld_is_marked_where_a_mark_can_stand():
    html = f"<title>{WITHHELD_MARK}</title><h1>{WITHHELD_MARK}</h1>"

    assert write(html) == f'<title>{WITHHELD_MARK}</title><h1><mark class="withheld">{WITHHELD_MARK}</mark></h1>'
