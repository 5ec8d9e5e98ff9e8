"""The machine's browser, which draws the pictures: Plotly through Kaleido, several in one start, nothing fetched."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
VARIABLES = ("CHROMIUM", "BROWSER_PATH")
SECONDS = 60  # for one picture


class DrawingError(Exception):
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
    logging.getLogger("choreographer").setLevel(logging.CRITICAL)
    logging.getLogger("kaleido").setLevel(logging.CRITICAL)
    try:
        return asyncio.run(asyncio.wait_for(_draw(figures, browser), SECONDS * (1 + len(figures) / 10)))
    except Exception as fault:  # whatever the browser and its driver come up with
        raise DrawingError(str(fault) or type(fault).__name__) from fault


async def _draw(figures: Sequence[dict[str, Any]], browser: str) -> list[bytes]:
    from kaleido import Kaleido  # here: a build whose pictures are kept needs none of it

    async with Kaleido(n=1, timeout=SECONDS, mathjax=False, path=browser, enable_sandbox=False) as kaleido:
        pictures = []
        for figure in figures:
            size = {"width": figure["layout"]["width"], "height": figure["layout"]["height"], "scale": 1}
            pictures.append(await kaleido.calc_fig(figure, {"format": "svg", **size}))
        return pictures
