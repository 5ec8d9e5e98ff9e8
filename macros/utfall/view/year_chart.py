"""A measure over the year: this year's line over those of the years before, on one scale, with target and variation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected
from utfall.derive.measures import ACCUMULATED, own_value
from utfall.derive.own_target import own_targets
from utfall.derive.series import series_of
from utfall.model.indicator import Measure
from utfall.model.unit import PERCENT, rescaled
from utfall.number import rounded
from utfall.shown.chart import ChartKind, Panel, PointMark, Role, Sign
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.chart_finding import change_finding
from utfall.view.chart_marks import Drawn, band_of, break_marks, marks_of, notes_of
from utfall.view.chart_parts import extremes, sentences, sign_of
from utfall.view.chart_scale import axis_of, axis_text, shown_in
from utfall.view.sentences import years_finding
from utfall.view.time_parts import ChartText, against, ended, over_time_chart, per, series_in, why_missing
from utfall.view.year_grid import year_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.shown.table import Table
    from utfall.view.chart_scale import Shown
    from utfall.view.year_grid import YearGrid
    from utfall.words import Words

ROLES = (Role.OUTCOME, Role.PREVIOUS, Role.EARLIER)
SUMMED_YEARS = 2  # of sums, which lie so near one another that a third says nothing


def year_chart(
    history: History, words: Words, indicator: Indicator, known: Sequence[Period], *, summed: bool = False
) -> Chart:
    """Return the lines of up to three years; of what is summed the periods' own values, unless ``summed``."""
    is_summed = summed and indicator.reported_as == ACCUMULATED
    values = _Values(history, series_of(history, indicator), indicator.reported_as == ACCUMULATED and not is_summed)
    years = {one.in_year for one in known if isinstance(values.of(one), Decimal)}
    years = set(sorted(years)[-(SUMMED_YEARS if is_summed else len(ROLES)) :])
    grid = year_grid([one for one in known if one.in_year in years], words)
    return _Lines(values, indicator, grid, shown_in(history, words, indicator), is_summed).chart()


