"""What the reader's search looks in: every page, section and table row of the built site, each with its address.

Read from the built pages, so that what is found is what stands there. A script and no JSON: a page that is read from
a disk may not fetch, but it may load a script. Knows no data: only pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.forms.request import File
from utfall.forms.tags import read_tags
from utfall.names import indicator_of_page
from utfall.view.search_facts import (
    BAR,
    documentation,
    indicator_facts,
    report_months,
    words_alike,
    words_of_tones,
)
from utfall.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from utfall.forms.request import ExportRequest
    from utfall.view.search_facts import IndicatorFact
    from utfall.words import Words

    Json = dict[str, object]
    Entry = tuple[str, str, str, str] | tuple[str, str, str, str, Json]

ADDRESS = "search/index.js"
NAME = "utfallIndex"
_BREAK = "\x00"  # between texts of elements of their own
_HEADINGS = ("h1", "h2", "h3", "h4")
_ROWS = {"tr", "li"}
_ROLES = {  # what the text of an element is, by its class or its tag
    "u-detail": "more", "u-card-list": "cards", "u-caption": "caption", "caption": "caption", "table": "table",
    **dict.fromkeys(("dd", "u-reason", "u-aside", "u-turn", "u-part", "u-worst-said"), "cell"),
    **dict.fromkeys(_HEADINGS, "name"),
}  # fmt: skip
_SKIPPED = {  # classes of what is no part of a name, is told elsewhere or is no text
    "headerlink", "u-ref", "u-near", "u-chart-data", "u-foot", "u-tiles", "u-rule", "u-missing", "u-explained",
    "u-part-head", "u-quote", "u-fine", "u-dictionary",
}  # fmt: skip
# Tables whose rows are no things with names of their own, or have their names in another table.
COUNTLESS = (
    "now-", "series-", "track-", "definition-", "corrected-", "heat-", "comparison", "deviation-bars-", "worst",
    "changes", "forecasts-", "member-", "members-",
)  # fmt: skip
THINGS = {"deviating"}  # tables by which a page that is no chapter shows what a reader looks for
COMPARES = b'id="compare"'  # what stands on a page that compares reports
_OF_ROWS = {"row", "status", "cell", "more"}
_TONES = ("bad", "some", "good", "neutral", "none")
_ENDLESS = {"br", "circle", "hr", "img", "input", "path", "rect", "wbr"}


def search_index(request: ExportRequest) -> File:
    """Return the index of the built site: what there is to find, and which words mean the same."""
    context = request.edition.macros[0].context
    pages = _pages(request)
    titles = {one.page.removesuffix(".md"): one.title for one in request.edition.shown if one.has_made_heading}
    about = _About(indicator_facts(context.history, context.words), context.words, _documentation(request), titles)
    entries = [entry for page in pages for entry in _entries(page, request.site, about)]
    index = {
        "entries": [*_months(request, pages), *entries],
        "alike": words_alike(context.report, context.words, context.outline),
        "tones": words_of_tones(context.words),
        "endings": grammar(context.words.language, "search")["forms"]["endings"],
    }
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return File(ADDRESS, f"self.{NAME}={written};\n".encode())


def _months(request: ExportRequest, pages: list[Path]) -> Iterator[Entry]:
    """Yield the reports of the archive: where one page compares reports, each leads to how it differs from this one.

    A site that stands among other editions leads to the report itself instead; its script knows where they are.
    """
    context = request.edition.macros[0].context
    words, own = context.words, str(context.report.period)
    compares = next((page for page in pages if COMPARES in page.read_bytes()), None)
    for one in report_months(context.history, words):
        extra: Json = {"month": one.month, "others": one.others}
        if one.month == own:
            yield "index.html", one.name, words.say("search.report"), "", extra
        elif compares:
            asked = f"{words.say('compare.from-name')}={one.month}&{words.say('compare.to-name')}={own}"
            said = words.say("search.report-compared", month=context.report.period.report_name(words))
            yield f"{compares.relative_to(request.site).as_posix()}?{asked}", one.name, said, "", extra
        else:
            yield "", one.name, words.say("search.report"), "", extra


def _documentation(request: ExportRequest) -> frozenset[str]:
    """Return the addresses of the pages that tell about the report."""
    shows = {page.page: any(table.id in THINGS for table in page.tables) for page in request.edition.shown}
    found = documentation(request.edition.macros[0].context.outline, shows)
    return frozenset(name.removesuffix(".md") for name in found)


def _pages(request: ExportRequest) -> list[Path]:
    """Return the pages in the order of the menu, those outside it last."""
    site = request.site
    menu = [name.removesuffix(".md") for name in request.project.nav]
    places = {name: at for at, name in enumerate(menu)}

    def place(page: Path) -> tuple[int, str]:
        name = page.relative_to(site).with_suffix("").as_posix()
        return places.get(name, places.get(name.removesuffix("/index"), len(places))), name

    return sorted((page for page in site.rglob("*.html") if page.name != "404.html"), key=place)


@dataclass(frozen=True, slots=True)
class _About:
    """Hold what is known of what the pages show: the indicators by id, and which pages are documentation.

    ``titles`` are what pages are called, by address without its ending: a headline made of figures is not one.
    """

    indicators: Mapping[str, IndicatorFact]
    words: Words
    documentation: frozenset[str]
    titles: Mapping[str, str] = field(default_factory=dict)

    def known(self, name: str, one: _Found) -> tuple[str, Json]:
        """Return what is to be found of a thing beside what its page says of it there, and what a result tells."""
        if name in self.documentation:
            return "", {"last": 1}
        fact = self.indicators.get(indicator_of_page(f"{name}.md"))
        if fact is None or one.id:
            return "", {"tone": one.tone} if one.tone else {}
        owner = self.words.say("search.owner", owner=fact.owner) if fact.owner else ""
        return owner, {"first": fact.value, "tone": fact.tone}


def _entries(page: Path, site: Path, about: _About) -> Iterator[Entry]:
    """Yield each thing to find as address, name, where it stands, what else is said there, and what is known of it."""
    reader = _Reader()
    read_tags(reader, _article(page.read_text(encoding="utf-8")))
    address = page.relative_to(site).as_posix()
    path = address.removesuffix(".html").removesuffix("/index")
    called = about.titles.get(address.removesuffix(".html"), about.titles.get(path))
    title = called or (reader.found[0].said("name") if reader.found else "")
    for at, one in enumerate(reader.found):
        name = one.said("name") if at else title
        where = [part for part in (title, one.where, one.said("more")) if part and part != name]
        more, extra = about.known(path, one)
        heading = one.said("name") if one.said("name") != name else ""
        text = " ".join(filter(None, (heading, one.said("text"), more)))
        found = (f"{address}#{one.id}" if one.id else address), name, BAR.join(dict.fromkeys(where)), text
        yield (*found, extra) if extra else found


def _article(page: str) -> str:
    """Return what stands in a page's article, with its tags: all else is the menu, the same on every page."""
    start, end = page.find("<article"), page.rfind("</article>")
    return page[max(start, 0) : end if end >= 0 else len(page)]


