"""One amount per another: kronor per employee, income per krona of costs. Exact ratios, and what cannot be divided.

Only amounts are divided: a share or what is already told per something has no meaning per something else. Money is
divided in the smallest unit of its currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.measures import ACCUMULATED
from utfall.errors import MacroError
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, alike, converted, is_money, size_of
from utfall.number import rounded
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.indicator import Amount, Indicator

LARGE, MIDDLE = 100, 10  # from where a ratio is told without decimals, and with one


@dataclass(frozen=True, slots=True)
class PerBase:
    """Divide one indicator by another. ``unit`` and ``base_unit`` are those that the amounts are divided in."""

    indicator: Indicator
    base: Indicator
    unit: str
    base_unit: str

    def ratio(self, value: Amount | None, base: Amount | None) -> Amount:
        """Return the exact ratio; where an amount is missing why, and of a base not above zero that there is none.

        What is suppressed of either is suppressed of the ratio.
        """
        for one in (value, base):
            if one is Missing.SUPPRESSED:
                return one
        for one in (value, base):
            if not isinstance(one, Decimal):
                return Missing.NOT_REPORTED if one is None else one
        above = converted(_amount(value), self.indicator.unit, self.unit)
        below = converted(_amount(base), self.base.unit, self.base_unit)
        if above is None or below is None or below <= 0:
            return Missing.CANNOT_OCCUR
        return above / below


def per_base(indicator: Indicator, base: Indicator) -> PerBase:
    """Return how an indicator is divided by another. Raises ``MacroError`` where the two cannot be divided."""
    names = {"name": indicator.name, "base": base.name}
    if indicator.id == base.id:
        raise MacroError(Sentence("error.per-itself", names))
    for one in (indicator, base):
        if one.accumulation == "rate" or one.unit == PERCENT or _is_per(one.unit):
            raise MacroError(Sentence("error.per-share", {**names, "share": one.name, "unit": one.unit}))
    is_money_each = is_money(indicator.unit) and is_money(base.unit)
    if is_money_each and converted(Decimal(1), indicator.unit, base.unit) is None:
        raise MacroError(Sentence("error.per-currency", {**names, "unit": indicator.unit, "base_unit": base.unit}))
    if base.accumulation == "flow" and (base.reported_as == ACCUMULATED) != (indicator.reported_as == ACCUMULATED):
        raise MacroError(Sentence("error.per-span", names))
    return PerBase(indicator, base, _smallest(indicator.unit), _smallest(base.unit))


def decimals_of(ratios: Sequence[Decimal]) -> int:
    """Return the decimals that ratios are shown with: as many as tell them apart, by the middle one's size."""
    sizes = sorted(abs(one) for one in ratios)
    size = sizes[len(sizes) // 2] if sizes else Decimal(0)
    if size >= LARGE:
        return 0
    if size >= MIDDLE:
        return 1
    places = 2
    while 0 < size < 1 and rounded(size, places) < Decimal(MIDDLE).scaleb(-places) and places < 6:  # noqa: PLR2004
        places += 1
    return places


def _amount(value: Amount | None) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return value


def _is_per(unit: str) -> bool:
    found = size_of(unit)
    return "/" in (found.kind if found else unit) or " per " in unit


def _smallest(unit: str) -> str:
    return alike(unit)[0] if is_money(unit) else unit
