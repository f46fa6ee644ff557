"""What a line of a list says of an incident, and what of its responders."""

import datetime as dt
from typing import Any

import pytest

from incidents.public_store.queries.responders import ResponderLine
from incidents.record.codes import NameStatus, Outcome, ResponderType, Species
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.web.pages.lines.incidents import describe_day
from incidents.web.pages.lines.responders import present_responders
from tests.databases import get_public_template, get_template
from tests.present import make_rows as make
from tests.web.varied_records import (
    ERASED,
    LONG_BODY,
    LONG_NAME,
    MERGED,
    SPANISH_WORDS,
    TERMS,
    WITHDRAWN,
    publish_varied_records,
)


def make_line(number: int = 1, **changes: Any) -> ResponderLine:
    members: dict[str, Any] = {
        "number": number,
        "label": "",
        "is_group": False,
        "count": 1,
        "count_text": "",
        "responder_type": ResponderType.LAW_ENFORCEMENT,
        "species": Species.HUMAN,
        "rank_text": "officer",
        "outcome": Outcome.KILLED,
        "name_status": NameStatus.WITHHELD,
        "full_name": "",
        "organization": "Sampleton Police Department",
    }
    return ResponderLine(**(members | changes))


def write(*lines: ResponderLine, is_name_withheld: bool = False, is_harm_told: bool = False) -> tuple[str, ...]:
    return present_responders(lines, is_name_withheld=is_name_withheld, is_harm_told=is_harm_told)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Officer, Sampleton Police Department. Died. Name withheld."),
        (
            {"name_status": NameStatus.RELEASED, "full_name": "Testa Sampleton"},
            "Officer Testa Sampleton, Sampleton Police Department. Died.",
        ),
        ({"name_status": NameStatus.NOT_STATED, "organization": ""}, "Officer. Died. Name not stated."),
        (
            {"rank_text": "", "species": Species.CANINE, "name_status": None, "outcome": Outcome.INJURED_MINOR},
            "Dog, Sampleton Police Department. Slightly injured.",
        ),
        (
            {"rank_text": "", "is_group": True, "count_text": "a team of officers", "name_status": None},
            "A team of officers, Sampleton Police Department. Died.",
        ),
    ],
)
def test_a_responder_is_told_by_rank_employer_outcome_and_name(changes, words):
    assert write(make_line(**changes)) == (words,)


def test_those_who_died_come_first_and_those_left_out_are_counted():
    hurt = [make_line(n, outcome=Outcome.INJURED_SERIOUS, name_status=None, count=2) for n in range(1, 5)]
    lines = write(*hurt, make_line(9), make_line(10, outcome=Outcome.UNINJURED))
    assert lines[0].startswith("Officer, Sampleton Police Department. Died.")
    assert lines[-1] == "And others: 4 hurt."
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Outcome.UNINJURED, "No responder harmed."), (Outcome.UNKNOWN, "Harm to a responder not stated.")],
)
def test_where_nobody_was_harmed_the_line_says_so_once(outcome, words):
    row = make_line(outcome=outcome, name_status=None)
    assert write(row)[-1] == words
    assert words not in write(row, is_harm_told=True)
    assert write() == ()


def test_many_unharmed_responders_are_counted():
    rows = [make_line(n, outcome=Outcome.UNINJURED, name_status=None) for n in range(1, 6)]
    assert write(*rows)[3:] == ("And 2 more.", "No responder harmed.")


def until(first: Moment, last: Moment) -> Moment:
    """Whatever lies between the start of one moment and the end of another."""
    assert first.earliest
    assert last.latest
    return Moment.between(first.earliest, last.latest)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (make.at("04:30"), ("29 December 2023", "4:30 a.m.")),
        (make.on(), ("29 December 2023", "Hour not stated")),
        (until(make.at("04:30"), make.at("08:43")), ("29 December 2023", "Between 4:30 and 8:44 a.m.")),
        (Moment.unknown(), ("Day not stated", "")),
        (
            until(make.on(), make.on(dt.date(2023, 12, 31))),
            ("Between 29 December 2023 and 31 December 2023", ""),
        ),
    ],
)
def test_the_day_and_the_hour_stand_apart_and_what_is_not_stated_says_so(moment, words):
    assert describe_day(moment, zone=make.ZONE) == words


@pytest.fixture
def varied(store_url, settings):
    """A store of rare cases, which is only read: all tests share it."""
    settings.PUBLIC_DATABASE_URL = get_template("varied_public", publish_varied_records, template=get_public_template())


def test_home_tells_what_changed_lately_and_why(varied, read):
    page = read("/")
    section = page.partition('id="changes-heading"')[2].partition("</section>")[0]
    assert f'href="/incidents/{ERASED}/versions/"' in section
    assert "version 1 erased. By order of a court: the version named a minor." in section
    assert "withdrawn. The agency has since said that the driver was not on duty." in section
    assert "merged into another record. Two articles told of one incident" in section
    assert "first published." in section


def test_a_charge_and_its_dismissal_stand_in_one_line_of_the_list(varied, read):
    status = "One suspect: charged (1 charge). One suspect: dismissed (1 charge), as of 29 December 2023."
    assert status in read("/incidents/")


def test_the_page_of_an_official_draws_every_term(varied, read):
    page = read(f"/officials/{TERMS}/")
    assert f'<h1 id="title">{LONG_NAME}</h1>' in page
    assert page.count("<svg") == 5
    assert 'aria-label="From 2017 until 3 January 2021."' in page
    assert "So named on 29 December 2023. Start and end not stated." in page
    assert "Two accounts" in page


def test_a_statement_in_another_language_stands_as_it_was_said(varied, read):
    assert f"“{SPANISH_WORDS}”" in read("/statements/21/")
    assert f"“{SPANISH_WORDS}”" in read("/agencies/3/")
    assert LONG_BODY in read("/agencies/3/")


def test_what_is_withdrawn_merged_or_erased_says_why_at_its_address(varied, client):
    for address, status, words in (
        (f"/incidents/{WITHDRAWN}/", 410, "The agency has since said"),
        (f"/incidents/{MERGED}/", 301, "Two articles told of one incident"),
        (f"/incidents/{ERASED}/versions/1/", 410, "By order of a court"),
    ):
        response = client.get(address)
        assert response.status_code == status
        assert words in response.content.decode()


def test_public_pages_are_compressed_for_those_who_can_read_that(varied, client):
    plain = client.get("/")
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert len(packed.content) < len(plain.content) / 3


def test_a_partial_date_of_an_alias_is_shown_only_where_it_is_stated(varied, read):
    assert PartialDate.on_day(dt.date(1950, 1, 31)).text == ""
    assert "Former name · Until 31 January 1950" in read("/agencies/1/")
