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

    from utfall.model.resource import Other
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


class LineDerived(Enum):
    """What is worked out of a line's figures; shown only where a page asks for it, in the order of the tables."""

    DEVIATION = "deviation"
    PREVIOUS_DEVIATION = "previous_deviation"
    YEAR_DEVIATION = "year_deviation"
    PREVIOUS_YEAR_DEVIATION = "previous_year_deviation"
    BUDGET_SHARE = "budget_share"
    CHANGE = "change"


HEADING, OF_WHICH, RATIO = "heading", "of-which", "ratio"
SUMS = {"subtotal", "total"}
BALANCE = "balance"
OPPOSITE = {("higher", "lower"), ("lower", "higher")}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``parent`` is the line it is summed into, or is a part of; a heading has no figures of its own.

    A ratio is ``numerator`` divided by ``base``, lines of the same statement. ``direction`` is the way that is better,
    empty where it is the statement's.
    """

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
    direction: str = ""
    numerator: str = ""
    base: str = ""
    finality: str = ""
    others: tuple[Other, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether figures are reported of the line."""
        return self.kind not in {HEADING, RATIO}

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
    """Hold a statement and its lines in the order they are shown. Amounts are in ``unit``.

    ``form`` is result or balance, ``direction`` the way that is better for its lines; both may be empty.
    """

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
    form: str = ""
    direction: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def is_balance(self) -> bool:
        """Whether it is a balance sheet: what is owned and owed on a day."""
        return self.form == BALANCE

    def line(self, name: str) -> Line | None:
        """Return the line of an id, if there is one."""
        return next((line for line in self.lines if line.id == name), None)

    def as_indicator(self, line: Line, direction: str) -> Indicator:
        """Return a line as a measure of its own, so that it can be followed over time as indicators are.

        Its name is ``statement/line``. ``direction`` is the way that is better for the whole statement.
        """
        return Indicator(
            id=f"{self.id}/{line.id}", order=line.order, name=line.name, chapter=self.chapter, area="",
            frequency=line.period.frequency.value, unit=self.unit, decimals=self.decimals,
            accumulation="stock" if self.is_balance else "flow",
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

    def sign(self, term: Line, total: Line) -> int:
        """Return how a line counts in its sum: what is better low is subtracted from what is better high."""
        of_total = total.direction or self.direction or "higher"
        return -1 if (term.direction, of_total) in OPPOSITE else 1

    def terms(self, total: Line) -> Iterator[Line]:
        """Return the lines that a subtotal or total sums, seeing through headings; without parts of lines."""
        return self._terms(total, frozenset())

    def _terms(self, total: Line, above: frozenset[str]) -> Iterator[Line]:
        above |= {total.id}  # headings under one another in a ring would have no end
        for line in self.lines:
            if line.parent == total.id and line.id not in above:
                if line.kind == HEADING:
                    yield from self._terms(line, above)
                elif line.kind not in {OF_WHICH, RATIO}:
                    yield line

    def level(self, line: Line) -> int:
        """Return how many headings a line stands under; a part of a line stands under that too."""
        depth, seen, parent = int(line.kind == OF_WHICH), {line.id}, self.line(line.parent)
        while parent is not None and parent.id not in seen:
            depth += parent.kind == HEADING
            seen.add(parent.id)
            parent = self.line(parent.parent)
        return depth
