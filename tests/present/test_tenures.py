"""Terms of office: what is said of their time, and how much of the line is solid."""

import datetime as dt
from typing import Any

import pytest

from incidents.present.person_page import present_person
from incidents.present.tenure_figure import draw_tenure
from incidents.present.tenures import TenureView, find_days_in_any_zone
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_person_record

UNKNOWN, OPEN = PartialDate.unknown(), PartialDate.open_ended()


def day(year: int, month: int = 1, number: int = 1) -> PartialDate:
    return PartialDate.on_day(dt.date(year, month, number))


def present_term(*claims: Any, **changes: Any) -> TenureView:
    """A term of the chief. claims: on which field of it there are reports, each with what else the report has."""
    assertions = tuple(
        make.make_assertion(number, Table.TENURE, 1, field, **more) for number, (field, more) in enumerate(claims, 1)
    )
    record = make_person_record(tenures=(make.make_tenure(1, **changes),), assertions=assertions)
    return present_person(record).tenures[0]


def draw(*args: Any, **kwargs: Any) -> list[tuple[str, str, str]]:
    return [(part.kind, part.x, part.end) for part in draw_tenure(*args, **kwargs).segments]


def test_a_title_in_an_article_proves_the_office_on_that_day():
    term = present_term(("capacity", {}))
    assert (term.title, term.organization) == ("Interim police chief", "Sampleton Police Department")
    assert term.holding == "Interim police chief, Sampleton Police Department, on 29 December 2023"
    assert (term.start, term.attested, term.end) == ("start not stated", "29 December 2023", "end not stated")
    assert term.words == "Held on 29 December 2023. Start and end not stated."
    assert term.figure is not None
    assert term.figure.ticks == ("50%",)


@pytest.mark.parametrize(
    "more",
    [{"stance": "disputes"}, {"stance": "retracts"}, {"rank": "deprecated"}, {"reported": Moment.unknown()}],
    ids=["disputed", "taken back", "known to be wrong", "undated"],
)
def test_a_report_that_does_not_stand_proves_no_day(more):
    assert present_term(("capacity", more)).attested == ""


def test_a_report_from_outside_the_stated_term_proves_no_day():
    assert present_term(("post", {}), end=day(2020)).attested == ""
    assert present_term(("post", {}), start=day(2024, 2)).attested == ""


def test_reports_of_several_days_prove_what_lies_between_them():
    later = make.on(dt.date(2024, 3, 1))
    term = present_term(("capacity", {}), ("post", {"reported": later}))
    assert term.words == "Held from 29 December 2023 to 1 March 2024. Start and end not stated."


def test_one_report_whose_day_is_not_certain_is_said_to_be_so():
    two_days = Moment.between(make.at("23:00").earliest, make.on(dt.date(2023, 12, 30)).latest)  # type: ignore[arg-type]
    term = present_term(("capacity", {"reported": two_days}))
    assert term.words.startswith("Held on a day between 29 December 2023 and 3")


@pytest.mark.parametrize("capacity", ["former", "elect"])
def test_a_title_of_somebody_out_of_office_proves_no_day_in_it(capacity):
    term = present_term(("capacity", {}), capacity=capacity)
    assert term.figure is None
    assert term.words == "So named on 29 December 2023. Start and end not stated."


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (day(2021, 1, 3), OPEN, "From 3 January 2021, no end reported."),
        (day(2021, 1, 3), UNKNOWN, "From 3 January 2021, end not stated."),
        (UNKNOWN, PartialDate.in_year(2016), "Until 2016, start not stated."),
        (UNKNOWN, OPEN, "Start not stated, no end reported."),
        (PartialDate.in_year(2017), day(2021, 1, 3), "From 2017 until 3 January 2021."),
    ],
)
def test_what_is_known_of_a_term_is_said_in_words(start, end, words):
    assert present_term(start=start, end=end).words == words


def test_the_latest_term_comes_first_and_the_undated_one_last():
    record = make_person_record(
        tenures=(
            make.make_tenure(1),
            make.make_tenure(2, start=PartialDate.in_year(2017), end=day(2021)),
            make.make_tenure(3, start=day(2021), end=OPEN),
        ),
        assertions=(make.make_assertion(1, Table.POST, 1, "role"), make.make_assertion(2, Table.TENURE, 1, "post")),
    )
    page = present_person(record)
    assert [term.anchor for term in page.tenures] == ["tenure-3", "tenure-2", "tenure-1"]
    assert [len(term.fact.evidence) for term in page.tenures] == [1, 0, 1]
    assert len(page.holdings) == 2
    assert page.other_facts == ()


def test_the_line_is_dotted_where_nothing_is_known():
    assert draw(UNKNOWN, UNKNOWN, attested=()) == [("dim", "0%", "100%")]


def test_the_line_is_solid_only_between_days_that_sources_fix():
    attested = [(dt.date(2023, 1, 1), dt.date(2023, 1, 1))]
    assert draw(day(2021), OPEN, attested=attested) == [("sure", "0%", "82%"), ("dim", "82%", "100%")]
    assert draw(day(2021), OPEN, attested=()) == [("dim", "0%", "100%")]
    assert draw(day(2021), day(2022), attested=()) == [("sure", "0%", "100%")]


def test_a_start_and_an_end_known_to_the_year_are_hatched():
    first, second, third = draw(PartialDate.in_year(2017), PartialDate.in_year(2021), attested=())
    assert (first[0], second[0], third[0]) == ("span", "sure", "span")
    assert (first[1], third[2]) == ("0%", "100%")
    assert draw(UNKNOWN, PartialDate.in_year(2016), attested=()) == [("dim", "0%", "60%"), ("span", "60%", "100%")]


def test_a_day_that_is_not_certain_is_hatched_and_not_marked():
    attested = [(dt.date(2023, 1, 1), dt.date(2023, 1, 3))]
    figure = draw_tenure(UNKNOWN, UNKNOWN, attested=attested)
    assert [part.kind for part in figure.segments] == ["dim", "span", "dim"]
    assert figure.ticks == ()


def test_a_day_is_one_day_only_if_every_clock_of_the_country_agrees():
    afternoon = Moment.between(make.at("13:00").earliest, make.at("18:00").latest)  # type: ignore[arg-type]
    night = make.at("23:30")
    assert find_days_in_any_zone(afternoon) == (make.DAY, make.DAY)
    assert find_days_in_any_zone(night) == (make.DAY, make.DAY + dt.timedelta(days=1))
    assert find_days_in_any_zone(make.on()) == (make.DAY, make.DAY)
    assert find_days_in_any_zone(Moment.unknown()) is None
