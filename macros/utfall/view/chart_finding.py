"""The finding that heads a chart over time: what its picture answers, with the figures that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.number import rounded
from utfall.view.sentences import forecasts_finding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from utfall.derive.track_record import Forecast
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.view.chart_scale import Shown


def change_finding(indicator: Indicator, shown: Shown, period: Period, now: Decimal, then: Decimal | None) -> str:
    """Say the newest value, and how it differs from the same period the year before where there is one."""
    words = shown.words
    said = {"name": indicator.name, "period": period.name(words), "value": shown.text(now)}
    if then is None:
        return words.say("chart.finding.value", **said)
    difference = rounded(now, shown.decimals) - rounded(then, shown.decimals)
    key = "same" if not difference else "higher" if difference > 0 else "lower"
    before = period.same_last_year.name(words)
    return words.say(f"chart.finding.{key}", **said, before=before, by=shown.text(abs(difference), points=True))


def forecast_finding(
    indicator: Indicator, shown: Shown, forecasts: Sequence[Forecast], values: Sequence[Decimal]
) -> str:
    """Say how far off the first and the last forecast of a closed year were, or how the year's has moved."""
    words, first, last = shown.words, forecasts[0], forecasts[-1]
    said = {"name": indicator.name, "year": last.month.year_name}
    if last.error is not None and not last.error:
        return forecasts_finding(words, forecasts)
    if last.error is not None and first.error is not None:
        offs = [shown.of(one.error) for one in (first, last)]
        told = [_off(shown, one) for one in offs]
        key = "closed" if len(forecasts) > 1 else "closed-one"
        return words.say(f"chart.finding.{key}", **said, first=told[0], last=told[1])
    moved = rounded(values[-1], shown.decimals) - rounded(values[0], shown.decimals)
    key = "steady" if not moved else "raised" if moved > 0 else "cut"
    return words.say(
        f"chart.finding.forecast-{key}", **said, value=shown.text(values[-1]), since=first.month.report_name(words),
        by=shown.text(abs(moved), points=True),
    )  # fmt: skip


def _off(shown: Shown, error: object) -> str:
    """Say how far off a forecast was: too high where the outcome is lower."""
    words = shown.words
    off = rounded(error, shown.decimals)  # type: ignore[arg-type]
    if not off:
        return words.say("chart.finding.hit")
    return words.say(f"chart.finding.{'too-low' if off > 0 else 'too-high'}", by=shown.text(abs(off), points=True))
