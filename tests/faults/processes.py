"""Processes that can be killed: forks of the test process, on the same databases by connections of their own."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connections

from incidents.public_store import connect


def start(work: Callable[[], int]) -> int:
    """
    Start work in a fork and return its process id. The fork exits with what work returns.

    No connection crosses the fork: both sides open their own.
    """
    connections.close_all()
    connect.dispose_engines()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 99
    try:
        code = work()
    except BaseException:  # noqa: BLE001 - the fork ends here, whatever happened
        traceback.print_exc()
    finally:
        os._exit(code)


def wait(pid: int) -> int:
    """Wait for a process; return its exit status, negative for the signal that ended it."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def kill_after(pid: int, seconds: float) -> int:
    """Kill a process that long from now, wait for it and return how it ended."""
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return wait(pid)


def die() -> None:
    """End this process at once, as a loss of power would."""
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def starting_gun() -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """Yield (hold, fire): forks that call hold go on only once fire is called."""
    reader, writer = os.pipe()

    def hold() -> None:
        os.close(writer)
        os.read(reader, 1)

    def fire() -> None:
        os.close(writer)

    try:
        yield hold, fire
    finally:
        os.close(reader)


def race(runners: Sequence[Callable[[], int]]) -> list[int]:
    """Let runners start at the same moment, each in a process of its own; return their exit statuses in order."""
    with starting_gun() as (hold, fire):

        def make_runner(runner: Callable[[], int]) -> Callable[[], int]:
            def run() -> int:
                hold()
                return runner()

            return run

        pids = [start(make_runner(runner)) for runner in runners]
        time.sleep(0.05)
        fire()
        return [wait(pid) for pid in pids]
