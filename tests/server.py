"""The site as it is really served: granian in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.environment import get_run_folder
from tests.locks import locked

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


class SiteDidNotStart(Exception):
    """The server ended, or did not answer in time; with what it printed."""


@contextmanager
def serve_site(environment: Mapping[str, str]) -> Iterator[str]:
    """
    Serve the site until the end of the block; its address without a closing slash.

    environment  added to this process's: the databases to serve, perhaps another ROLE
    """
    collect_static_files()
    port = find_free_port()
    program = Path(sys.executable).with_name("granian")
    command = [
        str(program), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--blocking-threads", "1", "--workers-kill-timeout", "5", "--no-ws", "incidents.wsgi:application",
    ]  # fmt: skip
    log = get_run_folder() / f"server-{port}.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        ) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(url, process, log)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def find_free_port() -> int:
    """Return a port of the loopback address that nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{url}/", timeout=5).close()  # noqa: S310 # loopback
        except urllib.error.HTTPError as answer:
            # Whatever the page says, the server is there.
            answer.close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise SiteDidNotStart(log.read_text(errors="replace")) from None
            time.sleep(0.05)
        else:
            return


def collect_static_files() -> None:
    """Collect them into STATIC_ROOT once for each run: pages of a server name static files by their digests."""
    done = get_run_folder() / "static-collected"
    with locked(done.with_suffix(".lock")):
        if done.exists():
            return
        command = [sys.executable, str(ROOT / "manage.py"), "collectstatic", "--no-input", "--verbosity", "0"]
        finished = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if finished.returncode:
            raise SiteDidNotStart(finished.stderr)
        done.touch()
