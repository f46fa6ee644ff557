import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from incidents.editorial.models import Incident, WorkLimit
from tests.desk.review.people import AUTHOR, PUBLISHER, REVIEWER, SEES, address, make_member
from tests.make import make_incident, make_place, make_user

pytestmark = pytest.mark.django_db

TITLE, WORDS, TEXT = "Vexing title", "Quiet reason", "Hushed comment"


@pytest.fixture(autouse=True)
def _sends_mail(settings):
    settings.SENDS_MAIL = True
    settings.DESK_URL = "https://desk.example"
    settings.DEFAULT_FROM_EMAIL = "desk@news.example"
    settings.SINGLE_PERSON_NEWSROOM = False


@pytest.fixture
def press(django_capture_on_commit_callbacks):
    """Presses a button of the review page; returns to whom mails went."""

    def post(client, incident, name, **words):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(address(incident, name), words).status_code == 302
        assert all(len(message.to) == 1 and not message.cc and not message.bcc for message in mail.outbox)
        return sorted(message.to[0] for message in mail.outbox)

    return post


def make_mailed(username, permissions, **fields):
    return make_member(username, permissions, email=f"{username}@news.example", **fields)


def test_each_step_is_told_to_those_for_whom_the_incident_begins_to_wait(press):
    (_maria, writing), (_jo, reviewing) = make_mailed("maria", AUTHOR), make_mailed("jo", REVIEWER)
    make_mailed("pat", PUBLISHER)
    make_mailed("left", REVIEWER, is_active=False)
    make_member("unmailed", REVIEWER)
    luis, _browser = make_mailed("luis", SEES)
    incident = make_incident(title=TITLE)

    assert press(writing, incident, "submit_incident", reason=WORDS) == ["jo@news.example"]
    assert press(reviewing, incident, "return_incident", reason=WORDS) == ["maria@news.example"]
    press(writing, incident, "submit_incident")
    assert press(writing, incident, "comment_incident", text=TEXT) == ["jo@news.example"]
    assert press(reviewing, incident, "approve_incident", seen=0) == ["pat@news.example"]
    assert press(reviewing, incident, "assign_incident", to=luis.pk, reason=WORDS) == ["luis@news.example"]
    assert press(reviewing, incident, "assign_incident", to="", reason=WORDS) == []
    assert press(reviewing, incident, "reopen_incident", reason=WORDS) == []


def test_a_mail_holds_the_number_the_step_and_the_address_and_nothing_else(press):
    (_maria, writing), (_jo, reviewing) = make_mailed("maria", AUTHOR), make_mailed("jo", REVIEWER)
    incident = make_incident(title=TITLE, summary=TEXT)
    link = f"https://desk.example/admin/editorial/incident/{incident.pk}/review/"

    sent = []
    for client, name in ((writing, "submit_incident"), (reviewing, "return_incident"), (writing, "submit_incident")):
        press(client, incident, name, reason=WORDS)
        sent += mail.outbox
    press(writing, incident, "comment_incident", text=TEXT)
    sent += mail.outbox

    assert [(message.subject, message.body) for message in sent] == [
        (f"Incident {incident.pk}: submitted, waits for your review", link),
        (f"Incident {incident.pk}: returned to you", link),
        (f"Incident {incident.pk}: submitted, waits for your review", link),
        (f"Incident {incident.pk}: a colleague commented", link),
    ]
    for message in sent:
        raw = message.message().as_string()
        assert not [words for words in (TITLE, WORDS, TEXT) if words in raw]


def test_a_mail_links_nothing_where_nobody_said_where_the_desk_is(press, settings):
    settings.DESK_URL = ""
    make_mailed("jo", REVIEWER)

    press(make_member("maria", AUTHOR)[1], make_incident(), "submit_incident")

    assert "http" not in mail.outbox[0].body


def test_nobody_is_told_of_work_outside_their_limits(press):
    for username, state in (("inside", "KS"), ("outside", "NV")):
        user, _browser = make_mailed(username, REVIEWER)
        WorkLimit.objects.create(user=user, state=state)
    incident = make_incident(place=make_place(state="KS"))

    assert press(make_member("maria", AUTHOR)[1], incident, "submit_incident") == ["inside@news.example"]


def test_no_mail_is_sent_without_a_server_or_for_what_was_refused(press, settings):
    make_mailed("jo", REVIEWER)
    _user, client = make_member("maria", REVIEWER)
    incident = make_incident()
    settings.SENDS_MAIL = False
    assert press(client, incident, "submit_incident") == []

    settings.SENDS_MAIL = True
    assert client.post(address(incident, "approve_incident")).status_code == 200
    assert mail.outbox == []


class BrokenBackend(EmailBackend):
    """A server that refuses, and repeats whom it refused."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such account")})


def test_a_server_that_refuses_breaks_no_step_and_its_answer_is_not_logged(press, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    make_mailed("jo", REVIEWER)
    incident = make_incident()

    press(make_member("maria", AUTHOR)[1], incident, "submit_incident")

    assert Incident.objects.get().state == "submitted"
    assert "mails were not sent: SMTPRecipientsRefused" in caplog.text
    assert "jo@" not in caplog.text
    assert make_user().email == ""
