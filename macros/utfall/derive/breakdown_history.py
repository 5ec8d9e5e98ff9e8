"""An indicator's parts over an archive: each period's as the newest report tells them, in the current unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.stretches import stretches
from utfall.model.breakdown import Breakdown
from utfall.model.unit import rescaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.breakdown import Part
    from utfall.model.history import History
    from utfall.model.indicator import Amount
    from utfall.period import Period


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
