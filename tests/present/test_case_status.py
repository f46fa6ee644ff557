"""Which status is current, and the sentence that says so."""

import datetime as dt
from typing import Any

import pytest

from incidents.present.case_history import list_axes, list_charges
from incidents.present.facts import Claims
from incidents.present.incident_page import make_incident_directory
from incidents.present.status_words import write_status_sentence
from incidents.record.case_history import PUBLISHED_HISTORY
from incidents.record.moment import Moment
from tests.present import make_rows as make
from tests.present.make_incident import make_incident

SUNDAY, TUESDAY = dt.date(2023, 12, 31), dt.date(2024, 1, 2)


def write(*rows: Any, **changes: Any) -> str:
    record = make_incident(case_status=rows, **changes)
    return write_status_sentence(
        record.case_status, charges=record.charges, directory=make_incident_directory(record), published_at=make.NOW
    )


def current_of(*rows: Any) -> list[str]:
    return [row.state.value for row in PUBLISHED_HISTORY.list_current(rows).values()]


def test_an_arrest_made_on_sunday_and_told_on_tuesday_follows_what_was_so_before():
    rows = (
        make.make_case_status(
            1, "apprehension", "arrested", suspect=1, effective=make.on(SUNDAY), reported=make.on(TUESDAY)
        ),
        make.make_case_status(2, "apprehension", "at_large", suspect=1),
    )
    assert current_of(*rows) == ["arrested"]
    assert write(*rows) == "Gunman: arrested, as of 2 January 2024."


def test_a_status_that_a_later_row_supersedes_is_never_current():
    rows = (
        make.make_case_status(1, "apprehension", "arrested", suspect=1, effective=make.on(TUESDAY)),
        make.make_case_status(2, "apprehension", "at_large", suspect=1, supersedes=1),
    )
    assert current_of(*rows) == ["at_large"]


def test_a_course_whose_only_report_is_superseded_elsewhere_has_no_current_status():
    rows = (
        make.make_case_status(1, "apprehension", "arrested", suspect=1),
        make.make_case_status(2, "apprehension", "detained", suspect=2, supersedes=1),
    )
    assert current_of(*rows) == ["detained"]
    record = make_incident(case_status=rows)
    axes = list_axes(record, claims=Claims(()), directory=make_incident_directory(record))
    assert axes[1].courses[0].current == "Reports withdrawn."


def test_where_no_source_says_since_when_the_report_dates_the_status():
    rows = (
        make.make_case_status(
            1, "apprehension", "arrested", suspect=1, effective=Moment.unknown(), reported=make.on(TUESDAY)
        ),
        make.make_case_status(2, "apprehension", "at_large", suspect=1),
    )
    assert current_of(*rows) == ["arrested"]


def test_arrests_reported_later_at_an_unknown_time_follow_that_there_were_none():
    rows = (
        make.make_case_status(1, "apprehension", "no_arrests", effective=make.on(SUNDAY), reported=make.on(SUNDAY)),
        make.make_case_status(2, "apprehension", "arrests_made", effective=Moment.unknown(), reported=make.on(TUESDAY)),
    )
    assert current_of(*rows) == ["arrests_made"]
    assert write(*rows) == "Arrests reported, as of 2 January 2024."


def test_of_two_reports_of_one_time_the_later_report_and_then_the_higher_number_is_current():
    assert current_of(
        make.make_case_status(2, "apprehension", "at_large", suspect=1),
        make.make_case_status(1, "apprehension", "detained", suspect=1, reported=make.on(TUESDAY)),
    ) == ["detained"]
    assert current_of(
        make.make_case_status(2, "apprehension", "at_large", suspect=1),
        make.make_case_status(1, "apprehension", "detained", suspect=1),
    ) == ["at_large"]


def test_suspects_of_one_case_and_their_axes_are_told_apart():
    rows = (
        make.make_case_status(1, "apprehension", "arrested", suspect=1),
        make.make_case_status(2, "apprehension", "at_large", suspect=2),
        make.make_case_status(3, "prosecution", "charged", suspect=1),
    )
    assert len(PUBLISHED_HISTORY.group_by_course(rows)) == 3
    assert write(*rows) == "Fleeing suspects at large. Gunman: arrested; charged, as of 29 December 2023."


