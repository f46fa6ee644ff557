"""A scheduled release happens once, whoever looks for it, and also if a worker is killed in the middle of it."""

import pytest
from django.contrib.auth.models import User

from incidents.editorial.models import Person, Publication, ScheduledAct
from incidents.publishing import fault_points
from incidents.publishing.delivery import deliver_pending
from incidents.publishing.due import run_due
from incidents.publishing.fault_points import DUE_STEPS
from tests.faults import processes
from tests.publishing.test_due import DUE, make_scheduled_release

pytestmark = pytest.mark.unmeasured

DID_IT, FOUND_NOTHING = 0, 1


def look():
    """Look for what is due, as a worker does."""
    return DID_IT if run_due(now=DUE) else FOUND_NOTHING


def check_that_it_happened_once():
    deliver_pending(now=DUE)
    act = ScheduledAct.objects.get()
    assert (act.done_at, act.failed_at, act.plan) == (DUE, None, "")
    assert Publication.objects.filter(kind="incident", version=2).count() == 1
    assert act.person is not None
    assert act.person.full_name
    assert User.objects.filter(pk=act.requested_by_id).exists()


def test_of_six_workers_at_once_one_releases_the_name(committing_databases):
    make_scheduled_release()
    outcomes = processes.race([look] * 6)
    assert sorted(outcomes) == [DID_IT] + [FOUND_NOTHING] * 5
    check_that_it_happened_once()


@pytest.mark.parametrize("step", [*DUE_STEPS, "publish:appended"])
def test_a_worker_killed_in_the_middle_has_done_nothing_and_another_does_it(committing_databases, step):
    _incident, officer, act = make_scheduled_release()

    def look_and_die():
        fault_points.observe(lambda reached: processes.die() if reached == step else None)
        return look()

    assert processes.wait(processes.start(look_and_die)) == -9

    act.refresh_from_db()
    assert (act.done_at, bool(act.plan), Person.objects.get(pk=officer.pk).full_name) == (None, True, "")
    run_due(now=DUE)
    check_that_it_happened_once()
