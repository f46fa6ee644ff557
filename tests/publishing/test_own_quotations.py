import pytest

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.models import Incident, Source, Statement
from incidents.publishing.own_quotations import list_quoted_words
from incidents.publishing.quote_lock import list_quotation_findings
from incidents.record.codes import StatementMode
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

TEXT = "TESTVILLE – “They may not leave town,” the chief said of the ‘Sample Gang’."


@pytest.fixture
def incident():
    return make.make_incident()


@pytest.fixture
def reported(incident):
    return make.make_statement(incident=incident, mode=StatementMode.INDIRECT, text="said it was a “hard day”")


def list_places(incident):
    findings = list_quotation_findings(Incident.objects.get(pk=incident.pk))
    assert {(finding.rule, finding.level.value) for finding in findings} <= {("quotation_in_own_words", "warning")}
    return [(finding.table.value, finding.field) for finding in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Called “Tiny,” he said “no.” and ‘Tiny’ left", ["Tiny", "no"]),
        ("a “hard\nday” and “forgotten\n\nmark”", ["hard day"]),
        ('the officers’ car, 6" wide, “…”', []),
    ],
)
def test_what_stands_between_marks_is_listed_once_without_them(text, words):
    assert list_quoted_words(text) == words


def test_marks_in_our_own_words_are_pointed_out_wherever_they_stand(incident, reported):
    Incident.objects.filter(pk=incident.pk).update(title="The “Sample Gang” shooting", summary="He was a ‘hero’.")
    make.make_event(incident=incident, description="Police “swarmed” the street.")

    assert list_places(incident) == [
        ("incident", "title"),
        ("incident", "summary"),
        ("event", "description"),
        ("statement", "text"),
    ]
    findings = list_quotation_findings(Incident.objects.get(pk=incident.pk))
    assert all("words no. 1 in quotation marks" in str(finding.fix) for finding in findings)
    assert len({finding.fingerprint for finding in findings}) == len(findings)


def test_words_of_a_quotation_an_excerpt_or_a_stored_text_need_no_answer(incident, reported):
    listed = make.make_source(full_text=TEXT)
    make.make_incident_source(incident=incident, source=listed)
    make.make_assertion(incident=incident, excerpt="It was a hard day.", recorded_by=reported.recorded_by)
    quoted = make.make_statement(incident=incident, text="We mourn a hero.", recorded_by=reported.recorded_by)
    freeze_rows([quoted], now=NOW)
    Incident.objects.filter(pk=incident.pk).update(title="The “Sample Gang” shooting", summary="He was a ‘hero.’")

    assert list_places(incident) == []

    Source.objects.filter(pk=listed.pk).update(full_text=TEXT.replace("Gang", "Group"))
    assert list_places(incident) == [("incident", "title")]


def test_another_incident_vouches_for_nothing_and_published_speech_stays(incident, reported):
    make.make_statement(text="It was a hard day.", recorded_by=reported.recorded_by)
    assert list_places(incident) == [("statement", "text")]

    freeze_rows([Statement.objects.get(pk=reported.pk)], now=NOW)
    assert list_places(incident) == []
