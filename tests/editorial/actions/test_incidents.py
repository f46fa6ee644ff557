import datetime as dt
import itertools

import pytest
from django.core.exceptions import ValidationError

from incidents.editorial.actions import incidents, merges
from incidents.editorial.actions.revisions import revise
from incidents.editorial.actions.transitions import CannotMove, ReasonNeeded, record_transition
from incidents.editorial.models import Incident, Revision, RevisionKind, State, Transition
from incidents.editorial.models.workflow import NEXT_STATES
from incidents.editorial.taking_part import has_taken_part
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def test_a_draft_is_opened_with_its_sources_in_order():
    editor, first, second = make.make_user(), make.make_source(), make.make_source()

    incident = incidents.open_draft(
        title="Officer hurt",
        timezone=make.ZONE,
        by=editor,
        now=NOW,
        sources=(second, first),
        occurred=make.make_moment(),
    )

    incident.refresh_from_db()
    assert (incident.state, incident.created_at, incident.created_by) == (State.DRAFT, NOW, editor)
    assert incident.occurred == make.make_moment()
    assert [listed.source for listed in incident.incident_sources.all()] == [second, first]


def test_a_draft_with_a_wrong_column_is_not_opened():
    with pytest.raises(ValidationError) as refusal:
        incidents.open_draft(title="", timezone="America/Testville", by=make.make_user(), now=NOW)

    assert set(refusal.value.message_dict) == {"title", "timezone"}
    assert not Incident.objects.exists()


def test_a_source_is_listed_once():
    incident, source = make.make_incident(), make.make_source()

    listed = [incidents.add_source(incident=incident, source=source) for _time in range(2)]

    assert listed[0] == listed[1]
    assert incident.incident_sources.count() == 1


def test_an_incident_goes_from_draft_to_approval_and_back():
    incident, author, reviewer = make.make_incident(), make.make_user(), make.make_user()

    incidents.submit(incident=incident, by=author, now=NOW)
    incidents.return_to_author(incident=incident, by=reviewer, now=NOW, reason="The time is missing.")
    incidents.submit(incident=incident, by=author, now=NOW, reason="It is there now.")
    incidents.approve(incident=incident, by=reviewer, now=NOW)

    assert incident.state == State.APPROVED
    incident.refresh_from_db()
    assert (incident.state, incident.submitted_by, incident.approved_by) == (State.APPROVED, author, reviewer)

    incidents.reopen(incident=incident, by=author, now=NOW, reason="A second source.")

    assert (incident.state, incident.approved_by) == (State.DRAFT, None)
    incident.refresh_from_db()
    assert (incident.state, incident.approved_at, incident.approved_by) == (State.DRAFT, None, None)
    assert [(step.from_state, step.to_state, step.by, step.reason) for step in incident.transitions.all()] == [
        ("draft", "submitted", author, "Handed in for review."),
        ("submitted", "returned", reviewer, "The time is missing."),
        ("returned", "submitted", author, "It is there now."),
        ("submitted", "approved", reviewer, "Approved."),
        ("approved", "draft", author, "A second source."),
    ]
    assert {step.at for step in incident.transitions.all()} == {NOW}


def test_a_step_that_skips_the_review_is_refused():
    incident = make.make_incident()

    with pytest.raises(
        CannotMove, match="state draft cannot become approved, only merged, published, submitted, withdrawn"
    ):
        incidents.approve(incident=incident, by=make.make_user(), now=NOW)

    assert Incident.objects.get().state == State.DRAFT
    assert not Transition.objects.exists()


@pytest.mark.parametrize("step", [incidents.return_to_author, incidents.reopen])
def test_nobody_takes_a_step_back_without_saying_why(step):
    incident, author = make.make_incident(), make.make_user()
    incidents.submit(incident=incident, by=author, now=NOW)

    with pytest.raises(ReasonNeeded, match=f"incident {incident.pk}: reason is empty"):
        step(incident=incident, by=make.make_user(), now=NOW, reason="  ")

    assert Incident.objects.get().state == incident.state == State.SUBMITTED
    assert Transition.objects.count() == 1


def test_a_step_is_taken_from_the_state_that_the_database_holds():
    incident, reviewer = make.make_incident(), make.make_user()
    incidents.submit(incident=incident, by=make.make_user(), now=NOW)
    seen_by_another = Incident.objects.get()
    incidents.approve(incident=incident, by=reviewer, now=NOW)

    with pytest.raises(CannotMove, match="state approved cannot become approved"):
        incidents.approve(incident=seen_by_another, by=make.make_user(), now=NOW)

    assert Incident.objects.get().approved_by == reviewer
    assert Transition.objects.filter(to_state=State.APPROVED).count() == 1


def test_a_step_is_no_edit():
    incident = make.make_incident()
    before = Incident.objects.get().updated_at

    incidents.submit(incident=incident, by=make.make_user(), now=NOW)

    assert Incident.objects.get().updated_at == before


