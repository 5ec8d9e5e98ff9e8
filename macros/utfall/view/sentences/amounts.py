"""Amounts as a sentence says them: rounded as the tables round them, money in one unit, ``6,7 procent``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.unit import KRONOR, PERCENT, PIECES, SAID_PIECES, is_money, is_pieces, is_silent, spoken, with_unit
from utfall.number import NO_BREAK, change_places, places_of, write_number

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.words import Words

ENGLISH = "en"


def behind_figure(unit: str) -> str:
    """Return a unit as it stands behind a figure; nothing where it is no word there."""
    return "" if is_silent(unit) else spoken(unit)


def is_in_language(report: Report, words: Words) -> bool:
    """Tell whether what a package names is written in the language that is spoken."""
    return words.language == report.package.language


@dataclass(frozen=True, slots=True)
class Amounts:
    """Write amounts of an indicator, money in the unit of the pages, whatever the package says of tables."""

    report: Report
    words: Words
    indicator: Indicator

    def value(self, amount: Decimal, *, decided: bool = False, bare: bool = False) -> str:
        """Return an outcome, or a target or forecast as it was ``decided``; ``bare`` without its unit."""
        figure, unit, decimals = self._told(amount)
        places = places_of(figure) if decided and unit == self.indicator.unit else decimals
        return self._written(figure, places, "" if bare else self._unit(unit))

    @property
    def counts(self) -> bool:
        """Whether the indicator counts pieces: there are more or fewer of them, not higher or lower."""
        return is_pieces(self.indicator.unit)

    def change(self, amount: Decimal) -> str:
        """Return how far two amounts are apart, without a sign; only of money and shares with a unit."""
        figure, unit, decimals = self._told(abs(amount))
        places = change_places(figure, decimals)
        if unit == PERCENT:
            is_one = figure == 1 and not places
            return f"{self._number(figure, places)}{NO_BREAK}{self.words.say(_POINT if is_one else _POINTS)}"
        return self._written(figure, places, self._unit(unit) if is_money(unit) else "")

    def _told(self, amount: Decimal) -> tuple[Decimal, str, int]:
        scale = self.report.money_at_a_glance.of_indicator(self.indicator)
        if scale is None:
            return amount, self.indicator.unit, self.indicator.decimals
        return amount / scale.factor, scale.unit, scale.decimals

    def _written(self, figure: Decimal, places: int, unit: str) -> str:
        return with_unit(self._number(figure, places), unit, self.words.language)

    def _number(self, figure: Decimal, places: int) -> str:
        return write_number(figure, places, self.words.language)

    def _unit(self, unit: str) -> str:
        if unit in KRONOR:
            return self.words.say(f"sentence.money.{unit}")
        if unit == PERCENT:
            return self.words.say("sentence.percent")
        if unit == PIECES:
            return "" if self.words.language == ENGLISH else SAID_PIECES
        is_own = is_in_language(self.report, self.words) or not self.indicator.unit_en or unit != self.indicator.unit
        said = unit if is_own else self.indicator.unit_en
        return "" if is_silent(said) else said


_POINT, _POINTS = "sentence.change.procent.one", "sentence.change.procent.many"
