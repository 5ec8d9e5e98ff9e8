"""The whole report as one document: what is set, before it is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.forms.pdf.chapters import chapters
from utfall.render.paper import Entry, Part, appendix, colophon, contents, cover, document, part
from utfall.view.cover import front, last_words, publisher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from utfall.forms.order import Order
    from utfall.forms.pdf.chapters import Chapter
    from utfall.view.cover import Front
    from utfall.words import Words

APPENDIX, COLOPHON = "bilaga-indikatorer", "om-handlingen"
SHORT = 900  # characters; a chapter of fewer, without a chart, does not begin a page


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Be a document to set: its HTML, its day, and what each place in it is called."""

    markup: str
    day: date
    places: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0  # that could be left out


def whole_report(order: Order, words: Words) -> Manuscript:
    """Return the report with cover, contents, chapters, appendix and colophon."""
    address = order.project.site_url
    face = front(order.report, words, order.project.name, address)
    listed, added = chapters(order)
    indicators = Entry(APPENDIX, words.say("paper.appendix"), tuple(_entry(one) for one in added))
    end = Entry(COLOPHON, words.say("paper.colophon"))
    entries = [*(_entry(one) for one in listed), *([indicators] if added else []), end]
    tools = (f"Utfall {__version__}", f"WeasyPrint {version('weasyprint')}")
    body = [
        cover(face),
        contents(words.say("paper.contents"), entries),
        *(part(_part(one)) for one in listed),
        appendix(indicators, words.say("paper.appendix-lead"), map(_below, added)) if added else "",
        colophon(end, last_words(order.report.package, words, address, tools)),
    ]
    described = about(order, face)
    markup = document(face.full_title, described, "".join(body), words.language)
    return Manuscript(markup, order.report.period.end, _places((*listed, *added), entries))


def about(order: Order, face: Front) -> dict[str, str]:
    """Return what a document says of itself to machines. Its day is the month's last, whatever the clock says."""
    package, day = order.report.package, str(order.report.period.end)
    return {
        "author": publisher(package),
        "description": face.lead,
        "generator": f"Utfall {__version__}",
        "dcterms.created": day,
        "dcterms.modified": day,
    }


def _entry(one: Chapter) -> Entry:
    return Entry(one.address, one.title, tuple(Entry(each.address, each.text) for each in one.sections))


def _part(one: Chapter) -> Part:
    return Part(_entry(one), one.content, begins_page=one.has_chart or one.length >= SHORT)


def _below(one: Chapter) -> Part:
    return Part(_entry(one), one.content, begins_page=False)


def _places(some: Iterable[Chapter], entries: Iterable[Entry]) -> dict[str, str]:
    """Return what each place that a link may lead to is called."""
    named = {entry.address: entry.text for entry in entries}
    for one in some:
        named |= one.places
        named[one.address] = one.title
    return named
