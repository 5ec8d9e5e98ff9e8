"""What is due in a month: the indicators of which a period has ended since the report before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period


def due_in(report: Report, month: Period) -> list[Indicator]:
    """Return the indicators that are due in the month: a tertial's in April, August and December only."""
    return [one for one in report.indicators if due_period(one, month)]


def due_period(indicator: Indicator, month: Period) -> Period | None:
    """Return the newest period of an indicator that has ended in the month, if it had not in the report before.

    Where reports come in April and July, July's is the one that quarter 2 is due in.
    """
    whole = month.within(indicator.rhythm)
    period = whole if whole.is_complete_in(month) else whole.shifted(-1)
    return None if period.is_complete_in(month.previous) else period
