"""A case that went on: what the page of such a record says, as data and as HTML."""

import datetime as dt
import re
from collections import Counter

import pytest
from django.template.loader import render_to_string

from incidents.present.incident_page import present_incident
from incidents.record.evidence import Excerpt
from incidents.record.moment import Moment
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident
from tests.present.make_long_case import LONG_NAME, make_long_case


def _instant(clock: str) -> dt.datetime:
    return dt.datetime.combine(make.DAY, dt.time.fromisoformat(clock), tzinfo=make.ZONE)


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


def test_reports_of_one_voice_on_a_name_and_its_release_are_on_the_page_once():
    people = (
        make.make_person(1, "Testa Responder", name_released=make.on()),
        make.make_person(2, "Testa Sampleton", name_released=make.on()),
    )
    claims = (
        make.make_assertion(1, Table.PERSON, 1, "full_name", "Testa Responder"),
        make.make_assertion(2, Table.PERSON, 1, "name_released", ""),
        make.make_assertion(3, Table.RESPONDER, 1, "person", ""),
        make.make_assertion(4, Table.RESPONDER, 1, "outcome", "killed"),
        make.make_assertion(5, Table.PERSON, 2, "full_name", "Testa Sampleton"),
        make.make_assertion(6, Table.PERSON, 2, "name_released", ""),
    )
    page = present_incident(make_incident(people=people, assertions=claims))
    html = render_to_string("_partials/incident_article.html", {"page": page})
    assert [html.count(f'id="assertion-{claim.number}"') for claim in claims] == [1] * len(claims)
    assert page.names[0].proof is not None


def test_a_released_name_and_a_withheld_one_stand_in_the_same_element(html):
    named = re.findall(r'<p class="named"[^>]*> (?:<a[^>]*>)?([^<]+?)(?:</a>)? </p>', html)
    assert named == [LONG_NAME, "The dog Bolt", "Name withheld under the policy of the agency"]


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


def test_each_report_of_a_status_says_when_it_became_public(html):
    history = html.partition('id="case-status-3"')[2]
    assert history.startswith(
        '> <p class="report-state"> Charged <span class="note"> reported 30 December 2023 </span> </p>'
    )


def test_what_a_source_says_of_a_time_that_is_not_stated_is_shown():
    unknown = Moment.unknown(text="in the small hours")
    page = present_incident(make_incident(responders=(make.make_responder(died=unknown),), assertions=()))
    values = [fact.value for group in page.parties[0].sheet.groups for fact in group.facts if fact.label == "Died"]
    assert [value.note for value in values] == ["In the words of the source: “in the small hours”."]


def test_a_time_of_speaking_that_is_only_bounded_says_so():
    said = Moment.between(_instant("08:44"), _instant("20:00"))
    page = present_incident(make_incident(statements=(make.make_statement(1, "Words.", said=said),)))
    notes = [fact.value.note for fact in page.statements[0].meta if fact.label == "When said"]
    assert notes == ["exact time not stated"]


def test_erased_words_are_no_empty_quotation_and_no_second_account():
    erased = Excerpt(words="")
    claims = (
        make.make_assertion(1, Table.RESPONDER, 1, "attire", "undercover"),
        make.make_assertion(2, Table.RESPONDER, 1, "attire", "", excerpt=erased),
    )
    statement = make.make_statement(1, "", excerpt=erased)
    page = present_incident(make_incident(assertions=claims, statements=(statement,)))
    html = render_to_string("_partials/incident_article.html", {"page": page})
    assert "“”" not in html
    assert "Two accounts" not in html
    assert html.count("The words are not published.") == 3


def test_a_statement_stands_behind_the_one_that_it_goes_on_from():
    statements = (
        make.make_statement(1, "Two.", continues=3),
        make.make_statement(2, "By another.", speaker_tenure=1, speaker_organization=None),
        make.make_statement(3, "One."),
        make.make_statement(4, "A ring.", continues=5),
        make.make_statement(5, "No first.", continues=4),
    )
    page = present_incident(make_incident(statements=statements))
    assert [statement.number for statement in page.statements] == [2, 3, 1, 4, 5]


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
