"""The summary on one page, whatever the month holds: what does not fit is told to be in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.pdf.blocks import blocks, joined
from utfall.forms.pdf.calls import call
from utfall.forms.pdf.chapters import body_of
from utfall.forms.pdf.colours import colour_source
from utfall.forms.pdf.fit import fit
from utfall.forms.pdf.links import keep_wanted
from utfall.forms.pdf.report import COLOURS, IMPORT, about
from utfall.forms.pdf.table import headed_rows
from utfall.forms.pdf.tree import drop, has_class, read, text_of
from utfall.forms.pdf.typesetter import MAIN, Source, pages_of
from utfall.render.memo import memo as draw_memo
from utfall.source.page import read_pages
from utfall.view.cover import front
from utfall.view.memo import memo, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.forms.request import ExportRequest
    from utfall.words import Words

HEADLINE = "u-headline"  # the class of the paragraph on the start page that says the point


def board_memo(request: ExportRequest, words: Words) -> Source:
    """Return the page with as many rows in its lists as it has room for."""
    history = request.edition.history
    assert history is not None  # noqa: S101 - a request is for a month that can be read
    face = front(request.report, words, request.project.name, request.project.site_url)
    whole = memo(history, words, request.project.key_figures, face, headline(request))

    def made(rows: int) -> Source:
        shown = shortened(whole, rows, words)
        body = read(draw_memo(shown, face, words))
        fit(body, 0)
        drop(body, [*has_class(body, "u-foot"), *body.iter("caption")])
        keep_wanted([body], set())
        begin = f"#show: {call('memo.with', **about(request, f'{shown.title}. {face.full_title}', face, words))}\n"
        texts = {MAIN: IMPORT + begin + joined(blocks(body)), COLOURS: colour_source()}
        return Source(texts, request.report.period.end, tuple(headed_rows(body)))

    return made(most_that_fits(whole.rows, lambda rows: pages_of(made(rows)) == 1))


def headline(request: ExportRequest) -> str:
    """Return the sentence that the start page begins with, if it says one."""
    names = request.project.nav or [page.name for page in read_pages(request.project)]
    front_page = next((page for page in read_pages(request.project) if page.name == names[0]), None)
    if front_page is None:
        return ""
    return next((text_of(one) for one in has_class(body_of(request, front_page), HEADLINE)), "")


def most_that_fits(rows: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest number of rows that still fits, by halving: each try sets a page."""
    if fits(rows):
        return rows
    low, high = 0, rows  # low fits, high does not
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
