"""Every figure that a sentence of the month may be taken from: what the package holds, and what follows from it.

The month's own figures, deviations, shares of the target, the months before and a year ago, changes since then, year
to date, rolling twelve, what is left of the year, the tables of one's own, and how many there are of each status.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, change, in_unit, share
from utfall.derive.deviation import deviation, remainder
from utfall.derive.measures import base_last_year, last_of_year, own_value, own_values, rolling_12, year_to_date
from utfall.derive.row_sums import totals_below
from utfall.derive.series import series_of, weights_of
from utfall.derive.standing import overall_status
from utfall.derive.stretches import changes_between
from utfall.model.contract import CONTRACTS
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, PIECES
from utfall.period import Frequency
from utfall.shown.stated import POINTS, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.plan import Activity, Assignment, Goal
    from utfall.model.report import Report
    from utfall.period import Period

HUNDRED = Decimal(100)
REMOTE = {  # worked out of two figures that few sentences hold against one another
    "rest", "rest_month", "share.target", "share.year_target", "share.year_so_far", "deviation.year_so_far",
}  # fmt: skip


def known_figures(history: History) -> tuple[Known, ...]:
    """Return every figure that the newest month's text may be taken from, the plainest of each indicator first."""
    report = history.current
    found = [*_of_indicators(history), *_of_last_year(report), *_of_tables(report), *_counts(report)]
    return tuple(dict.fromkeys(found))


def _of_indicators(history: History) -> Iterator[Known]:
    report = history.current
    for indicator in (*report.indicators, *report.lines):
        for seen in report.observed(indicator.id):
            yield from _Measured(history, indicator, seen).figures()


def _of_last_year(report: Report) -> Iterator[Known]:
    """Return what the statements say of the whole year before."""
    for statement in report.statements:
        for line in statement.lines:
            if isinstance(line.previous_year, Decimal):
                period = line.period.same_last_year.within(Frequency.YEAR)
                yield Known(line.name, "outcome", line.previous_year, statement.unit, statement.decimals, period=period)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Work out what is known of one indicator by one observation of it."""

    history: History
    indicator: Indicator
    seen: Observation

    def figures(self) -> Iterator[Known]:
        """Return the reported figures and what follows from them."""
        seen = self.seen
        for measure in (Measure.OUTCOME, Measure.TARGET, Measure.FORECAST, Measure.YEAR_TARGET,
                        Measure.PREVIOUS_OUTCOME, Measure.ROLLING_12):  # fmt: skip
            yield from self._level(measure.value, seen.amount(measure))
        yield from self._level("month_outcome", seen.month_outcome)
        yield from self._against("target", seen.outcome, seen.target)
        yield from self._against("year_target", seen.forecast, seen.year_target)
        yield from self._against("year_so_far", seen.outcome, seen.year_target)
        yield from self._over_time()

    def _level(self, measure: str, value: Amount | None, period: Period | None = None) -> Iterator[Known]:
        if isinstance(value, Decimal):
            one = self.indicator
            yield Known(one.name, measure, value, one.unit, one.decimals, period=period or self.seen.period)

    def _change(self, measure: str, value: Decimal) -> Known:
        one, is_remote = self.indicator, measure in REMOTE
        unit = POINTS if one.unit == PERCENT else one.unit
        return Known(one.name, measure, value, unit, one.decimals, is_change=True, is_remote=is_remote)

    def _share(self, measure: str, value: Decimal) -> Known:
        name, is_remote = self.indicator.name, measure in REMOTE
        return Known(name, measure, value * HUNDRED, PERCENT, 1, is_change=True, is_remote=is_remote)

    def _against(self, base_name: str, value: Amount, base: Amount) -> Iterator[Known]:
        """Return a deviation, in the unit and as a share, and the value as a share of what it is held against."""
        value = as_shown(self.indicator, value) if base_name != "year_target" else value
        found = deviation(self.indicator, value, base)
        if found is None or isinstance(value, Missing) or isinstance(base, Missing):
            return
        yield self._change(f"deviation.{base_name}", found.amount)
        if found.share is not None:
            yield self._share(f"deviation.{base_name}", found.share)
            yield self._share(f"share.{base_name}", value / base)

    def _over_time(self) -> Iterator[Known]:
        series, period = series_of(self.history, self.indicator), self.seen.period
        for then in (period.previous, period.same_last_year):
            point = series.at(then)
            if point and series.is_current(point):
                yield from self._level("outcome", point.value, then)
        before = series.at(period.previous)
        if before and self._is_beside(series, period, period.previous):
            yield from self._since("before", self.seen.outcome, before.value)
        then_value, _ = base_last_year(self.history, self.indicator, self.seen)
        yield from self._since("last_year", self.seen.outcome, then_value)
        yield from self._forecast_before(period)
        if period.follows_reports:
            yield from self._of_month(series, period)

    def _since(self, measure: str, value: Amount | None, base: Amount | None) -> Iterator[Known]:
        if not isinstance(value, Decimal) or not isinstance(base, Decimal):
            return
        amount = change(self.indicator, value, base)
        yield self._change(f"change.{measure}", amount)
        part = share(amount, value, base)
        if part is not None and self.indicator.unit != PERCENT:
            yield self._share(f"change.{measure}", part)

    def _forecast_before(self, period: Period) -> Iterator[Known]:
        before = self.history.previous
        earlier = before.observed(self.indicator.id) if before else ()
        newest = max((seen for seen in earlier if seen.period <= period), key=lambda seen: seen.period, default=None)
        definition = before.definition(self.indicator.id) if before else None
        if newest is None or definition is None or isinstance(newest.forecast, Missing):
            return
        if not changes_between(definition, self.history.current, self.indicator):
            forecast = in_unit(self.indicator, newest.forecast, definition.unit)
            yield from self._level("forecast", forecast, newest.period)
            yield from self._since("forecast", self.seen.forecast, forecast)

    def _of_month(self, series: Series, month: Period) -> Iterator[Known]:
        """Return a month's own value beside the months it is compared with, what is put together, what is left."""
        own = own_value(series, month)
        if own:
            yield from self._level("own", own.value)
            for measure, then in (("own_before", month.previous), ("own_last_year", month.same_last_year)):
                found = own_values(series, month, then)
                if found:
                    yield from self._level("own", found[1].value, then)
                    yield from self._since(measure, own.value, found[1].value)
        whole = series.at(last_of_year(month.same_last_year))
        if whole and series.is_current(whole):  # where outcomes are sums, the last month's is the year's
            yield from self._level("outcome", whole.value, whole.period)
        weights = weights_of(self.history, self.indicator)
        for name, worked_out in (("year_to_date", year_to_date), ("r12", rolling_12)):
            made = worked_out(series, month, weights)
            yield from self._level(name, made.value if made else None)
        left = remainder(self.indicator, self.seen.outcome, self.seen.forecast, month.months_passed)
        if left:
            yield self._change("rest", left.amount)
            yield self._change("rest_month", left.amount / left.months)

    @staticmethod
    def _is_beside(series: Series, month: Period, then: Period) -> bool:
        here = series.at(month)
        return here is not None and series.beside(here, then) is not None


