"""Advice to editors on plain words, over all pages of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.plain_words import RULES
from utfall.checks.plain_words.text import PageText
from utfall.model.finding import in_order
from utfall.pages.outline import read_outline
from utfall.source.page import read_pages
from utfall.view.glossary import terms

if TYPE_CHECKING:
    from utfall.model.finding import Finding
    from utfall.model.report import Report
    from utfall.project import Project


def advise(project: Project, report: Report) -> tuple[Finding, ...]:
    """Return all advice on the pages of a project, in the order of the pages."""
    explained = frozenset(form for term in terms(report, read_outline(project)) for form in term.forms)
    language = report.package.language
    pages = [page for page in read_pages(project) if page.is_legible]
    texts = [PageText(page, report.period, explained, language) for page in pages]
    return in_order(found for text in texts for rule in RULES.values() for found in rule(text))
