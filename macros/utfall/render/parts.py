"""The parts of an indicator's page: each with a heading of its own, and what is long behind a line that opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.render.address import link
from utfall.render.number import spoken_amount
from utfall.render.table import content_of, sheet_of, table
from utfall.render.table_plain import plain
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.shown.content import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.render.table import TableContext
    from utfall.shown.chapter_mention import ChapterMention
    from utfall.shown.content import Content
    from utfall.shown.table import Cell, Column, Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words


def part(name: str, heading: str, content: Iterable[Html]) -> Html:
    """Return a part of a page under its heading; ``name`` is the heading's address."""
    head = element("h2", escape(heading), id=name, class_="u-part-head")
    return element("div", head + joined(content), class_="u-part")


def sentence(text: str, kind: str = "u-fine") -> Html:
    """Return a sentence of ours as a paragraph."""
    return element("p", escape(text), class_=kind)


def led_out(text: str, address: str) -> Html:
    """Return a paragraph that leads to another site."""
    return element("p", element("a", escape(text), href=address), class_="u-fine")


def folded(summary: str, content: Html) -> Html:
    """Return what is long behind a line that opens without script."""
    return element("details", element("summary", escape(summary)) + content, class_="u-fold")


def facts(shown: Table, words: Words, kind: str, unit: str = "") -> Html:
    """Return a table of a name and what is said of it as a list of facts, under a caption that is only heard.

    ``unit`` is written after each figure that has none of its own.
    """
    shown = shown.paged()
    sheet = sheet_of(shown, words)
    caption = element("p", escape(shown.caption), class_="u-caption u-heard", id=f"{shown.id}-caption")
    pairs = joined(_pair(sheet, row, unit) for row in shown.rows)
    listed = element("dl", pairs, class_=f"u-facts {kind}", aria_labelledby=f"{shown.id}-caption")
    of_all = joined(sentence(note) for column in shown.columns for note in column.notes)
    return element("div", caption + listed + of_all, class_="u-block", id=shown.id)


def _pair(sheet: TableContext, row: TableRow, unit: str) -> Html:
    name, *told = zip(sheet.table.columns, row.cells, strict=True)
    said = joined(_said(sheet, column, cell, unit) for column, cell in told if cell.content != "" or cell.notes)
    return element(
        "div", element("dt", content_of(sheet, name[1])) + said, class_="u-pair", id=f"{sheet.table.id}-{row.id}"
    )


def _said(sheet: TableContext, column: Column, cell: Cell, unit: str) -> Html:
    """Return what is said, and below it what its footnotes say: there are few facts, and room for it."""
    notes = joined(element("small", escape(note), class_="u-fact-note") for note in cell.notes)
    content = _in_unit(cell.content, unit, sheet.words) or content_of(sheet, replace(cell, notes=()))
    return element("dd", content + notes, class_=f"u-{column.kind}")


def _in_unit(content: Content, unit: str, words: Words) -> Html | None:
    """Return a figure with the unit of the whole list, as a sentence has them; nothing where it has its own."""
    if not isinstance(content, Number) or content.unit or not unit:
        return None
    return escape(spoken_amount(content.value, content.decimals, unit, words.language))


def corrections(shown: Table, words: Words, unit: str) -> Html:
    """Return corrected values in sentences, figures with their ``unit``, under the period of each."""
    caption = element("p", escape(shown.caption), class_="u-caption", id=f"{shown.id}-caption")
    pairs = joined(_corrected(shown, row, words, unit) for row in shown.rows)
    listed = element("dl", pairs, class_="u-facts u-about", aria_labelledby=f"{shown.id}-caption")
    return element("div", caption + listed, class_="u-block", id=shown.id)


def _corrected(shown: Table, row: TableRow, words: Words, unit: str) -> Html:
    cells = zip(shown.columns, row.cells, strict=True)
    told = {column.key: _in_unit(cell.content, unit, words) or plain(cell.content, words) for column, cell in cells}
    lacks = [key for key in ("reason", "kind") if not told.get(key)]
    said = words.say("indicator.corrected-bare" if lacks else "indicator.corrected", **told)
    pair = element("dt", escape(told["name"])) + element("dd", escape(said))
    return element("div", pair, class_="u-pair", id=f"{shown.id}-{row.id}")


def chart_tables(shown: Iterable[Table], words: Words) -> Html:
    """Return the figures of charts as tables, which their pictures have none of beside them."""
    drawn = joined(table(one, words, is_of_a_chart=True) for one in shown)
    return element("div", drawn, class_="u-chart-data") if drawn else NOTHING


def quotes(found: Sequence[ChapterMention], words: Words) -> Html:
    """Return what pages say of something, each page's paragraphs together under a link to it."""
    return joined(_quote(one, words) for one in found)


def _quote(one: ChapterMention, words: Words) -> Html:
    said = joined(element("p", escape(text)) for text in one.paragraphs)
    source = link(escape(words.say("indicator.from-page", title=one.title)), one.address)
    return element("blockquote", said + element("p", source, class_="u-fine"), class_="u-quote")


def files(text: str, links: Sequence[FileLink]) -> Html:
    """Return a sentence that ends in the files that can be fetched; nothing where there are none."""
    if not links:
        return NOTHING
    drawn = Html(", ").join(element("a", escape(one.text), href=one.address, aria_label=one.label) for one in links)
    return element("p", joined((escape(text), Html(" "), drawn)), class_="u-fine u-downloads")
