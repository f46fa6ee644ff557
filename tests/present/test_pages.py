"""The page of each kind of document, as data."""

import datetime as dt
from typing import Any

import pytest

from incidents.present.facts import Fact
from incidents.present.incident_page import IncidentPage, present_incident
from incidents.present.organization_page import present_organization
from incidents.present.person_page import present_person
from incidents.present.statement_page import present_statement
from incidents.present.times import describe_moment, describe_partial_date
from incidents.record.codes import Marking
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident, make_organization_record, make_person_record


def list_shown(page: IncidentPage) -> list[Fact]:
    """The facts of all sections of a page."""
    steps = [step for day in page.days for step in day.steps]
    rows: tuple[Any, ...] = (
        *page.responders, *page.places, *page.offenses, *page.suspects, *page.weapons, *page.vehicles,
        *page.relations, *page.people, *page.organizations, *page.sources, *page.charges, *page.statements,
        *(row for view in page.offices for row in (view.office, *view.tenures)),
        *(report for axis in page.axes for course in axis.courses for report in course.reports),
    )  # fmt: skip
    return [
        *page.facts,
        *page.other_facts,
        *(step.text for step in steps if step.text),
        *(fact for step in steps for fact in step.facts),
        *(fact for row in rows for fact in row.facts),
    ]


def test_every_assertion_is_evidence_of_exactly_one_fact():
    record = make_incident()
    anchors = [report.anchor for fact in list_shown(present_incident(record)) for report in fact.evidence]
    assert sorted(anchors) == sorted(f"assertion-{row.number}" for row in record.assertions)


def test_a_report_on_a_field_without_a_place_is_shown_apart_with_its_claim():
    facts = present_incident(make_incident()).other_facts
    assert [(fact.label, fact.value.text) for fact in facts] == [
        ("Officer shot and killed in Sampleton, California: slug", "a field that has no place on the page")
    ]


def test_two_accounts_are_flagged_and_both_are_shown():
    attire = next(fact for fact in present_incident(make_incident()).responders[0].facts if fact.label == "Attire")
    assert (attire.mark, attire.mark_words, attire.is_disputed) == ("differing", "Two accounts", True)
    assert {report.claim for report in attire.evidence} == {"Undercover", "Plainclothes"}


def test_more_than_two_accounts_are_counted():
    claims = tuple(
        make.make_assertion(number, Table.RESPONDER, 1, "rank_text", rank)
        for number, rank in enumerate(("officer", "detective", "sergeant"), 1)
    )
    page = present_incident(make_incident(assertions=claims))
    rank = next(fact for fact in page.responders[0].facts if fact.label == "Rank, as stated")
    assert rank.mark_words == "3 accounts"


def test_a_coarser_time_is_no_second_account():
    when = next(fact for fact in present_incident(make_incident()).facts if fact.label == "When")
    assert not when.is_disputed
    assert len(when.evidence) == 2


def test_what_is_not_stated_is_gathered():
    missing = {(fact.label, fact.subject) for fact in present_incident(make_incident()).not_stated}
    assert ("Body armor", "Officer (name withheld)") in missing
    assert ("Outcome", "second officer") in missing
    assert ("Owner", "White pickup truck") in missing
    assert ("Responders returned fire", "Officer shot and killed in Sampleton, California") not in missing


def test_rows_that_the_document_does_not_describe_are_named_by_their_number():
    page = present_incident(
        make_incident(place=9, lead_organization=9, places=(), people=(), posts=(), tenures=(), sources=())
    )
    facts = {fact.label: fact.value.text for fact in page.facts}
    assert (facts["Where"], facts["Lead agency"]) == ("place 9", "organization 9")
    assert page.statements[1].attribution == "tenure 1"
    assert page.statements[1].speaker == "tenure 1"
    assert page.statements[1].speaker_address == ""
    assert page.shared is not None
    assert page.shared.source is not None
    assert page.shared.source.text == "source 1"
    assert page.statements[0].evidence.mark_words == "Reported by source 1"
    assert page.where == ""


def test_a_tenure_whose_office_the_document_lacks_is_named_by_person_and_number():
    page = present_incident(make_incident(posts=()))
    assert page.statements[1].attribution == "Testa Sampleton, tenure 1"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "400 block of Sample Street, Sampleton, CA"),
        ({"address_text": ""}, "near Sample Square, Sampleton, CA"),
        ({"address_text": "", "landmark_text": "", "city": ""}, "Sample shop (name not stated), Sample, CA"),
        (
            {"address_text": "", "landmark_text": "", "name": "", "city": "", "county": "", "state": ""},
            "Place not stated",
        ),
    ],
)
def test_the_place_line_is_as_precise_as_the_source(changes, line):
    assert present_incident(make_incident(places=(make.make_place(**changes),))).where == line


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "White pickup truck"),
        ({"color": "", "body_style": "", "marked": Marking.UNMARKED}, "Unmarked vehicle"),
        ({"color": "", "body_style": ""}, "At the scene"),
        ({"color": "", "body_style": "", "role": "other"}, "Vehicle"),
    ],
)
def test_a_vehicle_is_called_by_what_is_known_of_it(changes, title):
    assert present_incident(make_incident(vehicles=(make.make_vehicle(**changes),))).vehicles[0].title == title


def test_a_dog_and_a_named_suspect_are_called_what_they_are():
    page = present_incident(
        make_incident(
            responders=(make.make_responder(person=None, label="", rank_text="", species="canine"),),
            suspects=(make.make_suspect(1, "", person=2), make.make_suspect(2, "")),
            charges=(make.make_charge(offense_text="", statute="PC 187"), make.make_charge(2, offense_text="")),
        )
    )
    assert page.responders[0].title == "Dog"
    assert [row.title for row in page.suspects] == ["Testa Sampleton", "Suspect"]
    assert [charge.title for charge in page.charges] == ["PC 187", "Charge"]


