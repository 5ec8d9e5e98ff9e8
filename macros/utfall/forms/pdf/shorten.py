"""A chapter made short for the report: of long tables what deviates or the sums, of what is left out where it stands.

What is left out is given to the appendix whole. A table stays as it is when it is short and fits a page that stands.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.pdf.blocks import MEDIUM_CHART
from utfall.forms.pdf.links import PAPER, REFERENCE, place
from utfall.forms.pdf.table import rows_of
from utfall.forms.pdf.tree import SVG, classes, drop, has_class, text_of
from utfall.forms.pdf.widths import setting
from utfall.shown.outline import APPENDIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from utfall.words import Words

TALL = 0.75  # of a chart's width; a taller one takes a page for itself
WHOLE = "whole"  # begins the place of a whole table in the appendix
UNNEEDED = {"u-ways", "u-documents", "u-origin"}  # the contents say where, and the appendix what from
_DEVIATING = {"u-bad", "u-some"}
_SUMS = {"u-subtotal", "u-total", "u-median"}
FOLDED = "u-deck-folded"  # the part of a list that is folded on the page: what goes well
_HEADING = re.compile(r"h[1-6]")


@dataclass(frozen=True, slots=True)
class Whole:
    """What the report shows a part of, or refers to: its place in the appendix, and the block as the page has it."""

    label: str
    block: Element


@dataclass(frozen=True, slots=True)
class PageLimits:
    """How many rows a table or a list of the report has at most, and whether a table may take a page that lies.

    ``has_large_charts`` lets charts be as wide as the text.
    """

    rows: int
    lies: bool = False
    has_large_charts: bool = False

    def allow(self, table: Element) -> bool:
        """Tell whether a table may stand in the report whole."""
        return len(rows_of(table)[1]) <= self.rows and (self.lies or not setting(table).is_lying)


def shorten(body: Element, page: str, limits: PageLimits, words: Words) -> tuple[Whole, ...]:
    """Make a page's body as short as the limits want. Return what the appendix has to have whole."""
    _drop_unneeded(body)
    return tuple(_below(body, page, limits, words))


def _below(parent: Element, page: str, limits: PageLimits, words: Words) -> Iterator[Whole]:
    for one in list(parent):
        if _is_block(one) and not any(_is_block(child) for child in one):
            yield from _shortened(parent, one, page, limits, words)
        else:
            yield from _below(one, page, limits, words)


def _is_block(one: Element) -> bool:
    return "u-block" in classes(one)


def _shortened(parent: Element, block: Element, page: str, limits: PageLimits, words: Words) -> Iterator[Whole]:
    if "u-chart-block" in classes(block):
        if not limits.has_large_charts:
            _make_smaller(block)
        yield from _chart(parent, block, page, words)
        return
    table = next(block.iter("table"), None)
    if table is None:
        yield from _list(block, page, limits, words)
        return
    if limits.allow(table):
        return
    whole, rows = _whole(block, page), rows_of(table)[1]
    yield whole
    kept, said = _kept(rows, limits.rows)
    if kept and not setting(table).is_lying:
        _keep(table, kept)
        counted = words.say(f"paper.kept-{said}", shown=len(kept), count=len(rows))
        _refer(block, whole.label, words.say("paper.what-table"), counted)
    else:
        _replace(parent, block, whole.label, _name_of(table))


def _list(block: Element, page: str, limits: PageLimits, words: Words) -> Iterator[Whole]:
    """Take away the cards of what goes well, of which a line stays, and those below the first of a long list."""
    whole = _whole(block, page)
    lists = [(parent, one) for parent in block.iter() for one in parent if "u-card-list" in classes(one)]
    dropped = [one for parent, one in lists if FOLDED in classes(parent)]
    dropped += [item for _, one in lists if one not in dropped for item in list(one)[limits.rows :]]
    if dropped:
        yield whole
        drop(block, dropped)
        _refer(block, whole.label, words.say("paper.what-list"))


