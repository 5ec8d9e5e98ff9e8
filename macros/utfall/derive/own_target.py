"""The target or budget of one period by itself, where what is reported is summed from the beginning of the year.

A package may tell it (``period_budget``). Else it is the difference between two sums, which is wrong in the period in
which the year's budget changes: the whole change then lies in that one. It is told whether that may be so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.measures import ACCUMULATED, own_value
from utfall.derive.series import series_of
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import rescaled

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.period import Period


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """Hold a period's own target or budget. ``has_change`` where a change of the year's lies in it, unaccounted for."""

    value: Decimal
    has_change: bool = False


def own_targets(history: History, indicator: Indicator) -> dict[Period, OwnTarget]:
    """Return an indicator's own targets by period, in its unit: as reported, else the steps between sums."""
    reported = {
        period: OwnTarget(value)
        for period, (seen, unit) in _told(history, indicator).items()
        if not isinstance(seen.period_budget, Missing)
        and (value := rescaled(seen.period_budget, unit, indicator.unit)) is not None
    }
    return own_steps(history, indicator) | reported


def own_steps(history: History, indicator: Indicator) -> dict[Period, OwnTarget]:
    """Return by period how much a target that is summed from the year's beginning rose; another as it is."""
    targets, told = series_of(history, indicator, Measure.TARGET), _told(history, indicator)
    found = {period: own_value(targets, period) for period in told}
    return {period: OwnTarget(one.value, _has_change(indicator, told, period)) for period, one in found.items() if one}


def _told(history: History, indicator: Indicator) -> dict[Period, tuple[Observation, str]]:
    """Return the newest observation of each period, with the unit of its package."""
    return {
        seen.period: (seen, definition.unit)
        for report in history.reports
        if (definition := report.definition(indicator.id))
        for seen in report.observed(indicator.id)
    }


def _has_change(indicator: Indicator, told: dict[Period, tuple[Observation, str]], period: Period) -> bool:
    """Tell whether the year's budget is another than in the period before."""
    if indicator.reported_as != ACCUMULATED or period.begins_year or period.previous not in told:
        return False
    here, before = told[period][0], told[period.previous][0]
    return (here.budget_version, here.year_target) != (before.budget_version, before.year_target)