@dataclass(frozen=True, slots=True)
class _Values:
    """Give a period's value: its own, where only that can be held against other periods."""

    history: History
    series: Series
    own: bool

    def of(self, period: Period) -> Amount | None:
        """Return a value, or why there is none; ``None`` for one that is in another unit."""
        point = self.series.at(period)
        if point is None:
            return why_missing(self.history, self.series.indicator.id, period)
        if rescaled(point.value, point.unit or self.series.indicator.unit, self.series.indicator.unit) is None:
            return None
        found = own_value(self.series, period) if self.own else point
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class _Lines:
    """Draw the lines of the years of a grid, the newest year first."""

    values: _Values
    indicator: Indicator
    grid: YearGrid
    shown: Shown
    is_summed: bool

    @property
    def history(self) -> History:
        """The archive."""
        return self.values.history

    def chart(self) -> Chart:
        """Return the chart, with a table that has a row for each period."""
        words, indicator, lines = self.shown.words, self.indicator, list(self._lines())
        newest = max(one for one in self.grid.years[0][1].values() if isinstance(self.values.of(one), Decimal))
        band = None if self.is_summed else band_of(self.history, indicator, newest, self.shown)
        points = list(self._drawn(lines))
        marks = marks_of(self.history, indicator, points, self.shown, band)
        marks += break_marks(self.values.series, points, words)
        if self.is_summed:
            marks += self._forecast(newest)
        target = self._target()
        known = [one for line in (*lines, *target) for one in line.values if one is not None]
        known += [one.value for one in marks] + ([band.low, band.high] if band else [])
        axis = axis_of(known, zero=self.is_summed)
        panel = Panel(
            self.grid.names, (*lines, *target), sign_of(self.shown.unit), span=axis.span, step=axis.step, band=band,
            marks=marks,
        )  # fmt: skip
        told = self._told(panel, newest)
        found = over_time_chart(
            self.history,
            indicator,
            (ChartKind.LINE, panel),
            self.shown,
            told,
            name="sums" if self.is_summed else "series",
        )
        return replace(found, table=self._table(found.table, panel))

    def _lines(self) -> Iterator[ChartSeries]:
        for year, (role, (name, _)) in enumerate(zip(ROLES, self.grid.years, strict=False)):
            changed = self.grid.row(year, lambda one: bool(corrected(self.history, self.indicator, [one])))
            amounts = self.grid.row(year, self.values.of)
            found = series_in(self.shown, role, name, amounts, [bool(one) for one in changed])
            yield replace(ended(found, self.shown), breaks=self._breaks(year))

    def _breaks(self, year: int) -> tuple[int, ...]:
        """Return the places at which a year's line begins anew: where its definition does."""
        found, before = [], None
        for at, one in enumerate(self.grid.row(year, self.values.series.at)):
            if one and before is not None and one.part != before:
                found.append(at)
            before = one.part if one else before
        return tuple(found)

    def _drawn(self, lines: Sequence[ChartSeries]) -> Iterator[Drawn]:
        """Yield the values of all years in order of time."""
        for (_, periods), line in reversed(list(zip(self.grid.years, lines, strict=True))):
            for at, value in enumerate(line.values):
                point = self.values.series.at(periods[at]) if value is not None else None
                if value is not None and point:
                    yield Drawn(periods[at], at, value, self.values.series.is_current(point))

    def _target(self) -> tuple[ChartSeries, ...]:
        """Return this year's target: a period's own, where the lines are of own values."""
        indicator, words = self.indicator, self.shown.words
        if self.values.own:
            known = {period: one.value for period, one in own_targets(self.history, indicator).items()}
        else:
            points = series_of(self.history, indicator, Measure.TARGET)
            unit = indicator.unit
            known = {one.period: one.value for one in points if rescaled(one.value, one.unit or unit, unit) is not None}
        row = self.grid.row(0, known.get)
        if not any(one is not None for one in row):
            return ()
        found = series_in(self.shown, Role.TARGET, words.say(f"chart.{indicator.target_term}"), row)
        return (ended(found, self.shown, words.say(f"chart.term.{indicator.target_term}")),)

    def _forecast(self, newest: Period) -> tuple[PointMark, ...]:
        """Return a mark at the end of the year at what is expected of it, while the year goes on."""
        point = series_of(self.history, self.indicator, Measure.FORECAST).at(newest)
        value = self.shown.of(point.value) if point and newest.months_left else None
        if not isinstance(value, Decimal):
            return ()
        text = self.shown.words.say("chart.mark.forecast", value=self.shown.number(value))
        return (PointMark(Sign.FORECAST, len(self.grid.names) - 1, value, text),)

    def _told(self, panel: Panel, newest: Period) -> ChartText:
        words, shown, line, series = self.shown.words, self.shown, panel.series[0], self.values.series
        now, then = (shown.of(self.values.of(one)) for one in (newest, newest.same_last_year))
        here, point = series.at(newest), series.at(newest.same_last_year)
        is_alike = here is not None and point is not None and here.part == point.part
        before = then if isinstance(then, Decimal) and is_alike else None
        value = now if isinstance(now, Decimal) else Decimal(0)
        years = self._finding(newest)
        finding = years or change_finding(self.indicator, shown, newest, value, before)
        how = words.say("chart.manner.year_to_date") if self.is_summed else per(shown, self.indicator)
        axis = axis_text(words, (panel.span or (Decimal(0),))[0])
        subtitle = words.say("chart.sub.line", name=self.indicator.name, how=how, unit=shown.heading, axis=axis)
        last = max(at for at, one in enumerate(line.values) if one is not None)
        said = [words.say("chart.said.line", finding=finding)]
        if years:
            name = newest.name(words)
            said.append(words.say("chart.said.newest", period=name[:1].upper() + name[1:], value=shown.text(value)))
        said += against(shown, panel, last)
        if not self.is_summed:
            said.append(extremes(words, [f"{name} {line.name}" for name in panel.categories], line))
        if panel.band:
            said.append(words.say("chart.said.band", band=panel.band.text[:1].upper() + panel.band.text[1:]))
        notes = notes_of(self.history, words, self.indicator, panel.marks)
        measure = words.say("chart.measure", name=self.indicator.name, how=how, unit=shown.heading)
        return ChartText(finding, subtitle, sentences(*said), notes, measure)

    def _finding(self, newest: Period) -> str:
        """Say how this year's values, as they are shown, stand to those of last year; not of sums, which all differ."""
        if self.is_summed:
            return ""
        series, places = self.values.series, self.shown.decimals
        now, then = {}, {}
        for period in self.grid.years[0][1].values():
            here, before = series.at(period), series.at(period.same_last_year)
            values = [self.shown.of(self.values.of(one)) for one in (period, period.same_last_year)]
            if here and before and here.part == before.part and all(isinstance(one, Decimal) for one in values):
                now[period], then[period] = (rounded(one, places) for one in values if isinstance(one, Decimal))
        return years_finding(self.shown.words, now, then) if newest in now else ""

    def _table(self, made: Table, panel: Panel) -> Table:
        """Return the values as a table with a row for each period, in order of time."""
        words = self.shown.words
        heading = words.say("chart.own" if self.values.own else "chart.outcome")
        target = next((one for one in panel.series if one.role is Role.TARGET), None)
        columns = [Column("name", words.say("heading.charted"), "name"), Column("outcome", heading, "number")]
        columns += [Column("target", target.name, "number")] if target else []
        rows = []
        for year in reversed(range(len(self.grid.years))):
            for at, period in self.grid.years[year][1].items():
                cells = {"name": Cell(period.short(words)), "outcome": self._cell(panel.series[year], at)}
                if target and not year:
                    cells["target"] = self._cell(target, at)
                rows.append(Draft(str(period).lower(), cells))
        return replace(assemble(made.id, made.caption, columns, rows, made.files), is_of_chart=True)

    def _cell(self, one: ChartSeries, at: int) -> Cell:
        value = one.values[at]
        unit = PERCENT if self.shown.unit == PERCENT else ""
        return Cell(one.absent[at] if value is None else Number(value, one.decimals[at], unit))
