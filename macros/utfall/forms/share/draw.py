"""A page's picture as the typesetter reads it, and pictures drawn."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING

from utfall.forms.pdf.calls import array, call, literal
from utfall.forms.pdf.colours import colour_source
from utfall.forms.pdf.inline import drawing
from utfall.forms.pdf.picture import fit_pictures
from utfall.forms.pdf.tree import has_class, read, text_of
from utfall.forms.pdf.typesetter import MAIN, Source, draw_pages
from utfall.forms.share.palette import few_colours
from utfall.pages.showing import show_chart
from utfall.render.tiles import tiles as draw_tiles
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.forms.request import ExportRequest
    from utfall.shown.share import SharePicture
    from utfall.shown.tile import Tile
    from utfall.words import Words

TEMPLATE = "share.typ"
TALL = 0.8  # of a chart's width; a taller one could not be read


def source_of(shown: SharePicture, request: ExportRequest) -> str:
    """Return the call that draws a page's picture."""
    speech, context = words(request.project.language), request.edition.macros[0].context
    package = request.report.package
    named = {
        "publisher": literal(package.organisation.get("name", "")),
        "month": literal(package.period.report_name(speech)),
        "name": literal(shown.name),
        "point": literal(shown.point),
        "site": literal(request.project.name),
    }
    figures = [list(_figure(one, speech)) for one in shown.tiles]
    if len(figures) == 1:
        named["alone"] = call("only-figure", *figures[0][1:])
    else:
        named["figures"] = array(call("figure-of", *one) for one in figures)
    if shown.chart:
        body = read(str(show_chart(context, shown.chart)))
        fit_pictures(body)
        drawn = next(has_class(body, "u-wide"), None)
        size = tuple(float(drawn.get(side, "0")) for side in ("width", "height")) if drawn is not None else (1.0, 1.0)
        if drawn is not None and size[1] <= TALL * size[0]:
            named |= {"chart": literal(drawing(drawn)), "drawn": array(map(str, size))}
    return f"#{call('share', **named)}\n"


def _figure(one: Tile, speech: Words) -> Iterator[str]:
    """Yield a key figure's name, its figure, the shape of its status and that in words."""
    body = read(str(draw_tiles((replace(one, trend=None, changes=()),), speech)))
    fit_pictures(body)
    yield literal(one.name)
    yield literal(next((text_of(each) for each in has_class(body, "u-tile-figure")), ""))
    shape = next(has_class(body, "u-shape"), None)
    yield literal(drawing(shape) if shape is not None else "")
    yield literal(next((text_of(each) for each in has_class(body, "u-word")), ""))


def draw(sources: Sequence[str], request: ExportRequest) -> list[bytes]:
    """Return the pictures of these calls."""
    template = resources.files("utfall.forms.share").joinpath(TEMPLATE).read_text(encoding="utf-8")
    main = f'#import "{TEMPLATE}": *\n' + "".join(sources)
    texts = {MAIN: main, TEMPLATE: template, "colours.typ": colour_source()}
    return [few_colours(one) for one in draw_pages(Source(texts, request.report.period.end, ()))]
