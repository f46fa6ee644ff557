import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from incidents.editorial.models import DeliveryState
from tests.manage import ROOT

SECONDS = 60


@contextmanager
def watching(environment):
    """Run the command that goes on for ever until the end of the block."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "deliver", "--watch", "0.1"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.kill()


def wait_for_a_delivery_after(instant):
    """Return when delivery was last tried, once that is later than the instant; fail if it never is."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        state = DeliveryState.objects.filter(last_attempt_at__isnull=False).first()
        if state is not None and (instant is None or state.last_attempt_at > instant):
            return state.last_attempt_at
        time.sleep(0.05)
    return pytest.fail("nothing was delivered any more")


@pytest.mark.postgresql_only
def test_a_watch_goes_on_when_the_server_has_closed_its_connection(committing_databases):
    with watching(committing_databases.environment):
        wait_for_a_delivery_after(None)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            assert cursor.fetchall() == [(True,)]

        wait_for_a_delivery_after(DeliveryState.objects.get().last_attempt_at)
