"""The whole of Plotly's script, in an edition that shows a figure of a project's own that the small one does not draw.

It lies in the Python package that made the figure, 4.8 MB, and no other edition has it.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.forms.request import File
from utfall.shown.live_figure import LiveFigure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest

ADDRESS = "assets/vendor/plotly.min.js"


def live_script(request: ExportRequest) -> Iterator[File]:
    """Yield the script where a page needs it."""
    others = (one for page in request.edition.shown for one in page.others)
    if not any(isinstance(one, LiveFigure) and one.needs_all for one in others):
        return
    found = find_spec("plotly")
    assert found is not None  # noqa: S101 - there is a figure, which it made
    assert found.origin is not None  # noqa: S101
    yield File(ADDRESS, (Path(found.origin).parent / "package_data" / "plotly.min.js").read_bytes())
