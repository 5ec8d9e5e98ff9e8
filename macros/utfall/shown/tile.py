"""A key figure as the start page shows it: the figure, what it is, and one sentence that compares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.missing import Missing
    from utfall.model.status import State
    from utfall.shown.table import Number, Trend, Verdict


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure. ``heading`` says what the figure is, such as ``Utfall ack nov 2023``.

    ``corrections`` tell of each correction of the figure, and of those that it is compared with.
    ``address`` leads to more about it, from the site's root; empty where there is nothing.
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
