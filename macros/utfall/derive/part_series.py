"""The series of one part of a broken-down indicator, so that what is worked out of series holds for parts too."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.series import Point, Series

if TYPE_CHECKING:
    from utfall.model.breakdown import Breakdown
    from utfall.model.indicator import Indicator


def part_series(breakdown: Breakdown, indicator: Indicator, *members: str) -> Series:
    """Return the outcomes of a part by period. The amounts are in the indicator's unit already."""
    points = {}
    for period in breakdown.periods:
        part = breakdown.part(period, *members)
        if part and isinstance(part.outcome, Decimal):
            points[period] = Point(period, part.outcome, "", told=part.outcome, unit=indicator.unit)
    return Series(indicator, points, meanings=(indicator,))
