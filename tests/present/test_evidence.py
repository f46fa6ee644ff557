"""Evidence beside facts: who said it, how directly, and what became of the report."""

from typing import Any

import pytest

from incidents.present.evidence import list_evidence, make_evidence, map_successors
from incidents.present.facts import count_accounts
from incidents.present.incident_page import make_incident_directory
from incidents.record.row import RowReference, Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident


@pytest.fixture
def directory():
    return make_incident_directory(make_incident())


def make_claim(number: int = 1, value: str = "undercover", field: str = "attire", **changes: Any) -> Any:
    return make.make_assertion(number, Table.RESPONDER, 1, field, value, **changes)


@pytest.mark.parametrize(
    ("changes", "mark", "said_by"),
    [
        ({}, "Stated by KXAM", "KXAM, in its own voice"),
        (
            {"attributed_tenure": 1},
            "Stated by Testa Sampleton",
            "Testa Sampleton, interim police chief, Sampleton Police Department",
        ),
        ({"attributed_organization": 1}, "Stated by Sampleton Police Department", "Sampleton Police Department"),
        (
            {"attribution_text": "investigators"},
            "Stated by investigators",
            "“investigators”, as the source puts it",
        ),
        ({"directness": "implied", "attributed_tenure": 1}, "Implied, from KXAM", None),
        ({"directness": "editorial"}, "Coded by this record", None),
        ({"stance": "disputes"}, "Disputed by KXAM", None),
        ({"stance": "retracts"}, "Taken back by KXAM", None),
    ],
)
def test_the_mark_says_who_stands_behind_the_value(directory, changes, mark, said_by):
    evidence = make_evidence(make_claim(**changes), table=Table.ASSERTION, directory=directory)
    assert evidence.mark_words == mark
    assert said_by is None or evidence.said_by == said_by


def test_the_sources_own_words_for_an_official_stand_beside_name_and_office(directory):
    claim = make_claim(attributed_tenure=1, attribution_text="the interim chief")
    assert make_evidence(claim, table=Table.ASSERTION, directory=directory).credited_as == "the interim chief"
    named = make_claim(attributed_tenure=1, attribution_text="Testa Sampleton")
    assert make_evidence(named, table=Table.ASSERTION, directory=directory).credited_as == ""


def test_the_account_followed_stands_first_and_the_replaced_one_last(directory):
    claims = [
        make_claim(1, "uniform"),
        make_claim(2, "plainclothes", rank="deprecated"),
        make_claim(3, "undercover", rank="preferred", supersedes=1),
        make_claim(4, "undercover"),
    ]
    evidence = list_evidence(claims, successors=map_successors(claims), directory=directory)
    assert [report.anchor for report in evidence] == ["assertion-3", "assertion-4", "assertion-2", "assertion-1"]
    assert [report.is_current for report in evidence] == [True, True, False, False]
    assert evidence[-1].replaced_by == "#assertion-3"
    assert evidence[0].standing == "The account that this record follows."
    assert evidence[2].standing == "Known to be wrong; kept, and not shown as current."
    assert evidence[3].standing == "Replaced by a later report."


@pytest.mark.parametrize(
    ("stance", "standing"),
    [
        ("disputes", "The source says that it is not so."),
        ("retracts", "The source takes back what it said."),
    ],
)
def test_a_source_that_disputes_or_takes_back_is_said_to(directory, stance, standing):
    evidence = make_evidence(make_claim(stance=stance), table=Table.ASSERTION, directory=directory)
    assert evidence.standing == standing


def test_the_news_of_a_changing_field_stands_first(directory):
    claims = [
        make_claim(1, "injured_critical", "outcome"),
        make_claim(2, "killed", "outcome", reported=make.at("13:00")),
    ]
    evidence = list_evidence(claims, successors={}, directory=directory)
    assert [report.claim for report in evidence] == ["Killed", "Critically injured"]
    assert count_accounts(claims, successors={}) == 1


