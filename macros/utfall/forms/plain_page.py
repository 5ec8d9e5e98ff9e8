"""Return a built page's plain form: what it says this month, for whoever has no script.

The whole page is packed beside it, and what reads published pages unpacks it, so nothing here has to be undone.
``plain_rules`` says what becomes of each element.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.forms.plain_rules import EDITIONS, Element, Fate, PageFacts, fate_of
from utfall.forms.tags import read_tags
from utfall.render.bare import BareHtml
from utfall.render.plain import SHAPE, numbered_shape, shape_place, with_shapes
from utfall.view.addresses import shown_csv
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from utfall.render.bare import HtmlPlace

NEEDLESS = {"data": "value", "html": "class"}  # attributes that readers without script miss not
TITLED = {"abbr", "iframe"}  # whose title says what they are
SHAPE_CLASS = "u-shape"
HEAD_OF = "data-head"  # of a cell: what styles write before it where a table is stacked
INDICATOR = 'class="u-tables u-indicator"'
PICTURE = 'property="og:image"'
OFTEN_EMPTY = {"li", "p", "div", "ul"}  # of which nothing is left where nothing in them is
_ANCHOR = re.compile(' id="?\0([^\0]*)\0"?')
_AIMED = re.compile(r"""#([\w-]+)["']""")
_NAMING = "href|for|headers|popovertarget|aria-(?:controls|describedby|details|labelledby|owns)"  # other elements
_LEADS = re.compile(rf"""\b(?:{_NAMING})=(?:"([^"]*)"|([^\s>]*))""")


def plain_pages(pages: Mapping[str, str], files: Collection[str], front: str) -> dict[str, str]:
    """Return the pages' plain forms; ``front`` is the address of the edition's first."""
    aimed = {place for page in pages.values() for place in _AIMED.findall(page)}
    plain = {name: _plain_page(name, page, files, aimed, is_front=name == front) for name, page in pages.items()}
    sought = {where for name, page in plain.items() for where in _sought(name, page)}

    def anchored(name: str, page: str) -> str:
        return _ANCHOR.sub(lambda one: one[0].replace("\0", "") if (name, one[1]) in sought else "", page)

    return {name: anchored(name, page) for name, page in plain.items()}


def _sought(name: str, page: str) -> Iterator[tuple[str, str]]:
    """Yield the places that a page leads to: in which page, and the id there."""
    for quoted, bare in _LEADS.findall(page):
        way, mark, place = (quoted or bare).partition("#")
        if mark:
            yield (posixpath.normpath(posixpath.join(posixpath.dirname(name), way)) if way else name), place
        else:
            yield from ((name, one) for one in way.split())  # elements that name others


def _plain_page(name: str, page: str, files: Collection[str], aimed: Collection[str], *, is_front: bool) -> str:
    drawn: dict[tuple[str, str], int] = {}

    def placed(shape: re.Match[str]) -> str:
        return numbered_shape(drawn.setdefault((shape[1], shape[2]), len(drawn)))

    facts = PageFacts(name, files, is_front, INDICATOR in page, PICTURE in page)
    reader = _Plain(facts, aimed)
    read_tags(reader, SHAPE.sub(placed, page))
    return with_shapes(reader.out.text, list(drawn))


@dataclass(slots=True)
class _Frame:
    """An open element: what becomes of it, the tag that was written, and where it began."""

    tag: str
    fate: Fate
    is_closed: bool = False
    block: str = ""
    written: str = ""
    mark: HtmlPlace | None = None
    size: int = 0  # of what was written, its start tag the last


