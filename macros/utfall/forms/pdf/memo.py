"""The summary on one page, whatever the month holds: what does not fit is told to be in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.pdf.blocks import SMALL_CHART, blocks, joined
from utfall.forms.pdf.calls import call
from utfall.forms.pdf.chapters import body_of
from utfall.forms.pdf.colours import colour_source
from utfall.forms.pdf.fit import fit
from utfall.forms.pdf.links import keep_wanted
from utfall.forms.pdf.report import COLOURS, IMPORT, about
from utfall.forms.pdf.table import headed_rows
from utfall.forms.pdf.tree import classes, drop, has_class, read, text_of
from utfall.forms.pdf.typesetter import MAIN, Source, pages_of
from utfall.names import indicator_of_page
from utfall.pages.showing import show_chart
from utfall.render.memo import memo as draw_memo
from utfall.shown.chart import Chart
from utfall.source.page import read_pages
from utfall.view.cover import front
from utfall.view.memo import memo, shortened

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from utfall.forms.request import ExportRequest
    from utfall.source.page import Page
    from utfall.words import Words

CHART = "p-chart"
SENTENCE = 5  # words; a heading of fewer is a name
HEADLINE = "u-headline"  # the class of the paragraph on the start page that says the point


def board_memo(request: ExportRequest, words: Words) -> Source:
    """Return the page with as many rows in its lists as it has room for."""
    history = request.edition.history
    assert history is not None  # noqa: S101 - a request is for a month that can be read
    face = front(request.report, words, request.project.name, request.project.address)
    point, decision = headline(request), front_page.decision if (front_page := _front_page(request)) else ""
    whole = memo(history, words, request.project.key_figures, face, point, decision)

    def made(rows: int) -> Source:
        shown = shortened(whole, rows, words)
        body = read(draw_memo(shown, face, words))
        _put_chart(request, body, whole.chart)
        fit(body, 0)
        drop(body, [*has_class(body, "u-foot"), *has_class(body, "u-caption"), *body.iter("caption")])
        keep_wanted([body], set())
        begin = f"#show: {call('memo.with', **about(request, f'{shown.title}. {face.full_title}', face, words))}\n"
        texts = {MAIN: IMPORT + begin + joined(blocks(body)), COLOURS: colour_source()}
        return Source(texts, request.report.period.end, tuple(headed_rows(body)))

    return made(most_that_fits(whole.rows, lambda rows: pages_of(made(rows)) == 1))


def headline(request: ExportRequest) -> str:
    """Return the sentence that the start page begins with, if it says one."""
    front_page = _front_page(request)
    if front_page is None:
        return ""
    body = body_of(request, front_page)
    drop(body, list(has_class(body, "headerlink")))
    said = [text_of(one) for one in (*has_class(body, HEADLINE), *body.iter("h1"))]
    return next((one for at, one in enumerate(said) if one and (at < len(said) - 1 or is_sentence(one))), "")


def is_sentence(heading: str) -> bool:
    """Tell whether a heading says something, and is no name."""
    return len(heading.split()) >= SENTENCE


def _front_page(request: ExportRequest) -> Page | None:
    pages = read_pages(request.project)
    names = request.project.nav or [page.name for page in pages]
    return next((page for page in pages if page.name == names[0]), None)


def _put_chart(request: ExportRequest, body: Element, indicator: str) -> None:
    """Put the first chart of an indicator's own page where the summary has its place for one, without its figures."""
    place = next(has_class(body, CHART))
    own = next((page for page in request.edition.shown if indicator_of_page(page.page) == indicator), None)
    chart = next((one for one in own.others if isinstance(one, Chart)), None) if own else None
    if chart:
        drawn = read(str(show_chart(request.edition.macros[0].context, chart)))
        drop(drawn, [one for one in drawn.iter() if classes(one) & {"u-chart-data", "u-foot", "u-chart-note"}])
        drop(drawn, list(has_class(drawn, "u-wide")))
        for one in has_class(drawn, "u-narrow"):
            one.set("class", f"u-wide {SMALL_CHART}")
        place.extend(list(drawn))


def most_that_fits(rows: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest number of rows that still fits, by halving: each try sets a page."""
    if fits(rows):
        return rows
    low, high = 0, rows  # low fits, high does not
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
