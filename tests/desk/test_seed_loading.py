"""The seed record enters through the editorial actions: once, whole or not at all, in somebody's name."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from incidents.desk.seed.data_file import OAKLAND_2023, BadSeedFile, read_seed_file
from incidents.desk.seed.loading import find_loaded, load_seed
from incidents.editorial.citable import write_value
from incidents.editorial.models import Assertion, Incident, Organization, Publication, Responder, RowChange
from tests.desk.seed_databases import LOADED_AT, make_editor

pytestmark = pytest.mark.django_db


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


def test_both_incidents_are_published_as_one_batch(public_store_url):
    output = run()

    assert "Published incident 1" in output
    assert "Published incident 2" in output
    assert set(Publication.objects.values_list("batch", "version")) == {(1, 1)}
    assert not RowChange.objects.filter(revision__isnull=True).exists()


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
