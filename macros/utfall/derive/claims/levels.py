"""What the data hold of a measure: its levels by measure, span and period, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import in_unit
from utfall.derive.measures import base_last_year, last_of_year, own_value, rolling_12, year_to_date
from utfall.derive.series import series_of, weights_of
from utfall.derive.stretches import changes_between
from utfall.model.missing import Missing
from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period

REPORTED, OWN, TO_DATE, YEAR, ROLLING = "reported", "own", "to-date", "year", "rolling"
OUTCOME, TARGET, FORECAST, REST, MEAN = "outcome", "target", "forecast", "rest", "mean"


@dataclass(frozen=True, slots=True)
class Level:
    """Hold a value of an indicator or a statement's line. ``span`` is what of time it covers.

    ``reported`` is as the package has it: the year so far of what is summed, else the period. ``column`` is where it
    stands in ``file``, or what it is worked out of. ``made`` is the month that a forecast was made in.
    """

    subject: str
    name: str
    measure: str
    span: str
    period: Period
    value: Decimal
    unit: str
    decimals: int
    file: str = ""
    row: int | None = None
    column: str = ""
    made: Period | None = None
    told: Period | None = None
    is_newest: bool = True
    is_summed: bool = False


def levels_of(history: History, indicator: Indicator) -> tuple[Level, ...]:
    """Return all levels of an indicator or a line, those of the report's own period first."""
    return tuple(dict.fromkeys(_Reader(history, indicator).levels()))


