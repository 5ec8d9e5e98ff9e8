"""Draw figures with Plotly through Kaleido, in a process of its own, so that whoever starts it can always end it.

Started by its path with two files: what is asked for, and where the answer goes, both JSON. Knows nothing of ours.
Kaleido 1.5 waits for ever for a browser that starts but never answers, and raises ``CancelledError`` for one that
dies while it draws: the first is ended here by the clock, the second is told as it is.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from kaleido import Kaleido

TABS = 2


async def draw(figures: list[dict[str, Any]], browser: str, seconds: float) -> list[str]:
    """Return the pictures of figures, in their order."""
    drawing = Kaleido(n=min(TABS, len(figures)), timeout=seconds, mathjax=False, path=browser, enable_sandbox=False)
    clock = threading.Timer(seconds, end, [drawing])
    clock.daemon = True
    clock.start()
    async with drawing:
        return await asyncio.gather(*(_picture(drawing, figure) for figure in figures))


async def _picture(drawing: Kaleido, figure: dict[str, Any]) -> str:
    size = {"width": figure["layout"]["width"], "height": figure["layout"]["height"], "scale": 1}
    picture: bytes = await drawing.calc_fig(figure, {"format": "svg", **size})
    return picture.decode("utf-8")


def end(drawing: Kaleido) -> None:
    """End the browser, which stands in a group of its own, and this process."""
    browser = getattr(drawing, "subprocess", None)
    if browser is not None and browser.poll() is None:
        if sys.platform == "win32":
            browser.kill()
        else:
            os.killpg(browser.pid, signal.SIGKILL)
    os._exit(1)


def main(asked: Path, answer: Path) -> None:
    """Answer with the pictures, or with the reason that there are none."""
    wanted = json.loads(asked.read_text(encoding="utf-8"))
    try:
        found: dict[str, Any] = {"pictures": asyncio.run(draw(**wanted))}
    except (Exception, asyncio.CancelledError) as fault:  # noqa: BLE001 - whatever the browser and its driver come up with
        found = {"reason": str(fault.args[0]) if fault.args else type(fault).__name__}
    answer.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
