"""Two documents are compared as readers see them, and nothing that differs is passed over."""

import datetime as dt

import pytest

from incidents.present.claim import ROW_TYPES
from incidents.publishing.difference.documents import compare_documents
from incidents.publishing.difference.fields import SECTIONS
from incidents.publishing.difference.shapes import ChangeKind
from incidents.publishing.preview import FIRST_PLACEHOLDER, WITHHELD_MARK
from incidents.record.codes import Attire, TriState
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import AssertionRecord
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident
from tests.publishing.difference.other_values import make_other

COMPARED = [compared for section in SECTIONS for compared in section.compared]
BEFORE = make_incident(charges=(make.make_charge(),))


def change(record, **members):
    return record.model_copy(update=members)


def change_row(record, member, index=0, **fields):
    """The document with other values in one of its rows."""
    rows = list(getattr(record, member))
    rows[index] = rows[index].model_copy(update=fields)
    return change(record, **{member: tuple(rows)})


def compare(before=BEFORE, **members):
    return compare_documents(before, change(before, **members))


def list_rows(difference):
    return [row for section in difference.sections for row in section.rows]


def list_fields(difference):
    return {field.label: field for row in list_rows(difference) for field in row.fields}


def tell(difference):
    """Every change as one line: section, kind, row, field, before, after."""
    return [
        f"{section.title} | {row.kind} | {row.label} | {field.label} | {field.before} | {field.after}"
        for section in difference.sections
        for row in section.rows
        for field in row.fields
    ]


def test_what_tells_one_version_from_another_is_no_difference():
    difference = compare(version=7, published_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))

    assert not difference
    assert difference.sections == ()


def test_every_member_of_the_document_is_compared():
    rows = {compared.rows for compared in COMPARED}
    own = {name for compared in COMPARED if not compared.rows for name in compared.members}

    of_the_version = {"schema_version", "number", "version", "published_at", "document"}
    assert set(IncidentRecord.model_fields) == rows - {""} | own | of_the_version | {"assertions"}


@pytest.mark.parametrize("compared", COMPARED, ids=lambda compared: f"{compared.table.value} {compared.rows}")
def test_no_member_of_a_row_differs_unnoticed(compared):
    shape = ROW_TYPES[compared.table]
    row = getattr(BEFORE, compared.rows)[0] if compared.rows else BEFORE
    assert compared.members
    for name in compared.members:
        other = {name: make_other(shape, name, getattr(row, name))}
        after = change_row(BEFORE, compared.rows, **other) if compared.rows else change(BEFORE, **other)

        (told,) = list_rows(compare_documents(BEFORE, after))

        assert told.kind is ChangeKind.CHANGED
        assert told.fields, name
        assert all(field.before != field.after and field.label for field in told.fields), name


def test_no_member_of_a_report_differs_unnoticed():
    before = change_row(BEFORE, "assertions", 3, supersedes=1)
    row = before.assertions[3]
    for name in AssertionRecord.model_fields:
        if name in {"number", "subject", "field"}:
            continue
        value = getattr(row, name)
        other = before.assertions[10].value_row if name == "value_row" else make_other(AssertionRecord, name, value)

        (told,) = list_rows(compare_documents(before, change_row(before, "assertions", 3, **{name: other})))

        (field,) = told.fields
        (report,) = field.evidence
        assert (field.label, field.kind, report.kind) == ("Attire", ChangeKind.EVIDENCE, ChangeKind.CHANGED)
        assert report.fields, name


def test_values_are_the_words_that_readers_see():
    difference = compare(
        responders_returned_fire=TriState.UNKNOWN,
        occurred=make.at("05:00"),
        place=None,
    )
    fields = list_fields(difference)

    assert (fields["When"].before, fields["When"].after) == (
        "4:30 a.m., 29 December 2023 (In the words of the source: “at 4:30 a.m.”)",
        "5 a.m., 29 December 2023",
    )
    assert (fields["Responders returned fire"].before, fields["Responders returned fire"].after) == ("No", "Not stated")
    assert fields["Responders returned fire"].kind is ChangeKind.REMOVED
    assert fields["Where"].after == "Not stated"
    assert [section.title for section in difference.sections] == ["What, when, where"]


