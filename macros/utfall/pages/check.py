"""Everything that can be wrong with the pages of a project, as findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.checks import page_name
from utfall.errors import suggestion
from utfall.model.finding import Finding, Severity
from utfall.pages.accessibility import check_statement
from utfall.pages.as_html import as_html
from utfall.pages.indicator_pages import check_indicator_pages
from utfall.pages.links import Rendered, check_links, otherwise_composed
from utfall.pages.macro import Fragment
from utfall.pages.page import OWN_FIGURES, read_pages
from utfall.pages.page_content import PageContent, differing, in_menu_order, seen_in, title_of
from utfall.pages.portal import check_portal
from utfall.pages.render import render_page
from utfall.progress import tell
from utfall.project import CONFIG
from utfall.source.cells import CONTROLS
from utfall.view.addresses import addresses
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.pages.macro import Macro, MacroContext
    from utfall.pages.page import Page
    from utfall.project import Project

SLUGS = (
    "catalogue",
    "plain-file",
    "unneeded-file",
    "page-encoding",
    "page-front-matter",
    "page-nav",
    "page-indicator",
    "page-unknown-name",
    "page-macro",
    "page-syntax",
    "page-error",
    "page-unsafe",
    "page-markup",
    "page-link",
    "page-address",
    "page-chart",
    "page-document",
    "page-text",
    "page-accessibility",
)
MARKUP = re.compile(r'[<>"]')  # the themes write titles and descriptions as they are
SWITCHES = {"render_macros": True, "ignore_macros": False}  # front matter, and the value with which macros are run


def check_pages(project: Project, macros: tuple[Macro, ...]) -> tuple[Finding, ...]:
    """Render every page with these macros and return all that is wrong with them."""
    return look_at_pages(project, macros)[0]


def look_at_pages(project: Project, macros: tuple[Macro, ...]) -> tuple[tuple[Finding, ...], tuple[PageContent, ...]]:
    """Render every page with these macros; return all that is wrong with them, and the tables that they show."""
    pages = read_pages(project)
    findings = [finding for page in pages for finding in _as_written(page)]
    findings += [*_nav(project, pages), *_alike(pages)]
    if project.has_folders:
        findings.append(Finding("page-address", "folders", CONFIG, field="use_directory_urls"))
    findings += check_statement(project, [page.name for page in pages])
    findings += check_indicator_pages(project.docs.name, pages, macros[0].context.history)
    rendered: dict[str, Rendered | None] = {}
    shown: list[PageContent] = []
    terms = macros[0].context.terms_block
    for at, page in enumerate(pages, 1):
        tell(Sentence("progress.page", {"page": page.name, "at": at, "of": len(pages)}))
        made: list[str] = []
        text, found = render_page(page, project.docs, macros, made.append)
        fragments = [one for one in made if isinstance(one, Fragment)]
        tables = [table for one in fragments for table in one.tables]
        findings += found
        rendered[page.name], found = (None, ()) if found else as_html(project, page, text, made, terms)
        findings += found
        findings += _remarks(page, macros[0].context)
        findings += differing(page, tables, shown)
        others = (other for one in fragments for other in one.others)
        shown.append(PageContent(page.name, title_of(page, text), tuple(tables), seen_in(text, others)))
    findings += [*check_portal(project, macros[0].context.report)]
    beside = addresses(macros[0].context.report, project.forms, (table.id for page in shown for table in page.tables))
    return (*findings, *check_links(project, pages, rendered, beside)), in_menu_order(shown, project.nav)


def _remarks(page: Page, context: MacroContext) -> Iterator[Finding]:
    """Pass on what the page's macros have to say of how they did."""
    for remark in context.remarks:
        yield Finding("page-chart", "kind", page.file, details={"reason": remark}, severity=Severity.WARNING)
    context.remarks.clear()


def _as_written(page: Page) -> Iterator[Finding]:
    if not page.is_legible:
        yield Finding("page-encoding", "legacy", page.file)
    if found := CONTROLS.search(page.body):
        row, column = page.place(found[0])
        details = {"sign": f"U+{ord(found[0]):04X}"}
        yield Finding("page-encoding", "control", page.file, row, column=column, details=details)
    if page.fault:
        yield Finding("page-front-matter", "broken", page.file, page.fault_row, details={"reason": page.fault})
    for name, value in (page.meta or {}).items():
        if isinstance(value, str) and MARKUP.search(value):
            yield Finding("page-front-matter", "markup", page.file, 1, str(name), value)
    if page.text_from:
        details = {"month": page.text_from}
        yield Finding("page-text", "last-month", page.file, 1, value=page.text_from, details=details,
                      severity=Severity.WARNING)  # fmt: skip
    if page.has_own_figures_unlisted:
        yield Finding("page-front-matter", "own-figures", page.file, 1, OWN_FIGURES)
    for switch, harmless in SWITCHES.items():
        if page.meta and page.meta.get(switch, harmless) is not harmless:
            yield Finding("page-front-matter", "switched-off", page.file, 1, switch, switch)


def _nav(project: Project, pages: Sequence[Page]) -> Iterator[Finding]:
    known = [page.name for page in pages]
    for name in project.nav:
        if name not in known and (twin := otherwise_composed(name, known)):
            yield Finding("page-nav", "composed", "mkdocs.yml", field="nav", value=name, details={"there": twin})
        elif name not in known:
            details = {"suggestion": suggestion(name, known)}
            yield Finding("page-nav", "missing", "mkdocs.yml", field="nav", value=name, details=details)
    omitted = [page for page in pages if project.nav and page.name not in project.nav]
    omitted = [page for page in omitted if not otherwise_composed(page.name, project.nav)]  # told of the menu
    if not omitted:
        return

    from pathspec import GitIgnoreSpec

    without_menu = GitIgnoreSpec.from_lines(project.not_in_nav.splitlines())  # MkDocs reads them so
    for page in omitted:
        if not without_menu.match_file(page.name):
            yield Finding("page-nav", "omitted", page.file, value=page.name)


def _alike(pages: Sequence[Page]) -> Iterator[Finding]:
    """Find pages that the log of corrections, or a computer that takes large letters for small, cannot tell apart."""
    known: dict[str, Page] = {}
    for page in pages:
        first = known.setdefault(page_name(page.name).casefold(), page)
        if first is not page:
            yield Finding("page-nav", "alike", page.file, value=page.name, details={"other": first.name})
