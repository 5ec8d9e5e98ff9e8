"""What an indicator's page says in words of its own: headings, and how the newest value stands among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.indicator_facts import indicator_facts
from utfall.derive.series import series_of
from utfall.derive.states_over import deviating_in_a_row, states_over
from utfall.view.sentences.streaks import in_a_row
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


def trend_sentences(history: History, words: Words, indicator: Indicator, told: str = "") -> tuple[str, ...]:
    """Return how often in a row the indicator has deviated, and whether its newest value is within normal variation.

    What is ``told`` above, that the value has been beside its target for so long, is not said again.
    """
    points = list(series_of(history, indicator))
    said = _in_a_row(history, words, indicator, told)
    line = variation_line(history, words, indicator, points[-1].period) if points else ""
    return tuple(filter(None, (said, line)))


def _in_a_row(history: History, words: Words, indicator: Indicator, told: str) -> str:
    facts = indicator_facts(history, indicator)
    known = in_a_row(facts.streak, facts.seen.period, words) if facts else ""
    count = deviating_in_a_row(states_over(history, indicator))
    if count < FEWEST or (known and known in told):
        return ""
    return words.say(f"indicator.in-a-row.{indicator.frequency}", count=count)
