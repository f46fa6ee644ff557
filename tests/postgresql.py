"""A private PostgreSQL server for tests: on a unix socket only, gone when the tests end."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.folders import make_temporary_folder

OWNER = "postgres"
START_SECONDS = 60
SERVER_OPTIONS = {
    "listen_addresses": "",
    "max_connections": "200",
    # Every database that is dropped is looked for in all of the buffers.
    "shared_buffers": "16MB",
    # What makes data survive a power cut only costs time here.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    # Databases live for a second; templates may have no visitors while they are copied.
    "autovacuum": "off",
    "timezone": "UTC",
    "max_parallel_workers_per_gather": "0",
}


class NoPostgresqlServer(Exception):
    """No PostgreSQL server programs were found, or the server did not start."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """
    A running server.

    url     address of its database "postgres" for the superuser, in SQLAlchemy's form
    folder  holds data, socket and log; removed by `stop`
    """

    url: str
    folder: Path
    process: subprocess.Popen[bytes]
    started_by: int

    def stop(self) -> None:
        """Stop the server and remove its files. Does nothing in a forked child, nor a second time."""
        if os.getpid() != self.started_by:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def find_binaries() -> Path:
    """Return the folder of `initdb` and `postgres`, the newest version first. Raises NoPostgresqlServer."""
    folders = []
    if program := shutil.which("pg_config"):
        answer = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip() or "."))
    if program := shutil.which("initdb"):
        folders.append(Path(program).parent)
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(installed, key=lambda folder: int(folder.parent.name), reverse=True)
    folders.append(Path("/usr/local/bin"))
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgresqlServer("No PostgreSQL server on this machine: `make system-packages` installs one.")


def start_cluster() -> Cluster:
    """
    Start a new server and wait until it answers.

    As root it runs as an unprivileged account, because PostgreSQL refuses to run as root.
    Raises NoPostgresqlServer.
    """
    binaries = find_binaries()
    folder = make_temporary_folder("incidents-pg-")
    account = _make_account_arguments(folder)
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
    data = folder / "data"
    initdb = [
        str(binaries / "initdb"), "--pgdata", str(data), "--username", OWNER, "--auth", "trust",
        "--encoding", "UTF8", "--locale", "C", "--lc-ctype", "C.UTF-8", "--no-sync", "--no-instructions",
    ]  # fmt: skip
    made = subprocess.run(initdb, cwd=folder, env=environment, capture_output=True, text=True, check=False, **account)
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise NoPostgresqlServer(f"initdb failed:\n{made.stderr}")
    command = [str(binaries / "postgres"), "-D", str(data), "-c", f"unix_socket_directories={folder}"]
    for name, value in SERVER_OPTIONS.items():
        command += ["-c", f"{name}={value}"]
    if setpriv := shutil.which("setpriv"):
        # The server ends with the tests even when they are killed and cannot stop it.
        command = [setpriv, "--pdeathsig", "INT", *command]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **account
        )
    cluster = Cluster(
        url=f"postgresql://{OWNER}@/postgres?host={folder}",
        folder=folder,
        process=process,
        started_by=os.getpid(),
    )
    _wait_until_it_answers(cluster)
    return cluster


def _make_account_arguments(folder: Path) -> dict[str, Any]:
    """Return the arguments that make subprocess drop root's privileges, and give `folder` to that account."""
    if os.geteuid() != 0:
        return {}
    for name in (OWNER, "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, account.pw_uid, account.pw_gid)
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NoPostgresqlServer("No unprivileged account to run PostgreSQL as.")


def _wait_until_it_answers(cluster: Cluster) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(cluster.url).close()
        except psycopg.OperationalError:
            if cluster.process.poll() is not None or time.monotonic() > deadline:
                log = (cluster.folder / "log").read_text()
                cluster.stop()
                raise NoPostgresqlServer(f"The server did not start:\n{log}") from None
            time.sleep(0.05)
        else:
            return
