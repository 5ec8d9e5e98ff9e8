"""What of HTML a page may bring: an allow-list, held against what Markdown has made of the page.

A page that brings anything else is refused, with the element quoted; nothing is taken out in silence. What our own
macros have written is known, letter by letter, and stands aside while the rest is looked at. The list is kept twice: by
this module, which can say where a thing stands, and by nh3, which reads HTML as browsers do and finds what is hidden
from simpler readers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import nh3

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.source.page import Page

_PLAIN = (
    "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "mark", "p", "pre", "q", "s",
    "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "tfoot", "thead", "tr", "u", "ul",
    "var", "wbr",
)  # fmt: skip
_OWN: dict[str, set[str]] = {  # what an element may have beside what every element may
    **{tag: set() for tag in _PLAIN},
    "a": {"href", "rel"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "div": {"data-tabs"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"value"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "headers", "style"},
    "th": {"colspan", "rowspan", "headers", "scope", "style"},
    "time": {"datetime"},
    "input": {"type", "name", "checked", "disabled"},  # of tabs and of lists to tick
    "label": {"for"},
    "button": {"type", "popovertarget"},  # of an explained term
}
_OF_ALL = {"class", "id", "title", "lang", "dir"}
_OF_TERMS = {"popover", "data-search-exclude"}  # on a div of class u-explained, and nowhere else
_ALIGNED = re.compile(r"text-align: (?:left|right|center);?")
_TABS = re.compile(r"[0-9]+:[0-9]+")
_SOMETIMES = {"tbody", "p", "colgroup", "tr"}  # what a browser adds or closes by itself
LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Foreign:
    """One thing that may not stand on a page: which kind of thing, its name, and how it is written."""

    case: str
    name: str
    written: str


@dataclass
class _Reader(HTMLParser):
    """Gather what may not stand in a page's HTML, and every tag that opens."""

    found: list[Foreign] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and at each of its attributes."""
        self.tags[tag] += tag not in _SOMETIMES
        written = (self.get_starttag_text() or tag)[:LONGEST_SHOWN]
        if tag not in _OWN:
            self.found.append(Foreign("element", tag, written))
            return
        values = {name: value or "" for name, value in attrs}
        known = _OF_ALL | _OWN[tag] | (_OF_TERMS if (tag, values.get("class")) == ("div", "u-explained") else set())
        for name, value in values.items():
            if name not in known or not _is_harmless(tag, name, value):
                self.found.append(Foreign("attribute", name, written))

    def handle_comment(self, data: str) -> None:
        """Find a comment."""
        self.found.append(Foreign("comment", "<!--", f"<!--{data}"[:LONGEST_SHOWN]))

    def handle_decl(self, decl: str) -> None:
        """Find a declaration."""
        self.found.append(Foreign("element", "<!", f"<!{decl}"[:LONGEST_SHOWN]))

    def handle_pi(self, data: str) -> None:
        """Find an instruction."""
        self.found.append(Foreign("element", "<?", f"<?{data}"[:LONGEST_SHOWN]))

    def unknown_decl(self, data: str) -> None:
        """Find what only looks like a declaration."""
        self.handle_decl(data)


def _is_harmless(tag: str, name: str, value: str) -> bool:
    """Tell whether an attribute that is allowed has a value that is."""
    if name == "style":
        return _ALIGNED.fullmatch(value) is not None
    if (tag, name) == ("input", "type"):
        return value in {"radio", "checkbox"}
    if name == "data-tabs":
        return _TABS.fullmatch(value) is not None
    if (tag, name) == ("button", "type"):
        return value == "button"
    return True


def foreign_in(html: str) -> Iterator[Foreign]:
    """Find what may not stand in a page's HTML."""
    reader = _read(html)
    if reader.found:
        yield from dict.fromkeys(reader.found)
        return
    kept = nh3.clean(
        html, tags=set(_OWN), attributes={tag: _OWN[tag] | _OF_ALL | _OF_TERMS for tag in _OWN}, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel", "utfall", "data", "javascript", "ftp"},  # asked of elsewhere
        generic_attribute_prefixes=set(),
    )  # fmt: skip
    hidden = reader.tags - _read(kept).tags
    yield from (Foreign("hidden", tag, f"<{tag}") for tag in sorted(hidden))


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.rawdata.strip():  # what never ends
        reader.found.append(Foreign("element", "<", reader.rawdata[:LONGEST_SHOWN]))
    return reader


def apart(text: str, made: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return a page's Markdown with what macros have made stood aside, and what of it the page shows, each time.

    An element that stands in lines of its own leaves its first tag, so that Markdown sees the page's structure.
    """
    shown: list[str] = []
    for one in sorted(set(made), key=lambda one: (-len(one), one)):
        if one.startswith("<") and (times := text.count(one)):
            shown += [one] * times
            opening = one[: one.index(">") + 1]
            text = text.replace(one, f"{opening}</div>" if one.startswith("<div ") else "<span>0</span>")
    return text, tuple(shown)


def check_foreign(page: Page, found: Iterable[Foreign]) -> Iterator[Finding]:
    """Return findings for what may not stand on a page, at its line where the page has it word for word."""
    for one in found:
        row, column = page.place(one.written)
        if row is None and one.case == "attribute" and (at := _attribute(page.body, one.name)):
            row, column = page.place_at(at)
        elif row is None:
            row, column = page.place(one.name if one.case != "element" else f"<{one.name}")
        details = {"name": one.name}
        yield Finding("page-markup", one.case, page.file, row, one.name, one.written, column, details=details)


def _attribute(body: str, name: str) -> int | None:
    """Return where an attribute is written, in a tag or in braces as Markdown has it."""
    found = re.search(rf"(?i)(?:\{{:?|<[a-z])[^{{}}<>\n]*?(?<![\w-]){re.escape(name)}(?![\w-])", body)
    return found.end() - len(name) if found else None
