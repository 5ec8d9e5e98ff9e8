"""Headline figures: a figure that stands in two tables is the same in both.

A statement line that names an indicator says that it is the same figure. Where the two are shown in different
units, they may differ by half a unit in the last place of the coarser.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.package_relations import SAME_FIGURE
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.model.unit import converted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.model.statement import Line, Statement


def check(report: Report) -> Iterator[Finding]:
    """Find statement lines that differ from the indicator they are said to equal."""
    indicators = {indicator.id: indicator for indicator in report.indicators}
    for statement in report.statements:
        for line in statement.lines:
            if line.indicator in indicators:
                yield from _line(report, statement, line, indicators[line.indicator])


def _line(report: Report, statement: Statement, line: Line, indicator: Indicator) -> Iterator[Finding]:
    observation = report.observation(indicator.id)
    if observation is None:
        return
    lines, observations = report.resources["statement_lines"], report.resources["observations"]
    for line_measure, measure in SAME_FIGURE.items():
        here = line.amount(line_measure)
        there = observation.amount(measure)
        if isinstance(here, Missing) or isinstance(there, Missing):
            continue
        if not _agree(here, statement, there, indicator):
            row = next(row.number for row in lines.rows if row.key == f"{statement.id}/{line.id}")
            details = {
                "line": line.name, "value": here, "unit": statement.unit, "indicator": indicator.name, "other": there,
                "other_unit": indicator.unit, "there": observations.file, "measure": measure.value,
            }  # fmt: skip
            yield Finding("headline-figures", "differ", lines.file, row, line_measure.value, str(here), details=details)


def _agree(here: Decimal, statement: Statement, there: Decimal, indicator: Indicator) -> bool:
    same = converted(there, indicator.unit, statement.unit)
    place = converted(Decimal(1).scaleb(-indicator.decimals), indicator.unit, statement.unit)
    if same is None or place is None:
        return False
    coarsest = max(place, Decimal(1).scaleb(-statement.decimals))
    return abs(here - same) <= (coarsest / 2 if indicator.unit != statement.unit else 0)
