import pytest

from incidents.editorial.actions import merges, review
from incidents.editorial.actions.transitions import ReasonNeeded
from incidents.editorial.models import Comment, Incident, Transition
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def test_an_assignment_is_a_step_of_the_trail():
    incident, maria, chief = make.make_incident(), make.make_user(), make.make_user()

    review.assign(incident=incident, to=maria, by=chief, now=NOW, reason="She was there.")
    review.assign(incident=incident, to=None, by=maria, now=NOW, reason="On leave.")

    incident.refresh_from_db()
    assert incident.assigned_to is None
    assert [(step.by, step.assigned_to, step.reason) for step in incident.transitions.all()] == [
        (chief, maria, "She was there."),
        (maria, None, "On leave."),
    ]
    assert {(step.from_state, step.to_state, step.version) for step in Transition.objects.all()} == {
        ("draft", "draft", None)
    }


def test_an_assignment_needs_a_reason_and_somebody_who_can_work():
    incident, chief = make.make_incident(), make.make_user()

    with pytest.raises(ReasonNeeded):
        review.assign(incident=incident, to=make.make_user(), by=chief, now=NOW, reason=" ")
    for account in (make.make_user(is_active=False), make.make_user(is_staff=False)):
        with pytest.raises(review.CannotAssign, match=f"account {account.pk} is closed or no member of staff"):
            review.assign(incident=incident, to=account, by=chief, now=NOW, reason="Please.")

    assert Incident.objects.get().assigned_to is None
    assert not Transition.objects.exists()


def test_what_was_merged_is_nobodys_work():
    incident, chief = make.make_incident(), make.make_user()
    merges.merge_incident(duplicate=incident, into=make.make_incident(), by=chief, now=NOW)

    with pytest.raises(review.CannotAssign, match="is merged into another one"):
        review.assign(incident=incident, to=chief, by=chief, now=NOW, reason="Please.")


def test_a_comment_keeps_who_said_it_and_when():
    incident, maria = make.make_incident(), make.make_user()

    review.comment(incident=incident, by=maria, text="  Call the agency first. ", now=NOW)

    said = Comment.objects.get()
    assert (said.incident, said.by, said.at, said.text) == (incident, maria, NOW, "Call the agency first.")
    with pytest.raises(review.NothingSaid):
        review.comment(incident=incident, by=maria, text=" ", now=NOW)
