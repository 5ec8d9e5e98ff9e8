"""A key figure as the start page shows it: the figure, what it is, and one sentence that compares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.missing import Missing
    from utfall.model.status import State
    from utfall.shown.content import Number, Trend, Verdict


@dataclass(frozen=True, slots=True)
class TileChange:
    """How far a figure has moved, and from what: ``högre än i november``."""

    amount: Number
    than: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure. ``heading`` says of which time it is, such as ``hittills i år, jan–nov 2023``.

    ``comparison`` tells how far it is from its target, ``beside`` what that is and what is expected of the year.
    ``trend`` is its line, ``trend_note`` what the line shows. ``corrections`` tell of each correction of the figure,
    and of those that it is compared with. ``address`` leads to more about it, from the site's root; empty where there
    is nothing.
    """

    id: str
    name: str
    heading: str
    figure: Number | Missing
    unit: str
    comparison: str
    status: State | Verdict | None
    trend: Trend | None = None
    address: str = ""
    corrections: tuple[str, ...] = ()
    beside: str = ""
    trend_note: str = ""
    changes: tuple[TileChange, ...] = ()