@dataclass(slots=True)
class _Plain:
    """Follow the tags of a page."""

    facts: PageFacts
    aimed: Collection[str]  # the ids that a page leads to
    out: BareHtml = field(default_factory=BareHtml)
    open: list[_Frame] = field(default_factory=list)
    language: str = DEFAULT_LANGUAGE
    table: str = ""  # in whose place its file is linked
    caption: str = ""
    captions: dict[str, str] = field(default_factory=dict)  # short ids, by those that only their tables name
    keeps_heads: bool = False  # a table whose heads stay above it where others are stacked
    last: HtmlPlace | None = None  # where the one began of which only the last is left

    def handle_starttag(self, tag: str, named: dict[str, str]) -> None:
        """Go into an element."""
        above = self.open[-1] if self.open else _Frame("", Fate.WRITTEN)
        is_closed = above.is_closed or (tag == "details" and "open" not in named)
        one = Element(tag, named, tuple(frame.tag for frame in self.open), above.block, is_closed)
        frame = _Frame(tag, fate_of(one, above.fate, self.facts), is_closed, _block(one))
        self.open.append(frame)
        if frame.fate is Fate.WRITTEN and SHAPE_CLASS in one.classes:
            self.out.as_written(shape_place(int(named["id"])))
        elif frame.fate is Fate.FILE:
            self.table, self.caption = one.table, ""
        elif frame.fate in {Fate.WRITTEN, Fate.LISTED}:
            self._note_down(one)
            self._begin(frame, above, one)

    def _note_down(self, one: Element) -> None:
        """Remember what what follows depends on."""
        if one.tag == "html":
            self.language = one.named.get("lang", "")
        if one.tag in {"section", "tr"}:
            self.last = None
        if one.tag == "table":
            self.keeps_heads = "u-compare-table" in one.classes

    def _begin(self, frame: _Frame, above: _Frame, one: Element) -> None:
        if _is_one_of_many(one, self.facts):
            if self.last:
                self.out.back(self.last)
            self.last = self.out.mark()
        if above.fate is Fate.LISTED and self.out.size > above.size:
            self.out.put(" · ")
        if above.fate is Fate.RULE:
            self.out.put(" ")
        if frame.tag in OFTEN_EMPTY:
            frame.mark = self.out.mark()
        frame.written = "span" if above.fate is Fate.RULE else frame.tag
        kept = self._renamed(_kept(one, frame.fate))
        if above.fate is Fate.LISTED or _is_named_by_its_words(one):
            kept.pop("aria-label", None)
        if self.keeps_heads:
            kept.pop(HEAD_OF, None)
        self.out.start(frame.written, kept)
        frame.size = self.out.size

    def _renamed(self, kept: dict[str, str]) -> dict[str, str]:
        """Return attributes with a short id for a caption that nothing but its table names, and the mark of others."""
        named = kept.get("aria-labelledby")
        if named and named not in self.aimed:
            kept["aria-labelledby"] = self.captions.setdefault(named, f"c{len(self.captions)}")
        if "id" in kept:
            kept["id"] = self.captions.get(kept["id"]) or f"\0{kept['id']}\0"
        return kept

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever was left open in it."""
        while self.open:
            frame = self.open.pop()
            self._leave(frame)
            if frame.tag == tag:
                break

    def _leave(self, frame: _Frame) -> None:
        if frame.fate is Fate.FILE:
            self._link_file()
        elif frame.written:
            if frame.tag == "article":
                self._tell_of_the_rest()
            if frame.mark and self.out.size == frame.size:
                self.out.back(frame.mark)
            else:
                self.out.end(frame.written)

    def _link_file(self) -> None:
        way = posixpath.relpath(shown_csv(self.table), posixpath.dirname(self.facts.name) or ".")
        self.out.start("p", {"class": "u-downloads"})
        self.out.start("a", {"href": way})
        self.out.put(f"{self.caption} (CSV)")
        self.out.end("a")
        self.out.end("p")

    def _tell_of_the_rest(self) -> None:
        language = self.language if self.language in LANGUAGES else DEFAULT_LANGUAGE
        self.out.start("p", {"class": "u-fine"})
        self.out.put(words(language).say("page.plain"))
        self.out.end("p")

    def handle_data(self, data: str) -> None:
        """Take a text."""
        fate = self.open[-1].fate if self.open else Fate.GONE
        if fate in {Fate.WRITTEN, Fate.BARE}:
            self.out.put(data)
        elif any(one.fate is Fate.FILE for one in self.open) and any(one.tag == "caption" for one in self.open):
            self.caption += data


def _block(one: Element) -> str:
    """Return the id of the block that what is in an element stands in."""
    return one.named.get("id", "") if one.classes & {"u-block", EDITIONS} else one.block


def _is_one_of_many(one: Element, facts: PageFacts) -> bool:
    """Tell whether only the last of its kind is left: of a row's months the newest, of the colophon the licence."""
    if one.tag in {"td", "th"}:
        return "u-sign" in one.classes
    return not facts.is_front and one.tag == "p" and one.around[-1] == "section" and not one.named


def _is_named_by_its_words(one: Element) -> bool:
    """Tell whether what an element says is name enough: a footnote's link, or what the foot of the page has."""
    if "footer" in one.around:
        return one.tag != "nav"
    return one.tag == "a" and one.named.get("href", "").startswith("#")


def _kept(one: Element, fate: Fate) -> dict[str, str]:
    """Return an element's attributes that mean something without script."""
    if "svg" in (one.tag, *one.around):
        return {name: value for name, value in one.named.items() if not name.startswith(("data-", "xmlns"))}
    kept = {name: value for name, value in one.named.items() if name == HEAD_OF or not name.startswith("data-")}
    if "href" in kept:
        kept["href"] = kept["href"].removeprefix("./")
    if one.tag not in TITLED:
        kept.pop("title", None)
    if "u-sign" in one.classes:
        kept.pop("colspan", None)
    if one.tag in NEEDLESS:
        kept.pop(NEEDLESS[one.tag], None)
    if fate is Fate.LISTED or "u-origin" in one.classes:
        kept["class"] = f"u-fine {kept['class']}"
    if "tabindex" not in kept and one.tag != "nav":
        kept.pop("aria-labelledby", None)
    return kept
