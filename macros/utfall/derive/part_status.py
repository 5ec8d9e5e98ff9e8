"""The status of a part, and of the whole that it is a part of, by one rule: the outcome against the period's target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.rating import rate
from utfall.derive.series import series_of
from utfall.derive.status import RESOURCE, IndicatorStatus, computed_state
from utfall.model.indicator import Measure
from utfall.model.status import State

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period

OUTCOME = "outcome"  # what a definition says that it compares
UNGRADED = {"", "none"}


def part_status(report: Report, indicator: Indicator, seen: Observation) -> IndicatorStatus:
    """Return the judged and the computed status of a part.

    A part has an outcome and a target and no forecast, so its outcome is held against its target whatever the whole's
    status compares. Where either is missing, or the indicator asks for no status, nothing is computed.
    """
    judged = report.status_in(RESOURCE, seen.status)
    has_both = isinstance(seen.outcome, Decimal) and isinstance(seen.target, Decimal)
    is_graded = indicator.compares not in UNGRADED and indicator.direction != "none"
    rating = rate(replace(indicator, compares=OUTCOME), seen) if has_both and is_graded else None
    computed = computed_state(report.states_of(RESOURCE), rating) if rating else None
    return IndicatorStatus(judged if isinstance(judged, State) else None, computed, rating, seen.reason)


def whole_observations(
    history: History, indicator: Indicator, periods: Collection[Period]
) -> Mapping[Period, Observation]:
    """Return what is known of the whole in some periods, by period, in the newest unit.

    A judgement stays where it judges the outcome: one of the year's forecast says nothing of a period's outcome.
    """
    outcomes, targets = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    found: dict[Period, Observation] = {}
    for report in history.reports:
        for seen in report.observed(indicator.id):
            if seen.period not in periods:
                continue
            outcome, target = outcomes.at(seen.period), targets.at(seen.period)
            found[seen.period] = replace(
                seen,
                outcome=_amount(seen.outcome, outcome.value if outcome else None),
                target=_amount(seen.target, target.value if target else None),
                status=seen.status if indicator.compares == OUTCOME else "",
            )
    return found


def _amount(told: Amount, value: Decimal | None) -> Amount:
    return value if isinstance(told, Decimal) and value is not None else told
