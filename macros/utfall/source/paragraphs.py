"""A page's commentary: its paragraphs by section, without what is no writer's text of the month.

A section begins at a heading. A page that only explains the report (its macros show definitions, rules, files) has no
commentary, and neither has a section or a page that its front matter calls standing, nor a paragraph marked so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.likeness import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.source.page import Page

FEWEST = 5  # words of its own, outside macros and links, that make a paragraph a commentary
EXPLAINING = frozenset({  # macros that tell of the report and not of the month
    "accessibility_statement", "corrections", "definitions", "dictionary", "downloads", "edition", "facts", "glossary",
    "legend", "mark", "period", "rules", "sources", "symbols",
})  # fmt: skip
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\{:[^}\n]*\})?[ \t]*$")
_FENCE = re.compile(r"[ \t>]*(`{3,20}|~{3,20})")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_COMMENT = re.compile(r"\{#(?:(?!\{#).)*?#\}", re.DOTALL)
_MACRO = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}", re.DOTALL)
_LINK = re.compile(r"!?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_ADDRESS = re.compile(r"(?<=\])\([^()\n]*\)|(?<=\])\[[^\]\n]*\]")
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
_NAME = re.compile(r"\{\{-?\s*(\w+)\s*\(")
_STANDING = re.compile(r"\{#-?\s*standing\s*-?#\}")
_STILL_TRUE = re.compile(r"\{#-?\s*still-true\s*:\s*(\d{4}-\d\d)\s*-?#\}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph of commentary: its section's heading, its text and its line in the file.

    ``still_true`` is the month for which a mark beside it says that it still holds; empty without one.
    """

    heading: str
    text: str
    line: int
    still_true: str = ""


@dataclass(frozen=True, slots=True)
class PageSection:
    """Hold a section of a page: its heading, the heading's line, its whole source and its paragraphs of commentary."""

    heading: str
    line: int
    source: str
    paragraphs: tuple[Paragraph, ...]


def sections_of(page: Page) -> tuple[PageSection, ...]:
    """Return a page's sections, in their order; the text before the first heading belongs to the page's title."""
    is_silent = page.is_standing or is_explaining(page.body)
    return tuple(
        PageSection(heading, line, "\n".join(text for _, text in lines),
                    () if is_silent or heading in page.standing else tuple(_paragraphs(heading, lines)))
        for heading, line, lines in _parts(page)
    )  # fmt: skip


def commentary(page: Page) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a page that are a writer's text of the month."""
    return tuple(one for section in sections_of(page) for one in section.paragraphs)


def is_explaining(body: str) -> bool:
    """Tell whether a page's macros only tell of the report itself; a page without macros may be anybody's text."""
    called = set(_NAME.findall(body))
    return bool(called) and called <= EXPLAINING


def _parts(page: Page) -> Iterator[tuple[str, int, list[tuple[int, str]]]]:
    """Yield each section: its heading, the heading's line and its other lines with their numbers, code left out."""
    heading, at = page.title, page.first_line
    lines: list[tuple[int, str]] = []
    fence = ""
    for number, text in enumerate(page.body.split("\n"), page.first_line):
        mark = _FENCE.match(text)
        if fence or mark:
            fence = "" if fence and mark and mark[1].startswith(fence) else fence or (mark[1] if mark else "")
            continue
        found = _HEADING.match(text) if text.lstrip().startswith("#") else None
        if found:
            yield heading, at, lines
            heading, at, lines = found[1], number, []
        else:
            lines.append((number, text))
    yield heading, at, lines


def _paragraphs(heading: str, lines: list[tuple[int, str]]) -> Iterator[Paragraph]:
    last: Paragraph | None = None
    for line, text in _blocks(lines):
        said = _ADDRESS.sub("", _ATTRIBUTES.sub("", _COMMENT.sub(" ", text))).strip()
        mark = _STILL_TRUE.search(text)
        if word_count(_MACRO.sub(" ", _LINK.sub(" ", _COMMENT.sub(" ", text)))) < FEWEST:
            if mark and last and not said:  # a mark on a line of its own is of the paragraph above it
                last = Paragraph(last.heading, last.text, last.line, mark[1])
            continue
        if last:
            yield last
        last = None if _STANDING.search(text) else Paragraph(heading, said, line, mark[1] if mark else "")
    if last:
        yield last


def _blocks(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the blocks between empty lines, an item of a list by itself, each with the number of its first line."""
    block: list[str] = []
    first = 0
    for number, text in [*lines, (0, "")]:
        if block and (not text.strip() or _ITEM.match(text)):
            yield first, "\n".join(block)
            block = []
        if text.strip():
            first = first if block else number
            block.append(text)
