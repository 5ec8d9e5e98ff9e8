"""Advice to editors on plain words, one file a rule. It never stops anything: whoever writes weighs it.

Public language shall be cultivated, simple and comprehensible (språklagen 11 §); these rules point at where a reader
is likely to stumble, and never at what a text says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.plain_words import (
    abbreviation,
    headline,
    hyphen_minus,
    leading_digit,
    long_paragraph,
    long_sentence,
    mixed_millions,
    month_without_year,
    percent_space,
    readability,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

RULES: dict[str, Callable[[PageText], Iterator[Finding]]] = {
    "plain-headline": headline.check,
    "plain-long-sentence": long_sentence.check,
    "plain-long-paragraph": long_paragraph.check,
    "plain-abbreviation": abbreviation.check,
    "plain-mixed-millions": mixed_millions.check,
    "plain-percent-space": percent_space.check,
    "plain-hyphen-minus": hyphen_minus.check,
    "plain-month-without-year": month_without_year.check,
    "plain-leading-digit": leading_digit.check,
    "plain-readability": readability.check,
}
SLUGS = tuple(RULES)
