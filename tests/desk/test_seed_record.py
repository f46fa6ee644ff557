"""The seed record as it is in the editorial database: whole and with evidence for every fact. Tests only read it."""

import pytest

from incidents.editorial.citable import list_uncited, write_value
from incidents.editorial.models import Assertion, CaseStatus, Person, Responder, Source, Statement
from incidents.editorial.models.workflow import State
from tests.desk.seed_databases import LOADED_AT, seeded_databases


@pytest.fixture(scope="module")
def incidents(django_db_blocker):
    """Both incidents, entered and not published."""
    with django_db_blocker.unblock(), seeded_databases(publish=False) as incidents:
        yield incidents


def test_every_fact_of_both_incidents_has_a_source(incidents):
    assert [list_uncited(incident) for incident in incidents] == [[], []]


def test_both_incidents_wait_for_publication_approved(incidents):
    assert [incident.state for incident in incidents] == [State.APPROVED, State.APPROVED]
    assert incidents[0].approved_at == LOADED_AT


def test_the_officer_is_one_person_without_a_name_in_two_incidents(incidents):
    officers = Responder.objects.filter(person__isnull=False)

    assert {officer.incident_id for officer in officers} == {incident.pk for incident in incidents}
    assert len({officer.person_id for officer in officers}) == 1
    assert Person.objects.get(name_status="withheld").full_name == ""


def test_every_report_became_public_between_the_news_conference_and_the_evening(incidents):
    reports = [*Assertion.objects.all(), *CaseStatus.objects.all(), *Statement.objects.all()]

    assert {report.reported for report in reports} == {reports[0].reported}
    assert write_value(reports[0], "reported") == "2023-12-29T21:00:00Z/2023-12-30T02:00:00Z range"


def test_the_coarser_time_of_the_lead_stands_beside_the_stated_minute(incidents):
    _first, main = incidents
    claims = Assertion.objects.filter(subject_table="incident", subject_id=main.pk, field="occurred")

    assert list(claims.order_by("rank").values_list("rank", "value")) == [
        ("normal", "2023-12-29T08:00:00Z/2023-12-29T20:00:00Z part_of_day"),
        ("preferred", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute"),
    ]


def test_both_voices_who_call_the_officer_undercover_are_kept(incidents):
    claims = Assertion.objects.filter(field="attire")

    assert set(claims.values_list("attribution_text", flat=True)) == {"the police union", "Darren Allison"}
    assert set(claims.values_list("value", flat=True)) == {"undercover"}


def test_suspects_are_at_large_since_the_burglary_and_the_case_is_open_that_day(incidents):
    assert {(status.state, write_value(status, "effective")) for status in CaseStatus.objects.all()} == {
        ("at_large", "2023-12-29T12:30:00Z/.. after"),
        ("no_arrests", "2023-12-29T08:00:00Z/2023-12-30T08:00:00Z day"),
        ("open", "2023-12-29T08:00:00Z/2023-12-30T08:00:00Z day"),
    }


def test_the_text_of_the_article_is_not_kept(incidents):
    assert set(Source.objects.values_list("full_text", flat=True)) == {""}
