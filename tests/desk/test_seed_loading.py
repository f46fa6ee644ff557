"""The seed record enters through the editorial actions, once, whole and with evidence for every fact."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from incidents.desk.seed.data_file import OAKLAND_2023, BadSeedFile, read_seed_file
from incidents.desk.seed.loading import find_loaded, load_seed
from incidents.editorial.citable import list_uncited, write_value
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Incident,
    Organization,
    Person,
    Publication,
    Responder,
    Source,
    Statement,
)
from incidents.editorial.models.workflow import State
from tests.desk.seed_databases import LOADED_AT, make_editor

pytestmark = pytest.mark.django_db


def load():
    return load_seed(read_seed_file(), by=make_editor(), now=LOADED_AT)


def run(*arguments):
    output = io.StringIO()
    call_command("load_seed", *arguments, stdout=output)
    return output.getvalue()


def change_file(tmp_path, before, after):
    text = OAKLAND_2023.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "seed.toml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    return path


def test_every_fact_of_both_incidents_has_a_source():
    incidents = load()

    assert [list_uncited(incident) for incident in incidents] == [[], []]


def test_both_incidents_wait_for_publication_approved():
    incidents = load()

    assert [incident.state for incident in incidents] == [State.APPROVED, State.APPROVED]
    assert incidents[0].approved_at == LOADED_AT


def test_the_officer_is_one_person_without_a_name_in_two_incidents():
    incidents = load()
    officers = Responder.objects.filter(person__isnull=False)

    assert {officer.incident_id for officer in officers} == {incident.pk for incident in incidents}
    assert len({officer.person_id for officer in officers}) == 1
    assert Person.objects.get(name_status="withheld").full_name == ""


def test_every_report_became_public_between_the_news_conference_and_the_evening():
    load()
    reports = [*Assertion.objects.all(), *CaseStatus.objects.all(), *Statement.objects.all()]

    assert {report.reported for report in reports} == {reports[0].reported}
    assert write_value(reports[0], "reported") == "2023-12-29T21:00:00Z/2023-12-30T02:00:00Z range"


def test_the_coarser_time_of_the_lead_stands_beside_the_stated_minute():
    _first, main = load()
    claims = Assertion.objects.filter(subject_table="incident", subject_id=main.pk, field="occurred")

    assert list(claims.order_by("rank").values_list("rank", "value")) == [
        ("normal", "2023-12-29T08:00:00Z/2023-12-29T20:00:00Z part_of_day"),
        ("preferred", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute"),
    ]


def test_both_voices_who_call_the_officer_undercover_are_kept():
    load()
    claims = Assertion.objects.filter(field="attire")

    assert set(claims.values_list("attribution_text", flat=True)) == {"the police union", "Darren Allison"}
    assert set(claims.values_list("value", flat=True)) == {"undercover"}


def test_suspects_are_at_large_since_the_burglary_and_the_case_is_open_that_day():
    load()

    assert {(status.state, write_value(status, "effective")) for status in CaseStatus.objects.all()} == {
        ("at_large", "2023-12-29T12:30:00Z/.. after"),
        ("no_arrests", "2023-12-29T08:00:00Z/2023-12-30T08:00:00Z day"),
        ("open", "2023-12-29T08:00:00Z/2023-12-30T08:00:00Z day"),
    }


def test_the_text_of_the_article_is_not_kept():
    load()

    assert set(Source.objects.values_list("full_text", flat=True)) == {""}


def test_loading_twice_says_so_and_changes_nothing(public_store_url):
    run("--no-publish")
    before = (Incident.objects.count(), Assertion.objects.count(), Person.objects.count(), User.objects.count())

    output = run("--no-publish")

    after = (Incident.objects.count(), Assertion.objects.count(), Person.objects.count(), User.objects.count())
    assert output == "Already loaded.\n"
    assert after == before


def test_both_incidents_are_published_as_one_batch(public_store_url):
    output = run()

    assert "Published incident 1" in output
    assert "Published incident 2" in output
    assert set(Publication.objects.values_list("batch", "version")) == {(1, 1)}


def test_what_was_loaded_without_publishing_is_published_by_the_next_run(public_store_url):
    run("--no-publish")
    assert not Publication.objects.exists()

    output = run()

    assert output.startswith("Already loaded.")
    assert Publication.objects.filter(kind="incident").count() == 2


def test_a_third_run_publishes_nothing_again(public_store_url):
    run()
    before = Publication.objects.count()

    run()

    assert Publication.objects.count() == before


def test_the_work_is_that_of_the_user_named(public_store_url):
    editor = make_editor()

    run("--by", "editor")

    assert set(Assertion.objects.values_list("recorded_by", flat=True)) == {editor.pk}
    assert set(Publication.objects.values_list("published_by", flat=True)) == {editor.pk}


def test_without_a_name_the_work_is_that_of_a_user_who_cannot_sign_in():
    run("--no-publish")

    user = User.objects.get()
    assert user.username == "seed"
    assert not user.has_usable_password()
    assert not user.is_staff


def test_an_unknown_user_is_refused():
    with pytest.raises(CommandError, match='no user "nobody"'):
        run("--by", "nobody")

    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('value = "undercover"', 'value = "disguised"', "responder officer_main: "),
        ('occurred", value = "4:30 a.m."', 'occurred", value = "half past"', "main: “half past” cannot be read"),
        ('publisher", value = "kron_tv"', 'publisher", value = "nobody"', 'source kron: organization "nobody"'),
        ('field = "damage_text"', 'field = "damages"', "vehicle white_pickup: "),
        ('state = "no_arrests"', 'state = "no_hope"', 'case_status no_arrests: no axis has a status "no_hope"'),
        ('mode = "partial"', 'mode = "whispered"', "statement allison_fragment: "),
        ('value = { from = "1 a.m.", to', 'value = { form = "1 a.m.", to', "event first_flight: "),
    ],
)
def test_what_cannot_be_entered_is_named_and_nothing_is_entered(tmp_path, before, after, problem):
    path = change_file(tmp_path, before, after)

    with pytest.raises(CommandError) as refusal:
        run("--no-publish", "--file", str(path))

    assert problem in str(refusal.value)
    assert not Organization.objects.exists()


def test_a_mistake_in_a_fact_is_named_with_its_column(tmp_path):
    path = change_file(tmp_path, 'value = "Friday morning"', 'value = "one fine day"')

    with pytest.raises(BadSeedFile, match="incident main, occurred: “one fine day” cannot be read"):
        load_seed(read_seed_file(path), by=make_editor(), now=LOADED_AT)


def test_a_refusal_to_publish_is_told_and_what_was_loaded_stays(tmp_path, public_store_url):
    path = change_file(tmp_path, "word_count = 549", "word_count = 100")

    with pytest.raises(CommandError, match="shorten them to 25"):
        run("--file", str(path))

    assert Incident.objects.count() == 2
    assert not Publication.objects.exists()


def test_a_date_may_stand_in_the_words_of_the_source(tmp_path):
    path = change_file(tmp_path, '"eow", value = 2023-12-29', '"eow", value = "Friday"')

    load_seed(read_seed_file(path), by=make_editor(), now=LOADED_AT)

    eow = Responder.objects.get(outcome="killed").eow
    assert write_value(Responder.objects.get(outcome="killed"), "eow") == "2023-12-29/2023-12-29 day"
    assert eow is not None
    assert eow.text == "Friday"


def test_an_empty_database_holds_no_seed_record():
    assert find_loaded(read_seed_file()) == []
