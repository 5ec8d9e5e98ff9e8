"""Make a thing that is only read, and takes long to make, once for all processes of a run."""

import os
import time
from pathlib import Path

TIMEOUT = 900  # seconds


def made_once(factory, name, make):
    """Return the folder that ``make`` has returned, in this process or in the one that came first."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    done = folder / "folder"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + TIMEOUT
        while not done.is_file():
            assert time.monotonic() < until, f"the process that makes {name} has not ended"
            time.sleep(0.2)
        return Path(done.read_text(encoding="utf-8"))
    (folder / "unfinished").write_text(str(make()), encoding="utf-8")
    (folder / "unfinished").rename(done)
    return Path(done.read_text(encoding="utf-8"))
