"""What must not be there is found, wherever it creeps in."""

import pytest

from incidents.desk.ledger import must_nots
from incidents.desk.ledger.objects import find_object
from incidents.record.row import Table
from tests.desk.ledger.changed_snapshots import add_row, replace_value
from tests.desk.ledger.entries import MUST_NOTS

# What an article of another tenor would have brought in: entry, object, column, value.
TRESPASSES = [
    ("N01", "Person[slain officer]", "full_name", "Testa Sampleton"),
    ("N01", "Person[slain officer]", "nickname", "Sam"),
    ("N02", "Source[KRON article]", "url", "https://example.org/article"),
    ("N02", "Source[KRON article]", "title", "An invented headline"),
    ("N02", "Source[KRON article]", "author_text", "Testa Sampleton"),
    ("N03", "Tenure[Allison]", "start", "2023-01-01/2023-12-31 year"),
    ("N03", "Tenure[Price]", "end", "../.. open"),
    ("N04", "Responder[slain officer, main]", "age", "36"),
    ("N05", "Responder[slain officer, main]", "body_armor", "no"),
    ("N06", "Responder[second officer, main]", "outcome", "uninjured"),
    ("N06", "Responder[second officer, main]", "person", "person:1"),
    ("N07", "Suspect[fleeing group]", "count", "4"),
    ("N07", "Suspect[fleeing group]", "count_min", "3"),
    ("N08", "Suspect[gunman]", "person", "person:1"),
    ("N09", "CaseStatus[main, investigation]", "state", "cleared_by_arrest"),
    ("N09", "CaseStatus[gunman]", "state", "arrested"),
    ("N10", "Vehicle[white pickup]", "owner", "organization:1"),
    ("N10", "Vehicle[officer’s]", "color", "white"),
    ("N11", "Statement[Thao]", "channel", "news_conference"),
    ("N11", "Statement[Price 1]", "event", "event:1"),
    ("N12", "Weapon[1]", "force_code", "12"),
    ("N13", "Statement[Allison fragment]", "mode", "direct"),
    ("N14", "IncidentRelation[main→first]", "kind", "same_series"),
]


@pytest.mark.parametrize(("entry", "label", "column", "value"), TRESPASSES)
def test_what_must_not_be_there_is_found(view, entry, label, column, value):
    row = find_object(view.public, label)

    altered = replace_value(view.public, row, column, value)

    assert must_nots.list_trespasses(view.public, entry) == []
    assert must_nots.list_trespasses(altered, entry)


def test_somebody_who_stands_in_for_the_officer_is_found(view):
    officer = find_object(view.public, "Person[slain officer]")

    stood_in = add_row(view.public, officer, name_status="released", full_name="Testa Sampleton")

    assert must_nots.list_trespasses(stood_in, "N01") == ["1 people besides the officer hold no office"]


def test_a_term_that_no_source_speaks_of_is_found(view):
    tenure = find_object(view.public, "Tenure[Price]")

    assert must_nots.list_trespasses(add_row(view.public, tenure, person=""), "N03")


def test_suspects_of_both_incidents_that_are_linked_are_found(view):
    gunman = find_object(view.public, "Suspect[gunman]")
    burglars = next(row for row in view.public.list_rows(Table.SUSPECT) if row.values["label"] == "burglars")

    counted_among = replace_value(view.public, gunman, "member_of", burglars.reference)
    same = replace_value(replace_value(view.public, gunman, "person", "person:1"), burglars, "person", "person:1")

    assert "is counted among" in must_nots.list_trespasses(counted_among, "N14")[0]
    assert must_nots.list_trespasses(same, "N14") == ["one person is a suspect of both"]


def test_every_must_not_is_tried():
    assert {entry for entry, *_ in TRESPASSES} == {entry.id for entry in MUST_NOTS}


def test_a_name_that_must_not_be_there_is_not_repeated(view):
    row = find_object(view.public, "Person[slain officer]")

    altered = replace_value(view.public, row, "full_name", "Testa Sampleton")

    assert "Sampleton" not in " ".join(must_nots.list_trespasses(altered, "N01"))
