"""What things are called in a sentence, in the language of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.period import Frequency
from utfall.view.sentences.amounts import ENGLISH, is_in_language
from utfall.words import words as words_of

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.period import Period
    from utfall.words import Words


def title(report: Report, words: Words, indicator: Indicator) -> str:
    """Return the name of an indicator as a title, in the language of the sentence where it has one."""
    if is_in_language(report, words) or words.language != ENGLISH:
        return indicator.name
    return indicator.name_en or indicator.name


def state_name(report: Report, words: Words, state: State) -> str:
    """Return the word of a status, in the language of the sentence where it has one."""
    is_english = words.language == ENGLISH and not is_in_language(report, words)
    return english_state(state) if is_english else state.name


def english_state(state: State) -> str:
    """Return the word of a status in English: as the scale has it, else a usual one for its tone."""
    return state.name_en or english().say(f"english.tone.{state.tone.value}")


def english() -> Words:
    """Return the words of the page in English."""
    return words_of(ENGLISH)


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