def test_several_suspects_at_large_are_told_in_one_clause():
    assert write(*make_incident().case_status) == "No arrests reported. Suspects at large, as of 29 December 2023."


def test_an_investigation_alone_is_the_status():
    assert write(make.make_case_status(1, "investigation", "open")) == "Investigation open, as of 29 December 2023."


def test_a_cleared_case_is_told_after_the_search():
    rows = (
        make.make_case_status(1, "investigation", "cleared_by_arrest"),
        make.make_case_status(2, "apprehension", "all_accounted"),
    )
    assert write(*rows) == "All suspects accounted for. Case cleared by arrest, as of 29 December 2023."


def test_without_any_report_the_sentence_says_so_as_of_the_publication():
    assert write() == "Status of the case not stated, as of 2 January 2024."


def test_a_report_without_a_date_leaves_the_publication_to_date_the_sentence():
    row = make.make_case_status(1, "investigation", "open", reported=Moment.unknown())
    assert write(row) == "Investigation open, as of 2 January 2024."
    record = make_incident(case_status=(row,))
    axes = list_axes(record, claims=Claims(()), directory=make_incident_directory(record))
    assert axes[0].courses[0].current == "Investigation open; the day of the report is not stated."


def make_charged(*states: tuple[int, str]) -> Any:
    rows = tuple(
        make.make_case_status(number, "prosecution", state, suspect=1, charge=charge)
        for number, (charge, state) in enumerate(states, 1)
    )
    return make_incident(
        case_status=rows,
        charges=(make.make_charge(1), make.make_charge(2, offense_text="burglary")),
    )


def test_a_dismissal_stands_beside_the_charge_at_equal_size():
    record = make_charged((1, "charged"), (1, "dismissed"), (2, "charged"))
    charges = list_charges(record, claims=Claims(()), directory=make_incident_directory(record))
    assert [(charge.title, charge.outcome) for charge in charges] == [
        ("murder", "Dismissed, as of 29 December 2023."),
        ("burglary", "Charged, as of 29 December 2023."),
    ]
    sentence = write(*record.case_status, charges=record.charges)
    assert sentence == "Gunman: dismissed (murder); charged (burglary), as of 29 December 2023."


def test_a_charge_without_a_report_says_that_its_end_is_not_stated():
    record = make_charged((1, "charged"))
    charges = list_charges(record, claims=Claims(()), directory=make_incident_directory(record))
    assert charges[1].outcome == "What became of it is not stated."


def test_charges_in_one_state_are_named_together_and_counted_where_they_are_many():
    record = make_charged((1, "charged"), (2, "charged"))
    assert write(*record.case_status, charges=record.charges) == (
        "Gunman: charged (murder, burglary), as of 29 December 2023."
    )
    many = make_charged(*[(number, "charged") for number in range(1, 6)])
    assert write(*many.case_status) == "Gunman: charged (5 charges), as of 29 December 2023."


def test_a_charge_that_no_status_is_reported_of_is_told_beside_the_others():
    record = make_charged((1, "dismissed"))
    assert write(*record.case_status, charges=record.charges) == (
        "Gunman: dismissed (murder); outcome not stated (burglary), as of 29 December 2023."
    )


@pytest.mark.parametrize("index", [0, 1, 2])
def test_every_report_stays_in_the_history_the_newest_last(index):
    record = make_incident(
        case_status=(
            make.make_case_status(2, "apprehension", "arrested", suspect=1, effective=make.on(SUNDAY)),
            make.make_case_status(1, "apprehension", "at_large", suspect=1),
            make.make_case_status(3, "apprehension", "released_uncharged", suspect=1, effective=make.on(TUESDAY)),
        )
    )
    axes = list_axes(record, claims=Claims(()), directory=make_incident_directory(record))
    reports = axes[1].courses[0].reports
    assert [report.anchor for report in reports][index] == f"case-status-{index + 1}"
    assert [report.is_current for report in reports] == [False, False, True]
    assert axes[2].note == "Nothing reported."
