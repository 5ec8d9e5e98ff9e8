"""Say of each element of a built page what becomes of it in the page's plain form, for whoever has no script.

What this month's figures and statuses are stays. What scripts alone work goes, what is drawn once more for narrow
windows, and what months before said, which the files have.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from utfall.view.addresses import DATA, shown_csv

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Fate(Enum):
    """What becomes of an element and of what is in it."""

    WRITTEN = auto()
    BARE = auto()  # what is in it is written, without it
    GONE = auto()
    SOURCE = auto()  # of what stands behind a table, its footnotes, the source and lists of files are left
    SIFTED = auto()  # of what is in it, only the source and lists of files are left
    LISTED = auto()  # a list of files, without other words
    RULE = auto()  # by which rule a status is computed: only that it is
    FILE = auto()  # a table in whose place there is a link to its file


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page: its address, the files beside it, and whether the edition begins with it."""

    name: str
    files: Collection[str]
    is_front: bool = False
    is_indicator: bool = False
    has_picture: bool = False  # to stand beside links to it


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it begins: its attributes, the tags that it stands in, and the id of the block around it."""

    tag: str
    named: Mapping[str, str]
    around: tuple[str, ...]
    block: str
    is_closed: bool  # seen only when something is opened

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes."""
        return frozenset(self.named.get("class", "").split())

    @property
    def table(self) -> str:
        """The id of the table that a region holds."""
        is_region = "u-scroll" in self.classes
        return self.named.get("aria-labelledby", "").removesuffix("-caption") if is_region else ""


GONE_TAGS = {"dialog", "script", "style", "template"}
GONE_CLASSES = {
    "headerlink", "md-dialog", "md-footer__button", "md-skip", "u-chart-data", "u-cite", "u-count", "u-dictionary",
    "u-explore", "u-narrow", "u-near", "u-tile-line", "u-tool", "u-trend",
}  # fmt: skip
BARE_CLASSES = {"u-figure", "u-word"}
HEAD = {"description", "referrer", "robots", "viewport"}  # what a head says to whoever has no script
REFERENCE = {"definitions", "rules", "sources"}  # tables about the report, long and the same month after month
FILES = (f"{DATA}/tables/", f"{DATA}/indicators/", f"{DATA}/statements/")
NOW = f"{DATA}/tables/now-"  # what an indicator's page shows itself
EDITIONS = "u-editions"  # the box with the other editions
SMALL_MULTIPLES = "multiples-"  # how the ids of their blocks begin


def fate_of(one: Element, above: Fate, page: PageFacts) -> Fate:
    """Return what becomes of an element in one that has its own fate."""
    if above in {Fate.GONE, Fate.FILE}:
        return Fate.GONE
    if above is Fate.RULE:
        return Fate.WRITTEN if one.tag == "summary" else Fate.GONE
    if above is Fate.LISTED:
        return Fate.WRITTEN if one.tag == "a" and _is_file(one.named.get("href", "")) else Fate.GONE
    if above in {Fate.SOURCE, Fate.SIFTED}:
        return _fate_in_sources(one, above)
    if _is_for_scripts(one, page) or _is_said_elsewhere(one, page):
        return Fate.GONE
    return _fate_of_ours(one, page)


def _fate_in_sources(one: Element, above: Fate) -> Fate:
    """Of what stands behind a table, the source is left, and the files; its footnotes where the table is."""
    if above is Fate.SOURCE and "u-notes" in one.classes:
        return Fate.WRITTEN
    if one.tag != "p" or not one.classes & {"u-downloads", "u-origin"}:
        return above
    return Fate.WRITTEN if one.classes & {"u-fine", "u-origin"} else Fate.LISTED


def _fate_of_ours(one: Element, page: PageFacts) -> Fate:
    if "u-source" in one.classes:
        is_aside = "details" in one.around or one.block in REFERENCE
        return Fate.SIFTED if is_aside and shown_csv(one.block) in page.files else Fate.SOURCE
    if page.is_indicator and "u-part" in one.classes:
        return Fate.SIFTED
    if "u-rule" in one.classes:
        return Fate.RULE
    if (one.is_closed or one.table in REFERENCE) and one.table and shown_csv(one.table) in page.files:
        return Fate.FILE
    is_bare = one.tag == "noscript" or one.classes & BARE_CLASSES or _is_around_the_newest(one, page)
    return Fate.BARE if is_bare else Fate.WRITTEN


def _is_around_the_newest(one: Element, page: PageFacts) -> bool:
    """Tell whether an element lists the other editions, of which only the way to the newest is left."""
    return not page.is_front and one.block == EDITIONS and one.tag in {"details", "nav", "ul", "li"}


def _is_file(address: str) -> bool:
    return any(one in address for one in FILES) and NOW not in address


def _is_for_scripts(one: Element, page: PageFacts) -> bool:
    """Tell whether an element says nothing to whoever has no script."""
    if one.tag in GONE_TAGS or one.classes & GONE_CLASSES or "hidden" in one.named:
        return True
    if one.tag == "meta":
        is_shared = "property" in one.named or one.named.get("name", "").startswith("twitter:")
        return not page.has_picture if is_shared else one.named.get("name", "viewport") not in HEAD
    return one.tag == "link" and one.named.get("rel") in {"next", "prev"}


def _is_said_elsewhere(one: Element, page: PageFacts) -> bool:
    """Tell whether an element stands on the edition's first page, or draws what a file has."""
    if one.tag in {"svg", "ul"} and one.block.startswith(SMALL_MULTIPLES):
        return "figure" in one.around
    if page.is_front:
        return False
    return (
        (one.tag == "link" and one.named.get("rel") in {"alternate", "icon"})
        or (one.tag == "nav" and "u-menu" in one.classes)
        or (one.tag == "svg" and "header" in one.around)
        or (one.tag == "dl" and "footer" in one.around)
        or (one.tag == "p" and "u-heard" in one.classes)
        or (one.tag in {"p", "summary"} and one.block == EDITIONS and "details" in one.around)
    )
