"""A page's HTML made fit for paper: what only works on a screen goes, and what opens there stands open here."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.forms.pdf.inline import WIDE
from utfall.forms.pdf.picture import fit_pictures
from utfall.forms.pdf.tree import SVG, classes, drop, has_class, text_of, unwrap
from utfall.forms.pdf.widths import LYING, mark_lying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

ON_SCREEN = {
    "headerlink", "u-explore", "u-narrow", "u-downloads", "u-explained", "u-jumps",
    "u-cite", "u-near", "u-compare-form", "u-compare-said", "u-compare-plain",
}  # fmt: skip
SILENT = {"u-chart-data", "u-source"}  # what opens on a screen and has no word on paper
AT_FOOT, FOOTED = {"u-foot", "p-whole"}, "p-footed"
PARTED = "multiples-"  # begins the id of charts of parts, whose figures stand nowhere else
UNHEARD = {"script", "button", "input"}
_HEADING = re.compile(r"h([1-6])")
_LAST = 6
_SHORT = 500  # signs that a lying table takes with it: a heading and a sentence or two look lost on a page of their own


def fit(body: Element, depth: int) -> None:
    """Make a page's body fit for paper; its headings go down by ``depth`` levels."""
    prepare(body, depth)
    lay(body)


def prepare(body: Element, depth: int) -> None:
    """Take away what only works on a screen, and let what opens there stand open."""
    unwrap(body, list(has_class(body, "u-term")))  # the words stay; the glossary is a chapter of its own
    drop(body, [one for one in body.iter() if _is_on_screen(one)])
    drop(body, _repeated(body))
    _open(body)
    _tabs(body)
    _terms(body)
    _lines(body)
    for one in body.iter():
        found = _HEADING.fullmatch(one.tag)
        if found:
            one.tag = f"h{min(_LAST, int(found[1]) + depth)}"
    unwrap(body, list(has_class(body, "u-scroll")))


def lay(body: Element) -> None:
    """Lay what is too wide, give pictures their colours, and leave of attributes what is read on paper."""
    _tables(body)
    fit_pictures(body)
    for one in body.iter():
        if not one.tag.startswith(SVG):
            for name in [
                name
                for name in one.attrib
                if name not in {"class", "id", "href", "src", "alt", "scope", "colspan", "rowspan", "start"}
            ]:
                del one.attrib[name]


def _is_on_screen(one: Element) -> bool:
    """Tell what there is no use for on paper; the list of the edition's files is read there too."""
    return (bool(classes(one) & ON_SCREEN) and "u-files" not in classes(one)) or one.tag in UNHEARD


def _repeated(body: Element) -> Iterator[Element]:
    """Find the figures of charts that stand in a table beside them already: those of an indicator's own page."""
    for one in has_class(body, "u-indicator"):
        for data in has_class(one, "u-chart-data"):
            if not any(each.get("id", "").startswith(PARTED) for each in data.iter()):
                yield data


def _open(body: Element) -> None:
    """Let what opens on a screen stand open; a status keeps the word of its rule, which stands among the rules."""
    for one in body.iter("details"):
        summary = one.find("summary")
        if "u-rule" in classes(one):
            said = text_of(summary) if summary is not None else ""
            for child in list(one):
                one.remove(child)
            one.text = said
        elif classes(one) & SILENT and summary is not None:
            one.remove(summary)
        elif summary is not None:
            summary.tag = "p"
            summary.set("class", "u-summary")
        one.tag = "div"


def _tabs(body: Element) -> None:
    """Let the tabs of a set stand under one another, each under its label."""
    for whole in has_class(body, "tabbed-set"):
        labels = [text_of(label) for group in has_class(whole, "tabbed-labels") for label in group]
        drop(whole, list(has_class(whole, "tabbed-labels")))
        for label, block in zip(labels, list(has_class(whole, "tabbed-block")), strict=False):
            head = block.makeelement("p", {"class": "u-summary"})
            head.text = label
            block.insert(0, head)


def _terms(body: Element) -> None:
    """Let each term stand before what is said of it: as a list of lists it would be read out as one."""
    for whole in list(body.iter("dl")):
        for pair in whole.findall("div"):
            pair.set("class", "u-pair")
        whole.tag = "div"
        if whole.find("dt") is not None:
            whole.set("class", "u-terms")
    for one in body.iter():
        if one.tag in {"dt", "dd"}:
            one.set("class", f"u-{one.tag}")
            one.tag = "p"


def _lines(body: Element) -> None:
    """Let what is short on a screen stand in one line here too: counts, a bar, a change, what a link leads to."""
    for cell in body.iter("td"):
        for bar in [child for child in cell if "u-bar" in classes(child)]:
            side = "p-worse" if cell.text else ""  # its figure stands left of it, as the bar does of zero
            bar.set("class", f"p-bar {WIDE}{bar.get('width', '').rstrip('%')} {side}")
            bar.tag = "span"
            for drawn in list(bar):
                bar.remove(drawn)
    for whole in has_class(body, "u-tally"):
        for listed in whole.iter("ul"):
            listed.set("class", "p-tally")
    drop(body, [one for whole in has_class(body, "u-from-to") for one in has_class(whole, "u-heard")])
    unwrap(body, [one for whole in has_class(body, "u-from-to") for one in has_class(whole, "u-word-unit")])
    for one in [one for whole in has_class(body, "u-more") for one in has_class(whole, "u-detail")]:
        one.set("class", "u-said")


def _tables(body: Element) -> None:
    """Let every table be as wide as it must, by itself, and stay with what stands at its foot."""
    for block in has_class(body, "u-block"):
        for one, after in pairwise(block):
            if one.tag == "table" and classes(after) & AT_FOOT:
                one.set("class", f"{one.get('class', '')} {FOOTED}")
    for block in has_class(body, "u-block"):
        if block.find("table") is not None:
            mark_lying(block)
    for parent in list(body.iter()):
        for block in [child for child in parent if LYING in classes(child)]:
            _take_along(parent, block)


def _take_along(parent: Element, block: Element) -> None:
    """Let a heading and the short text under it lie with the table that they lead to."""
    at = end = list(parent).index(block)
    while at and parent[at - 1].tag == "p" and not (parent[at - 1].tail or "").strip():
        at -= 1
    if not at or not _HEADING.fullmatch(parent[at - 1].tag) or (parent[at - 1].tail or "").strip():
        return
    before = parent[at - 1 : end]
    if sum(len(text_of(one)) for one in before) > _SHORT:
        return
    whole = parent.makeelement("div", {"class": LYING})
    whole.tail, block.tail = block.tail, None
    block.set("class", block.get("class", "").replace(LYING, "").strip())
    for one in (*before, block):
        parent.remove(one)
        whole.append(one)
    parent.insert(at - 1, whole)
