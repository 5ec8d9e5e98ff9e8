"""What is told under an outcome of how it stands among those before it: within normal variation, or outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.variation import variation
from utfall.model.unit import PERCENT
from utfall.number import NO_BREAK, plus, write_number

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.variation import Variation
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.page_money import Scale
    from utfall.period import Period
    from utfall.words import Words


def variation_line(history: History, words: Words, indicator: Indicator, period: Period) -> str:
    """Return one or two sentences; nothing where too few periods are known."""
    found = variation(history, indicator, period)
    if found is None:
        return ""
    limits = found.limits
    figures = {"value": found.value, "mean": limits.mean, "lower": limits.lower, "upper": limits.upper}
    scale = history.current.money.of_indicator(indicator)
    told = {name: _written(value, words, indicator, scale, signed=found.seasonal) for name, value in figures.items()}
    subject = words.say("variation.difference" if found.seasonal else "variation.own-value")
    said = [words.say(f"variation.{_kind(found)}", subject=subject, **told)]
    if found.is_shifted:
        said.append(words.say(f"variation.run-{_side(found)}", count=found.run, mean=told["mean"]))
    return " ".join(said)


def _kind(found: Variation) -> str:
    return _side(found) if found.is_outside else "inside"


def _side(found: Variation) -> str:
    return "above" if found.is_above else "below"


def _written(value: Decimal, words: Words, indicator: Indicator, scale: Scale | None, *, signed: bool) -> str:
    """Return a figure; of money in the unit of the page, in which its tables and charts are."""
    decimals, unit = indicator.decimals, "%" if indicator.unit == PERCENT and not signed else ""
    if scale:
        value, decimals, unit = value / scale.factor, scale.decimals, scale.unit
    sign = plus(value, decimals) if signed else ""
    return sign + write_number(value, decimals, words.language) + (NO_BREAK + unit if unit else "")
