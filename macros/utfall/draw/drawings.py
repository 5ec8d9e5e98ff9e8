"""The pictures of a site's charts: asked for while pages are checked, drawn together, kept by content.

A picture's key is the hash of its figure and of the versions of what draws it, so that a changed figure redraws only
its own chart, and a site built again starts no browser.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall.draw.browser import draw, find_browser
from utfall.draw.svg import cleaned, sentinels
from utfall.render.axes import FRAMES
from utfall.render.plot import plot

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.chart import Chart

MEMORY = ".cache/utfall/charts"  # may be thrown away at any time
OUR_VERSION = 3  # of what is made of the browser's picture
Stills = dict[str, str]  # by frame


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Be one picture to draw: the figure's JSON with sentinel colours, the variables they stand for, and its key."""

    key: str
    figure: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Drawings:
    """Hold the pictures of a project. ``folder`` is where they are kept; without one there are none."""

    folder: Path | None = None
    wanted: dict[str, _Wanted] = field(default_factory=dict)
    lacked: int = 0  # how often a picture has been asked for in vain

    def stills(self, chart: Chart) -> Stills | None:
        """Return a chart's pictures by frame; ``None``, and asked for, where they are not drawn yet."""
        asked = {frame.name: _wanted(chart, frame.name) for frame in FRAMES}
        found = {name: self._kept(one) for name, one in asked.items()}
        for name, one in asked.items():
            if found[name] is None:
                self.wanted[one.key] = one
        if None in found.values():
            self.lacked += 1
            return None
        return {name: text for name, text in found.items() if text}

    @property
    def is_complete(self) -> bool:
        """Whether everything that has been asked for is drawn."""
        return not self.wanted

    def draw_missing(self) -> int:
        """Draw what has been asked for, in one start of the browser; return how many. Raise ``DrawingError``.

        Without a browser nothing is drawn.
        """
        browser = find_browser()
        asked = list(self.wanted.values())
        if not browser or not asked or self.folder is None:
            return 0
        folder = self.folder
        folder.mkdir(parents=True, exist_ok=True)
        for one, picture in zip(asked, draw([json.loads(one.figure) for one in asked], browser), strict=True):
            text = cleaned(picture, one.names)
            file = _file(folder, one)
            fresh = file.with_suffix(f".{os.getpid()}")  # two builds at once draw the same and do not meet
            fresh.write_text(f"{_sum(text)}\n{text}", encoding="utf-8", newline="")
            fresh.replace(file)
            del self.wanted[one.key]
        return len(asked)

    def _kept(self, one: _Wanted) -> str | None:
        if self.folder is None:
            return None
        try:
            written, _, text = _file(self.folder, one).read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return text if written == _sum(text) else None  # a file cut short is drawn anew


def _file(folder: Path, one: _Wanted) -> Path:
    return folder / f"{one.key}.svg"


def _wanted(chart: Chart, frame: str) -> _Wanted:
    figure = plot(chart, next(one for one in FRAMES if one.name == frame))
    text, names = sentinels(json.dumps(figure, ensure_ascii=False, sort_keys=True))
    return _Wanted(_sum(f"{OUR_VERSION} {_versions()} {text} {names}"), text, names)


@cache
def _versions() -> str:
    return f"plotly {version('plotly')} kaleido {version('kaleido')}"


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
