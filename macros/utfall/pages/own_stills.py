"""A picture of a live figure, made by Kaleido in a browser on this machine, where the extra ``stills`` is installed.

Without it a page has the words and the table, and so has one whose figure no browser draws here, which is told.
"""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.kept_file import read_kept, write_kept
from utfall.progress import tell
from utfall.render.axes import WIDE
from utfall.render.tokens import in_light, light_colours
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.shown.live_figure import LiveFigure

_CHANCE = re.compile(r'id="(?:defs-|clip)([0-9a-f]{6})')  # what Plotly tells the parts of one picture apart by
_SCRIPT = "package_data/plotly.min.js"


def stills_made_by() -> str:
    """Return the version of what makes the stills; empty where nothing does."""
    try:
        return version("kaleido")
    except PackageNotFoundError:
        return ""


def still_of(shown: LiveFigure, cache: Path) -> str:
    """Return a figure as an SVG file in the light scheme, as it was kept or made now; empty where none can be made."""
    maker = stills_made_by()
    if not maker:
        return ""
    plot = in_light(shown.plot)
    kept = cache / "stills" / f"{hashlib.sha256(f'{maker} {plot}'.encode()).hexdigest()}.svg"
    if content := read_kept(kept):
        return content.decode()
    try:
        made = _drawn(json.loads(plot))
    except (OSError, RuntimeError, ValueError, TypeError) as fault:  # no browser, or one that does not answer
        tell(Sentence("progress.no-still", {"name": shown.title, "reason": f"{type(fault).__name__}: {fault}"}))
        return ""
    write_kept(kept, made.encode())
    return made


def _drawn(figure: dict[str, Any]) -> str:
    import kaleido

    paper = light_colours()["--u-chart-paper"]
    layout = figure["layout"] | {"paper_bgcolor": paper, "plot_bgcolor": paper}
    options = {"format": "svg", "width": WIDE.width, "height": layout["height"]}
    traces = [{**one, "uid": f"u{at}"} for at, one in enumerate(figure["data"])]
    made = kaleido.calc_fig_sync(
        {"data": traces, "layout": layout}, opts=options, kopts={"plotlyjs": _script(), "mathjax": False}
    )
    return _without_chance(made.decode())


def _script() -> str:
    found = find_spec("plotly")
    assert found is not None  # noqa: S101 - there is a figure, which it made
    assert found.origin is not None  # noqa: S101
    return str(Path(found.origin).parent / _SCRIPT)


def _without_chance(drawn: str) -> str:
    """Return a picture whose parts are told apart by the same names each time."""
    for token in dict.fromkeys(_CHANCE.findall(drawn)):
        drawn = drawn.replace(token, "utfall")
    return drawn
