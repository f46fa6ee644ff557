"""The check of a statement's words at the desk: when it is made, where it is shown, who may mark a transcription."""

import re

import pytest
from django.urls import reverse

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.actions.names import seal_name
from incidents.editorial.actions.quotations import digest_text, get_valid_check
from incidents.editorial.models import Incident, QuotationCheck, Source, Statement
from incidents.record.codes import StatementMode
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import get_errors, read_form, sign_in, sign_in_editor, sign_in_reader
from tests.make import (
    NOW,
    make_incident,
    make_incident_source,
    make_source,
    make_statement,
    make_user,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db

TEXT = "\nTESTVILLE – “We are grateful,”\nChief Testa Sampleton said. \n"
WORDS = "We are grateful"
OTHER = "Another text, in which nobody says anything."


@pytest.fixture
def client():
    return sign_in_editor("review_incident")


@pytest.fixture
def statement():
    return make_statement(text=WORDS, source=make_source())


def ask(client, name, statement, **posted):
    address = reverse(f"admin:{name}", args=[statement.pk])
    return client.post(address, posted, follow=True) if posted else client.get(address)


def read(response):
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def find_check():
    """The check that holds for the one statement there is, as the database has both now."""
    return get_valid_check(Statement.objects.get())


def save_source(client, source, **changes):
    address = reverse("admin:editorial_source_change", args=[source.pk])
    fields = read_form(client.get(address), "source_form") | changes
    return client.post(address, fields)


# -------------------------------------------------------------------- the text of a source


def test_a_pasted_text_is_kept_whole_with_its_digest_and_time_and_checks_its_statements(client, statement):
    response = save_source(client, statement.source, full_text=TEXT.replace("\n", "\r\n"))

    assert response.status_code == 302, get_errors(response)
    source = Source.objects.get()
    assert (source.full_text, source.content_sha256) == (TEXT, digest_text(TEXT))
    assert source.retrieved_at is not None
    assert find_check() == QuotationCheck.objects.get()


def test_a_text_that_is_changed_takes_its_digest_along_and_keeps_its_time(client, statement):
    source = statement.source
    Source.objects.update(full_text=TEXT, content_sha256=digest_text(TEXT), retrieved_at=NOW)

    response = save_source(client, source, full_text=OTHER)

    assert response.status_code == 302, get_errors(response)
    source.refresh_from_db()
    assert (source.content_sha256, source.retrieved_at) == (digest_text(OTHER), NOW)
    assert find_check() is None


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ({}, {"content_sha256": digest_text(OTHER), "full_text": TEXT}),
        ({"content_sha256": digest_text(OTHER)}, {"full_text": TEXT}),
        ({"full_text": TEXT, "content_sha256": digest_text(TEXT)}, {"content_sha256": digest_text(OTHER)}),
    ],
)
def test_a_digest_of_another_text_is_refused_at_its_field_with_the_right_one(client, statement, stored, typed):
    Source.objects.update(**stored)

    response = save_source(client, statement.source, **typed)

    assert response.status_code == 200
    assert f"another SHA-256: {digest_text(TEXT)}" in get_errors(response)
    assert Source.objects.values(*stored).get() == stored or not stored


def test_a_digest_may_be_kept_without_its_text(client, statement):
    response = save_source(client, statement.source, content_sha256=digest_text(TEXT), full_text="  ")

    assert response.status_code == 302, get_errors(response)
    assert Source.objects.values_list("full_text", "content_sha256", "retrieved_at").get() == (
        "", digest_text(TEXT), None,
    )  # fmt: skip


# -------------------------------------------------------------------- the page of a statement's words


@pytest.mark.parametrize(
    ("full_text", "words", "said"),
    [
        ("", WORDS, "the text of the source is not stored"),
        (OTHER, WORDS, "Not found in the source’s text. It cannot be published like this."),
        (TEXT, "We are so grateful", "Words 1 to 2 of 4 stand there at characters 14–20."),
        (TEXT, WORDS, "was not looked up since"),
    ],
)
def test_the_page_says_what_is_missing(client, statement, full_text, words, said):
    Source.objects.update(full_text=full_text)
    type(statement).objects.update(text=words)

    assert said in read(ask(client, "statement_words", statement))


def test_the_words_are_looked_up_by_a_button(client, statement):
    Source.objects.update(full_text=TEXT)

    page = ask(client, "check_statement_words", statement, go="1")

    assert "Found in the source’s text, characters 15–29." in read(page)
    assert "Mark as transcribed" not in page.content.decode()
    check = QuotationCheck.objects.get()
    assert TEXT[check.start : check.end] == WORDS


@pytest.mark.parametrize(("full_text", "said"), [("", "is not stored"), (OTHER, "do not stand in the text")])
def test_words_that_are_not_found_are_said_not_to_be(client, statement, full_text, said):
    Source.objects.update(full_text=full_text)

    assert said in read(ask(client, "check_statement_words", statement, go="1"))
    assert not QuotationCheck.objects.exists()


