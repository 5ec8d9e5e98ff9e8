"""A year to date that is not last month's and the month's own value together: of outcomes, and of budgets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.observed import observed
from utfall.derive.own_target import own_steps
from utfall.derive.series import series_of
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find steps that do not add up, where the month's own value is reported beside the accumulated one."""
    for one in observed(history.current):
        yield from _budget(history, one)
        outcome, own, period = one.seen.outcome, one.seen.month_outcome, one.seen.period
        if not one.is_cumulative or isinstance(outcome, Missing) or isinstance(own, Missing):
            continue
        series = series_of(history, one.indicator)
        here = series.at(period)
        before = series.beside(here, period.previous) if here else None
        base = Decimal(0) if period.begins_year else before.value if before else None
        if base is None:
            continue
        difference = outcome - base - own
        if abs(difference) > Decimal(1).scaleb(-one.indicator.decimals):  # three rounded figures, half a unit each
            yield one.warning(
                "accumulation-step", "differs", "month_outcome",
                outcome=outcome, before=base, own=own, total=base + own, difference=difference,
            )  # fmt: skip


def _budget(history: History, one: Observed) -> Iterator[Finding]:
    """Find a budget so far that is not the one before and the period's own together, while the year's is the same."""
    target, own, period = one.seen.target, one.seen.period_budget, one.seen.period
    if not one.is_cumulative or isinstance(target, Missing) or isinstance(own, Missing):
        return
    steps = own_steps(history, one.indicator)
    step = steps.get(period)
    if step is None or step.has_change:
        return
    difference = step.value - own
    if abs(difference) > Decimal(1).scaleb(-one.indicator.decimals):
        yield one.warning(
            "accumulation-step", "budget", "period_budget",
            target=target, before=target - step.value, own=own, total=target - difference, difference=difference,
        )  # fmt: skip
