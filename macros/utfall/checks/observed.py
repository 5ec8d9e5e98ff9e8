"""What the checks on plausibility share: walking over a month's observations, and pointing at one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.model.unit import is_money, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report

COLUMNS_OF_LINES = {"target": "budget", "year_target": "year_budget"}


@dataclass(frozen=True, slots=True)
class Observed:
    """Hold an observation with its definition and its place in the file."""

    indicator: Indicator
    seen: Observation
    file: str
    row: int

    @property
    def is_cumulative(self) -> bool:
        """Whether the figures are summed from the first month of the year."""
        return self.indicator.accumulation == "flow" and self.indicator.reported_as == "year_to_date"

    @property
    def only_grows(self) -> bool:
        """Whether the figures can but grow over the year: costs and volumes, not a result or an income."""
        return self.is_cumulative and not (is_money(self.indicator.unit) and self.indicator.direction == "higher")

    @property
    def is_line(self) -> bool:
        """Whether it is a line of a statement."""
        return "/" in self.indicator.id

    @property
    def is_net(self) -> bool:
        """Whether the figures may be gains or losses: of money, all but what is better the lower, and any line."""
        return self.is_line or (is_money(self.indicator.unit) and self.indicator.direction != "lower")

    def warning(self, slug: str, case: str, field: str, **details: object) -> Finding:
        """Return a warning at a column of this observation; the indicator's name and unit go along."""
        value = getattr(self.seen, field)
        details = {
            "name": self.indicator.name,
            "unit": spoken(self.indicator.unit),
            "period": str(self.seen.period),
            **details,
        }
        severity = Severity.WARNING
        column = COLUMNS_OF_LINES.get(field, field) if self.is_line else field
        return Finding(slug, case, self.file, self.row, column, str(value), details=details, severity=severity)


def observed(report: Report) -> Iterator[Observed]:
    """Yield a month's observations, in the order of their definitions."""
    resource = report.resources.get("observations")
    rows = {row.key: row.number for row in resource.rows} if resource else {}
    for indicator in report.indicators:
        for seen in report.observed(indicator.id):
            key = f"{indicator.id}/{seen.period}"
            yield Observed(indicator, seen, resource.file if resource else "", rows[key])


def unexplained(report: Report) -> Iterator[Observed]:
    """Yield the observations without a comment: what is odd and explained has been seen by its owner."""
    return (one for one in observed(report) if not one.seen.comment)


def observed_lines(report: Report) -> Iterator[Observed]:
    """Yield the lines of a month's statements, as the measures they are; they have no comment."""
    resource = report.resources.get("statement_lines")
    rows = {row.key: row.number for row in resource.rows} if resource else {}
    for line in report.lines:
        for seen in report.observed(line.id):
            yield Observed(line, seen, resource.file if resource else "", rows[line.id])