def test_a_long_text_is_told_word_by_word():
    after = BEFORE.summary.replace("fatally", "critically")

    field = list_fields(compare(summary=after))["In brief"]

    assert [(piece.text, piece.kind) for piece in field.pieces if piece.kind] == [
        ("fatally", ChangeKind.REMOVED),
        ("critically", ChangeKind.ADDED),
    ]


def test_a_row_that_is_new_says_all_that_it_holds_once_and_counts_its_reports():
    number = FIRST_PLACEHOLDER
    driver = make.make_responder(number, person=None, label="third officer", rank_text="sergeant")
    reports = [
        make.make_assertion(FIRST_PLACEHOLDER + place, Table.RESPONDER, number, field)
        for place, field in enumerate(("rank_text", "rank_text", "label"))
    ]

    difference = compare(responders=(*BEFORE.responders, driver), assertions=(*BEFORE.assertions, *reports))

    (row,) = list_rows(difference)
    labels = [field.label for field in row.fields]
    assert (row.kind, row.noun, row.label, row.reports) == (ChangeKind.ADDED, "Responder", "Third officer", 3)
    assert len(labels) == len(set(labels)) > 5
    assert "Called" not in labels
    assert all(field.kind is ChangeKind.ADDED and not field.before and not field.evidence for field in row.fields)
    assert {field.label: field.after for field in row.fields}["Rank, as stated"] == "sergeant"
    assert (difference.added_rows, difference.changed_facts, difference.proven_facts) == (1, 0, 0)


def test_a_row_that_is_gone_says_what_it_held():
    difference = compare(
        vehicles=(), assertions=tuple(a for a in BEFORE.assertions if a.subject.table != Table.VEHICLE)
    )

    (row,) = list_rows(difference)
    assert (row.kind, row.noun, row.reports) == (ChangeKind.REMOVED, "Vehicle", 1)
    assert all(field.before and not field.after for field in row.fields)
    assert difference.removed_rows == 1


def test_a_status_is_counted_as_the_report_that_it_is():
    status = make.make_case_status(FIRST_PLACEHOLDER, "apprehension", "arrested", suspect=1)

    (row,) = list_rows(compare(case_status=(*BEFORE.case_status, status)))

    assert row.label == "Apprehension: Arrested"
    assert row.reports == 1
    assert "Words of the source" not in [field.label for field in row.fields]


def test_a_changed_row_bears_the_name_that_readers_know():
    difference = compare_documents(BEFORE, change_row(BEFORE, "responders", 1, label="the partner"))

    (row,) = list_rows(difference)
    assert row.label == "Second officer"
    assert list_fields(difference)["Called"].after == "the partner"


def test_a_name_that_is_mentioned_elsewhere_is_told_where_it_stands():
    after = change_row(BEFORE, "organizations", name="Sampleton Police Bureau")

    (told,) = tell(compare_documents(BEFORE, after))

    assert told.split(" | ") == [
        "People and agencies",
        "changed",
        "Sampleton Police Department",
        "Name",
        "Sampleton Police Department",
        "Sampleton Police Bureau",
    ]


def test_the_new_name_of_a_row_that_is_claimed_is_told_at_the_row_alone():
    claim = make.make_assertion(
        30, Table.INCIDENT, 1, "place", "Sample Street", value_row={"table": Table.PLACE, "number": 1}
    )
    before = change(BEFORE, assertions=(*BEFORE.assertions, claim))
    renamed = change_row(before, "assertions", -1, value="Sample Avenue")

    difference = compare_documents(before, change_row(renamed, "places", name="Sample Avenue"))

    assert list(list_fields(difference)) == ["Name"]


def test_a_note_that_stands_beside_both_values_is_left_out():
    after = change_row(BEFORE, "places", landmark_text="across from the pier")

    field = list_fields(compare_documents(BEFORE, after))["Landmark"]

    assert field.after == "across from the pier"


