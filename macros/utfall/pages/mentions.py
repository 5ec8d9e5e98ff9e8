"""What the chapters say of each indicator: the paragraphs that name it, by its figure, its name or a link to its page.

A paragraph is told as plain text, with the figures that its macros bind; one with other macros in it, or other
markup than words, is only led to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from utfall.derive.claims.grammar import grammar_of
from utfall.derive.claims.subject import names_of
from utfall.errors import UtfallError
from utfall.names import indicator_folders
from utfall.render.number import spoken_amount
from utfall.shown.chapter_mention import ChapterMention
from utfall.source.paragraphs import commentary
from utfall.view.figure import bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.derive.claims.subject import Names
    from utfall.model.report import Report
    from utfall.shown.outline import Outline
    from utfall.source.page import Page
    from utfall.words import Words

_CALL = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}", re.DOTALL)
_FIGURE = re.compile(r"\{\{-?\s*figure\(\s*[\"']([\w/-]{1,200})[\"']")
_COMMENT = re.compile(r"\{#(?:(?!\{#).)*?\n(?:(?!\{#).)*?#\}|<!--.*?(?:-->|\Z)", re.DOTALL)
_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+|^[ \t]*>[ \t]?", re.MULTILINE)
_NO_PARAGRAPH = re.compile(r"[ \t]*(?:\||!!!|\?\?\?|===|<)")
_DROPPED = re.compile(r"(?<![^\W_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![^\W_])|[`\[\]]|!(?=\[)|<[/!]?[a-zA-Z][^<>]*>")
LEAST = 2  # what a name of its own weighs; a word of the field that may stand for many weighs less


def mentions(
    pages: Sequence[tuple[str, Page]], report: Report, words: Words, outline: Outline
) -> Mapping[str, tuple[ChapterMention, ...]]:
    """Return where each indicator is named, by its id, in the order of the pages, which have their titles with them."""
    found: dict[str, list[ChapterMention]] = defaultdict(list)
    known, names = {one.id for one in report.indicators}, names_of(report)
    for title, page in pages:
        told: dict[str, list[str]] = defaultdict(list)
        for text, links in _paragraphs(page):
            for name in sorted((_named(text, names, words) | links) & known):
                told[name].append(text)
        for name, texts in told.items():
            is_plain = "{%" not in page.body  # what a page shows on conditions is told there alone
            said = (_plain(text, report, words) for text in texts if is_plain)
            found[name].append(ChapterMention(outline.address(page.name), title, tuple(filter(None, said))))
    return {name: tuple(some) for name, some in found.items()}


@cache
def _links() -> re.Pattern[str]:
    """Return the pattern of links to indicators' own pages, whatever language their folder is named in."""
    folders = "|".join(re.escape(one) for one in indicator_folders())
    return re.compile(rf"\([^()\s]*\b(?:{folders})/([\w-]{{1,200}})\.md\)")


def _paragraphs(page: Page) -> Iterator[tuple[str, set[str]]]:
    """Yield the paragraphs of a page's commentary, each with the indicators to whose pages it links.

    What is kept from readers is no commentary, nor is the text of an earlier month.
    """
    bare = replace(page, body=_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), page.body))
    lines, old = page.body.split("\n"), page.text_from
    for one in () if "" in old else commentary(bare):
        if one.heading not in old and not _NO_PARAGRAPH.match(one.text):
            first = one.line - page.first_line
            size = one.text.count("\n") + 1
            yield one.text, set(_links().findall("\n".join(lines[first : first + size])))


def _named(text: str, names: Names, words: Words) -> set[str]:
    """Return the measures that a paragraph names, by their figures or by their names in any form."""
    grammar = grammar_of(words.language)
    said = _CALL.sub("…", text)
    found = names.mentions(grammar.tokens(said), grammar)
    named = {name for one in found if one.length >= LEAST and not one.is_sign for name in one.subjects}
    return named | set(_FIGURE.findall(text))


def _plain(text: str, report: Report, words: Words) -> str:
    """Return a paragraph as plain text; nothing where it cannot be told by itself."""
    try:
        tree = Environment(autoescape=True).parse(text)
        said = "".join(_said(part, report, words) for part in _parts(tree))
    except (RecursionError, TemplateSyntaxError, TypeError, UtfallError, ValueError):
        return ""
    return " ".join(unescape(_DROPPED.sub("", _ITEM.sub("", said))).split())


def _parts(tree: nodes.Template) -> Iterator[nodes.Node]:
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            raise TypeError(type(node).__name__)
        yield from node.nodes


def _said(node: nodes.Node, report: Report, words: Words) -> str:
    """Return what a part of a paragraph says. Raises ``TypeError`` or ``ValueError`` for what is no figure in one."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        raise TypeError(type(node).__name__)
    if node.node.name == "period":
        return report.period.report_name(words)
    if node.node.name != "figure":
        raise ValueError(node.node.name)
    asked: dict[str, Any] = {"name": "", "measure": "outcome", "unit": None, "decimals": None}
    asked |= {name: _constant(one) for name, one in zip(asked, node.args, strict=False)}
    asked |= {one.key: _constant(one.value) for one in node.kwargs}
    found = bound(report, words, **asked)
    return spoken_amount(found.value, found.decimals, found.unit, words.language)


def _constant(node: nodes.Node) -> Any:  # noqa: ANN401 - what a page has written
    if not isinstance(node, nodes.Const):
        raise TypeError(type(node).__name__)
    return node.value
