"""Money against its budget, period by period: how much each was above or below, around zero."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected, own_inputs
from utfall.derive.measures import own_value
from utfall.derive.own_target import own_targets
from utfall.derive.series import series_of
from utfall.number import rounded
from utfall.shown.chart import ChartKind, Panel, PointMark, Role, Sign
from utfall.view.breaks import break_text
from utfall.view.chart_parts import sentences
from utfall.view.chart_scale import shown_in
from utfall.view.sentences import deviations_finding
from utfall.view.time_parts import ChartText, over_time_chart, series_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.view.chart_scale import Shown
    from utfall.words import Words

LATEST = 12  # months
FEWEST = 2  # columns that can be compared
WORSE = {"lower": 1, "higher": -1}
BETTER = {"lower": "below", "higher": "above"}


def month_chart(history: History, words: Words, indicator: Indicator, known: Sequence[Period]) -> Chart | None:
    """Return each period's outcome less its own budget, for the latest year; ``None`` without a budget."""
    series, targets = series_of(history, indicator), own_targets(history, indicator)
    periods = list(known)[-(LATEST // indicator.rhythm.months) :]
    outcomes = {one: found.value for one in periods if (found := own_value(series, one))}
    differences = {one: value - targets[one].value for one, value in outcomes.items() if one in targets}
    if len(differences) < FEWEST:
        return None
    return _Columns(history, indicator, shown_in(history, words, indicator), tuple(periods), differences).chart()


@dataclass(frozen=True, slots=True)
class _Columns:
    """Draw differences between outcome and budget by period."""

    history: History
    indicator: Indicator
    shown: Shown
    periods: tuple[Period, ...]
    differences: dict[Period, Decimal]

    @property
    def term(self) -> str:
        """What the outcomes are held against."""
        return "budget" if self.indicator.target_term == "budget" else "target"

    def chart(self) -> Chart:
        """Return the chart."""
        words, drawn = self.shown.words, self._series()
        values = [one for one in drawn.values if one is not None]
        low, high = min(Decimal(0), *values), max(Decimal(0), *values)
        above, at, below = (words.say(f"chart.side.{self.term}.{one}") for one in ("above", "at", "below"))
        panel = Panel(
            tuple(one.short(words) for one in self.periods), (drawn,), self.shown.unit,
            ticks=_ticks(self.periods, words), span=(low, high) if low != high else (Decimal(-1), Decimal(1)),
            sides=(above, at, below), worse=WORSE.get(self.indicator.direction, 0), marks=self._marks(drawn),
        )  # fmt: skip
        return over_time_chart(
            self.history, self.indicator, (ChartKind.MONTHS, panel), self.shown, self._text(drawn, panel)
        )

    def _series(self) -> ChartSeries:
        """Return the differences, each written with its sign."""
        words, shown = self.shown.words, self.shown
        changed = [self._is_corrected(own_inputs(self.indicator, one)) for one in self.periods]
        amounts = [self.differences.get(one) for one in self.periods]
        name = words.say(f"chart.difference.{self.term}")
        found = series_in(shown, Role.OUTCOME, name, amounts, changed, signed=True)
        labels = tuple("" if one is None else shown.number(one, signed=True) for one in found.values)
        return replace(found, labels=labels)

    def _marks(self, drawn: ChartSeries) -> tuple[PointMark, ...]:
        """Return a ring at the value of each period whose own outcome has been corrected."""
        pairs = enumerate(zip(self.periods, drawn.values, strict=True))
        return tuple(
            PointMark(Sign.CORRECTED, at, value)
            for at, (one, value) in pairs
            if value is not None and self._is_corrected([one])
        )

    def _is_corrected(self, periods: Sequence[Period]) -> bool:
        return bool(corrected(self.history, self.indicator, periods))

    def _text(self, drawn: ChartSeries, panel: Panel) -> ChartText:
        words, indicator, shown = self.shown.words, self.indicator, self.shown
        pairs = zip(self.periods, drawn.values, strict=True)
        known = {period: rounded(one, shown.decimals) for period, one in pairs if one is not None}
        finding = deviations_finding(self.history.current, words, indicator, known)
        finding = finding or words.say("chart.finding.level", name=indicator.name)
        length = "month" if indicator.rhythm.months == 1 and self.periods[-1].calendar.is_monthly else "period"
        said = {"name": indicator.name, "term": words.say(f"chart.term.{self.term}"), "unit": shown.unit}
        measure = words.say(f"chart.sub.months.{length}", **said)
        better = BETTER.get(indicator.direction)
        subtitle = f"{measure} {words.say(f'chart.reading.{better}')}" if better else measure
        alternative = sentences(words.say("chart.said.months", finding=finding), *self._said(known))
        return ChartText(finding, subtitle, alternative, self._notes(panel), measure.rstrip("."))

    def _said(self, known: dict[Period, Decimal]) -> list[str]:
        """Say the newest value, and the farthest on either side."""
        words, shown, newest = self.shown.words, self.shown, max(known)
        name = newest.name(words)
        text = shown.text(known[newest], signed=True)
        said = [words.say("chart.said.newest", period=name[:1].upper() + name[1:], value=text)]
        for side, key in ((1, "above"), (-1, "below")):
            farthest = max(known, key=lambda one: (known[one] * side, one))
            if known[farthest] * side > 0:
                where = words.say(f"chart.side.{self.term}.{key}")
                value = shown.text(abs(known[farthest]))
                said.append(words.say("chart.said.farthest", where=where, period=farthest.name(words), value=value))
        return said

    def _notes(self, panel: Panel) -> tuple[str, ...]:
        """Say what the ring means, where the budget has changed, and where the series starts anew."""
        words, series = self.shown.words, series_of(self.history, self.indicator)
        targets = own_targets(self.history, self.indicator)
        found = [words.say("chart.sign.corrected")] if panel.marks else []
        changed = [one for one in self.differences if targets[one].has_change]
        found += [words.say("chart.budget-changed", period=one.name(words)) for one in changed]
        parts = {point.part for one in self.periods if (point := series.at(one))}
        if len(parts) > 1:
            found.append(break_text(words, series.breaks[max(parts) - 1]))
        return tuple(found)


def _ticks(periods: Sequence[Period], words: Words) -> tuple[str, ...]:
    """Return the names along the axis: the month, with the year below the first and where another begins."""
    names, before = [], ""
    for one in periods:
        name, _, year = one.short(words).rpartition(" ")
        names.append(f"{name}\n{year}" if year != before else name)
        before = year
    return tuple(names)
