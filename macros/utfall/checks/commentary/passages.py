"""The sentences that people have written: on pages, in titles given to macros, and in the cells of a month's tables.

A sentence is told as a reader reads it, without markup; each of its letters knows where in the file it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.derive.claims.grammar import grammar_of
from utfall.derive.claims.sentence import BoundToken, Utterance
from utfall.source.prose import running
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Row
    from utfall.source.page import Page

MACRO = "…"
CELLS = {  # commentary; a correction's reason is of what was wrong, and the glossary explains
    "observations": ("reason", "comment", "cause", "action"), "goals": ("comment",), "activities": ("comment",),
    "assignments": ("comment",), "projects": ("reason", "comment"), "project_statuses": ("cause", "action"),
}  # fmt: skip
_BLOCK = re.compile(r"(?:[^\n]|\n(?![ \t>]*\n))+")
_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+|^[ \t>]*\||^[ ]{0,3}#{1,6}[ \t]+", re.MULTILINE)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?:\d+(?:\.\d+){0,5}\.?(?=\s))?")
_BREAK = re.compile(r"[.!?][\"”»*_)]{0,4}\s+(?=[\"”«(\[*_{]{0,4}[A-ZÅÄÖÆØ0-9…])")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:t\.ex|bl\.a|dvs|ca|kl|nr|s\.k|m\.m|osv|jfr|resp|kap|inkl|exkl|approx|no"
    r"|pr|jf|f\.eks|ekskl|pkt|mill|mrd)\.$",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\{\{-?\s*figure\(\s*[\"']([^\"'\n]{1,200})[\"'](?:\s*,\s*(?:measure\s*=\s*)?[\"'](\w{1,60})[\"'](?!\s*=))?"
)
_TITLE = re.compile(r"(?<![\w])(?:title|alt|text|caption)\s*=\s*([\"'])([^\"'\n]{1,1000})\1")
_CALL = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
_INDICATOR = re.compile(r"\{\{-?\s*indicator\(\s*[\"']([\w-]{1,100})[\"']")
_DROPPED = re.compile(r"(?<![^\W_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![^\W_])|[`\[\]]|!(?=\[)")
_ENTITY = re.compile(r"&(?:nbsp|thinsp|#160);")
_MINUS = re.compile(r"&minus;")
_SPACE = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\n\r "


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a sentence with where it stands: on a page by the places of its letters, in a cell by row and column."""

    utterance: Utterance
    file: str
    page: Page | None = None
    row: int | None = None
    field: str | None = None

    def place(self, at: int) -> tuple[int | None, int | None]:
        """Return the row and the position of a letter of the sentence."""
        offsets = self.utterance.offsets
        if self.page is None or not offsets:
            return self.row, None
        return self.page.place_at(offsets[min(at, len(offsets) - 1)])


def passages_of(page: Page) -> Iterator[Passage]:
    """Yield the sentences of a page in their order, then the titles that its macros are given."""
    text = running(page.body, MACRO)
    subjects = tuple(_INDICATOR.findall(page.body)[:1])
    bound = {one.start(): one for one in _FIGURE.finditer(page.body)}
    marks = [one.span() for one in _mark().finditer(page.body)]
    heading = ""
    for start, end, is_heading in _blocks(text, page.body):
        before = ""
        for first, last in _sentences(text, start, end):
            said = _said(text, first, last, bound, marks, min(end, last))
            if not any(letter.isalnum() for letter in said.text):
                continue
            yield Passage(_within(said, before, heading, subjects, page.own_figures), page.file, page)
            before = said.text
        heading = before if is_heading else heading
    for call in _CALL.finditer(page.body):
        for title in _TITLE.finditer(call[0]):
            at = call.start() + title.start(2)
            offsets = tuple(range(at, at + len(title[2])))
            yield Passage(Utterance(title[2], offsets, own=page.own_figures), page.file, page)


def _within(said: Utterance, before: str, heading: str, subjects: tuple[str, ...], own: tuple[str, ...]) -> Utterance:
    return Utterance(said.text, said.offsets, before, heading, subjects, said.bound, own, said.sourced)


def cells_of(report: Report) -> Iterator[Passage]:
    """Yield the sentences in the cells of a month's tables that hold commentary."""
    for name, columns in CELLS.items():
        resource = report.resources.get(name)
        for row in resource.rows if resource else ():
            for column in columns:
                yield from _of_cell(resource.file if resource else "", row, column, name)


def _of_cell(file: str, row: Row, column: str, resource: str) -> Iterator[Passage]:
    text = row.text(column)
    subjects = (row.text("indicator"),) if resource == "observations" else ()
    before = ""
    for first, last in _sentences(text, 0, len(text)):
        said = _said(text, first, last, {}, [], last)
        if any(letter.isalnum() for letter in said.text):
            yield Passage(Utterance(said.text, before=before, subjects=subjects), file, None, row.number, column)
            before = said.text


def _blocks(text: str, body: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the paragraphs, items, rows of tables and headings of a page; what begins one is seen in its body."""
    for block in _BLOCK.finditer(text):
        starts = [block.start(), *(one.start() for one in _ITEM.finditer(body, block.start(), block.end()))]
        starts = [*dict.fromkeys(starts), block.end()]
        for start, end in pairwise(starts):
            heading = _HEADING.match(body, start, end)
            line = end if not heading else (body.find("\n", start, end) + 1 or end)
            lead = heading or _ITEM.match(body, start, end)
            yield (lead.end() if lead else start), line, heading is not None
            if line < end:
                yield line, end, False


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a paragraph begin and end."""
    first = start
    for found in _BREAK.finditer(text, start, end):
        if _SHORT.search(text[max(first, found.start() - 8) : found.start() + 1]):
            continue
        yield first, found.end()
        first = found.end()
    if first < end:
        yield first, end


def _said(
    text: str, first: int, last: int, bound: dict[int, re.Match[str]], marks: list[tuple[int, int]], end: int
) -> Utterance:
    """Return a sentence without its markup, with the places of its letters, its bound figures and its marks."""
    raw = text[first:last]
    raw = _ENTITY.sub(lambda one: " " * len(one[0]), raw)
    raw = _MINUS.sub(lambda one: "−" + "\0" * (len(one[0]) - 1), raw)
    raw = _DROPPED.sub(lambda one: "\0" * len(one[0]), raw)
    letters: list[str] = []
    offsets: list[int] = []
    tokens: list[BoundToken] = []
    sourced: list[tuple[int, int]] = []
    starts = {start: stop for start, stop in marks if first <= start < end}
    for at, letter in enumerate(raw, first):
        if at in starts:
            sourced.append((len(letters), len(letters)))
        if at in bound:
            found = bound[at]
            tokens.append(BoundToken(len(letters), len(letters) + 1, found[1], found[2] or "outcome"))
        if letter == "\0":
            continue
        is_space = letter in _SPACE
        if is_space and (not letters or letters[-1] == " "):
            continue
        letters.append(" " if is_space else "·" if letter == "|" else letter)
        offsets.append(at)
    return Utterance("".join(letters).rstrip(), tuple(offsets), bound=tuple(tokens), sourced=tuple(sourced))


@cache
def _mark() -> re.Pattern[str]:
    """Return the pattern of a mark that says where a figure comes from: ``{# källa: beslut i mars #}``."""
    words = sorted({word for language in LANGUAGES for word in grammar_of(language).sets["compare.mark"]})
    return re.compile(rf"\{{#-?[ ]*(?:{'|'.join(words)})[ ]*:[ ]*[^\s#][^#]{{1,500}}#\}}", re.IGNORECASE)
