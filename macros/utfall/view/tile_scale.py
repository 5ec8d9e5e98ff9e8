"""In which unit and with how many decimals a key figure is told: all amounts of one currency in the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.unit import PERCENT, abbreviated, converted, spoken, with_unit
from utfall.number import change_places, places_of, rounded, write_number
from utfall.shown.content import Number

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.words import Words


@dataclass(frozen=True, slots=True)
class TileScale:
    """Hold the unit and the decimals that an indicator's amounts are told in. ``kept`` is the unit of the data."""

    kept: str
    unit: str
    decimals: int

    def told(self, amount: Decimal) -> Decimal:
        """Return an amount of the data in the unit that it is told in."""
        found = converted(amount, self.kept, self.unit)
        return amount if found is None else found

    def number(self, amount: Decimal) -> Number:
        """Return a figure without its unit, which stands beside it."""
        told = self.told(amount)
        return Number(told, change_places(told, self.decimals) if self.unit != self.kept else self.decimals)

    def difference(self, amount: Decimal, words: Words) -> Number:
        """Return how far a figure has moved, with its sign: none where nothing of it is left to show."""
        return Number(rounded(self.told(amount), self.decimals), self.decimals, self.unit_of_change(words), signed=True)

    def unit_of_change(self, words: Words) -> str:
        """Return what a difference is counted in."""
        return words.say(f"unit-of-change.{PERCENT}") if self.unit == PERCENT else spoken(self.unit)

    def said(self, amount: Decimal, words: Words) -> str:
        """Return a figure as a sentence has it: one that is told in its own unit with all that was decided of it."""
        return self._said(amount, abbreviated(self.unit), words, is_whole=True)

    def rounded(self, amount: Decimal, words: Words) -> str:
        """Return an outcome as a sentence has it, with the decimals that it is shown with."""
        return self._said(amount, abbreviated(self.unit), words)

    def bare(self, amount: Decimal, words: Words) -> str:
        """Return a figure as a sentence has it, without its unit."""
        return self._said(amount, "", words, is_whole=True)

    def distance(self, amount: Decimal, words: Words) -> str:
        """Return how far two figures are apart, with as many decimals as it takes not to read as nothing."""
        return self._said(amount, self.unit_of_change(words), words)

    def _said(self, amount: Decimal, unit: str, words: Words, *, is_whole: bool = False) -> str:
        told = self.told(amount)
        is_exact = is_whole and self.unit == self.kept and places_of(told) > self.decimals
        written = write_number(told, None if is_exact else change_places(told, self.decimals), words.language)
        return with_unit(written, unit, words.language)


def scale_of(report: Report, indicator: Indicator) -> TileScale:
    """Return the scale of an indicator, or of a line that is followed as one is."""
    scale = report.money_at_a_glance.of_indicator(indicator)
    if scale is None:
        return TileScale(indicator.unit, indicator.unit, indicator.decimals)
    return TileScale(indicator.unit, scale.unit, scale.decimals)
