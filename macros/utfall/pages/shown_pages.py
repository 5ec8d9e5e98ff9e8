"""The pages of a project with their macros' work in place, and which tables each shows. Checks nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.pages.macro import Fragment
from utfall.pages.outline import has_made_headline, page_name
from utfall.pages.page_content import PageContent, in_menu_order, seen_in, title_of
from utfall.pages.render import render_page
from utfall.progress import tell
from utfall.source.page import read_pages
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.finding import Finding
    from utfall.pages.macro import Macro
    from utfall.project import Project
    from utfall.source.page import Page


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """Hold a page's Markdown after its macros, all that they wrote, what they refused, and what the page shows."""

    page: Page
    text: str
    made: tuple[str, ...]
    findings: tuple[Finding, ...]
    content: PageContent


def rendered_pages(
    project: Project, macros: tuple[Macro, ...], pages: Sequence[Page], *, is_checked: bool = False
) -> Iterator[RenderedPage]:
    """Render pages one after the other, and tell of each."""
    for at, page in enumerate(pages, 1):
        tell(Sentence("progress.page", {"page": page.name, "at": at, "of": len(pages)}))
        made: list[str] = []
        text, found = render_page(page, project.docs, macros, made.append, is_checked=is_checked)
        fragments = [one for one in made if isinstance(one, Fragment)]
        tables = tuple(table for one in fragments for table in one.tables)
        heading = title_of(page, text)
        title = page_name(page, project) if has_made_headline(page) else heading
        others = seen_in(text, (other for one in fragments for other in one.others))
        yield RenderedPage(page, text, tuple(made), found, PageContent(page.name, title, tables, others, heading))


def shown_pages(project: Project, macros: tuple[Macro, ...]) -> tuple[PageContent, ...]:
    """Return what the pages show, in the order of the menu, where nothing is asked of what is wrong with them."""
    shown = [one.content for one in rendered_pages(project, macros, read_pages(project), is_checked=True)]
    macros[0].context.remarks.clear()
    return in_menu_order(shown, project.nav)
