"""Write HTML without what its grammar lets out: end tags that follow from what comes next, and quotation marks.

See https://html.spec.whatwg.org/multipage/syntax.html, "Optional tags" and "Unquoted attribute value syntax".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
DRAWN = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "stop", "use"}  # in a drawing, and empty
EMPTY = VOID | DRAWN
_BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table",
    "ul",
}  # fmt: skip
_AFTER = {  # the tags before which an end tag may be left out
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dd", "dt"}, "p": _BLOCKS, "tr": {"tr"}, "td": {"td", "th"},
    "th": {"td", "th"}, "thead": {"tbody", "tfoot"}, "tbody": {"tbody", "tfoot"}, "head": {"body"},
}  # fmt: skip
_LAST = {"li", "dd", "p", "tr", "td", "th", "tbody", "body", "html"}  # those left out at their parent's end too
_KEEPING = {"p": {"a", "audio", "del", "ins", "map", "noscript", "video"}}  # but not in these parents
_APART = _BLOCKS | {  # between which a line break says nothing
    "body", "caption", "dd", "dt", "head", "html", "li", "link", "meta", "script", "summary", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr",
}  # fmt: skip
_BARE = re.compile(r"""[^\s"'=<>`]*[^\s"'=<>`/]""")
_AS_WRITTEN = frozenset({"pre", "textarea"})


class HtmlPlace(NamedTuple):
    """A place in what was written, to go back to."""

    parts: int
    open: int
    waiting: str
    is_apart: bool


class BareHtml:
    """Gather a page, tag by tag."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._waiting = ""  # the element whose end tag is not yet written
        self._is_apart = True  # whether a line break would say nothing here

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        self._end_waiting(needed=tag not in _AFTER.get(self._waiting, ()))
        said = "".join(_attribute(name, value) for name, value in attributes.items())
        self._parts.append(f"<{tag}{said}{' /' if tag in DRAWN else ''}>")
        if tag not in EMPTY:
            self._open.append(tag)
        self._is_apart = tag in _APART

    def end(self, tag: str) -> None:
        """Leave an element."""
        if tag in EMPTY:
            return
        self._end_waiting(needed=self._waiting not in _LAST or tag in _KEEPING.get(self._waiting, ()))
        self._open.pop()
        self._waiting = tag
        self._is_apart = tag in _APART

    def put(self, text: str) -> None:
        """Write a text."""
        is_said = text.strip(" \n\t") or _AS_WRITTEN.intersection(self._open)
        if not is_said and (self._is_apart or self._parts[-1].isspace()):
            return
        self._end_waiting(needed=True)
        self._parts.append(text.replace("&", "&amp;").replace("<", "&lt;"))
        self._is_apart = False

    def as_written(self, markup: str) -> None:
        """Write markup of which every element is closed."""
        self._end_waiting(needed=True)
        self._parts.append(markup)
        self._is_apart = False

    def mark(self) -> HtmlPlace:
        """Return where the writer is."""
        return HtmlPlace(len(self._parts), len(self._open), self._waiting, self._is_apart)

    def back(self, mark: HtmlPlace) -> None:
        """Take back what was written since."""
        del self._parts[mark.parts :], self._open[mark.open :]
        self._waiting, self._is_apart = mark.waiting, mark.is_apart

    @property
    def size(self) -> int:
        """In how many parts it is written: the same where nothing was written since."""
        return len(self._parts)

    def _end_waiting(self, *, needed: bool) -> None:
        if self._waiting and needed:
            self._parts.append(f"</{self._waiting}>")
        self._waiting = ""


def _attribute(name: str, value: str) -> str:
    if not value:
        return f" {name}" if name != "alt" else f' {name}=""'
    value = value.replace("&", "&amp;")
    return f" {name}={value}" if _BARE.fullmatch(value) else f' {name}="{value.replace(chr(34), "&quot;")}"'
