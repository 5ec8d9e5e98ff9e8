"""What things are called in a sentence, in the language of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.period import Frequency
from utfall.view.sentences.amounts import ENGLISH, is_in_language

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.words import Words


def title(report: Report, words: Words, indicator: Indicator) -> str:
    """Return the name of an indicator as a title, in the language of the sentence where it has one."""
    if is_in_language(report, words) or words.language != ENGLISH:
        return indicator.name
    return indicator.name_en or indicator.name


def in_sentence(report: Report, words: Words, indicator: Indicator) -> str:
    """Return the name of an indicator within a sentence, empty where it has none in the language of the sentence."""
    if is_in_language(report, words):
        return indicator.in_sentence
    return indicator.in_sentence_en if words.language == ENGLISH else ""


def capital(text: str) -> str:
    """Return a text with a capital first letter, all else as it is."""
    return text[:1].upper() + text[1:]


def earlier(period: Period, now: Period, words: Words) -> str:
    """Return the name of an earlier period beside one that is named: a month of the same year without its year."""
    if period.frequency is Frequency.MONTH and period.year == now.year:
        return words.say(f"month.name.{period.number}")
    return period.name(words)
