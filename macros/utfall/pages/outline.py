"""What each page of the menu shows, read from the macros that it calls, so that no list of chapters is kept by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from utfall.shown.outline import FRONT, Chapter, ChapterContent, Outline
from utfall.shown.unfinished import OldText
from utfall.source.page import read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.project import Project
    from utfall.source.page import Page

RESOURCES = ("indicators", "goals", "activities", "assignments", "projects")  # a macro is called like what it shows
_MADE = re.compile(r"\{\{-?\s*headline\(.*\)\s*-?\}\}")
_ALL_DEVIATIONS = re.compile(r"\{\{-?\s*deviating\(\s*\)")  # without a limit
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*(?:\{:[^}]*\})?$", re.MULTILINE)


def read_outline(project: Project) -> Outline:
    """Read the outline of a project from its pages and its menu; of pages that cannot be read nothing is known."""
    pages = {page.name: page for page in read_pages(project)}
    menu = [pages[name] for name in project.nav or sorted(pages) if name in pages and name != FRONT]
    names = {page.name: project.nav_titles.get(page.name) or page_name(page, project) for page in menu}
    chapters = [Chapter(page.name, names[page.name], tuple(dict.fromkeys(_shows(page)))) for page in menu]
    others = (page for name, page in sorted(pages.items()) if name != FRONT)
    whole = next((page.name for page in others if has_all_deviations(page)), "")
    listed = tuple(one for one in chapters if one.shows)
    return Outline(frozenset(pages), listed, whole, project.named.language)


def old_texts(project: Project) -> tuple[OldText, ...]:
    """Return the sections that are marked as carrying the text of an earlier month, in the order of the menu."""
    pages = {page.name: page for page in read_pages(project) if page.text_from}
    names = [name for name in dict.fromkeys((*project.nav, *sorted(pages))) if name in pages]
    return tuple(found for name in names for found in _old_texts(pages[name], project))


def _old_texts(page: Page, project: Project) -> Iterator[OldText]:
    title = page_name(page, project)
    for heading, month in page.text_from.items():
        yield OldText(title if heading in {"", title} else f"{title}: {heading}", page.file, month)


def page_name(page: Page, project: Project) -> str:
    """Return what a page is called: by its heading as it is written, by the menu where the heading is a made headline.

    Without either it is the file's name.
    """
    found = _HEADING.search(page.body)
    heading = found[1] if found and not has_made_headline(page) else project.nav_titles.get(page.name)
    return heading or page.name.removesuffix(".md")


def has_all_deviations(page: Page) -> bool:
    """Tell whether a page shows all that deviates."""
    return _ALL_DEVIATIONS.search(page.body) is not None


def has_made_headline(page: Page) -> bool:
    """Tell whether a page's heading is the headline that is made of the figures."""
    found = _HEADING.search(page.body)
    return found is not None and _MADE.fullmatch(found[1]) is not None


def _calls(page: Page) -> list[nodes.Call]:
    try:
        return list(Environment(autoescape=True).parse(page.body).find_all(nodes.Call))
    except (RecursionError, TemplateSyntaxError, ValueError):
        return []  # a finding says so


def called(page: Page) -> frozenset[str]:
    """Return the names of the macros that a page calls."""
    return frozenset(call.node.name for call in _calls(page) if isinstance(call.node, nodes.Name))


def _shows(page: Page) -> Iterator[ChapterContent]:
    for call in _calls(page):
        if isinstance(call.node, nodes.Name) and call.node.name in RESOURCES:
            named = {one.key: one.value.value for one in call.kwargs if isinstance(one.value, nodes.Const)}
            named |= zip(_FIRST[call.node.name], _constants(call), strict=False)
            yield ChapterContent(call.node.name, str(named.get("chapter") or ""), str(named.get("area") or ""))


def _constants(call: nodes.Call) -> list[object]:
    return [one.value for one in call.args if isinstance(one, nodes.Const)]


_FIRST = {name: ("chapter", "area") if name == "indicators" else ("area",) for name in RESOURCES}
