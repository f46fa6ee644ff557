"""A process killed at any moment leaves no half publication, loses none, doubles none."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NoReturn

import pytest
from django.contrib.auth.models import User

from incidents.editorial.models import Assertion, CaseStatus, Incident, Publication, RecordNumber, Statement
from incidents.publishing import fault_points
from incidents.publishing.delivery import deliver_pending
from incidents.publishing.fault_points import DELIVERY_STEPS, PUBLISHING_STEPS
from incidents.publishing.publish import publish_incident
from incidents.publishing.rebuild import rebuild_public
from tests.faults import processes
from tests.faults.store_contents import read_store
from tests.publishing.make_record import make_full_incident

pytestmark = pytest.mark.unmeasured

NOW = datetime(2024, 1, 2, 12, 0, tzinfo=UTC)
STEPS = (*PUBLISHING_STEPS, *DELIVERY_STEPS)


def change_and_publish(incident_id: int) -> None:
    """Give the incident a new summary and publish it."""
    incident = Incident.objects.get(pk=incident_id)
    incident.summary = f"{incident.summary}."
    incident.save()
    publish_incident(incident=incident, by=User.objects.get(username="publisher"), reason="", now=NOW)


def check_that_nothing_is_half_done(url: str) -> None:
    """Deliver what is pending, then hold the log, the numbers, the frozen rows and the public store together."""
    deliver_pending(now=NOW)
    log = list(Publication.objects.order_by("sequence"))
    assert [entry.sequence for entry in log] == list(range(1, len(log) + 1))
    store = read_store(url)
    assert store["log"] == [(entry.sequence, entry.kind, entry.number, entry.version, entry.digest) for entry in log]
    assert store["documents"] == {(entry.kind, entry.number, entry.version): entry.document for entry in log}
    for kind, number in {(entry.kind, entry.number) for entry in log}:
        versions = [entry.version for entry in log if (entry.kind, entry.number) == (kind, number)]
        assert versions == list(range(1, len(versions) + 1))
    frozen = {
        model: model.objects.filter(frozen_at__isnull=False).count() for model in (Assertion, CaseStatus, Statement)
    }
    if log:
        assert all(frozen[model] == model.objects.count() for model in frozen)
        assert RecordNumber.objects.filter(table="assertion").count() == frozen[Assertion]
    else:
        assert not any(frozen.values())
        assert not RecordNumber.objects.exists()


def check_that_a_rebuild_is_identical(url: str) -> None:
    """Build the public store anew and compare everything in it."""
    before = read_store(url)
    rebuild_public()
    assert read_store(url) == before


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("first", [True, False], ids=["first version", "second version"])
def test_killed_at_a_step_a_publication_is_whole_or_absent(committing_databases, step, first):
    incident = make_full_incident()
    if not first:
        change_and_publish(incident.pk)

    def publish_and_die() -> int:
        fault_points.observe(lambda reached: processes.die() if reached == step else None)
        change_and_publish(incident.pk)
        return 0

    assert processes.wait(processes.start(publish_and_die)) == -9

    check_that_nothing_is_half_done(committing_databases.public_url)
    check_that_a_rebuild_is_identical(committing_databases.public_url)
    change_and_publish(incident.pk)
    check_that_nothing_is_half_done(committing_databases.public_url)


def kill_at_random_moments(url: str, *, kills: int, seed: int) -> int:
    """
    Kill a process that publishes without pause, again and again; return how many versions it got out.

    The moments are spread over the time that a few publications take on this machine, from the first one on.
    """
    incident = make_full_incident()
    moments = random.Random(seed)  # noqa: S311 - moments that repeat, not secrets
    started = time.monotonic()
    change_and_publish(incident.pk)
    one_publication = time.monotonic() - started

    for _ in range(kills):
        with processes.starting_gun() as (hold, fire):

            def publish_for_ever(hold: Callable[[], None] = hold) -> NoReturn:
                hold()
                while True:
                    change_and_publish(incident.pk)

            pid = processes.start(publish_for_ever)
            fire()
            processes.kill_after(pid, moments.uniform(0, 3 * one_publication))
        check_that_nothing_is_half_done(url)
    check_that_a_rebuild_is_identical(url)
    return Publication.objects.filter(kind="incident").count()


def test_killed_at_random_moments_nothing_is_lost_or_doubled(committing_databases):
    assert kill_at_random_moments(committing_databases.public_url, kills=8, seed=417)


@pytest.mark.proof
def test_killed_at_a_hundred_random_moments_nothing_is_lost_or_doubled(committing_databases, record_property):
    versions = kill_at_random_moments(committing_databases.public_url, kills=100, seed=2023)
    record_property("versions published between 100 kills", versions)
    assert versions
