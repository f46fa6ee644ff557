"""Publishers of one incident at the same moment: one publishes, the others are told that nothing is left to do."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from incidents.editorial.models import Incident, Publication, State
from incidents.publishing.gate import publish_approved
from incidents.publishing.refusals import NothingToPublish
from tests.faults import processes
from tests.faults.test_kills import check_that_nothing_is_half_done
from tests.make_ready import make_ready
from tests.publishing.make_record import make_full_incident

pytestmark = pytest.mark.unmeasured

NOW = datetime(2024, 1, 2, 12, 0, tzinfo=UTC)
PUBLISHED, NOTHING_LEFT = 0, 1


@pytest.fixture(autouse=True)
def _two_people(settings):
    """What is published was approved."""
    settings.SINGLE_PERSON_NEWSROOM = False


def race_for_one_incident(url: str, *, rounds: int, publishers: int) -> None:
    """Let publishers race for each approved state of an incident; exactly one wins each time."""
    incident = make_ready(make_full_incident())
    by = User.objects.get(username="publisher")

    def publish() -> int:
        try:
            publish_approved(incidents=[Incident.objects.get(pk=incident.pk)], by=by, reason="", now=NOW)
        except NothingToPublish:
            return NOTHING_LEFT
        return PUBLISHED

    for number in range(1, rounds + 1):
        incident.refresh_from_db()
        incident.summary, incident.state = f"State {number}.", State.APPROVED
        incident.save()
        outcomes = processes.race([publish] * publishers)
        assert sorted(outcomes) == [PUBLISHED] + [NOTHING_LEFT] * (publishers - 1)
        assert Publication.objects.filter(kind="incident").count() == number
        check_that_nothing_is_half_done(url)


def test_of_eight_publishers_at_once_exactly_one_publishes(committing_databases):
    race_for_one_incident(committing_databases.public_url, rounds=1, publishers=8)


@pytest.mark.proof
def test_of_eight_publishers_at_once_exactly_one_publishes_twenty_times_over(committing_databases):
    race_for_one_incident(committing_databases.public_url, rounds=20, publishers=8)