def test_two_values_that_read_alike_are_told_apart():
    twin = make.make_place(2)
    before = change(BEFORE, places=(*BEFORE.places, twin))

    (row,) = list_rows(compare_documents(before, change(before, place=2)))

    assert [(field.label, field.before, field.after) for field in row.fields] == [("Where", "number 1", "number 2")]


def test_a_new_source_is_a_change_of_the_evidence_of_its_fact():
    report = make.make_assertion(
        FIRST_PLACEHOLDER,
        Table.RESPONDER,
        1,
        "attire",
        "undercover",
        attributed_tenure=1,
        excerpt=make.make_excerpt("he was undercover"),
        supersedes=4,
    )

    difference = compare(assertions=(*BEFORE.assertions, report))

    (row,) = list_rows(difference)
    (field,) = row.fields
    (told,) = field.evidence
    assert (field.kind, field.label, field.before) == (ChangeKind.EVIDENCE, "Attire", field.after)
    assert (told.kind, told.words, told.replaces) == (ChangeKind.ADDED, "he was undercover", "words of the source")
    assert told.by == "Stated by Testa Sampleton"
    assert told.source.startswith("KXAM")
    assert (difference.changed_facts, difference.proven_facts) == (0, 1)


def test_evidence_stands_at_the_fact_that_changes_with_it():
    report = make.make_assertion(FIRST_PLACEHOLDER, Table.RESPONDER, 2, "attire", "uniform")
    after = change(change_row(BEFORE, "responders", 1, attire=Attire.UNIFORM), assertions=(*BEFORE.assertions, report))

    (field,) = list_fields(compare_documents(BEFORE, after)).values()

    assert (field.kind, len(field.evidence), field.evidence[0].claim) == (ChangeKind.ADDED, 1, "")


def test_a_report_that_is_no_longer_cited_is_told():
    difference = compare(assertions=tuple(row for row in BEFORE.assertions if row.number != 9))

    (told,) = list_fields(difference)["How many"].evidence
    assert told.kind is ChangeKind.REMOVED


def test_reports_on_what_the_page_has_no_place_for_are_told_too():
    reports = (
        make.make_assertion(FIRST_PLACEHOLDER, Table.INCIDENT, 1, "slug", "another"),
        make.make_assertion(FIRST_PLACEHOLDER + 1, Table.ALIAS, FIRST_PLACEHOLDER, "name", "SPD"),
    )

    difference = compare(assertions=(*BEFORE.assertions, *reports))

    assert [section.title for section in difference.sections] == ["What, when, where", "Other reports"]
    assert list(list_fields(difference)) == ["Slug", "Name"]
    assert str(FIRST_PLACEHOLDER) not in repr([row.label for row in list_rows(difference)])


def test_the_order_of_sources_is_a_statement_of_its_own():
    before = change(BEFORE, sources=(*BEFORE.sources, make.make_source(2, title="A second report")))

    difference = compare_documents(before, change(before, sources=before.sources[::-1]))

    (field,) = list_fields(difference).values()
    assert field.label == "Order"
    assert field.before.split("; ") == field.after.split("; ")[::-1]


def test_changes_stand_in_the_order_of_the_public_page():
    after = change(
        change_row(change_row(BEFORE, "statements", text="Other words."), "events", description="Another step."),
        title="Another title",
        corrections=(),
        offenses=(),
    )

    difference = compare_documents(BEFORE, after)

    assert [section.key for section in difference.sections] == [
        "head", "timeline", "offenses", "statements", "corrections",
    ]  # fmt: skip
    assert difference == compare_documents(BEFORE, after)


def test_a_first_version_is_told_in_short():
    difference = compare_documents(None, BEFORE)

    assert difference.is_first
    assert all(row.kind is ChangeKind.ADDED and not row.fields for row in list_rows(difference))
    assert {"Second officer", "Testa Sampleton"} <= {row.label for row in list_rows(difference)}
    assert difference.reports == len(BEFORE.assertions) + len(BEFORE.case_status) + len(BEFORE.statements)


def test_it_says_where_texts_are_withheld():
    assert compare(summary=WITHHELD_MARK).is_partial
    assert compare_documents(change(BEFORE, summary=WITHHELD_MARK), BEFORE).is_partial
    assert not compare(summary="Something else.").is_partial
