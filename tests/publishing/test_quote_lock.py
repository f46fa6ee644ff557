import json

import pytest

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.actions.quotations import mark_transcribed
from incidents.editorial.models import QuotationCheck, Source
from incidents.publishing.changes import has_changed
from incidents.publishing.publish import make_batch
from incidents.publishing.quote_lock import list_quotation_findings, recheck, recheck_source
from incidents.record.canonical import write_canonical_json
from incidents.record.codes import SourceKind, StatementMode
from tests import make
from tests.make import NOW
from tests.publishing.make_record import make_full_incident, publish
from tests.record.altered_quotations import ALTERED, ARTICLE, STATEMENTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make.make_user()


@pytest.fixture
def incident():
    return make.make_incident()


@pytest.fixture
def speaker():
    return make.make_organization()


@pytest.fixture
def source():
    return make.make_source(full_text=ARTICLE)


@pytest.fixture
def say(incident, source, speaker, editor):
    """Enter a statement of the incident."""

    def enter(text, **fields):
        defaults = {"incident": incident, "source": source, "speaker_organization": speaker, "recorded_by": editor}
        return make.make_statement(**{**defaults, "text": text, **fields})

    return enter


def list_rules(incident):
    return [finding.rule for finding in list_quotation_findings(incident)]


def test_every_altered_quotation_is_locked_and_every_honest_one_is_not(say, incident, editor):
    altered = [say(words) for lines in ALTERED.values() for words in lines if words.strip()]
    honest = [say(words) for words in STATEMENTS]

    checked = recheck(incident, by=editor, now=NOW)

    assert [check.statement_id for check in checked] == [row.pk for row in honest]
    findings = list_quotation_findings(incident)
    assert [(finding.rule, finding.row_id) for finding in findings] == [
        ("quotation_unchecked", row.pk) for row in altered
    ]
    assert all("does not stand in the stored text" in str(finding.fix) for finding in findings)


def test_looking_is_cheap_however_many_statements_there_are(say, incident, editor, django_assert_num_queries):
    for words in STATEMENTS:
        say(words)
    recheck(incident, by=editor, now=NOW)

    with django_assert_num_queries(5):
        assert list_quotation_findings(incident) == []
    with django_assert_num_queries(4):
        assert recheck(incident, by=editor, now=NOW) == []


@pytest.mark.parametrize(
    ("words", "full_text", "fix"),
    [
        ("Charges may follow.", "", "the text of its source is not stored"),
        ("Charges may follow.", ARTICLE, "has not been looked up"),
        ("Charges may well follow soon.", ARTICLE, "words 1 to 2 of 5 stand there at characters"),
        ("Quite other things.", ARTICLE, "copy the words exactly, or mark them as transcribed from a recording"),
    ],
)
def test_a_finding_says_what_would_be_right(say, incident, words, full_text, fix):
    say(words, source=make.make_source(full_text=full_text))

    (finding,) = list_quotation_findings(incident)

    assert fix in str(finding.fix)
    assert "Testa Sampleton" not in f"{finding.where} {finding.fix}"


def test_a_quotation_is_locked_again_when_its_words_or_the_text_change(say, incident, source, editor):
    statement = say("Charges may follow.")
    recheck(incident, by=editor, now=NOW)
    assert list_rules(incident) == []

    statement.text = "Charges will follow."
    statement.save()
    assert list_rules(incident) == ["quotation_unchecked"]

    statement.text = "Charges may follow."
    statement.save()
    Source.objects.filter(pk=source.pk).update(full_text=ARTICLE.replace("may follow", "will follow"))
    assert list_rules(incident) == ["quotation_unchecked"]


def test_a_transcription_unlocks_a_quotation(say, incident, editor):
    statement = say("We will know more tomorrow.", source=make.make_source())

    mark_transcribed(statement, by=editor, note="Video, 02:15.", now=NOW)

    assert list_rules(incident) == []


def test_a_transcription_that_the_stored_text_does_not_bear_out_has_to_be_answered(say, incident, source, editor):
    Source.objects.filter(pk=source.pk).update(full_text="")
    mark_transcribed(say("We will know more tomorrow."), by=editor, note="Video, 02:15.", now=NOW)
    mark_transcribed(say("Charges may follow."), by=editor, note="Video, 03:15.", now=NOW)
    Source.objects.filter(pk=source.pk).update(full_text=ARTICLE)

    (finding,) = list_quotation_findings(incident)
    Source.objects.filter(pk=source.pk).update(full_text=f"{ARTICLE} More.")
    (later,) = list_quotation_findings(incident)

    assert (finding.rule, finding.level.value) == ("transcription_not_in_text", "warning")
    assert finding.fingerprint != later.fingerprint


