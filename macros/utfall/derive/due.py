"""What is due in a month: the indicators whose period ends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period


def due_in(report: Report, month: Period) -> list[Indicator]:
    """Return the indicators whose period ends in the month: a tertial's in April, August and December only."""
    return [one for one in report.indicators if month.within(one.rhythm).end == month.end]