def test_an_editor_marks_a_transcription_by_name(statement):
    editor = make_user(
        first_name="Edda",
        last_name="Sample",
        permissions=["change_statement", "view_statement", "review_incident"],
    )
    Incident.objects.update(state="approved", approved_at=NOW, approved_by=editor)

    page = ask(sign_in(editor), "mark_statement_transcribed", statement, note="Video, 02:15.")

    assert "Transcribed from a recording by Edda Sample on" in read(page)
    assert "Video, 02:15." in read(page)
    assert QuotationCheck.objects.get().checked_by == editor
    assert find_check().method == "transcription"
    assert Incident.objects.get().state == "draft"


def test_who_may_not_review_is_not_offered_a_recording_and_refused(statement):
    contributor = sign_in_editor()

    assert "Mark as transcribed" not in ask(contributor, "statement_words", statement).content.decode()
    assert ask(contributor, "mark_statement_transcribed", statement, note="Video, 02:15.").status_code == 403
    assert not QuotationCheck.objects.exists()


def test_a_withheld_name_in_the_note_is_refused_and_not_shown_again(client, statement):
    custodian = make_user(permissions=["seal_name"])
    seal_name(person=make_withheld_person(), name="Nometest Exampledon", by=custodian, now=NOW)

    page = ask(client, "mark_statement_transcribed", statement, note="Video of Exampledon, 02:15.")

    assert "held a name that is being withheld" in get_errors(page)
    assert "Exampledon" not in page.content.decode()
    assert not QuotationCheck.objects.exists()


def test_a_mark_without_a_recording_is_refused_at_its_field(client, statement):
    page = ask(client, "mark_statement_transcribed", statement, note=" ")

    assert "Say which recording it is" in get_errors(page)
    assert not QuotationCheck.objects.exists()


def test_what_is_checked_already_is_not_marked(client, statement):
    Source.objects.update(full_text=TEXT)
    ask(client, "check_statement_words", statement, go="1")

    page = ask(client, "mark_statement_transcribed", statement, note="Video.")

    assert "checked already" in get_errors(page)
    assert 'value="Video."' in page.content.decode()
    assert QuotationCheck.objects.get().method == "source_text"


def test_reported_speech_is_not_offered_a_recording(client, statement):
    type(statement).objects.update(mode=StatementMode.INDIRECT)
    Source.objects.update(full_text=OTHER)

    page = ask(client, "statement_words", statement)

    assert "may be published all the same" in read(page)
    assert "Mark as transcribed" not in page.content.decode()


def test_who_may_only_read_sees_the_words_and_changes_nothing(statement):
    reader = sign_in_reader()

    page = ask(reader, "statement_words", statement)

    assert "is not stored" in read(page)
    assert "Mark as transcribed" not in page.content.decode()
    for name in ("check_statement_words", "mark_statement_transcribed"):
        assert ask(reader, name, statement, note="Video.").status_code == 403
    assert ask(sign_in(make_user()), "statement_words", statement).status_code == 403
    assert ask(sign_in_editor(), "mark_statement_transcribed", statement).status_code == 405
    assert not QuotationCheck.objects.exists()


# -------------------------------------------------------------------- where statements are edited


def test_saving_a_statement_looks_its_words_up_and_its_page_says_so(client, statement):
    Source.objects.update(full_text=TEXT)
    address = reverse("admin:editorial_statement_change", args=[statement.pk])
    page = client.get(address)
    assert "It cannot be published like this." in read(page)

    response = client.post(address, read_form(page, "statement_form") | {"text": "We are", "excerpt": "Chief Testa"})

    assert response.status_code == 302, get_errors(response)
    assert "Found in the source’s text, characters 15–20." in read(client.get(address))


def test_typographic_variants_are_taken_and_other_words_are_not(client, statement):
    Source.objects.update(full_text="TESTVILLE – “We can’t wait,” he said.")
    address = reverse("admin:editorial_statement_change", args=[statement.pk])
    fields = read_form(client.get(address), "statement_form") | {"excerpt": "he said"}

    refused = client.post(address, fields | {"text": "We can wait"})
    assert "does not occur in the full text" in get_errors(refused)
    assert client.post(address, fields | {"text": "We can't wait"}).status_code == 302


def test_the_incident_form_tells_how_the_words_stand_and_checks_them_when_saved(client):
    incident, source = make_incident(), make_source()
    make_incident_source(incident=incident, source=source)
    make_statement(incident=incident, source=source, text=WORDS)
    slot = f"source-{source.pk}"
    filler = Filler(client, incident)
    assert "Not checked: the text of the source is not stored. blocks publishing" in read(filler.response)

    filler.press(f"open:{slot}").fill(slot, full_text=TEXT)
    response = filler.save()

    assert response.status_code == 302, get_problems(response)
    assert Source.objects.get().content_sha256 == digest_text(TEXT)
    assert find_check().checked_by.pk == int(client.session["_auth_user_id"])
    assert "Found in the source’s text, characters 15–29." in read(Filler(client, incident).response)


def test_a_published_statement_without_a_check_blocks_nothing(client, statement):
    freeze_rows([statement], now=NOW)

    assert "cannot be published like this" not in read(ask(client, "statement_words", statement))