def test_nothing_follows_a_merger():
    incident, other = make.make_incident(), make.make_incident()
    merges.merge_incident(duplicate=incident, into=other, by=make.make_user(), now=NOW, reason="Entered twice.")

    assert NEXT_STATES[State.MERGED] == frozenset()
    with pytest.raises(CannotMove, match="only nothing"):
        incidents.reopen(incident=incident, by=make.make_user(), now=NOW, reason="It was not.")
    (step,) = incident.transitions.all()
    assert (step.from_state, step.to_state, step.reason) == ("draft", "merged", "Entered twice.")


# ---------------------------------------------------------------- a second person


@pytest.fixture
def _two_people(settings):
    settings.SINGLE_PERSON_NEWSROOM = False


def make_submitted(*, by, **fields):
    incident = make.make_incident(**fields)
    incidents.submit(incident=incident, by=by, now=NOW)
    return incident


def assert_somebody_else_approves(incident, *, by):
    with pytest.raises(incidents.CannotApprove, match="somebody else") as refusal:
        incidents.approve(incident=incident, by=by, now=NOW)
    assert refusal.value.is_own
    assert Incident.objects.get(pk=incident.pk).state == State.SUBMITTED


@pytest.mark.usefixtures("_two_people")
def test_nobody_approves_what_they_submitted_or_began():
    author, editor = make.make_user(), make.make_user()
    incident = make_submitted(by=editor, created_at=NOW, created_by=author)

    assert_somebody_else_approves(incident, by=editor)
    assert_somebody_else_approves(incident, by=author)
    step = incidents.approve(incident=incident, by=make.make_user(), now=NOW)
    assert not step.is_alone


@pytest.mark.usefixtures("_two_people")
def test_nobody_approves_what_they_changed_since_the_last_publication():
    author, early, late = (make.make_user() for _person in range(3))
    incident = make.make_incident(created_at=NOW, created_by=author)
    make_revision(incident, by=early, at=NOW)
    publish_and_reopen(incident, at=NOW)
    make_revision(incident, by=late, at=NOW + A_DAY)
    incidents.submit(incident=incident, by=make.make_user(), now=NOW + A_DAY)

    assert_somebody_else_approves(incident, by=late)
    for reviewer in (author, early):
        assert not has_taken_part(incident, reviewer)
    assert not incidents.approve(incident=incident, by=early, now=NOW + A_DAY).is_alone


@pytest.mark.usefixtures("_two_people")
def test_nobody_approves_what_they_changed_under_the_revision_of_another_incident():
    incident, other, editor = make.make_incident(), make.make_incident(), make.make_user()
    with revise(by=editor, now=NOW, reason="Both say the same.", incident=other):
        for row in (incident, other):
            row.summary = "An officer was hurt."
            row.save()
    incidents.submit(incident=incident, by=make.make_user(), now=NOW)

    assert_somebody_else_approves(incident, by=editor)


@pytest.mark.usefixtures("_two_people")
def test_publishing_is_no_work_on_the_next_version():
    incident, publisher = make.make_incident(), make.make_user()
    make_revision(incident, by=publisher, at=NOW, kind=RevisionKind.PUBLISH)

    assert not has_taken_part(incident, publisher)


def test_a_newsroom_of_one_person_approves_its_own_work_and_the_trail_says_so(settings):
    assert settings.SINGLE_PERSON_NEWSROOM
    author, other = make.make_user(), make.make_user()

    own = incidents.approve(incident=make_submitted(by=author), by=author, now=NOW)
    of_another = incidents.approve(incident=make_submitted(by=author), by=other, now=NOW)

    assert own.is_alone
    assert not of_another.is_alone


@pytest.mark.usefixtures("_two_people")
def test_a_command_may_approve_alone_and_the_trail_says_so():
    author = make.make_user()

    step = incidents.approve(incident=make_submitted(by=author), by=author, now=NOW, may_be_alone=True)

    assert step.is_alone


def test_nobody_approves_what_was_changed_since_they_looked():
    incident, author, reviewer = make.make_incident(), make.make_user(), make.make_user()
    incidents.submit(incident=incident, by=author, now=NOW)
    seen = incidents.get_newest_revision(incident)
    newest = make_revision(incident, by=make.make_user(), at=NOW)

    with pytest.raises(incidents.CannotApprove, match="look again") as refusal:
        incidents.approve(incident=incident, by=reviewer, now=NOW, seen=seen)

    assert not refusal.value.is_own
    assert incidents.approve(incident=incident, by=reviewer, now=NOW, seen=newest.pk).by == reviewer


def make_revision(incident, *, by, at, kind=RevisionKind.EDIT):
    return Revision.objects.create(incident=incident, by=by, at=at, kind=kind, reason="Another source.")


def publish_and_reopen(incident, *, at):
    editor = make.make_user()
    record_transition(incident=incident, to_state=State.PUBLISHED, by=editor, now=at, reason="Out.", version=1)
    Incident.objects.filter(pk=incident.pk).update(state=State.PUBLISHED)
    incidents.reopen(incident=incident, by=editor, now=at, reason="More is known.")


def test_every_state_is_reached_from_some_other():
    assert set(itertools.chain(*NEXT_STATES.values())) == set(State) == set(NEXT_STATES)
