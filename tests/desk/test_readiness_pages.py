import io
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.urls import reverse

from incidents.desk.admin.readiness_pages import make_readiness
from incidents.editorial.actions.incidents import submit
from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import ScheduledAct, ScheduledKind, WarningAnswer
from incidents.publishing.readiness.listing import list_findings, list_open
from incidents.record.codes import Outcome
from tests.desk.page_forms import get_errors, sign_in, sign_in_editor, sign_in_reader
from tests.make import NOW, make_incident, make_incident_source, make_place, make_responder, make_user
from tests.make import make_withheld_person as make_person_without_name
from tests.make_ready import make_ready

pytestmark = pytest.mark.django_db

CANARY = "Zzyzxqua Vexlowitz"


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """What is published is delivered to a store of the test's own."""


def make_warned_incident():
    """An incident with one open warning: nobody is named for an officer who was hurt."""
    incident = make_incident(place=make_place(geo_precision="block"))
    make_incident_source(incident=incident)
    responder = make_responder(incident=incident, label="second officer")
    make_ready(incident)
    responder.outcome = Outcome.INJURED_MINOR
    responder.save()
    make_ready_without_answers(incident)
    return incident


def make_ready_without_answers(incident):
    make_ready(incident)
    incident.warning_answers.all().delete()


def post_answer(client, incident, **fields):
    finding = list_open(list_findings(incident, now=NOW))[0]
    data = {"fingerprint": finding.fingerprint, "text": "No source names him.", "next": "/admin/", **fields}
    return client.post(reverse("admin:answer_warning", args=[incident.pk]), data)


def publish_page(incident):
    return reverse("admin:publish_incident", args=[incident.pk])


def test_a_warning_is_answered_where_it_is_read_and_then_stands_among_the_answered():
    incident = make_warned_incident()
    client = sign_in_editor("publish_incident")
    page = client.get(publish_page(incident)).content.decode()
    assert "1 warning has to be put right or answered." in page
    assert f'href="/admin/editorial/incident/{incident.pk}/change/#row-responder-' in page

    response = post_answer(client, incident)

    assert response["Location"] == "/admin/"
    answer = WarningAnswer.objects.get()
    assert (answer.rule, answer.text, answer.by) == (
        "harmed_without_person",
        "No source names him.",
        response.wsgi_request.user,
    )
    page = client.get(publish_page(incident)).content.decode()
    assert "nothing on the list stands in the way" in page
    assert "No source names him." in page


@pytest.mark.parametrize(
    ("text", "message", "back"),
    [
        ("  ", "This field is required", ""),
        (f"It was {CANARY}, they say.", "a name that is being withheld", "It was […] […] they say."),
    ],
)
def test_an_answer_that_will_not_do_comes_back_with_what_was_typed_but_for_the_name(text, message, back):
    incident = make_warned_incident()
    seal_name(person=make_person_without_name(), name=CANARY, by=make_user(permissions=["seal_name"]), now=NOW)
    client = sign_in_editor("change_incident")

    response = post_answer(client, incident, text=text)

    assert message in get_errors(response)
    assert back in response.content.decode()
    assert "zzyzxqua" not in response.content.decode().lower()
    assert not WarningAnswer.objects.exists()


def test_an_answer_leads_to_no_other_host_and_to_nothing_that_is_no_warning():
    incident = make_warned_incident()
    client = sign_in_editor("review_incident", "publish_incident")

    assert post_answer(client, incident, next="https://elsewhere.example/")["Location"] == publish_page(incident)
    assert post_answer(client, make_warned_incident(), fingerprint="0" * 64)["Location"] == "/admin/"
    assert WarningAnswer.objects.count() == 1


def test_who_may_only_look_answers_nothing():
    incident = make_warned_incident()

    assert post_answer(sign_in_reader(), incident).status_code == 403
    assert not WarningAnswer.objects.exists()


def sign_in_with(*permissions):
    user = make_user(permissions=("view_incident", *permissions))
    return user, sign_in(user)


def test_once_handed_in_only_a_second_person_answers(settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident = make_incident()
    author, writing = sign_in_with("change_incident", "review_incident")
    _editor, editing = sign_in_with("change_incident")
    _reviewer, reviewing = sign_in_with("review_incident")
    assert post_nothing(editing, incident) == (302, True)
    submit(incident=incident, by=author, now=NOW)

    for client, told in ((writing, (403, False)), (editing, (403, False)), (reviewing, (302, True))):
        assert post_nothing(client, incident) == told
    settings.SINGLE_PERSON_NEWSROOM = True
    assert post_nothing(writing, incident) == (302, True)


def post_nothing(client, incident):
    """What the address of answers says to an account, and whether the list offers it to answer."""
    response = client.post(reverse("admin:answer_warning", args=[incident.pk]))
    return response.status_code, make_readiness(response.wsgi_request, incident, ()).may_answer


def test_an_answer_takes_the_place_of_nobody_else_s():
    incident = make_warned_incident()
    fingerprint = list_open(list_findings(incident, now=NOW))[0].fingerprint
    (_first, one), (_second, other) = sign_in_with("change_incident"), sign_in_with("change_incident")

    answers = [
        client.post(reverse("admin:answer_warning", args=[incident.pk]), {"fingerprint": fingerprint, "text": text})
        for client, text in ((one, "So it is."), (one, "So it was."), (other, "It is otherwise."))
    ]
    assert {answer.status_code for answer in answers} == {302}
    assert [str(message) for message in get_messages(answers[-1].wsgi_request)] == [
        "Somebody else answered this already. Their answer stands; yours was not stored."
    ]
    assert WarningAnswer.objects.get().text == "So it was."


def test_words_typed_on_pages_that_write_stay_out_of_reports_of_errors():
    client, incident = sign_in_editor("publish_incident", "withdraw_incident", "schedule_publication"), make_incident()
    act = ScheduledAct.objects.create(
        kind=ScheduledKind.PUBLICATION,
        incident=incident,
        due_at=NOW,
        reason="x",
        requested_at=NOW,
        requested_by=make_user(),
    )
    pages = dict.fromkeys(("answer_warning", "publish_incident", "withdraw_incident"), incident.pk)

    for name, key in {**pages, "scheduled_act": act.pk}.items():
        request: Any = client.get(reverse(f"admin:{name}", args=[key])).wsgi_request
        assert request.sensitive_post_parameters == "__ALL__", name


def test_the_command_lists_what_is_open_in_all_incidents_and_fails_for_errors():
    warned, bare = make_warned_incident(), make_incident(title="Nothing known")
    out = io.StringIO()

    call_command("check_readiness", str(warned.pk), stdout=out)
    assert f"Incident {warned.pk}: warning: harmed_without_person: Responder “second officer”: Person" in out.getvalue()

    with pytest.raises(CommandError, match=r"^\d+ errors"):
        call_command("check_readiness", stdout=out)
    assert f"Incident {bare.pk}: error: no_source" in out.getvalue()
