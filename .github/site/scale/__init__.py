"""How reports grow: the page "Scale" made from the figures that ``make scale`` has measured and from suppliers' prices.

``scale.csv`` and ``prices.csv`` beside this folder hold the figures; the page holds the words and marks where these
belong, such as ``%scale:bends%``. Nothing is measured here, and no figure stands in the page's own text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scale.bends import bends
from scale.chart import chart
from scale.costs import costs, prices
from scale.figures import figures_table
from scale.nation import nation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PARTS: Mapping[str, Callable[[], str]] = {
    "bends": bends,
    "chart": chart,
    "costs": costs,
    "figures": figures_table,
    "nation": nation,
    "prices": prices,
}


def with_scale(text: str) -> str:
    """Return a page with what its marks ask for."""
    return re.sub(r"%scale:(\w+)%", lambda mark: PARTS[mark[1]](), text)
