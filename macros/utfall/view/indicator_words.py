"""What an indicator's page says in words of its own: headings, and how the newest value stands among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.series import series_of
from utfall.derive.states_over import deviating_in_a_row, states_over
from utfall.view.variation_line import variation_line

if TYPE_CHECKING:
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.words import Words

FEWEST = 2  # periods that are a row
YEAR = 12  # periods that a year has of the shortest


def history_heading(words: Words, indicator: Indicator, count: int) -> str:
    """Return what heads a series: a whole year of months is called so."""
    return words.say(
        "indicator.part.year" if indicator.frequency == "month" and count == YEAR
        else f"indicator.part.history.{indicator.frequency}"
    )  # fmt: skip


def trend_sentences(history: History, words: Words, indicator: Indicator) -> tuple[str, ...]:
    """Return how often in a row the indicator has deviated, and whether its newest value is within normal variation."""
    points = list(series_of(history, indicator))
    count = deviating_in_a_row(states_over(history, indicator))
    said = [words.say(f"indicator.in-a-row.{indicator.frequency}", count=count)] if count >= FEWEST else []
    line = variation_line(history, words, indicator, points[-1].period) if points else ""
    return tuple(filter(None, (*said, line)))
