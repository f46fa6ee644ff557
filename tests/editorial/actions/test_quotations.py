import hashlib

import pytest

from incidents.editorial.actions.quotations import (
    CannotMark,
    TextNotKnown,
    check_quotation,
    digest_text,
    get_valid_check,
    map_valid_checks,
    mark_transcribed,
    record_place,
)
from incidents.editorial.actions.redaction import redact_row
from incidents.editorial.models import QuotationCheck, Source
from incidents.record.codes import StatementMode
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

TEXT = "TESTVILLE – “We are grateful\nfor the help,” Chief Testa Sampleton said."
WORDS = "We are grateful for the help"
NOTE = "Recording of the conference, 02:15."


@pytest.fixture
def editor():
    return make.make_user()


def make_statement(text=WORDS, full_text=TEXT, **fields):
    return make.make_statement(text=text, source=make.make_source(full_text=full_text), **fields)


def test_words_that_are_found_are_kept_with_their_place_and_the_digests(editor):
    statement = make_statement()

    check = check_quotation(statement, by=editor, now=NOW)

    assert TEXT[check.start : check.end] == "We are grateful\nfor the help"
    assert (check.method, check.checked_by, check.checked_at) == ("source_text", editor, NOW)
    assert check.words_sha256 == hashlib.sha256(WORDS.encode()).hexdigest()
    assert check.source_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert get_valid_check(statement) == check


@pytest.mark.parametrize(("text", "full_text"), [("We are not grateful", TEXT), (WORDS, "")])
def test_words_that_are_not_found_get_no_check(editor, text, full_text):
    statement = make_statement(text, full_text)

    assert check_quotation(statement, by=editor, now=NOW) is None
    assert not QuotationCheck.objects.exists()


def test_looking_up_again_writes_nothing_new(editor):
    statement = make_statement()

    first = check_quotation(statement, by=editor, now=NOW)

    assert check_quotation(statement, by=make.make_user(), now=NOW) == first
    assert QuotationCheck.objects.count() == 1


def test_a_check_lapses_with_the_words_and_with_the_text_and_holds_again_with_them(editor):
    statement = make_statement()
    check = check_quotation(statement, by=editor, now=NOW)

    statement.text = "We are grateful"
    assert get_valid_check(statement) is None
    statement.text = WORDS
    Source.objects.filter(pk=statement.source_id).update(full_text=f"{TEXT} More.")
    statement.refresh_from_db()
    assert get_valid_check(statement) is None
    # The newsroom may keep the digest of the text that was read instead of the text.
    Source.objects.filter(pk=statement.source_id).update(full_text="", content_sha256=digest_text(TEXT))
    statement.refresh_from_db()
    assert get_valid_check(statement) == check


def test_checks_of_many_statements_cost_no_more(editor, django_assert_num_queries):
    source = make.make_source(full_text=TEXT)
    statements = [make.make_statement(text=WORDS, source=source, recorded_by=editor) for _ in range(3)]
    checks = [check_quotation(row, by=editor, now=NOW) for row in statements]

    with django_assert_num_queries(1):
        assert map_valid_checks(statements) == {check.statement_id: check for check in checks}
    assert map_valid_checks([]) == {}


def test_a_place_is_taken_where_the_digest_of_the_text_is_kept_alone(editor):
    source = make.make_source(content_sha256=digest_text(TEXT))
    statement = make.make_statement(text=WORDS, source=source)

    check = record_place(statement, 13, 41, by=editor, now=NOW)

    assert get_valid_check(statement) == check
    assert (check.start, check.end, check.source_sha256) == (13, 41, source.content_sha256)


@pytest.mark.parametrize("fields", [{"full_text": TEXT}, {}])
def test_a_place_is_not_taken_on_trust_where_it_could_be_looked_up_or_is_of_no_text(editor, fields):
    statement = make.make_statement(source=make.make_source(**fields))

    with pytest.raises(TextNotKnown):
        record_place(statement, 1, 5, by=editor, now=NOW)


def test_an_editor_marks_words_as_transcribed_in_their_own_name(editor):
    statement = make_statement("We heard it", "")

    check = mark_transcribed(statement, by=editor, note=f" {NOTE} ", now=NOW)

    assert (check.method, check.note, check.checked_by, check.start) == ("transcription", NOTE, editor, None)
    assert get_valid_check(statement) == check
    statement.text = "We heard that"
    assert get_valid_check(statement) is None


@pytest.mark.parametrize("is_merged", [False, True])
def test_an_approval_lapses_with_a_transcription(editor, is_merged):
    approved = make.make_incident(state="approved", approved_at=NOW, approved_by=editor)
    merged = {"merged_into": approved, "merged_at": NOW, "merged_by": editor, "state": "merged"}
    statement = make_statement("We heard it", "", incident=make.make_incident(**merged) if is_merged else approved)

    mark_transcribed(statement, by=editor, note=NOTE, now=NOW)

    approved.refresh_from_db()
    step = approved.transitions.get()
    assert (approved.state, approved.approved_by, step.by) == ("draft", None, editor)
    assert step.reason == "Words of a statement were marked as transcribed."


@pytest.mark.parametrize(
    ("fields", "note", "problem"),
    [
        ({}, "  ", "which recording"),
        ({"mode": StatementMode.INDIRECT}, NOTE, "Reported speech"),
        ({"text": WORDS, "full_text": TEXT}, NOTE, "checked already"),
    ],
)
def test_what_cannot_be_transcribed_is_refused(editor, fields, note, problem):
    statement = make_statement(**{"text": "We heard it", **fields})
    check_quotation(statement, by=editor, now=NOW)

    with pytest.raises(CannotMark, match=problem):
        mark_transcribed(statement, by=editor, note=note, now=NOW)


def test_erasing_the_words_erases_what_would_confirm_a_guess_at_them(editor):
    statement = make_statement()
    check_quotation(statement, by=editor, now=NOW)

    redact_row(row=statement, reason="Order of a court.", by=editor, now=NOW)

    assert not QuotationCheck.objects.exists()
    assert get_valid_check(statement) is None
    with pytest.raises(CannotMark, match="erased"):
        mark_transcribed(statement, by=editor, note=NOTE, now=NOW)
