"""Advice to editors on plain words, one file a rule. It never stops anything: whoever writes weighs it.

Public language shall be cultivated, simple and comprehensible (språklagen 11 §); these rules point at where a reader
is likely to stumble, and never at what a text says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import in_order
from utfall.pages.outline import read_outline
from utfall.pages.page import read_pages
from utfall.pages.plain_words import (
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
from utfall.pages.plain_words.text import PageText
from utfall.view.glossary import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.model.finding import Finding
    from utfall.model.report import Report
    from utfall.project import Project

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


def advise(project: Project, report: Report) -> tuple[Finding, ...]:
    """Return all advice on the pages of a project, in the order of the pages."""
    explained = frozenset(form for term in terms(report, read_outline(project)) for form in term.forms)
    texts = [PageText(page, report.period, explained) for page in read_pages(project) if page.is_legible]
    return in_order(found for text in texts for rule in RULES.values() for found in rule(text))
