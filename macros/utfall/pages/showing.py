"""Draw tables and charts as fragments of a page, each with its edition and the links to the files that have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.draw import paint
from utfall.pages.macro import Fragment
from utfall.render.axes import FRAMES
from utfall.render.chart import PaintedChart
from utfall.render.chart import chart as draw_chart
from utfall.render.deck import deck as draw_deck
from utfall.render.live_figure import live_figure
from utfall.render.plot import plot
from utfall.render.table import tables as draw_tables
from utfall.render.text import Html, element
from utfall.view.downloads import table_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.pages.macro import MacroContext
    from utfall.shown.chart import Chart
    from utfall.shown.deck import Deck
    from utfall.shown.live_figure import LiveFigure
    from utfall.shown.table import Table


def show(context: MacroContext, *tables: Table) -> Fragment:
    """Draw tables, each with its edition and links to the files that have it."""
    tables = tuple(context.dated(one) for one in tables)
    links = {one.id: table_links(context.report, context.words, context.forms, one) for one in tables}
    return Fragment(draw_tables(tables, context.words, links), tables)


def show_deck(context: MacroContext, shown: Deck) -> Fragment:
    """Draw cards, with links to the files that have the tables that they show."""
    parts = context.dated(shown.parts) if shown.parts else None
    shown = replace(shown, table=context.dated(shown.table), parts=parts)
    links = {one.id: table_links(context.report, context.words, context.forms, one) for one in shown.tables}
    return Fragment(draw_deck(shown, context.words, links), shown.tables)


def show_chart(context: MacroContext, shown: Chart, *, is_bare: bool = False) -> Fragment:
    """Draw a chart, with its figures as a table; of one that ``is_bare`` the source is told elsewhere on the page."""
    shown = replace(shown, table=context.dated(shown.table))
    links = table_links(context.report, context.words, context.forms, shown.table)
    figures = {frame.name: plot(shown, frame, context.words.language) for frame in FRAMES}
    pictures = {name: PaintedChart(made, paint(made)) for name, made in figures.items()}
    return Fragment(draw_chart(shown, pictures, context.words, links, is_bare=is_bare), [shown.table], [shown])


def show_live(context: MacroContext, shown: LiveFigure) -> Fragment:
    """Draw a figure that is shown live, and below it the table of its data."""
    table = show(context, shown.table)
    figure = Fragment(live_figure(shown, context.words), (), [replace(shown, table=table.tables[0])])
    return together([figure, table])


def together(parts: Sequence[Fragment], kind: str = "u-tables") -> Fragment:
    """Return fragments after one another as one; a fragment alone as it is.

    On paper the tables of ``u-tables`` stand for those of the charts among them, and of ``u-tables u-parts`` do not.
    """
    if len(parts) == 1:
        return parts[0]
    tables = [one for part in parts for one in part.tables]
    others = [one for part in parts for one in part.others]
    return Fragment(element("div", Html("".join(parts)), class_=kind), tables, others)