@dataclass(slots=True)
class _Found:
    """Gather one thing to find: its address on the page, in which table it stands, and what is said of it."""

    id: str
    where: str = ""
    tone: str = ""  # of the first status that it has
    parts: dict[str, list[str]] = field(default_factory=lambda: {"name": [], "more": [], "text": []})

    def said(self, part: str) -> str:
        """Return what has been gathered of a part, as one line."""
        texts = (" ".join(text.split()) for text in "".join(self.parts[part]).split(_BREAK))
        return (" · " if part == "more" else " ").join(filter(None, texts))


class _Reader:
    """Read a page's article: something to find at each heading and at each table row that has an address."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self._caption = ""
        self._section = _Found("")  # what stands above the first heading belongs to nothing
        self._open: list[tuple[str, str]] = []  # the open elements of the article, each with what its text is

    def handle_starttag(self, tag: str, given: dict[str, str]) -> None:
        """Go into an element."""
        if tag in _ENDLESS or not (self._open or tag == "article"):
            return
        role = self._role(tag, given)
        self._mark(role, given)
        if tag in _HEADINGS and role == "name":
            self._section = _Found("" if tag == "h1" else given.get("id", ""))
            self.found.append(self._section)
        elif role == "caption" and self._open[-1][1] != "caption":  # which may have parts
            self._caption = ""
        elif tag in _ROWS and role == "row":
            self.found.append(_Found(given["id"], self._caption.strip()))
        if role in {"text", "cell", "more"}:
            self._keep(role, _BREAK)
        self._open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever in it was never closed."""
        if tag in {one for one, _ in self._open}:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep a text where it belongs."""
        role = self._open[-1][1] if self._open else "skip"
        if role == "caption":
            self._caption += data
        else:
            self._keep(role, data)

    def _mark(self, role: str, given: dict[str, str]) -> None:
        """Note the tone of the first status of a row."""
        classes = given.get("class", "").split()
        if "u-mark" in classes and role in _OF_ROWS and self.found and not self.found[-1].tone:
            self.found[-1].tone = next((tone for tone in _TONES if f"u-{tone}" in classes), "")

    def _keep(self, role: str, data: str) -> None:
        """Add a text to the row it stands in, or outside tables to the section."""
        if role == "text":
            self._section.parts["text"].append(data)
        elif self.found and role in {"name", "more", "cell"}:
            self.found[-1].parts["text" if role == "cell" else role].append(data)

    def _role(self, tag: str, given: dict[str, str]) -> str:
        """Return what the text of an element is; most are what the element around them is."""
        around = self._open[-1][1] if self._open else "text"
        classes = set(given.get("class", "").split())
        if around == "skip" or _is_skipped(tag, classes, given.get("id", "")):
            return "skip"
        if tag in _ROWS and around in {"table", "cards"}:
            return "row" if given.get("id") else "skip"
        if around in {"row", "status"} and (tag == "th" or "u-card-name" in classes):
            return "name"
        if around == "row":
            around = "cell" if "u-text" in classes else "status"
        if around == "status" and "u-word" in classes:  # elsewhere it is part of a name, or of what a cell tells
            return "more"
        return next((role for name, role in _ROLES.items() if name in {*classes, tag}), around)


def _is_skipped(tag: str, classes: set[str], address: str) -> bool:
    is_control = tag == "button" and "u-term" not in classes
    return (
        bool(classes & _SKIPPED)
        or is_control
        or tag in {"svg", "thead", "figure", "form"}
        or address.startswith(COUNTLESS)
    )
