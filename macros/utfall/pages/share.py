"""What the picture of a shared page says: its point as the page's heading has it, or as the figures make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.names import indicator_of_page
from utfall.render.table_plain import plain
from utfall.shown.chart import Chart
from utfall.shown.outline import FRONT
from utfall.shown.share import SharePicture
from utfall.view.chapter_contents import chapter_contents
from utfall.view.key_figures import tiles
from utfall.view.sentences.headline import chapter_headline, report_headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.pages.edition import Edition
    from utfall.pages.macro import MacroContext
    from utfall.pages.page_content import PageContent
    from utfall.shown.outline import Chapter
    from utfall.shown.tile import Tile
    from utfall.words import Words

SENTENCE = 5  # words; a heading of fewer is a name
MOST_TILES = 4


def share_pictures(edition: Edition) -> Iterator[SharePicture]:
    """Yield what the picture of each page says."""
    context = edition.macros[0].context
    yield from (_picture(context, page) for page in edition.shown)


def _picture(context: MacroContext, page: PageContent) -> SharePicture:
    """Return the picture of a page, from its heading and its first chart, if it has one."""
    history, words, key_figures, outline = context.history, context.words, context.key_figures, context.outline
    name, heading = page.page, page.title
    chart = next((one for one in page.others if isinstance(one, Chart)), None)
    figures: tuple[Tile, ...] = ()
    point = "" if len(heading.split()) < SENTENCE else heading
    own = indicator_of_page(name)
    chapter = next((one for one in outline.chapters if one.page == name), None)
    if name == FRONT:
        point = point or report_headline(history, words, key_figures)
        figures = tiles(history, words, key_figures[:MOST_TILES]) if key_figures else ()
        heading, chart = "", None
    elif own in {one.id for one in history.current.indicators}:
        figures = tiles(history, words, [own])
        point, heading = history.current.indicator(own).name, ""
    elif chapter:
        point = point or chapter_headline(history, words, chapter)
        figures = _figures_of(context, chapter) if chart is None else ()
    name_shown = "" if not point or point == heading else heading
    point = point or heading
    said = [name_shown, *([] if [one.name for one in figures] == [point] else [point])]
    said += [*(_said(one, words) for one in figures), *([chart.title] if chart else [])]
    return SharePicture(name, name_shown, point, ". ".join(filter(None, said)), figures, chart)


def _figures_of(context: MacroContext, chapter: Chapter) -> tuple[Tile, ...]:
    """Return the first indicators of a chapter, as key figures."""
    wanted = chapter_contents(context.report, chapter).get("indicators", frozenset())
    own = [one.id for one in context.report.indicators if one.id in wanted][:MOST_TILES]
    return tiles(context.history, context.words, own) if own else ()


def _said(one: Tile, words: Words) -> str:
    figure = f"{plain(one.figure, words)} {'' if plain(one.figure, words).endswith(one.unit) else one.unit}".strip()
    return ", ".join(filter(None, (f"{one.name} {figure}", plain(one.status, words) if one.status else "")))
