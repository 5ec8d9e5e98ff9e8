"""What is worked out of a statement's lines: deviations, shares of the budget, changes, and the ratio rows.

A deviation is favourable-positive by the line's direction: outcome less budget, or of costs written without a minus
budget less outcome. What was missing stays missing with its symbol; what cannot be divided cannot occur.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.statement import RATIO, LineDerived, LineMeasure
from utfall.model.unit import PERCENT, converted
from utfall.number import rounded

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.model.statement import Amount, Line, Statement

HUNDRED = Decimal(100)
RATIO_PLACES = 1  # decimals of a ratio and of a share
ROUNDED = {LineMeasure.OUTCOME, LineMeasure.PREVIOUS_OUTCOME, LineMeasure.PREVIOUS_YEAR}  # the others are as decided
COMPARED = {  # what is held against what
    LineDerived.DEVIATION: (LineMeasure.OUTCOME, LineMeasure.BUDGET),
    LineDerived.YEAR_DEVIATION: (LineMeasure.FORECAST, LineMeasure.YEAR_BUDGET),
}
EARLIER = {  # what the last report said
    LineDerived.PREVIOUS_DEVIATION: LineDerived.DEVIATION,
    LineDerived.PREVIOUS_YEAR_DEVIATION: LineDerived.YEAR_DEVIATION,
}


@dataclass(frozen=True, slots=True)
class LineOf:
    """A line of a report's statement."""

    report: Report
    statement: Statement
    line: Line

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"{self.statement.id}/{self.line.id}"

    @property
    def unit(self) -> str:
        """The unit of its figures."""
        return PERCENT if self.line.kind == RATIO else self.statement.unit

    @property
    def decimals(self) -> int:
        """The decimals that its figures are shown with."""
        return RATIO_PLACES if self.line.kind == RATIO else self.statement.decimals

    @property
    def direction(self) -> str:
        """The way that is better of it; higher where nothing tells."""
        return self.report.direction_of(self.statement, self.line) or "higher"

    def amount(self, measure: LineMeasure) -> Amount:
        """Return a figure of the line: as reported, or of a ratio as it is worked out."""
        return _ratio(self, measure) if self.line.kind == RATIO else self.line.amount(measure)

    def as_shown(self, measure: LineMeasure) -> Amount:
        """Return a figure as it is shown, which is how it is compared."""
        found = self.amount(measure)
        if isinstance(found, Missing) or (self.line.kind != RATIO and measure not in ROUNDED):
            return found
        return rounded(found, self.decimals)

    def earlier(self, report: Report | None) -> LineOf | None:
        """Return the line as another report has it, if it has it."""
        statement = next((one for one in report.statements if one.id == self.statement.id), None) if report else None
        line = statement.line(self.line.id) if statement else None
        return LineOf(report, statement, line) if report and statement and line else None


def derived(of: LineOf, what: LineDerived, previous: Report | None) -> Amount:
    """Return what is worked out of a line, in its unit or in per cent; ``previous`` is the report before."""
    if of.line.kind == "heading":
        return Missing.NOT_REPORTED
    if what in EARLIER:
        return _said_before(of, EARLIER[what], previous)
    if what is LineDerived.BUDGET_SHARE:
        return budget_share(of)
    if what is LineDerived.CHANGE:
        return _difference(of.as_shown(LineMeasure.OUTCOME), of.as_shown(base_of_change(of.statement)))
    value, base = (of.as_shown(one) for one in COMPARED[what])
    found = _difference(value, base)
    return -found if isinstance(found, Decimal) and of.direction == "lower" else found


def known_of_line(of: LineOf) -> dict[str, Decimal]:
    """Return what is worked out of a line of its own report alone, by name, as far as there is anything."""
    asked = (LineDerived.DEVIATION, LineDerived.YEAR_DEVIATION, LineDerived.BUDGET_SHARE)
    found = {what.value: derived(of, what, None) for what in asked}
    return {name: value for name, value in found.items() if isinstance(value, Decimal)}


def base_of_change(statement: Statement) -> LineMeasure:
    """Return what an outcome has changed since: a balance since the year began, else since last year."""
    return LineMeasure.PREVIOUS_YEAR if statement.is_balance else LineMeasure.PREVIOUS_OUTCOME


def budget_of_share(statement: Statement) -> LineMeasure:
    """Return the budget that a share is of: the year's, or the period's where there is none for the year."""
    known = (line.year_budget for line in statement.lines)
    has_year = any(isinstance(one, Decimal) for one in known)
    return LineMeasure.YEAR_BUDGET if has_year else LineMeasure.BUDGET


def budget_share(of: LineOf) -> Amount:
    """Return how many per cent of the budget are used; none where that would mislead, as across a change of sign."""
    if of.line.kind == RATIO:
        return Missing.NOT_REPORTED
    value, base = of.as_shown(LineMeasure.OUTCOME), of.as_shown(budget_of_share(of.statement))
    missing = next((one for one in (value, base) if isinstance(one, Missing)), None)
    if isinstance(value, Missing) or isinstance(base, Missing):
        return missing or Missing.NOT_REPORTED
    return Missing.CANNOT_OCCUR if not base or value * base < 0 else value / base * HUNDRED


def _difference(value: Amount, base: Amount) -> Amount:
    if isinstance(value, Missing):
        return value
    return base if isinstance(base, Missing) else value - base


def _said_before(of: LineOf, what: LineDerived, previous: Report | None) -> Amount:
    """Return what the last report said, in the unit of this one."""
    before = of.earlier(previous)
    found = derived(before, what, None) if before else Missing.NOT_REPORTED
    if before is None or isinstance(found, Missing) or before.unit == of.unit:
        return found
    now = converted(found, before.unit, of.unit)
    return Missing.NOT_REPORTED if now is None else now


def _ratio(of: LineOf, measure: LineMeasure) -> Amount:
    """Return a ratio in per cent; a cost that is written with a minus counts by its size where low is better."""
    above, below = of.statement.line(of.line.numerator), of.statement.line(of.line.base)
    if above is None or below is None or not (above.has_figures and below.has_figures):
        return Missing.CANNOT_OCCUR
    value, base = above.amount(measure), below.amount(measure)
    if isinstance(value, Missing) or isinstance(base, Missing):
        return next(one for one in (value, base) if isinstance(one, Missing))
    if not base:
        return Missing.CANNOT_OCCUR
    is_cost = of.direction == "lower" and LineOf(of.report, of.statement, above).direction != "lower"
    return (-value if is_cost else value) / base * HUNDRED
