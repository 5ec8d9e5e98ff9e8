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
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*(?:\{:[^}]*\})?$", re.MULTILINE)


def read_outline(project: Project) -> Outline:
    """Read the outline of a project from its pages and its menu; of pages that cannot be read nothing is known."""
    pages = {page.name: page for page in read_pages(project)}
    menu = [pages[name] for name in project.nav or sorted(pages) if name in pages and name != FRONT]
    chapters = [Chapter(page.name, _title(page), tuple(dict.fromkeys(_shows(page)))) for page in menu]
    return Outline(frozenset(pages), tuple(one for one in chapters if one.shows))


def old_texts(project: Project) -> tuple[OldText, ...]:
    """Return the sections that are marked as carrying the text of an earlier month, in the order of the menu."""
    pages = {page.name: page for page in read_pages(project) if page.text_from}
    names = [name for name in dict.fromkeys((*project.nav, *sorted(pages))) if name in pages]
    return tuple(found for name in names for found in _old_texts(pages[name]))


def _old_texts(page: Page) -> Iterator[OldText]:
    title = _title(page)
    for heading, month in page.text_from.items():
        yield OldText(title if heading in {"", title} else f"{title}: {heading}", page.file, month)


def _title(page: Page) -> str:
    found = _HEADING.search(page.body)
    return found[1] if found else page.name.removesuffix(".md")


def _shows(page: Page) -> Iterator[ChapterContent]:
    try:
        calls = list(Environment(autoescape=True).parse(page.body).find_all(nodes.Call))
    except (RecursionError, TemplateSyntaxError, ValueError):
        return  # a finding says so
    for call in calls:
        if isinstance(call.node, nodes.Name) and call.node.name in RESOURCES:
            named = {one.key: one.value.value for one in call.kwargs if isinstance(one.value, nodes.Const)}
            named |= zip(_FIRST[call.node.name], _constants(call), strict=False)
            yield ChapterContent(call.node.name, str(named.get("chapter") or ""), str(named.get("area") or ""))


def _constants(call: nodes.Call) -> list[object]:
    return [one.value for one in call.args if isinstance(one, nodes.Const)]


_FIRST = {name: ("chapter", "area") if name == "indicators" else ("area",) for name in RESOURCES}
