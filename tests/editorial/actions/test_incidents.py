import itertools

import pytest
from django.core.exceptions import ValidationError

from incidents.editorial.actions import incidents
from incidents.editorial.models import Incident, State
from incidents.editorial.models.workflow import NEXT_STATES
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


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
    incidents.return_to_author(incident=incident)
    incidents.submit(incident=incident, by=author, now=NOW)
    incidents.approve(incident=incident, by=reviewer, now=NOW)

    incident.refresh_from_db()
    assert (incident.state, incident.submitted_by, incident.approved_by) == (State.APPROVED, author, reviewer)

    incidents.reopen(incident=incident)

    incident.refresh_from_db()
    assert (incident.state, incident.approved_at, incident.approved_by) == (State.DRAFT, None, None)


def test_a_step_that_skips_the_review_is_refused():
    incident = make.make_incident()

    with pytest.raises(
        incidents.CannotMove, match="state draft cannot become approved, only merged, published, submitted, withdrawn"
    ):
        incidents.approve(incident=incident, by=make.make_user(), now=NOW)

    assert Incident.objects.get().state == State.DRAFT


def test_nothing_follows_a_merger():
    assert NEXT_STATES[State.MERGED] == frozenset()
    with pytest.raises(incidents.CannotMove, match="only nothing"):
        incidents.reopen(incident=Incident(state=State.MERGED))


def test_every_state_is_reached_from_some_other():
    assert set(itertools.chain(*NEXT_STATES.values())) == set(State) == set(NEXT_STATES)
