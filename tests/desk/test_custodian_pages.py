"""The list of what is sealed: for custodians alone, never with a name, and able to look where one leaked to."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.urls import reverse

from incidents.desk.management.commands import deliver
from incidents.editorial.actions import names
from incidents.editorial.models import Comment, Person, Revision, RowChange, Transition
from incidents.publishing.name_search import list_models, list_text_columns
from incidents.record.codes import WithheldReason
from tests.desk.page_forms import sign_in_editor
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person, name_page, open_name
from tests.desk.test_schedule_pages import CUSTODIAN, ask_for_release
from tests.make import (
    NOW,
    make_incident,
    make_publication,
    make_responder,
    make_suspect,
    make_user,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db


def list_page():
    return reverse("admin:sealed_names")


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_list_is_for_custodians_alone(method):
    make_sealed_person()
    for permissions in (("release_name", "schedule_release", "clear_name_part"), ()):
        assert getattr(sign_in_editor(*permissions), method)(list_page()).status_code == 403
    for permission in ("seal_name", "open_sealed_name"):
        response = getattr(sign_in_editor(permission), method)(list_page())
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]


def test_the_list_tells_of_each_sealed_name_everything_but_the_name(public_store_url):
    person = make_sealed_person()
    Person.objects.filter(pk=person.pk).update(withheld_reason=WithheldReason.COURT_ORDER)
    incident = make_incident(title="Officer hurt on Sample Street")
    make_responder(person=person, incident=incident, label="")
    reader = make_user(permissions=["open_sealed_name"], username="reader")
    names.read_sealed_name(person=person, reason="Asked by the desk.", by=reader, now=NOW)
    names.clear_name_part(word=MARK, reason="A word.", by=make_user(permissions=["clear_name_part"]), now=NOW)
    client = sign_in_editor(*CUSTODIAN)
    ask_for_release(client, person)

    page = client.get(list_page()).content.decode()

    assert MARK not in page
    for told in (
        "name withheld", "Court order", "2 January 2024, 12:00 UTC", "Officer hurt on Sample Street",
        "1 reading", "Asked by the desk.", "reader", "Waits for a second custodian", name_page(person, "open"),
    ):  # fmt: skip
        assert told in page, told
    assert ">1</dd>" in page.replace(" ", "").replace("\n", "")


def test_a_name_that_was_first_given_for_a_scheduled_release_is_in_the_list_and_stays_when_it_is_called_off():
    person = make_withheld_person()
    make_responder(person=person, incident=make_incident(), label="")
    client = sign_in_editor(*CUSTODIAN)
    ask_for_release(client, person)
    assert "Waits for a second custodian" in client.get(list_page()).content.decode()
    client.post(reverse("admin:scheduled_act", args=[person.scheduled_acts.get().pk]), {"step": "cancel"})
    page = client.get(list_page()).content.decode()
    assert f'id="person-{person.pk}"' in page
    assert name_page(person, "open") in page
    assert open_name(person) == CANARY


def test_without_its_key_a_sealed_name_is_listed_all_the_same(settings):
    make_sealed_person()
    settings.SEALED_NAMES_KEYS = ["b3RoZXIga2V5LCBmb3IgdGVzdHMgb25seSAwMDAwMDA="]
    assert "present keys" in sign_in_editor("seal_name").post(list_page()).content.decode()
    with pytest.raises(CommandError, match="present keys"):
        call_command("check_sealed_names")


def test_the_list_takes_the_same_number_of_statements_however_many_names_there_are(django_assert_max_num_queries):
    for _ in range(6):
        person = make_sealed_person()
        make_suspect(person=person, incident=make_incident())
    client = sign_in_editor("open_sealed_name")
    with django_assert_max_num_queries(32):
        client.get(list_page())


# ---------------------------------------------------------------- looking for a name


def plant():
    """Write the name where nobody should have; return a part of each place's address as the search tells it."""
    incident, by = make_incident(summary=f"Officer {MARK} was hurt."), make_user()
    revision = Revision.objects.create(at=NOW, by=by, reason=f"As {CANARY} said.")
    RowChange.objects.create(
        revision=revision,
        table_name="editorial_event",
        row_id=1,
        operation="add",
        after=f'{{"description": "{MARK} fell"}}',
        written_at=NOW,
    )
    Comment.objects.create(incident=incident, at=NOW, by=by, text=f"Is it {MARK.upper()}?")
    Transition.objects.create(
        incident=incident, from_state="draft", to_state="submitted", at=NOW, by=by, reason=f"{CANARY}"
    )
    make_publication(document=f'{{"title": "x", "sources": [{{"url": "https://x.example/{MARK}"}}]}}')
    LogEntry.objects.create(user=by, object_repr=f"person {MARK}", action_flag=2)
    return (
        f"incident {incident.pk}: summary", f"revision {revision.pk}: reason", "after description", ": text",
        "step of review", "document sources 1 url", "object repr",
    )  # fmt: skip


def test_a_look_says_where_the_name_stands_and_never_what(capsys):
    person, other = make_sealed_person(), make_sealed_person("Quillon Zwolle")
    places = plant()
    client = sign_in_editor("open_sealed_name")

    found = client.post(list_page(), {"person": person.pk}).content.decode()
    clean = client.post(list_page(), {"person": other.pk}).content.decode()
    every = client.post(list_page()).content.decode()

    for place in places:
        assert place in found, place
        assert place not in clean, place
    assert "Found nowhere" in clean
    assert "Found nowhere" in every
    assert places[0] in every
    assert not any(name.casefold() in page.casefold() for name in (MARK, "Zwolle") for page in (found, clean, every))
    with pytest.raises(CommandError, match="texts hold a name"):
        call_command("check_sealed_names")
    printed = capsys.readouterr().out
    assert all(place in printed for place in places)
    assert MARK.casefold() not in printed.casefold()


def test_a_clean_database_passes_the_check(capsys):
    make_sealed_person()
    make_incident()
    call_command("check_sealed_names")
    assert "1 sealed names, found nowhere." in capsys.readouterr().out


def test_every_table_with_words_is_looked_at():
    looked_at = {model.__name__: set(list_text_columns(model)) for model in list_models()}
    assert {"Incident", "Statement", "Comment", "RowChange", "Publication", "LogEntry", "User"} <= set(looked_at)
    assert "ciphertext" not in looked_at["SealedName"]
    assert {"before", "after"} <= looked_at["RowChange"]


def test_the_command_does_what_is_due_and_says_so(public_store_url, capsys):
    person = make_sealed_person()
    make_responder(person=person, incident=make_incident(), label="")
    client = sign_in_editor(*CUSTODIAN)
    ask_for_release(client, person)
    call_command("run_due")
    assert "Nothing is due." in capsys.readouterr().out
    person.scheduled_acts.update(due_at=NOW + dt.timedelta(days=1))
    call_command("run_due")
    assert "refused: Nobody agreed to it before its time." in capsys.readouterr().out


def test_the_worker_that_delivers_does_what_is_due(public_store_url, capsys, monkeypatch):
    person = make_sealed_person()
    make_responder(person=person, incident=make_incident(), label="")
    ask_for_release(sign_in_editor(*CUSTODIAN), person)
    person.scheduled_acts.update(due_at=NOW + dt.timedelta(days=1))
    monkeypatch.setattr("time.sleep", stop)
    # It would close the connection whose transaction is this test's.
    monkeypatch.setattr(deliver, "close_old_connections", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        call_command("deliver", watch=1)
    assert "refused: Nobody agreed" in capsys.readouterr().out


def stop(seconds):
    raise KeyboardInterrupt