@pytest.mark.parametrize(
    ("field", "values", "accounts"),
    [
        ("attire", ("undercover", "plainclothes"), 2),
        ("attire", ("undercover", "undercover"), 1),
        ("rank_text", ("the Officer", "officer."), 1),
        (
            "died",
            (
                "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute",
                "2023-12-29T08:00:00Z/2023-12-29T20:00:00Z part_of_day",
            ),
            1,
        ),
        ("died", ("2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute", "../.. unknown"), 1),
        ("eow", ("2023-12-29/2023-12-29 day", "2023-12-30/2023-12-30 day"), 2),
        ("eow", ("2023-12-29/2023-12-29 day", "2023-12-30T12:30:00Z/2023-12-30T12:31:00Z minute"), 2),
        (
            "died",
            (
                "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute",
                "2023-12-29T12:33:00Z/2023-12-29T12:34:00Z minute",
                "2023-12-29T12:45:00Z/2023-12-29T12:46:00Z minute",
            ),
            3,
        ),
    ],
)
def test_accounts_differ_where_they_cannot_both_be_so(field, values, accounts):
    claims = [make_claim(number, value, field) for number, value in enumerate(values, 1)]
    assert count_accounts(claims, successors={}) == accounts


def test_accounts_are_not_counted_twice_once_replaced_rejected_or_taken_back():
    claims = [
        make_claim(1, "uniform"),
        make_claim(2, "undercover", supersedes=1),
        make_claim(3, "plainclothes", rank="deprecated"),
        make_claim(4, "off_duty_clothes", stance="retracts"),
    ]
    assert count_accounts(claims, successors=map_successors(claims)) == 1


def test_a_source_that_disputes_makes_a_second_account():
    claims = [make_claim(1), make_claim(2, stance="disputes")]
    assert count_accounts(claims, successors={}) == 2


def test_claims_about_rows_differ_by_the_row_and_lists_of_rows_never():
    places = [
        make_claim(number, "place", "death_place", value_row=RowReference(table=Table.PLACE, number=number))
        for number in (1, 2)
    ]
    officials = [
        make.make_assertion(
            number, Table.EVENT, 1, "officials", "", value_row=RowReference(table=Table.TENURE, number=number)
        )
        for number in (1, 2)
    ]
    assert count_accounts(places, successors={}) == 2
    assert count_accounts(officials, successors={}) == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("attire", "undercover", "Undercover"),
        ("activity_code", "02", "Burglaries in progress or pursuing burglary suspects (NIBRS 25A: 02)"),
        ("rank_text", "officer", "officer"),
        ("died", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute", "4:30 a.m., 29 December 2023"),
        ("died", "2023-12-29T08:00:00Z/2023-12-30T08:00:00Z day", "29 December 2023"),
        (
            "died",
            "2023-12-29T12:30:00Z/2023-12-29T16:44:00Z range",
            "between 4:30 a.m. and 8:44 a.m., 29 December 2023",
        ),
        ("died", "2023-12-29T12:30:00Z/.. after approximate", "after about 4:30 a.m., 29 December 2023"),
        ("died", "../.. unknown", "date not known"),
        ("eow", "2023-12-29/2023-12-29 day", "29 December 2023"),
        ("eow_from", "2023-12-29", "2023-12-29"),
        ("died", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z"),
        (
            "died",
            "2023-12-29T12:31:00Z/2023-12-29T12:30:00Z minute",
            "2023-12-29T12:31:00Z/2023-12-29T12:30:00Z minute",
        ),
        ("rank_text", "and/or minute", "and/or minute"),
        ("attire", "armor/none", "armor/none"),
    ],
)
def test_a_claim_is_told_in_words_as_far_as_it_can_be_read(directory, field, value, words):
    evidence = make_evidence(make_claim(1, value, field), table=Table.ASSERTION, directory=directory)
    assert evidence.claim == words


def test_a_claim_about_a_row_is_told_by_the_rows_name(directory):
    claim = make_claim(1, "1", "organization", value_row=RowReference(table=Table.ORGANIZATION, number=1))
    evidence = make_evidence(claim, table=Table.ASSERTION, directory=directory)
    assert evidence.claim == "Sampleton Police Department"
