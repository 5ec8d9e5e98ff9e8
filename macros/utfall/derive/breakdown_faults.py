"""Wholes that do not follow from their parts, told without loading what reckons: pandas is loaded when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from utfall.model.breakdown import Breakdowns
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period

    Wholes = Mapping[tuple[str, Period, str], Amount]


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Tell of a whole that does not follow from its parts. ``case`` is what is wrong: a sum, a mean, absent parts.

    ``row`` is the file's row of the whole, ``None`` where it is the indicator's own; ``part`` that of the first part.
    ``expected`` is what the parts make, where that can be told, ``bound`` how far off rounding may be. ``absent`` are
    the members that have no row, ``of`` the member that they are parts of; ``is_off`` tells whether the figures
    contradict each other.
    """

    case: str
    column: str
    indicator: Indicator
    period: Period
    dimension: str
    row: int | None
    part: int
    is_off: bool
    shown: Decimal | None = None
    expected: Decimal | None = None
    bound: Decimal | None = None
    terms: int = 0
    of: str = ""
    absent: tuple[str, ...] = ()


def unfollowed(
    breakdowns: Breakdowns, indicators: Mapping[str, Indicator], wholes: Wholes
) -> tuple[Unfollowed, ...]:  # fmt: skip
    """Return the wholes that do not follow from their parts, and means whose parts have no weight.

    ``wholes`` has what is told in all, by indicator, period and column.
    """
    from utfall.derive.breakdown_frame import BreakdownFrame
    from utfall.derive.breakdown_sums import faults

    frame = BreakdownFrame(breakdowns, indicators)
    return () if frame.rows.empty else tuple(faults(frame, wholes))