def _make_smaller(block: Element) -> None:
    for drawn in has_class(block, "u-wide"):
        drawn.set("class", f"{drawn.get('class')} {MEDIUM_CHART}")


def _chart(parent: Element, block: Element, page: str, words: Words) -> Iterator[Whole]:
    """Take the figures of a chart away, and a chart that is as tall as a page with them."""
    data = next(has_class(block, "u-chart-data"), None)
    drawn = next(has_class(block, "u-wide"), None)
    drawn = next(block.iter(f"{SVG}svg"), None) if drawn is None else drawn
    if drawn is not None and float(drawn.get("height", "0")) > TALL * float(drawn.get("width", "1")):
        whole = _whole(block, page)
        yield whole
        title = next((text_of(one) for one in block.iter("figcaption")), "")
        _replace(parent, block, whole.label, words.say("paper.what-chart", title=title))
    elif data is not None and (inner := next((one for one in data.iter() if _is_block(one)), None)) is not None:
        whole = _whole(inner, page)
        yield whole
        drop(block, [data])
        _refer(block, whole.label, words.say("paper.what-data"))


def _kept(rows: list[Element], most: int) -> tuple[list[Element], str]:
    """Return the rows to keep and why: those that deviate, else the sums with what heads them, else none."""
    deviating = [row for row in rows if _deviates(row)]
    if deviating and len(deviating) < len(rows):
        return deviating[:most], "deviating"
    sums = [row for row in rows if classes(row) & _SUMS]
    return (sums, "sums") if 0 < len(sums) <= most else ([], "")


def _deviates(row: Element) -> bool:
    return any("u-mark" in classes(one) and classes(one) & _DEVIATING for one in row.iter())


def _keep(table: Element, kept: list[Element]) -> None:
    stays = {id(row) for row in kept}
    for part in table.iter():
        for row in [one for one in part if one.tag == "tr" and part.tag != "thead" and id(one) not in stays]:
            part.remove(row)


def _whole(block: Element, page: str) -> Whole:
    copied = deepcopy(block)
    copied.tail = None
    return Whole(f"{WHOLE}--{place(page, block.get('id', ''))}", copied)


def _name_of(table: Element) -> str:
    caption = table.find("caption")
    return text_of(caption) if caption is not None else ""


def _replace(parent: Element, block: Element, label: str, what: str) -> None:
    at = list(parent).index(block)
    told = _told(block, label, what)
    told.tail = block.tail
    before = parent[at - 1] if at else None
    parent.remove(block)
    if before is not None and "p-whole" in classes(before):
        before[-1].tail = f"{before[-1].tail or ''} · "
        before.extend(list(told))
        before.tail = told.tail
    else:
        parent.insert(at, told)


def _refer(block: Element, label: str, what: str, before: str = "") -> None:
    told = _told(block, label, what)
    told.text = f"{before} " if before else None
    block.append(told)


def _told(block: Element, label: str, what: str) -> Element:
    told = block.makeelement("p", {"class": "p-whole"})
    link = block.makeelement("a", {"class": REFERENCE, "href": f"{PAPER}:{APPENDIX}#{label}"})
    link.text = what
    told.append(link)
    return told


def _drop_unneeded(body: Element) -> None:
    """Take away what other parts say, with the heading of what is left empty."""
    for parent in list(body.iter()):
        children = list(parent)
        for at, one in enumerate(children):
            if classes(one) & UNNEEDED and at and _is_heading(children[at - 1]) and _ends(children[at + 1 : at + 2]):
                drop(parent, [children[at - 1]])
    drop(body, [one for one in body.iter() if classes(one) & UNNEEDED])
    drop(body, [one for one in has_class(body, "u-foot") if not text_of(one)])


def _is_heading(one: Element) -> bool:
    return _HEADING.fullmatch(one.tag) is not None


def _ends(after: list[Element]) -> bool:
    return not after or _is_heading(after[0]) or "u-last" in classes(after[0])
