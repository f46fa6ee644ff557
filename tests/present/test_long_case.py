"""A case that went on: what the page of such a record says, as data and as HTML."""

import re
from collections import Counter

import pytest
from django.template.loader import render_to_string

from incidents.present.incident_page import present_incident
from tests.present import make_rows as make
from tests.present.make_incident import make_incident
from tests.present.make_long_case import LONG_NAME, make_long_case


@pytest.fixture(scope="module")
def html() -> str:
    page = present_incident(make_long_case())
    return " ".join(render_to_string("_partials/incident_article.html", {"page": page}).split())


def test_no_id_stands_twice_and_every_link_within_the_page_has_its_place(html):
    ids = Counter(re.findall(r'\bid="([^"]+)"', html))
    assert [name for name, times in ids.items() if times > 1] == []
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_every_report_is_on_the_page(html):
    record = make_long_case()
    for row in record.assertions:
        assert f'id="assertion-{row.number}"' in html
    for status in record.case_status:
        assert f'id="case-status-{status.number}"' in html


def test_a_released_name_and_a_withheld_one_stand_in_the_same_element(html):
    named = re.findall(r'<p class="named"[^>]*> (?:<a[^>]*>)?([^<]+?)(?:</a>)? </p>', html)
    assert named == [LONG_NAME, "the dog Bolt", "Name withheld under the policy of the agency"]


def test_what_became_of_a_charge_stands_beside_it(html):
    outcomes = re.findall(r'Charge: ([^<]+?) </h3> <p class="charge-outcome">([^<]+)</p>', html)
    assert outcomes == [
        ("Murder of a peace officer", "Dismissed, as of 4 March 2024."),
        ("Attempted murder", "Acquitted, as of 4 March 2024."),
        ("Felon in possession of a firearm", "Convicted, as of 4 March 2024."),
        ("Evading a peace officer", "What became of it is not stated."),
    ]


def test_a_replaced_report_says_so_and_leads_to_the_one_that_replaces_it(html):
    replaced = html.partition('id="assertion-5"')[2][:400]
    assert "Replaced by a later report." in replaced
    assert 'href="#assertion-6"' in replaced


def test_two_days_are_drawn_and_explained_once(html):
    assert html.count('<figure class="day">') == 2
    assert html.count("Dots: minutes that a source states.") == 1


def test_a_person_stands_with_the_office_held_and_not_a_second_time():
    page = present_incident(make_long_case())
    assert [person.row.title for person in page.named] == ["Testa Sampleton", "Suspecta Exampleson"]
    assert [holding.words for holding in page.named[0].holdings] == [
        "Interim police chief, Sampleton Police Department"
    ]
    assert page.other_offices == ()


def test_an_office_that_nobody_on_the_page_holds_stands_alone():
    page = present_incident(make_incident(tenures=()))
    assert [view.office.title for view in page.other_offices] == ["Police chief, Sampleton Police Department"]


def test_what_all_reports_share_is_said_once():
    page = present_incident(make_incident())
    assert page.shared is not None
    assert page.shared.source is not None
    assert page.shared.source.text == "KXAM, 29 December 2023"
    assert page.shared.recorded is not None
    reports = [report for group in page.parties[0].sheet.groups if group.proof for report in group.proof.reports]
    assert {(report.evidence.source, report.evidence.recorded) for report in reports} == {("", None)}


def test_reports_of_two_sources_name_theirs_each():
    shared = present_incident(make_long_case()).shared
    assert shared is not None
    assert (shared.source, shared.reported) == (None, None)


def test_a_page_with_one_report_or_none_shares_nothing():
    bare = make_incident(assertions=(), case_status=(), statements=())
    assert present_incident(bare).shared is None


def test_the_contents_name_only_sections_that_are_there():
    links = [link.address for link in present_incident(make_incident(suspects=(), weapons=(), relations=())).contents]
    assert "#suspects" not in links
    assert "#relations" not in links
    assert links[-1] == "#cite"


def test_a_statement_by_the_same_speaker_as_the_one_before_says_so():
    statements = (
        make.make_statement(1, "One."),
        make.make_statement(2, "Two."),
        make.make_statement(3, "Three.", speaker_tenure=1, speaker_organization=None),
    )
    page = present_incident(make_incident(statements=statements))
    assert [statement.is_same_speaker for statement in page.statements] == [False, True, False]