def test_a_statement_is_shown_with_the_office_held_then():
    page = present_statement(make_incident(), 2)
    assert page is not None
    statement = page.statement
    assert statement.attribution == "Testa Sampleton, interim police chief, Sampleton Police Department"
    assert statement.office == "interim police chief, Sampleton Police Department"
    assert (statement.is_quotation, statement.channel) == (True, "Channel not stated")
    assert page.incident_address == "/incidents/1/#statement-2"
    assert [source.title for source in page.sources] == ["KXAM, 29 December 2023"]


def test_links_of_a_statements_page_to_other_rows_lead_to_the_incident():
    page = present_statement(make_incident(), 3)
    assert page is not None
    assert page.statement.continues == "/incidents/1/#statement-2"


def test_a_replaced_statement_leads_to_the_one_that_replaces_it():
    record = make_incident(
        statements=(make.make_statement(1, "Old words."), make.make_statement(2, "New words.", supersedes=1))
    )
    page = present_statement(record, 1)
    assert page is not None
    assert page.statement.replaced_by == "/incidents/1/#statement-2"
    assert present_incident(record).statements[0].replaced_by == "#statement-2"
    assert present_statement(record, 3) is None


def test_a_bodys_statement_names_no_person():
    statement = present_incident(make_incident()).statements[0]
    assert (statement.speaker, statement.office) == ("Sampleton Police Department", "A body; no person is named")
    assert statement.speaker_address == "/agencies/1/"


@pytest.mark.parametrize(("url", "shown"), [("https://example.org/1", "https://example.org/1"), ("data:x", "")])
def test_a_statements_address_is_linked_if_it_is_a_web_page(url, shown):
    record = make_incident(statements=(make.make_statement(1, "Words.", url=url),))
    assert present_incident(record).statements[0].url == shown


def test_a_correction_names_the_version_that_was_wrong():
    correction = present_incident(make_incident()).corrections[0]
    assert correction.version_address == "/incidents/1/versions/1/"
    assert correction.credit == "Reader Exampleson"


def test_an_organizations_page_shows_its_own_facts_and_those_it_mentions():
    page = present_organization(make_organization_record())
    assert page.title == "Sampleton Police Department"
    assert "ORI" in {fact.label for fact in page.facts}
    assert [alias.name for alias in page.aliases] == ["Sampleton Watch"]
    assert page.aliases[0].start is None
    assert [row.title for row in page.mentioned] == ["KXAM"]
    assert [(post.title, post.role, post.body) for post in page.posts] == [("Police chief", "", "")]
    assert page.version_address == "/agencies/1/versions/1/"


def test_a_persons_page_shows_the_offices_held():
    page = present_person(make_person_record())
    assert (page.title, page.is_named) == ("Testa Sampleton", True)
    assert page.holdings == ("Interim police chief, Sampleton Police Department, start and end not stated",)
    assert [tenure.title for tenure in page.tenures] == ["Interim police chief"]


def test_a_persons_page_without_a_released_name_says_why():
    page = present_person(make_person_record(1, person=make.make_person(1), tenures=(), assertions=()))
    assert (page.title, page.is_named) == ("Name withheld until family members have been told", False)


@pytest.mark.parametrize(
    ("moment", "text", "machine"),
    [
        (None, "Not stated", ""),
        (Moment.unknown(), "Not stated", ""),
        (make.at("08:44"), "8:44 a.m., 29 December 2023", "2023-12-29T08:44-08:00"),
        (make.on(), "29 December 2023", "2023-12-29"),
        (Moment.after(make.NOW), "after 4 a.m., 2 January 2024", ""),
        (Moment.before(make.NOW), "before 4 a.m., 2 January 2024", ""),
    ],
)
def test_a_moment_has_a_machine_readable_form_only_where_it_is_stated(moment, text, machine):
    value = describe_moment(moment, zone=make.ZONE)
    assert (value.text, value.datetime) == (text, machine)


def test_a_second_is_shown_as_a_second():
    second = Moment(earliest=make.NOW, latest=make.NOW + dt.timedelta(seconds=1), precision="second")
    assert describe_moment(second, zone=make.ZONE).datetime == "2024-01-02T04:00:00-08:00"


def test_words_of_the_source_stand_beside_a_time_that_does_not_repeat_them():
    assert describe_moment(make.at("08:44", text="at dawn"), zone=make.ZONE).note == (
        "In the words of the source: “at dawn”."
    )
    assert describe_moment(make.at("08:44", text="8:44 A.M."), zone=make.ZONE).note == ""
    assert describe_moment(Moment.unknown("some day"), zone=make.ZONE).note.endswith("“some day”.")


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        (PartialDate.on_day(make.DAY), "2023-12-29"),
        (PartialDate(start=dt.date(2023, 12, 1), end=dt.date(2023, 12, 31), precision="month"), "2023-12"),
        (PartialDate(start=dt.date(2023, 1, 1), end=dt.date(2023, 12, 31), precision="year"), "2023"),
        (PartialDate.between(make.DAY, dt.date(2024, 1, 3)), ""),
        (PartialDate.before(make.DAY), ""),
        (PartialDate.open_ended(), ""),
        (None, ""),
    ],
)
def test_a_date_is_machine_readable_as_day_month_or_year(date, machine):
    assert describe_partial_date(date).datetime == machine
