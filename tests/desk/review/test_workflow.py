import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from incidents.desk.review.trail import tell_step
from incidents.editorial.models import Comment, Incident, Publication, Revision, State, Transition, WorkLimit
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.publish import publish_incident
from incidents.record.row import Table
from tests.desk.page_forms import get_errors, read_form
from tests.desk.review.people import (
    AUTHOR,
    PUBLISHER,
    REVIEWER,
    SEES,
    STEPS,
    address,
    make_member,
    read_review,
    read_seen,
    take,
)
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person
from tests.make import (
    make_incident,
    make_incident_source,
    make_organization,
    make_place,
    make_responder,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_people(settings):
    settings.SINGLE_PERSON_NEWSROOM = False


@pytest.fixture
def maria():
    """An author."""
    return make_member("maria", AUTHOR)[1]


@pytest.fixture
def jo():
    """A reviewer."""
    return make_member("jo", REVIEWER)[1]


def make_publishable(**fields):
    incident = make_incident(**fields)
    make_incident_source(incident=incident)
    make_responder(incident=incident, organization=make_organization())
    return incident


def get_state(incident):
    return Incident.objects.get(pk=incident.pk).state


# ---------------------------------------------------------------- from a draft to its approval


def test_an_incident_goes_over_the_pages_from_a_draft_to_its_approval_and_the_trail_tells_all_of_it(maria, jo):
    incident = make_incident()

    assert "Submitted. Somebody who did not work on it" in take(maria, incident, "submit_incident")
    page = take(jo, incident, "return_incident", reason="The hour has no source.")
    assert "Returned to its author" in page
    take(maria, incident, "submit_incident", reason="It has one now.")
    page = take(jo, incident, "approve_incident", reason="Good.")

    assert get_state(incident) == State.APPROVED
    told = [
        "Approved by jo", "Good.", "Submitted for review by maria", "It has one now.",
        "Returned to its author by jo", "The hour has no source.", "Submitted for review by maria",
    ]  # fmt: skip
    trail = page[page.index("How it came here") :]
    places = [trail.index(words) for words in told[:-1]]
    assert places == sorted(places)
    assert trail.count("Submitted for review by maria") == 2
    assert "It waits for somebody who may publish it." in page


def test_a_return_needs_to_say_what_is_to_be_done(maria, jo):
    incident = make_incident()
    take(maria, incident, "submit_incident")

    response = jo.post(address(incident, "return_incident"), {"reason": " "})

    assert "This field is required" in get_errors(response)
    assert get_state(incident) == State.SUBMITTED


def test_only_who_submitted_it_takes_it_back(maria, jo):
    incident = make_incident()
    take(maria, incident, "submit_incident")
    assert "Take back" in read_review(maria, incident)
    assert "Take back" not in read_review(jo, incident)

    assert jo.post(address(incident, "take_back_incident")).status_code == 403
    assert "it is a draft again" in take(maria, incident, "take_back_incident")

    assert get_state(incident) == State.DRAFT
    assert "Taken back by the person who submitted it." in read_review(maria, incident)


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize(("name", "permission"), STEPS.items())
def test_no_address_acts_for_an_account_that_may_not(name, permission):
    user, client = make_member("nearly", tuple({*REVIEWER, *PUBLISHER} - {permission}))
    incident = make_incident(state=State.SUBMITTED, submitted_by=user, submitted_at=timezone.now())

    response = client.post(address(incident, name), {"reason": "Because.", "text": "Because.", "to": user.pk})

    assert response.status_code == 403
    assert get_state(incident) == State.SUBMITTED
    assert not Transition.objects.exists()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("name", STEPS)
def test_nothing_happens_by_looking(jo, name):
    incident = make_incident()

    assert jo.get(address(incident, name)).status_code == 405
    assert not Transition.objects.exists()


@pytest.mark.parametrize("name", STEPS)
def test_another_site_cannot_press_a_button(name):
    incident, user = make_incident(), make_user(permissions=REVIEWER)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)

    assert client.post(address(incident, name), {"reason": "x", "text": "x"}).status_code == 403
    assert not Transition.objects.exists()


