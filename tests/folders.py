"""Where test runs keep their databases."""

import os
import shutil
import tempfile
from pathlib import Path

ENOUGH_BYTES = 2 * 1024**3
MEMORY = Path("/dev/shm")  # noqa: S108 # folders in it are made with mode 700
DISK = Path("/tmp")  # noqa: S108 # not the usual one: the path of a unix socket has at most about 100 characters


def make_temporary_folder(prefix: str) -> Path:
    """
    Make a new folder that only this account may enter; in memory where there is room.

    Every commit waits for its disk, and tests commit thousands of times.
    """
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES
    return Path(tempfile.mkdtemp(prefix=prefix, dir=MEMORY if roomy else DISK))
