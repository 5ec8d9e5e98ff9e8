"""In which unit a chart shows its figures, and from where to where its axis of values goes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, rescaled, spoken, with_unit
from utfall.number import plus, rounded, write_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.words import Words

INDEX = "index"  # counts nothing: its figures stand alone
MOST_STEPS = 5  # from the lowest to the highest value of an axis
NEAR_ZERO = Decimal("0.3")  # of the highest: what comes nearer to zero is shown from zero


@dataclass(frozen=True, slots=True)
class Shown:
    """How a chart writes its figures: the unit that it shows, that of the data, and the decimals."""

    words: Words
    unit: str
    given: str
    decimals: int

    def of(self, value: Amount | None) -> Amount | None:
        """Return an amount of the data as the chart shows it."""
        if value is None or isinstance(value, Missing) or self.unit == self.given:
            return value
        found = rescaled(value, self.given, self.unit)
        return value if found is None else found

    def number(self, value: Decimal, *, signed: bool = False) -> str:
        """Return a shown figure without its unit."""
        sign = plus(value, self.decimals) if signed else ""
        return sign + write_number(value, self.decimals, self.words.language)

    def text(self, value: Decimal, *, signed: bool = False, points: bool = False) -> str:
        """Return a shown figure with its unit; a difference between shares is in ``points``."""
        if self.unit == PERCENT:
            unit = self.words.say("unit-of-change.procent") if points else "%"
            return f"{self.number(value, signed=signed)}\u00a0{unit}"
        unit = "" if self.unit == INDEX else spoken(self.unit)
        return with_unit(self.number(value, signed=signed), unit, self.words.language)

    @property
    def heading(self) -> str:
        """The unit as it follows the measure in a subtitle."""
        return "" if self.unit == INDEX else f", {self.unit}"


def shown_in(history: History, words: Words, indicator: Indicator) -> Shown:
    """Return how values of an indicator are shown: money as the report's pages write it."""
    scale = history.current.money.of_indicator(indicator)
    if scale is None:
        return Shown(words, indicator.unit, indicator.unit, indicator.decimals)
    return Shown(words, scale.unit, scale.own, scale.decimals)


@dataclass(frozen=True, slots=True)
class Axis:
    """Where an axis of values begins and ends, and the step between its round values."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def span(self) -> tuple[Decimal, Decimal]:
        """Both ends."""
        return self.low, self.high


def axis_of(values: Iterable[Decimal], *, zero: bool = False) -> Axis:
    """Return where an axis begins and ends: at round values, and at zero where the values come near it or must."""
    known = list(values)
    low, high = min(known), max(known)
    if zero or 0 <= low <= high * NEAR_ZERO:
        low = min(low, Decimal(0))
        high = max(high, Decimal(0))
    if low == high:
        room = abs(high) / 10 or Decimal(1)
        low, high = (low, high + room) if low == 0 else (low - room, high + room)
    step = _step(high - low)
    first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
    return Axis(first * step, last * step, step)


def axis_text(words: Words, low: Decimal) -> str:
    """Return where the axis begins, in words."""
    places = max(0, -int(low.normalize().as_tuple().exponent)) if low else 0
    return words.say("chart.axis-from", low=write_number(rounded(low, places), places, words.language))


def _step(span: Decimal) -> Decimal:
    """Return the smallest round step that a span has few enough of."""
    power = span.adjusted() - 1
    steps = (Decimal(digit).scaleb(power + more) for more, digit in product(range(3), (1, 2, 5)))
    return next(step for step in steps if span <= step * MOST_STEPS)
