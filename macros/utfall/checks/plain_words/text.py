"""A page's running text as the rules of plain words read it: paragraphs and sentences, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.source.prose import running
from utfall.words import DEFAULT_LANGUAGE, any_of, grammar, recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.period import Period
    from utfall.source.page import Page

MACRO = "…"  # stands for what a macro writes: one word of unknown length
_BLOCKS = re.compile(r"[^\n](?:[^\n]|\n(?![ \t]*\n))*")
_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+", re.MULTILINE)
_NO_TEXT = re.compile(r"[ \t>]*(?:#{1,6}\s|\||!!!|\?\?\?|===|---)")
_BREAK = re.compile(r"(?<=[.!?])[\"”»*_)]*\s+(?=[\"”«(\[*_{]*[A-ZÅÄÖÆØ0-9…])")
_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*|…|\d[\d \u00a0.,]*")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of text, and where in the page's body it begins."""

    text: str
    start: int

    @property
    def words(self) -> tuple[str, ...]:
        """Its words; a figure is one."""
        return tuple(_WORD.findall(self.text))


@dataclass(frozen=True)
class PageText:
    """Hold a page with what the rules need to know of its month, its glossary and its language."""

    page: Page
    month: Period
    explained: frozenset[str] = frozenset()
    language: str = DEFAULT_LANGUAGE

    @cached_property
    def text(self) -> str:
        """The running text, as long as the body: what is none is blank."""
        return running(self.page.body, MACRO)

    @cached_property
    def paragraphs(self) -> tuple[TextSpan, ...]:
        """Paragraphs and items of lists; headings and tables are none."""
        return tuple(_paragraphs(self.text, self.page.body))

    @cached_property
    def sentences(self) -> tuple[TextSpan, ...]:
        """The sentences of all paragraphs."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in _sentences(paragraph))

    def listed(self, key: str) -> tuple[str, ...]:
        """Return a list of what the rules look for in the report's language."""
        return grammar(self.language, "prose")["plain"][key]

    def advice(
        self, slug: str, case: str, at: int | None = None, value: str | None = None, **details: object
    ) -> Finding:
        """Return a piece of advice about a place of the body, or about the whole page."""
        row = None if at is None else self.page.first_line + self.page.body.count("\n", 0, at)
        column = None if at is None else at - self.page.body.rfind("\n", 0, at)
        return Finding(slug, case, self.page.file, row, None, value, column, details, Severity.ADVICE)


def _paragraphs(text: str, body: str) -> Iterator[TextSpan]:
    """Yield the paragraphs of a text; what begins one is seen in the body, where it is not yet blank."""
    for block in _BLOCKS.finditer(text):
        starts = [block.start(), *(item.start() for item in _ITEM.finditer(body, block.start(), block.end()))]
        for start, end in zip(starts, [*starts[1:], block.end()], strict=True):
            item = _ITEM.match(body, start, end)
            begin = item.end() if item else start
            said = text[begin:end]
            if not _NO_TEXT.match(body, start, end) and re.search(r"[^\W\d_]{2}", said):
                lead = len(said) - len(said.lstrip())
                yield TextSpan(said.strip(), begin + lead)


def _sentences(paragraph: TextSpan) -> Iterator[TextSpan]:
    start = 0
    for found in _BREAK.finditer(paragraph.text):
        if _abbreviated().search(paragraph.text[start : found.start()]):
            continue
        yield TextSpan(paragraph.text[start : found.start()], paragraph.start + start)
        start = found.end()
    if paragraph.text[start:].strip():
        yield TextSpan(paragraph.text[start:], paragraph.start + start)


@cache
def _abbreviated() -> re.Pattern[str]:
    """Return the pattern of a point that ends an abbreviation, and no sentence, in any language."""
    return re.compile(rf"(?:^|[\s(])(?:{any_of(recognised('prose', 'plain.abbreviated'))})\.$", re.IGNORECASE)
