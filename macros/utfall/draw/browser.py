"""The machine's browser, which draws the pictures: several in one start, in a process beside this one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
VARIABLES = ("CHROMIUM", "BROWSER_PATH")
SECONDS = 60  # for the start and the first pictures
SECONDS_EACH = 2  # ten times what a picture takes
GRACE = 15  # seconds more before the process that draws is ended from here
LONGEST = 200  # characters of what the browser's driver says
SCRIPT = Path(__file__).with_name("kaleido_run.py")


class DrawingError(UsageError):
    """Tell that the browser did not draw."""


def find_browser() -> str | None:
    """Return the path of a browser: the one that the environment names, else the first on the path.

    A variable that is set but empty says that there is none.
    """
    for name in VARIABLES:
        if name in os.environ:
            return shutil.which(os.environ[name]) if os.environ[name] else None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def draw(figures: Sequence[dict[str, Any]], browser: str) -> list[bytes]:
    """Return the pictures of figures as SVG, drawn in one start of the browser. Raise ``DrawingError`` if it fails."""
    seconds = SECONDS + SECONDS_EACH * len(figures)
    with TemporaryDirectory(prefix="utfall-", ignore_cleanup_errors=True) as folder:
        asked, answer = Path(folder, "asked.json"), Path(folder, "answer.json")
        asked.write_text(json.dumps({"figures": figures, "browser": browser, "seconds": seconds}), encoding="utf-8")
        _run(folder, asked, answer, seconds)
        if not answer.is_file():
            raise DrawingError(Sentence("error.not-drawn-in-time", {"browser": browser, "seconds": seconds}))
        found = json.loads(answer.read_text(encoding="utf-8"))
    if "pictures" not in found:
        raise DrawingError(Sentence("error.not-drawn", {"browser": browser, "reason": found["reason"][:LONGEST]}))
    return [picture.encode() for picture in found["pictures"]]


def _run(folder: str, asked: Path, answer: Path, seconds: int) -> None:
    """Let the other process draw. What it and the browser write for themselves goes into the folder too."""
    environment = {**os.environ, "TMPDIR": folder, "TEMP": folder, "TMP": folder}
    command = [sys.executable, "-P", str(SCRIPT), str(asked), str(answer)]  # -P: no module of the project's own
    nothing = subprocess.DEVNULL
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - our own script, and the browser that the user has chosen
            command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, timeout=seconds + GRACE,
            check=False,
        )  # fmt: skip
