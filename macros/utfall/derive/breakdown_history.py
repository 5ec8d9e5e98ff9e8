"""An indicator's parts over an archive: each period's as the newest report tells them, in the current unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.stretches import stretches
from utfall.model.breakdown import Breakdown
from utfall.model.unit import rescaled
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.breakdown import Part
    from utfall.model.column_rows import ColumnRows
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.model.report import Report
    from utfall.model.resource import Value


def breakdown_over(history: History, indicator: str, by: Sequence[str]) -> Breakdown:
    """Return an indicator's parts by one or two dimensions, of every period told of under its current definition.

    The dimensions are as the newest report has them. Raises ``UnknownName`` where that has no such breakdown.
    """
    current = history.current.breakdowns.of(indicator, *by)
    found = stretches(history, indicator)
    cells: dict[Period, dict[tuple[str, ...], Part]] = {}
    for one in found:
        known = one.report.breakdowns
        if one.part != found[-1].part or not any(set(by) == set(each) for each in known.by(indicator)):
            continue
        unit = (one.definition.unit, found[-1].definition.unit)
        for period, parts in known.of(indicator, *by).cells.items():
            cells.setdefault(period, {}).update({members: _in_unit(part, *unit) for members, part in parts.items()})
    return Breakdown(indicator, current.dimensions, cells or current.cells)


def _in_unit(part: Part, unit: str, wanted: str) -> Part:
    if unit == wanted:
        return part
    return replace(part, outcome=_amount(part.outcome, unit, wanted), target=_amount(part.target, unit, wanted))


def _amount(amount: Amount, unit: str, wanted: str) -> Amount:
    found = rescaled(amount, unit, wanted) if isinstance(amount, Decimal) else None
    return amount if found is None else found


@dataclass(frozen=True, slots=True)
class ToldPart:
    """Hold what an earlier report said of a part."""

    report: Report
    indicator: Indicator
    value: Decimal


def parts_told(history: History) -> dict[str, ToldPart]:
    """Return what the newest earlier report said of the parts that the current one tells, in the unit of now."""
    found: dict[str, ToldPart] = {}
    rows = history.current.breakdowns.rows
    periods = set(rows.columns["period"].distinct) if rows else set()
    for report in history.reports[:-1] if rows else ():
        if table := report.breakdowns.rows:
            for at in _ended(table, report, periods):
                value, name = table.columns["outcome"].of(at), table.columns["indicator"].text(at)
                was, now = report.definition(name), history.current.definition(name)
                if isinstance(value, Decimal) and was and now and was.unit == now.unit:
                    found[table.key(at)] = ToldPart(report, now, value)
    return found


def _ended(table: ColumnRows, report: Report, periods: set[Value]) -> Iterator[int]:
    """Return the rows of those periods that had ended when a report was made."""
    ended = {
        one for one in table.columns["period"].distinct
        if isinstance(one, Period) and one in periods and one.is_complete_in(report.period)
    }  # fmt: skip
    return table.columns["period"].rows_where(ended.__contains__)
