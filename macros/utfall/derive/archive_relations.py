"""How figures of one package hang together with those of others: the same figure told again, sums over time.

An outcome of last year is the one that was published then; a year so far is the year so far before it and the month's
own; a rolling twelve is twelve months. Only where a definition stands are figures held together.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from utfall.derive.cell_relations import CellAddress, relation
from utfall.derive.measures import ACCUMULATED, MONTHS, last_of_year
from utfall.derive.stretches import stretches
from utfall.model.unit import converted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.derive.cell_relations import CellRelation
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period

LINES, OBSERVATIONS = "statement_lines", "observations"


def archive_relations(history: History) -> Iterator[CellRelation]:
    """Yield every linear relation between cells of different months, or of different periods in one."""
    current = history.current
    for indicator in (*current.indicators, *current.lines):
        yield from _SeriesCells.of(history, indicator).relations()
    yield from _taken_over(history)


@dataclass(frozen=True, slots=True)
class _SeriesCells:
    """The cells of an indicator, or of a statement's line, in the reports that define it as the newest does."""

    indicator: Indicator
    seen: tuple[tuple[Report, Observation, Fraction], ...]  # with the factor into the newest unit
    outcomes: Mapping[Period, CellAddress]

    @classmethod
    def of(cls, history: History, indicator: Indicator) -> _SeriesCells:
        """Gather them, each period's outcome from the first report that tells of it."""
        found = stretches(history, indicator.id)
        seen: list[tuple[Report, Observation, Fraction]] = []
        outcomes: dict[Period, CellAddress] = {}
        for one in found:
            factor = converted(Decimal(1), one.definition.unit, indicator.unit)
            if one.part != found[-1].part or factor is None:
                continue
            for observation in one.report.observed(indicator.id):
                seen.append((one.report, observation, Fraction(factor)))
                outcomes.setdefault(observation.period, address(one.report, observation, "outcome"))
        return cls(indicator, tuple(seen), outcomes)

    def relations(self) -> Iterator[CellRelation]:
        """Yield what links them."""
        factors = {address(report, one, "outcome"): factor for report, one, factor in self.seen}
        for report, one, factor in self.seen:
            here, first = address(report, one, "outcome"), self.outcomes[one.period]
            if here != first:
                yield relation([(here, -factor), (first, factors[first])])
            then = self.outcomes.get(one.period.same_last_year)
            if then:
                yield relation([(address(report, one, "previous_outcome"), -factor), (then, factors[then])])
            if "/" in self.indicator.id:
                yield from self._last_of_year(report, one, factor, factors)
            else:
                yield from self._over_time(report, one, factor, factors)

    def _last_of_year(
        self, report: Report, one: Observation, factor: Fraction, factors: Mapping[CellAddress, Fraction]
    ) -> Iterator[CellRelation]:
        """Yield what a line says of the whole year before."""
        then = self.outcomes.get(last_of_year(one.period.same_last_year))
        if then and self.indicator.reported_as == ACCUMULATED:
            yield relation([(address(report, one, "previous_year"), -factor), (then, factors[then])])

    def _over_time(
        self, report: Report, one: Observation, factor: Fraction, factors: Mapping[CellAddress, Fraction]
    ) -> Iterator[CellRelation]:
        """Yield the month's own value, and the rolling twelve."""
        is_sum = self.indicator.accumulation == "flow" and self.indicator.reported_as == ACCUMULATED
        here = (address(report, one, "outcome"), factor)
        before = self.outcomes.get(one.period.previous)
        own = (address(report, one, "month_outcome"), -factor)
        if is_sum and one.period.begins_year:
            yield relation([here, own])
        elif is_sum and before:
            yield relation([here, own, (before, -factors[before])])
        rolling = (address(report, one, "rolling_12"), -factor)
        if is_sum:
            year, then = last_of_year(one.period.same_last_year), one.period.same_last_year
            cells = [self.outcomes.get(year), self.outcomes.get(then)] if one.period.months_left else []
            if all(cells):
                signed = zip([cell for cell in cells if cell], (1, -1), strict=False)
                yield relation([here, rolling, *((cell, sign * factors[cell]) for cell, sign in signed)])
        else:
            yield from self._mean_or_sum(one.period, rolling, factors)

    def _mean_or_sum(
        self, period: Period, rolling: tuple[CellAddress, Fraction], factors: Mapping[CellAddress, Fraction]
    ) -> Iterator[CellRelation]:
        months = [period.shifted(-back) for back in range(MONTHS // period.frequency.months)]
        cells = [self.outcomes[one] for one in months if one in self.outcomes]
        if len(cells) < len(months) or self.indicator.accumulation == "stock":
            return
        times = 1 if self.indicator.accumulation == "flow" else len(months)
        cell, factor = rolling
        yield relation([(cell, factor * times), *((one, factors[one]) for one in cells)])


def address(report: Report, seen: Observation, column: str) -> CellAddress:
    """Return where a figure of an observation stands; a statement's line is observed like an indicator."""
    if "/" in seen.indicator:
        return CellAddress(str(report.period), LINES, seen.indicator, column)
    return CellAddress(str(report.period), OBSERVATIONS, f"{seen.indicator}/{seen.period}", column)


def _taken_over(history: History) -> Iterator[CellRelation]:
    """Yield the columns of own tables that say what the last report said."""
    for before, report in zip(history.reports, history.reports[1:], strict=False):
        for resource in report.resources.values():
            fields = [field for field in resource.fields if field.origin]
            for row in resource.rows if fields else ():
                for field in fields:
                    if field.name not in row.derived and before.row(resource.name, row.key):
                        there = field.origin_column or field.name
                        yield relation([
                            (CellAddress(str(report.period), resource.name, row.key, field.name), -1),
                            (CellAddress(str(before.period), resource.name, row.key, there), 1),
                        ])  # fmt: skip
