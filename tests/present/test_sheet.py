"""Facts laid out for reading: nothing is lost, short ones stand in pairs, one voice has one mark."""

from incidents.present.facts import Fact
from incidents.present.incident_page import present_incident
from incidents.present.sheet import RowView
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident
from tests.present.make_long_case import make_long_case


def list_laid_out(row: RowView) -> list[Fact]:
    sheet = row.sheet
    grouped = [fact for group in sheet.groups for fact in group.facts]
    return [*row.titles, *row.line, *grouped, *sheet.rest, *sheet.blanks]


def find_row(rows: tuple[RowView, ...], title: str) -> RowView:
    return next(row for row in rows if row.title == title)


def test_every_fact_of_a_row_is_laid_out_once():
    page = present_incident(make_long_case())
    rows = (*page.responders, *page.suspects, *page.places, *page.organizations, *page.sources, *page.vehicles)
    for row in rows:
        assert sorted(fact.anchor for fact in list_laid_out(row)) == sorted(fact.anchor for fact in row.facts)


def test_facts_of_one_voice_stand_under_one_mark_and_those_read_from_words_after_those_stated():
    responder = make.make_responder(rank_text="sergeant")
    claims = (
        make.make_assertion(1, Table.RESPONDER, 1, "duty_status", "on_duty", directness="implied"),
        make.make_assertion(2, Table.RESPONDER, 1, "outcome", "killed"),
        make.make_assertion(3, Table.RESPONDER, 1, "rank_text", "sergeant"),
    )
    page = present_incident(make_incident(responders=(responder,), assertions=claims))
    marks = [
        ([fact.label for fact in group.facts], group.proof.signs[0].words)
        for group in page.responders[0].sheet.groups
        if group.proof
    ]
    assert marks == [(["Outcome", "Rank, as stated"], "Stated by KXAM"), (["Duty status"], "Implied, from KXAM")]


def test_short_facts_are_always_two_in_succession():
    for group in present_incident(make_long_case()).responders[0].sheet.groups:
        shorts = [fact.is_short for fact in group.facts]
        assert sum(shorts) % 2 == 0
        assert all(shorts[index : index + 2] != [True, False] for index in range(0, len(shorts), 2) if shorts[index])


def test_a_disputed_fact_is_a_group_of_its_own_and_stands_first():
    group = present_incident(make_long_case()).responders[0].sheet.groups[0]
    assert group.is_disputed
    assert [fact.label for fact in group.facts] == ["Attire"]
    assert group.proof is not None
    assert sorted(report.shows for report in group.proof.reports) == ["Plainclothes", "Undercover"]


def test_what_a_title_says_is_not_told_again_and_keeps_its_evidence():
    claims = (
        make.make_assertion(1, Table.VEHICLE, 1, "color", "white"),
        make.make_assertion(2, Table.VEHICLE, 1, "damage_text", "bullet holes"),
    )
    vehicle = make.make_vehicle(damage_text="bullet holes")
    row = present_incident(make_incident(vehicles=(vehicle,), assertions=claims)).vehicles[0]
    assert "Color" in [fact.label for fact in row.titles]
    assert row.proof is None
    proof = row.sheet.groups[0].proof
    assert proof is not None
    assert [report.shows for report in proof.reports] == ["Color: white; Damage, as stated: bullet holes"]
    assert proof.reports[0].more == ("assertion-2",)


def test_what_is_not_stated_is_one_sentence():
    row = present_incident(make_incident()).responders[0]
    assert row.sheet.blank_words == "Not stated: body armor."


def test_an_organization_is_told_in_one_line_with_its_evidence():
    claim = make.make_assertion(1, Table.ORGANIZATION, 1, "abbreviation", "SPD")
    row = present_incident(make_incident(assertions=(claim,))).organizations[0]
    assert [fact.label for fact in row.line] == ["Abbreviation"]
    assert row.proof is not None