def test_reported_speech_published_words_and_erased_words_are_not_locked(say, incident):
    say("promised to look into it", mode=StatementMode.INDIRECT)
    freeze_rows([say("Published before anybody asked.")], now=NOW)
    erased = say("Erased.")
    type(erased).objects.filter(pk=erased.pk).update(text="", excerpt="", redacted_at=NOW)

    assert list_rules(incident) == []


def test_a_draft_that_another_one_replaces_is_locked_too_for_it_is_published_with_it(say, incident):
    say("We do not know why.", supersedes=say("We know why."))

    assert list_rules(incident) == ["quotation_unchecked", "quotation_unchecked"]


@pytest.mark.parametrize(
    ("words", "fields", "rules"),
    [
        ("no charges had been filed", {}, ["quotation_outside_marks"]),
        ("until those who did this answer for it in court", {}, ["quotation_cut"]),
        ("until those who did this answer for it in court", {"mode": StatementMode.PARTIAL}, []),
    ],
)
def test_words_of_the_reporter_and_cut_sentences_are_pointed_out(say, incident, editor, words, fields, rules):
    say(words, **fields)
    recheck(incident, by=editor, now=NOW)

    findings = list_quotation_findings(incident)

    assert [(finding.rule, finding.level.value) for finding in findings] == [(rule, "warning") for rule in rules]


def test_a_post_of_the_speaker_needs_no_quotation_marks(say, incident, editor):
    post = make.make_source(kind=SourceKind.SOCIAL_POST, full_text="We mourn. More at noon.")
    say("We mourn.", source=post)
    recheck(incident, by=editor, now=NOW)

    assert list_rules(incident) == []


def test_a_text_that_is_stored_later_checks_the_statements_of_every_incident(say, source, editor):
    Source.objects.filter(pk=source.pk).update(full_text="")
    mine, other = say("Charges may follow."), say("We do not know why.", incident=make.make_incident())
    assert recheck_source(source, by=editor, now=NOW) == []

    Source.objects.filter(pk=source.pk).update(full_text=ARTICLE)

    assert {check.statement_id for check in recheck_source(source, by=editor, now=NOW)} == {mine.pk, other.pk}


def test_statements_of_an_incident_merged_into_this_one_are_looked_at(say, incident, editor):
    merged = make.make_incident(merged_into=incident, merged_at=NOW, merged_by=editor, state="merged")
    say("Nobody ever said this.", incident=merged)
    say("They may not.", incident=merged)

    recheck(incident, by=editor, now=NOW)

    assert QuotationCheck.objects.count() == 1
    assert list_rules(incident) == ["quotation_unchecked"]


def test_readers_are_told_how_the_words_were_checked(public_store_url, editor):
    incident = make_full_incident()
    found, heard = incident.statements.order_by("pk")
    make.make_statement(incident=incident, mode=StatementMode.INDIRECT, text="promised help", recorded_by=editor)
    Source.objects.filter(pk=found.source_id).update(full_text=f"“{found.text}” they said. " + "And so on. " * 40)
    recheck(incident, by=editor, now=NOW)
    mark_transcribed(heard, by=editor, note="Video, 02:15.", now=NOW)

    entry = publish(incident)[-1]

    checked = {row["text"]: row["words_checked"] for row in json.loads(entry.document or "")["statements"]}
    assert checked == {found.text: "source_text", heard.text: "transcription", "promised help": None}


def test_a_document_that_lacks_the_member_is_not_changed_by_it(public_store_url, editor):
    incident = make_full_incident()
    entry = publish(incident)[-1]
    older = json.loads(entry.document or "")
    for row in older["statements"]:
        assert row.pop("words_checked") is None
    written = write_canonical_json(older).decode()
    make.make_publication(
        sequence=entry.sequence + 1, version=2, number=entry.number, document=written, published_by=editor
    )

    assert not has_changed(make_batch([incident], now=NOW).incidents[0].document)
    mark_transcribed(incident.statements.earliest("pk"), by=editor, note="Video, 02:15.", now=NOW)
    assert has_changed(make_batch([incident], now=NOW).incidents[0].document)
