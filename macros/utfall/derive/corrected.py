"""Which corrected values a figure stands on: its own, and those of the periods that it is worked out from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.indicator import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.report import Correction, Report
    from utfall.period import Period

ACCUMULATED = "year_to_date"
MONTHS = 12
LINE_FIELDS = {Measure.TARGET: "budget", Measure.YEAR_TARGET: "year_budget"}  # what a statement calls the measures


def corrected(
    history: History, indicator: Indicator, periods: Iterable[Period], measure: Measure = Measure.OUTCOME
) -> tuple[tuple[Report, Correction], ...]:
    """Return the corrections of an indicator's measure in these periods, each with the report that makes it."""
    wanted = set(periods)
    return tuple(
        (report, one)
        for report in history.reports
        if report.corrections
        for period in sorted({seen.period for seen in report.observed(indicator.id)} & wanted)
        for one in _at(report, indicator, period, measure)
    )


def _at(report: Report, indicator: Indicator, period: Period, measure: Measure) -> Iterator[Correction]:
    if "/" in indicator.id:
        yield from report.corrections_at("statement_lines", indicator.id, LINE_FIELDS.get(measure, measure.value))
    else:
        yield from report.corrections_at("observations", f"{indicator.id}/{period}", measure.value)


def own_inputs(indicator: Indicator, month: Period) -> tuple[Period, ...]:
    """Return the periods that a month's own value is worked out from."""
    is_difference = indicator.reported_as == ACCUMULATED and not month.begins_year
    return (month, month.previous) if is_difference else (month,)


def rolling_inputs(indicator: Indicator, month: Period) -> tuple[Period, ...]:
    """Return the periods that a rolling twelve is worked out from."""
    if indicator.accumulation != "flow" or indicator.reported_as != ACCUMULATED:
        months = [month.shifted(-back) for back in range(MONTHS // month.frequency.months)]
        return tuple(dict.fromkeys(one for each in months for one in own_inputs(indicator, each)))
    if not month.months_left:
        return (month,)
    return (month, month.shifted(month.months_left // month.frequency.months).same_last_year, month.same_last_year)