@dataclass(frozen=True, slots=True)
class _Source:
    """Make the levels that one report, or one observation of it, tells of an indicator."""

    indicator: Indicator
    report: Report
    is_newest: bool
    seen: Observation | None = None

    def level(
        self, measure: str, span: str, period: Period, value: Amount | None, column: str = "outcome"
    ) -> Iterator[Level]:
        """Yield a level where there is a value."""
        if not isinstance(value, Decimal):
            return
        one = self.indicator
        file, row = _place(self.report, one.id, self.seen)
        yield Level(
            one.id, one.name, measure, span, period, value, one.unit, one.decimals, file, row, column,
            told=self.report.period, is_newest=self.is_newest, is_summed=one.reported_as == "year_to_date",
        )  # fmt: skip

    def forecast(self, seen: Observation, value: Decimal) -> Iterator[Level]:
        """Yield a forecast with the month that it was made in."""
        made = self.report.period if isinstance(seen.forecast_made, Missing) else seen.forecast_made
        for level in self.level(FORECAST, YEAR, seen.period.within(Frequency.YEAR), value, "forecast"):
            yield replace(level, made=made)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the levels of one indicator."""

    history: History
    indicator: Indicator

    def levels(self) -> Iterator[Level]:
        """Yield all levels, those of the report's own period first."""
        report = self.history.current
        for seen in report.observed(self.indicator.id):
            source = _Source(self.indicator, report, is_newest=True, seen=seen)
            yield from self._reported(source, seen)
            yield from self._worked_out(source, seen)
            yield from self._left(source, seen)
        yield from self._earlier()
        yield from self._earlier_plans()

    def _reported(self, source: _Source, seen: Observation) -> Iterator[Level]:
        period, year, then = seen.period, seen.period.within(Frequency.YEAR), seen.period.same_last_year
        yield from source.level(OUTCOME, REPORTED, period, seen.outcome)
        is_whole = self._is_summed or self.indicator.accumulation == "stock"
        if period.frequency is Frequency.YEAR or (is_whole and not period.months_left):
            yield from source.level(OUTCOME, YEAR, year, seen.outcome)
        yield from source.level(TARGET, REPORTED, period, seen.target, "target")
        yield from source.level(TARGET, YEAR, year, seen.year_target, "year_target")
        if isinstance(seen.forecast, Decimal):
            yield from source.forecast(seen, seen.forecast)
        yield from source.level(OUTCOME, OWN, period, seen.month_outcome, "month_outcome")
        yield from source.level(TARGET, OWN, period, seen.period_budget, "period_budget")
        yield from source.level(OUTCOME, ROLLING, period, seen.rolling_12, "rolling_12")
        for value in (base_last_year(self.history, self.indicator, seen)[0], seen.previous_outcome):
            yield from source.level(OUTCOME, REPORTED, then, value, "previous_outcome")
        whole = _previous_year(source.report, self.indicator.id)
        yield from source.level(OUTCOME, YEAR, year.shifted(-1), whole, "previous_year")

    @property
    def _is_summed(self) -> bool:
        return self.indicator.reported_as == "year_to_date"

    def _worked_out(self, source: _Source, seen: Observation) -> Iterator[Level]:
        """Yield the year to date and rolling twelve, now and a year ago, and the whole year before."""
        series, weights = series_of(self.history, self.indicator), weights_of(self.history, self.indicator)
        last = last_of_year(seen.period.same_last_year)
        wanted = [
            (TO_DATE, seen.period, year_to_date), (ROLLING, seen.period, rolling_12),
            (TO_DATE, seen.period.same_last_year, year_to_date), (ROLLING, seen.period.same_last_year, rolling_12),
            (YEAR, last, year_to_date), *([] if seen.period.months_left else [(YEAR, seen.period, year_to_date)]),
        ]  # fmt: skip
        for span, period, worked_out in wanted:
            made = worked_out(series, period, weights)
            told = period.within(Frequency.YEAR) if span == YEAR else period
            yield from source.level(OUTCOME, span, told, made.value if made else None)

    def _left(self, source: _Source, seen: Observation) -> Iterator[Level]:
        """Yield what a normal month has been, and what is left of the year's forecast and budget."""
        period, left = seen.period, seen.period.months_left
        if not (self.indicator.accumulation == "flow" and self._is_summed and isinstance(seen.outcome, Decimal)):
            return
        yield from source.level(MEAN, OWN, period, seen.outcome / period.months_passed)
        for column, value in (("forecast", seen.forecast), ("year_target", seen.year_target)):
            if left and isinstance(value, Decimal):
                yield from source.level(REST, YEAR, period, value - seen.outcome, column)
                yield from source.level(REST, OWN, period, (value - seen.outcome) / left, column)

    def _earlier(self) -> Iterator[Level]:
        """Yield the outcomes of earlier periods, as reported and a month's own."""
        series: Series = series_of(self.history, self.indicator)
        newest = max(series.points, default=None)
        for period, point in series.points.items():
            if not series.is_current(point):
                continue
            report = self.history.of(period.months[-1])
            source = _Source(self.indicator, report or self.history.current, is_newest=report is None)
            if period != newest:
                yield from source.level(OUTCOME, REPORTED, period, point.value)
            own = own_value(series, period) if period.follows_reports else None
            yield from source.level(OUTCOME, OWN, period, own.value if own else None)

    def _earlier_plans(self) -> Iterator[Level]:
        """Yield the forecasts and targets of earlier reports."""
        for report in self.history.reports[:-1]:
            definition = report.definition(self.indicator.id)
            if definition is None or changes_between(definition, self.history.current, self.indicator):
                continue
            for seen in report.observed(self.indicator.id):
                source = _Source(self.indicator, report, is_newest=False, seen=seen)
                told = {
                    name: in_unit(self.indicator, value, definition.unit)
                    for name in ("forecast", "target", "year_target")
                    if isinstance(value := getattr(seen, name), Decimal)
                }
                if "forecast" in told:
                    yield from source.forecast(seen, told["forecast"])
                year = seen.period.within(Frequency.YEAR)
                yield from source.level(TARGET, REPORTED, seen.period, told.get("target"), "target")
                yield from source.level(TARGET, YEAR, year, told.get("year_target"), "year_target")


def _previous_year(report: Report, name: str) -> Amount | None:
    statement, slash, line = name.partition("/")
    if not slash:
        return None
    found = report.statement(statement).line(line)
    return found.previous_year if found else None


def _place(report: Report, name: str, seen: Observation | None) -> tuple[str, int | None]:
    """Return the file and row that tell of an indicator or a line."""
    resource = "statement_lines" if "/" in name else "observations"
    if resource not in report.resources:
        return "", None
    keys = [name] if "/" in name else [f"{name}/{seen.period}"] if seen else []
    rows = (report.row(resource, key) for key in keys)
    row = next((one for one in rows if one), None)
    return report.resources[resource].file, row.number if row else None
