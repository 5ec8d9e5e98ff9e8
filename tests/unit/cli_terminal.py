"""A command in a process of its own whose standard output and errors are a terminal, as an editor's are."""

import os
import pty
import subprocess
import sys
from pathlib import Path

UTFALL = Path(sys.executable).parent / "utfall"


def on_a_terminal(folder, *arguments, **environment):
    """Run utfall with a terminal; return its exit code and everything that it wrote there."""
    ours, theirs = pty.openpty()
    kept = {name: text for name, text in os.environ.items() if not name.startswith("UTFALL") and name != "NO_COLOR"}
    process = subprocess.Popen(
        [UTFALL, *arguments], cwd=folder, env={**kept, "TERM": "xterm", **environment},
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    written = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # what Linux answers when the other end is closed
            break
        if not read:
            break
        written += read
    os.close(ours)
    return process.wait(), written.decode().replace("\r\n", "\n")
