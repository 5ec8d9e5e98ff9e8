"""Render the pages of a project and gather everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.commentary import findings_of, proved_text
from utfall.checks.pages.as_written import check_as_written
from utfall.checks.pages.audience import check_audience, check_parts
from utfall.checks.pages.indicator_pages import check_indicator_pages
from utfall.checks.pages.links import Rendered, check_links
from utfall.checks.pages.menu import check_menu
from utfall.checks.pages.shared_address import differing
from utfall.checks.pages.statement import check_statement
from utfall.model.finding import Finding, Severity, blocking
from utfall.pages.as_html import as_html
from utfall.pages.page_content import in_menu_order
from utfall.pages.portal import check_portal
from utfall.pages.shown_pages import rendered_pages
from utfall.render.text import escape
from utfall.source.page import read_pages
from utfall.view.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.pages.macro import Macro, MacroContext
    from utfall.pages.page_content import PageContent
    from utfall.project import Project
    from utfall.source.page import Page


def check_pages(project: Project, macros: tuple[Macro, ...]) -> tuple[Finding, ...]:
    """Render every page with these macros and return all that is wrong with them."""
    return look_at_pages(project, macros)[0]


def look_at_pages(project: Project, macros: tuple[Macro, ...]) -> tuple[tuple[Finding, ...], tuple[PageContent, ...]]:
    """Render every page with these macros; return all that is wrong with them, and the tables that they show."""
    pages = read_pages(project)
    findings = [finding for page in pages for finding in (*check_as_written(page), *check_audience(page))]
    findings += check_menu(project, pages)
    findings += check_parts(project)
    findings += check_statement(project, [page.name for page in pages])
    history, named = macros[0].context.history, project.named
    findings += check_indicator_pages(project.docs.name, named.language, pages, history, escape)
    findings += findings_of(proved_text(pages, macros[0].context.history))
    rendered: dict[str, Rendered | None] = {}
    shown: list[PageContent] = []
    terms = macros[0].context.terms_block
    for one in rendered_pages(project, macros, pages):
        page, found = one.page, one.findings
        findings += found
        rendered[page.name], found = (
            (None, ()) if blocking(found) else as_html(project, page, one.text, one.made, terms)
        )
        findings += found
        findings += _remarks(page, macros[0].context)
        findings += differing(page, one.content.tables, [table for earlier in shown for table in earlier.tables])
        shown.append(one.content)
    findings += [*check_portal(project, macros[0].context.report)]
    context, ids = macros[0].context, (table.id for page in shown for table in page.tables)
    pictured = (page.page for page in shown if project.has_pictures)
    beside = addresses(context.report, context.words, project.named, project.forms, ids, pictured)
    return (*findings, *check_links(project, pages, rendered, beside)), in_menu_order(shown, project.nav)


def _remarks(page: Page, context: MacroContext) -> Iterator[Finding]:
    """Pass on what the page's macros have to say of how they did."""
    for remark in context.remarks:
        case = "base" if remark.key.startswith("members.per-") else "kind"
        yield Finding("page-chart", case, page.file, details={"reason": remark}, severity=Severity.WARNING)
    context.remarks.clear()