def test_the_page_offers_only_what_the_account_may_do():
    incident = make_incident()
    _user, reader = make_member("reader", ("view_incident",))

    page = read_review(reader, incident)

    assert "<textarea" not in page
    assert "Publish…" not in page
    assert make_member("nobody", ())[1].get(address(incident)).status_code == 403


def test_an_account_that_is_limited_to_a_state_sees_no_review_elsewhere(jo):
    user, client = make_member("limited", REVIEWER)
    WorkLimit.objects.create(user=user, state="KS")
    inside, outside = (make_incident(place=make_place(state=state)) for state in ("KS", "NV"))

    assert client.get(address(inside)).status_code == 200
    assert client.get(address(outside)).status_code == 404
    assert client.post(address(outside, "submit_incident")).status_code == 404
    assert client.post(address(outside, "comment_incident"), {"text": "x"}).status_code == 404
    offered = read_review(jo, outside)
    assert ">jo</option>" in offered
    assert ">limited</option>" not in offered


# ---------------------------------------------------------------- a second person


def test_nobody_is_offered_to_approve_their_own_work_and_asking_all_the_same_is_refused(jo):
    incident = make_incident()
    take(jo, incident, "submit_incident")

    page = read_review(jo, incident)
    refused = take(jo, incident, "approve_incident")

    for shown in (page, refused):
        assert "so somebody else approves it" in shown
        assert ">Approve</button>" not in shown
    assert get_state(incident) == State.SUBMITTED


def test_a_newsroom_of_one_person_approves_its_own_work_and_the_trail_says_so(jo, settings):
    settings.SINGLE_PERSON_NEWSROOM = True
    incident = make_incident()
    take(jo, incident, "submit_incident")

    assert "its trail will say so" in read_review(jo, incident)
    page = take(jo, incident, "approve_incident", **read_seen(jo, incident))

    assert "Approved by jo, who worked on it too: nobody else looked at it" in page
    assert Transition.objects.get(to_state=State.APPROVED).is_alone


def test_a_newsroom_of_one_person_publishes_without_asking_and_the_trail_says_so(jo, public_store_url, settings):
    settings.SINGLE_PERSON_NEWSROOM = True
    incident = make_publishable(created_by=User.objects.get(username="jo"), created_at=timezone.now())

    publish_incident(incident=incident, by=incident.created_by, reason="", now=timezone.now())

    assert tell_step(Transition.objects.get()).startswith("Published as version 1 by jo, who worked on it and asked")


def test_the_second_of_two_reviewers_is_told_what_happened_and_keeps_their_words(maria, jo):
    incident = make_incident()
    take(maria, incident, "submit_incident")
    seen = read_seen(jo, incident)
    _user, other = make_member("other", REVIEWER)
    take(other, incident, "approve_incident", **seen)

    page = take(jo, incident, "return_incident", reason="The hour has no source.")
    again = take(jo, incident, "approve_incident", **seen | {"reason": "Fine by me."})

    # An approved incident may be returned; a returned one is approved by nobody.
    assert "Returned to its author." in page
    assert "Somebody was quicker: it is “Returned to its author” by now." in again
    assert get_state(incident) == State.RETURNED
    assert [step.to_state for step in incident.transitions.all()] == ["submitted", "approved", "returned"]


def test_what_was_changed_since_the_page_was_opened_is_looked_at_again(maria, jo):
    incident = make_incident()
    take(maria, incident, "submit_incident")
    seen = read_seen(jo, incident)
    Revision.objects.create(incident=incident, by=make_user(), at=timezone.now(), reason="Another source.")

    page = take(jo, incident, "approve_incident", **seen | {"reason": "Good."})

    assert "It was changed since you opened this page." in page
    assert "Good.</textarea>" in page
    assert get_state(incident) == State.SUBMITTED
    take(jo, incident, "approve_incident", **read_seen(jo, incident))
    assert get_state(incident) == State.APPROVED


