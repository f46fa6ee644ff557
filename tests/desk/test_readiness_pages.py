import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import WarningAnswer
from incidents.publishing.readiness.listing import list_findings, list_open
from incidents.record.codes import Outcome
from tests.desk.page_forms import get_errors, sign_in_editor, sign_in_reader
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


def test_the_command_lists_what_is_open_in_all_incidents_and_fails_for_errors():
    warned, bare = make_warned_incident(), make_incident(title="Nothing known")
    out = io.StringIO()

    call_command("check_readiness", str(warned.pk), stdout=out)
    assert f"Incident {warned.pk}: warning: harmed_without_person: Responder “second officer”: Person" in out.getvalue()

    with pytest.raises(CommandError, match=r"^\d+ errors"):
        call_command("check_readiness", stdout=out)
    assert f"Incident {bare.pk}: error: no_source" in out.getvalue()
