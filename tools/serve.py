"""
Serves the site at a port of the loopback address until it is told to stop: ``python -m tools.serve 8000``.

Ctrl-C in a terminal reaches every process of the group, and the server tells its workers to stop as well. Workers
that are told twice at the same moment sometimes never end. So the server has a group of its own, and only it is
told.
"""

import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

SERVER = (
    str(Path(sys.executable).with_name("granian")),
    "--interface=wsgi",
    "--host=127.0.0.1",
    "--workers=2",
    # With more than one, granian 2.8 crashes when it ends threads that were idle; more workers serve as well.
    "--blocking-threads=1",
    "--workers-kill-timeout=5",
    "--no-ws",
    "--log-level=warning",
    "incidents.wsgi:application",
)


def serve(port: str) -> int:
    """Serve until SIGINT or SIGTERM; return the server's exit status."""
    server = subprocess.Popen([*SERVER, f"--port={port}"], start_new_session=True)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.terminate()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    return server.wait()


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1]))