def test_an_approval_that_does_not_say_what_was_seen_is_refused_and_can_be_given_on_the_page_that_says_so(maria, jo):
    incident = make_incident()
    take(maria, incident, "submit_incident")

    response = jo.post(address(incident, "approve_incident"), {"reason": "Good."})

    assert "it was not said which state you looked at" in response.content.decode()
    assert get_state(incident) == State.SUBMITTED
    jo.post(address(incident, "approve_incident"), read_form(response))
    assert get_state(incident) == State.APPROVED


# ---------------------------------------------------------------- what readers have meanwhile


def test_the_public_page_stays_as_it_is_while_the_next_version_is_worked_on(
    maria, jo, public_store_url, django_capture_on_commit_callbacks
):
    incident = make_publishable(title="As it was first told")
    publisher = make_member("pat", PUBLISHER)[0]
    with django_capture_on_commit_callbacks(execute=True):
        publish_incident(incident=incident, by=publisher, reason="", now=timezone.now() - dt.timedelta(days=1))
    public = f"/incidents/{get_public_number(Table.INCIDENT, incident.pk)}/"
    before = maria.get(public).content

    maria.post(address(incident, "reopen_incident"), {"reason": "The agency corrects the hour."})
    Incident.objects.filter(pk=incident.pk).update(title="As it is told now")
    maria.post(address(incident, "submit_incident"))
    page = take(jo, incident, "approve_incident")

    assert maria.get(public).content == before
    assert "Readers see version 1, unchanged, until the next one is published." in page
    with django_capture_on_commit_callbacks(execute=True):
        publish_incident(incident=incident, by=publisher, reason="The hour was wrong.", now=timezone.now())
    assert "As it is told now" in maria.get(public).content.decode()
    trail = read_review(maria, incident)
    assert trail.index("Published as version 2 by pat") < trail.index("Published as version 1 by pat")
    assert "The hour was wrong." in trail


# ---------------------------------------------------------------- comments and assignments


def test_a_comment_is_read_at_the_desk_and_never_leaves_it(maria, jo, public_store_url):
    incident = make_publishable()

    page = take(maria, incident, "comment_incident", text="Call <b>the coroner</b> first.\r\n\r\nThen the union.")

    for shown in (page, read_review(jo, incident)):
        assert "Call &lt;b&gt;the coroner&lt;/b&gt; first." in shown
        assert "maria, " in shown
    publish_incident(incident=incident, by=make_user(), reason="", now=timezone.now())
    assert not any("coroner" in (entry.document or "") for entry in Publication.objects.all())
    assert "This field is required" in get_errors(maria.post(address(incident, "comment_incident"), {"text": ""}))


def test_an_incident_is_given_to_somebody_who_may_see_it(jo):
    incident, (luis, _browser) = make_incident(), make_member("luis", SEES)
    blind = make_user(username="blind")

    page = take(jo, incident, "assign_incident", to=str(luis.pk), reason="He knows the county.")
    wrong = jo.post(address(incident, "assign_incident"), {"to": str(blind.pk), "reason": "Please."})

    assert "Given to luis by jo" in page
    assert "It is the work of luis." in page
    assert "Select a valid choice" in get_errors(wrong)
    assert Incident.objects.get().assigned_to == luis
    assert "Taken off everybody&#x27;s list by jo" in take(jo, incident, "assign_incident", to="", reason="On leave.")


# ---------------------------------------------------------------- withheld names


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("submit_incident", "reason"),
        ("comment_incident", "text"),
        ("assign_incident", "reason"),
        ("reopen_incident", "reason"),
    ],
)
def test_words_with_a_withheld_name_are_refused_before_they_are_stored_and_not_shown_again(jo, name, field):
    incident = make_incident(state=State.PUBLISHED if name == "reopen_incident" else State.DRAFT)
    make_incident_source(incident=incident)
    make_sealed_person()

    response = jo.post(address(incident, name), {field: f"As the family of {CANARY.upper()} asked."})

    assert response.status_code == 200
    assert "held a name that is being withheld, or a part of one, so nothing was stored" in get_errors(response)
    assert MARK.lower() not in response.content.decode().lower()
    assert not Transition.objects.exists()
    assert not Comment.objects.exists()
