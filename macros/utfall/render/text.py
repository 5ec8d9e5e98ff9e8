"""The one escape: data becomes text that neither HTML nor Markdown will take for anything else.

A macro's output is Markdown source, so a cell that holds ``*x*`` or ``[a](b)`` must be written so that the
Markdown parser sees nothing to do: every active character becomes a numeric reference, in text and in
attributes alike. Fragments are one line, since Markdown breaks up markup that spans several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

_ACTIVE = re.compile(r"""[&<>"'`*_\[\]{}|\\~^$:@#=+]|(?<=-)-|(?<=www)\.""")
_BREAKS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
MOST_KEPT = 4_096  # texts: the same words, classes and addresses are written again and again
_UNBROKEN = re.compile(r"\S{41,}")  # a checksum or an address, and no word
PART = 16  # characters of it that are kept together
_WRAPS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")


class Html(Markup):
    """Markup that may stand on a page as it is. Text that is added to it is escaped by the one escape, here below.

    A type of its own lets the type checker prove that no text becomes content without having been escaped. Whoever
    calls it by name vouches for the markup that is given.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Self:  # noqa: ANN401 - the signature is MarkupSafe's
        """Return markup as it is, and anything else as inert text."""
        return s if isinstance(s, cls) else cls(escape(str(s)))


NOTHING = Html()


@lru_cache(maxsize=MOST_KEPT)
def escape(text: str) -> Html:
    """Return data as inert text, for element content and quoted attributes. Line breaks become spaces."""
    text = _WRAPS.sub("", text)
    bare = _one_line(text) if _BREAKS.search(text) else text
    return Html(_ACTIVE.sub(lambda found: f"&#{ord(found[0])};", bare))


def breakable(text: str) -> Html:
    """Return data as inert text, in which what is too long for a word may go on on the next line."""
    parts: list[Html] = []
    end = 0
    for found in _UNBROKEN.finditer(text):
        pieces = (found[0][at : at + PART] for at in range(0, len(found[0]), PART))
        parts += [escape(text[end : found.start()]), Html("<wbr>").join(map(escape, pieces))]
        end = found.end()
    return joined([*parts, escape(text[end:])])


def joined(parts: Iterable[Html]) -> Html:
    """Return fragments as one, with nothing between them."""
    return Html("".join(parts))


def _one_line(text: str) -> str:
    first, *rest = _BREAKS.split(text)
    *between, last = rest
    return " ".join([first.rstrip(" \t"), *(line.strip(" \t") for line in between), last.lstrip(" \t")])


def element(tag: str, content: Html = NOTHING, **attributes: str | int | None) -> Html:
    """Return an element of ready-made content. Attribute values are data and are escaped.

    Underscores in attribute names become hyphens, a trailing one is dropped (``class_``); ``True`` gives a bare
    attribute, ``None`` and ``False`` give none.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    return Html(f"<{tag}{written}>{content}</{tag}>")


def _attribute(name: str, value: str | int | None) -> str:
    name = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def paragraph(text: str) -> Html:
    """Return a sentence of ours that stands where a table would, as a block of its own."""
    return element("div", element("p", escape(text)), class_="u-block u-empty")
