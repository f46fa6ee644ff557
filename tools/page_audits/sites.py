"""Sites to measure: fresh SQLite databases, served by granian on a port of the loopback address."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet

from tests.web.varied_records import publish_varied_records

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class SiteDidNotStart(Exception):
    """The server ended, or did not answer in time; with what it printed."""


@contextmanager
def serve_seeded_site(folder: Path) -> Iterator[str]:
    """Serve the seed record until the end of the block; the address without a closing slash. folder: an empty one."""
    environment = make_environment(folder)
    for command in (
        ["migrate", "--no-input", "--verbosity", "0"],
        ["public_schema", "upgrade"],
        ["collectstatic", "--no-input", "--verbosity", "0"],
        ["load_seed"],
    ):
        _manage(command, environment)
    with serve_site(environment, log=folder / "server.log") as url:
        yield url


@contextmanager
def serve_varied_site(folder: Path) -> Iterator[str]:
    """Serve what pages rarely have to show: merged, withdrawn and erased records, long names, long lists."""
    environment = make_environment(folder)
    _manage(["public_schema", "upgrade"], environment)
    _manage(["collectstatic", "--no-input", "--verbosity", "0"], environment)
    publish_varied_records(environment["PUBLIC_DATABASE_URL"])
    with serve_site(environment, log=folder / "server.log") as url:
        yield url


def make_environment(folder: Path) -> dict[str, str]:
    """Return the settings of a production server whose databases and static files lie in a folder."""
    return {
        "DEVELOPMENT": "0",
        "ROLE": "all",
        "HTTPS": "false",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SEALED_NAMES_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder / 'editorial.sqlite3'}",
        "PUBLIC_DATABASE_URL": f"sqlite:///{folder / 'public.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "DJANGO_SETTINGS_MODULE": "incidents.settings",
    }


@contextmanager
def serve_site(environment: dict[str, str], *, log: Path) -> Iterator[str]:
    """Serve the site of an environment until the end of the block. log: where the server writes."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    command = [
        str(Path(sys.executable).with_name("granian")), "--interface=wsgi", "--host=127.0.0.1", f"--port={port}",
        "--workers=1", "--blocking-threads=1", "--workers-kill-timeout=5", "--no-ws", "incidents.wsgi:application",
    ]  # fmt: skip
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=output, start_new_session=True
        ) as server,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(url, server, log)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait_until_it_answers(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{url}/", timeout=5).close()  # noqa: S310 # loopback
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise SiteDidNotStart(log.read_text(errors="replace")) from None
            time.sleep(0.05)
        else:
            return


def _manage(command: list[str], environment: dict[str, str]) -> None:
    finished = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise SiteDidNotStart(finished.stdout + finished.stderr)