def _of_tables(report: Report) -> Iterator[Known]:
    """Return the figures of the tables of one's own, and the sums that are shown below them."""
    for resource in report.resources.values():
        fields = [field for field in resource.fields if field.is_figure]
        below = totals_below(resource)
        for field in fields if resource.name not in CONTRACTS else ():
            known = [(row, row.values.get(field.name)) for row in resource.rows]
            amounts = [(row, Decimal(value)) for row, value in known if isinstance(value, Decimal | int)]
            for row, value in amounts:
                name = row.text("name") or row.key
                yield Known(name, "", value, resource.unit(field, row), field.decimals, title=field.title)
            total = below.get(field.name)
            if isinstance(total, Decimal):
                yield Known(resource.title, "", total, field.unit or "", field.decimals, title=field.title)


def _counts(report: Report) -> Iterator[Known]:
    """Return how many goals, activities, assignments and projects there are, in all and of each status."""
    plans: tuple[tuple[str, Sequence[Goal | Activity | Assignment]], ...] = (
        ("goals", report.goals),
        ("activities", report.activities),
        ("assignments", report.assignments),
    )
    for resource, things in plans:
        states = [report.status_in(resource, one.status) for one in things]
        yield from _numbers(resource, [state.name for state in states if not isinstance(state, Missing)], len(things))
    overall = [overall_status(report, project) for project in report.projects]
    yield from _numbers("projects", [state.name for state in overall if state], len(report.projects))


def _numbers(resource: str, states: list[str], total: int) -> Iterator[Known]:
    yield Known("", f"count.{resource}", Decimal(total), PIECES, 0)
    for state, count in Counter(states).items():
        yield Known("", f"count.{resource}", Decimal(count), PIECES, 0, title=state)
