"""Statements: a tree of lines with headings, subtotals and totals, such as a result by department."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from utfall.model.indicator import Indicator, Observation
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.period import Period

Amount = Decimal | Missing


class LineMeasure(Enum):
    """What a figure of a line is; the values are column names, the order is that of the tables."""

    PREVIOUS_OUTCOME = "previous_outcome"
    OUTCOME = "outcome"
    BUDGET = "budget"
    FORECAST = "forecast"
    YEAR_BUDGET = "year_budget"
    PREVIOUS_YEAR = "previous_year"


@dataclass(frozen=True, slots=True)
class Line:
    """Be one line. ``parent`` is the line it is summed into; a heading has no figures of its own."""

    statement: str
    id: str
    order: int
    parent: str
    kind: str
    name: str
    indicator: str
    period: Period
    outcome: Amount
    budget: Amount
    forecast: Amount
    year_budget: Amount
    previous_outcome: Amount
    previous_year: Amount

    def amount(self, measure: LineMeasure) -> Amount:
        """Return the amount of a measure."""
        amounts = {
            LineMeasure.PREVIOUS_OUTCOME: self.previous_outcome,
            LineMeasure.OUTCOME: self.outcome,
            LineMeasure.BUDGET: self.budget,
            LineMeasure.FORECAST: self.forecast,
            LineMeasure.YEAR_BUDGET: self.year_budget,
            LineMeasure.PREVIOUS_YEAR: self.previous_year,
        }
        return amounts[measure]


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold a statement and its lines in the order they are shown. Amounts are in ``unit``."""

    id: str
    order: int
    name: str
    chapter: str
    unit: str
    decimals: int
    reported_as: str
    forecast_made: Period | Missing
    definition: str
    source: str
    lines: tuple[Line, ...] = ()

    def line(self, name: str) -> Line | None:
        """Return the line of an id, if there is one."""
        return next((line for line in self.lines if line.id == name), None)

    def as_indicator(self, line: Line, direction: str) -> Indicator:
        """Return a line as a measure of its own, so that it can be followed over time as indicators are.

        Its name is ``statement/line``. ``direction`` is the way that is better for the whole statement.
        """
        return Indicator(
            id=f"{self.id}/{line.id}", order=line.order, name=line.name, chapter=self.chapter, area="",
            frequency=line.period.frequency.value, unit=self.unit, decimals=self.decimals, accumulation="flow",
            reported_as=self.reported_as, direction=direction, tolerance=Missing.NOT_REPORTED, tolerance_kind="",
            target_term="budget", year_target_term="budget", compares="none", definition=self.definition,
            own_reading="", source=self.source, owner="",
        )  # fmt: skip

    def as_observation(self, line: Line) -> Observation:
        """Return what is reported of a line, as an observation of the measure it is."""
        return Observation(
            indicator=f"{self.id}/{line.id}", period=line.period, outcome=line.outcome, target=line.budget,
            forecast=line.forecast, year_target=line.year_budget, previous_outcome=line.previous_outcome,
            rolling_12=Missing.NOT_REPORTED, forecast_made=self.forecast_made, budget_version="", status="",
            reason="", comment="",
        )  # fmt: skip

    def terms(self, total: Line) -> Iterator[Line]:
        """Return the lines that a subtotal or total sums, seeing through headings."""
        return self._terms(total, frozenset())

    def _terms(self, total: Line, above: frozenset[str]) -> Iterator[Line]:
        above |= {total.id}  # headings under one another in a ring would have no end
        for line in self.lines:
            if line.parent == total.id and line.id not in above:
                if line.kind == "heading":
                    yield from self._terms(line, above)
                else:
                    yield line

    def level(self, line: Line) -> int:
        """Return how many headings a line stands under."""
        depth, seen, parent = 0, {line.id}, self.line(line.parent)
        while parent is not None and parent.id not in seen:
            depth += parent.kind == "heading"
            seen.add(parent.id)
            parent = self.line(parent.parent)
        return depth
