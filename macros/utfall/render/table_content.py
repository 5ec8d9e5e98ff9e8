"""What stands in a cell: figures with their units apart, statuses, days, texts; and the value behind what is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.model.unit import PERCENT
from utfall.number import plus
from utfall.render.mark import mark, verdict
from utfall.render.number import format_number
from utfall.render.sparkline import sparkline
from utfall.render.text import NOTHING, Html, breakable, element, escape
from utfall.shown.content import Day, Number, Trend, Verdict

if TYPE_CHECKING:
    from utfall.shown.content import Content
    from utfall.words import Words


def drawn_content(content: Content, words: Words, why: str) -> Html:
    """Return what a cell shows; ``why`` is the drawn reason of a status."""
    if isinstance(content, Number):
        return _number(content, words)
    if isinstance(content, Verdict):
        return verdict(content, words, why)
    if isinstance(content, State):
        return mark(content) + why
    if isinstance(content, Trend):
        return sparkline(content)
    if isinstance(content, Missing):
        return element("span", escape(words.say(f"missing.{content.key}")), class_="u-missing")
    return (escape(content.text) if isinstance(content, Day) else breakable(content)) + why


def _number(number: Number, words: Words) -> Html:
    """Return a figure, its unit apart: the style sheet hangs a per cent sign outside the column of digits."""
    sign = plus(number.value, number.decimals) if number.signed else ""
    bare = format_number(number.value, number.decimals, language=words.language)
    whole = format_number(number.value, number.decimals, number.unit, words.language)
    unit = escape(whole.removeprefix(bare))
    kind = "u-unit" if number.unit == PERCENT else "u-word-unit"
    figure = escape(sign + bare) + (element("span", unit, class_=kind) if unit else NOTHING)
    return escape("(") + figure + escape(")") if number.bracketed else figure


def stored_value(content: Content) -> str | None:
    """Return the stored number or day behind a shown one, for whoever reads the page by machine."""
    if isinstance(content, Day):
        return content.value.isoformat()
    return str(Decimal(content.stored)) if isinstance(content, Number) else None
