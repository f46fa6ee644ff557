"""Reviewers of one incident at the same moment: one acts, the others are told that somebody was quicker."""

from incidents.editorial.actions import incidents
from incidents.editorial.actions.revisions import revise
from incidents.editorial.actions.transitions import CannotMove
from incidents.editorial.models import Incident, State, Transition
from tests import make
from tests.faults import processes
from tests.make import NOW

DONE, TOO_LATE = 0, 1


def test_of_several_reviewers_at_once_exactly_one_acts(committing_databases):
    incident = make.make_incident()
    incidents.submit(incident=incident, by=make.make_user(), now=NOW)
    reviewers = [make.make_user() for _person in range(4)]

    def approve(by):
        def work():
            try:
                incidents.approve(incident=Incident.objects.get(pk=incident.pk), by=by, now=NOW)
            except CannotMove:
                return TOO_LATE
            return DONE

        return work

    outcomes = processes.race([approve(by) for by in reviewers])

    assert sorted(outcomes) == [DONE, TOO_LATE, TOO_LATE, TOO_LATE]
    step = Transition.objects.get(to_state=State.APPROVED)
    incident.refresh_from_db()
    assert incident.approved_by == step.by


def test_no_edit_at_the_moment_of_an_approval_is_approved_unseen(committing_databases):
    incident, reviewer = make.make_incident(), make.make_user()
    incidents.submit(incident=incident, by=make.make_user(), now=NOW)
    # The incident of somebody who may review stays submitted when they edit it.
    editor = make.make_user(permissions=["review_incident"])

    def approve():
        try:
            incidents.approve(incident=Incident.objects.get(pk=incident.pk), by=reviewer, now=NOW, seen=0)
        except incidents.CannotApprove:
            return TOO_LATE
        return DONE

    def edit():
        with revise(by=editor, now=NOW, reason="The hour.", incident=incident):
            make.make_event(incident=incident)
        return DONE

    approved, edited = processes.race([approve, edit])

    incident.refresh_from_db()
    assert edited == DONE
    assert incident.state == (State.DRAFT if approved == DONE else State.SUBMITTED)
