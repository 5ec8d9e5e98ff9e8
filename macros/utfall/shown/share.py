"""The picture that stands beside a link to a page where it is shared: what it says, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.shown.chart import Chart
    from utfall.shown.tile import Tile


@dataclass(frozen=True, slots=True)
class SharePicture:
    """Hold what a page's picture says: what the page is called, its point, its key figures and its first chart.

    ``name`` is empty where the point is the page's name. ``alternative`` says the same in words.
    """

    page: str
    name: str
    point: str
    alternative: str
    tiles: tuple[Tile, ...] = ()
    chart: Chart | None = None
