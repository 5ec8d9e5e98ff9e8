"""Who may see a page and its parts: what its front matter says, and blocks between two marks of their own.

The marks are comments of the macros' language, so that they are on no page:

    {# audience: staff #}
    Text, macros and headings for staff alone.
    {# audience: end #}

What looks like a mark and is none is a fault, since text that was meant for staff would go public in silence.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.resource import AUDIENCE
from utfall.project import AUDIENCES, STAFF
from utfall.source.page import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.source.page import Page

ALIKE = 0.75  # a name as near as that is the other one, misspelt
_MARK = re.compile(rf"[ \t]*\{{#-?\s*{AUDIENCE}:\s*(?P<word>{STAFF}|end)\s*-?#\}}[ \t]*")
_LINES = re.compile(r"(?<=\n)")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class AudienceFault:
    """What is wrong with a mark: a case of the check, where in the body (none in the front matter), and the mark."""

    case: str
    at: int | None
    value: str = ""


@dataclass(frozen=True, slots=True)
class PageParts:
    """The lines of a page's body, each with whether it is for staff; ``None`` instead of a truth for a mark itself."""

    lines: tuple[tuple[str, bool | None], ...]
    faults: tuple[AudienceFault, ...] = ()

    @property
    def public(self) -> str:
        """The body without what is for staff and without the marks."""
        return "".join(line for line, is_withheld in self.lines if is_withheld is False)

    @property
    def withheld(self) -> str:
        """What is for staff."""
        return "".join(line for line, is_withheld in self.lines if is_withheld)

    @property
    def has_marks(self) -> bool:
        """Whether anything is marked."""
        return any(is_withheld is not False for _, is_withheld in self.lines)


def is_withheld(page: Page) -> bool:
    """Tell whether a page is for staff as a whole."""
    ours = page.meta.get(OURS) if page.meta else None
    return isinstance(ours, dict) and ours.get(AUDIENCE) == STAFF


def parts_of(page: Page) -> PageParts:
    """Return a page's lines by who may see them. A block that is never ended goes on to the end of the page."""
    lines: list[tuple[str, bool | None]] = []
    faults: list[AudienceFault] = []
    opened: int | None = None
    at = 0
    for line in filter(None, _LINES.split(page.body)):
        mark = _MARK.fullmatch(line.rstrip("\r\n"))
        word = mark["word"] if mark else ""
        if word == STAFF and opened is not None:
            faults.append(AudienceFault("nested", at, line.strip()))
        elif word == STAFF:
            opened = at
        elif word and opened is None:
            faults.append(AudienceFault("unopened", at, line.strip()))
        elif word:
            opened = None
        lines.append((line, None if word else opened is not None))
        at += len(line)
    if opened is not None:
        faults.append(AudienceFault("unended", opened))
    faults += [*_unknown(page.body), *_head(page)]
    return PageParts(tuple(lines), tuple(faults))


def _unknown(body: str) -> Iterator[AudienceFault]:
    """Yield comments that were meant as marks."""
    for at, comment in _comments(body):
        start, end = body.rfind("\n", 0, at) + 1, body.find("\n", at + len(comment))
        line = body[start : end if end >= 0 else len(body)]
        words = [one.casefold() for one in _WORDS.findall(comment)]
        if any(_is_like(one) or one == STAFF for one in words) and not _MARK.fullmatch(line.rstrip("\r")):
            yield AudienceFault("unknown", at, comment)


def _comments(body: str) -> Iterator[tuple[int, str]]:
    """Yield every comment with its place, each from its first sign to the first that ends it, as Jinja reads them."""
    end = 0
    while (start := body.find("{#", end)) >= 0 and (found := body.find("#}", start + 2)) >= 0:
        end = found + 2
        yield start, body[start:end]


def _head(page: Page) -> Iterator[AudienceFault]:
    """Yield what the front matter says of an audience in another way than that which is known."""
    meta = page.meta or {}
    ours = meta.get(OURS)
    for name, value in ours.items() if isinstance(ours, dict) else ():
        if name == AUDIENCE and value not in AUDIENCES:
            yield AudienceFault("word", None, str(value))
        elif name != AUDIENCE and _is_like(str(name).casefold()):
            yield AudienceFault("name", None, str(name))
    yield from (AudienceFault("name", None, str(name)) for name in meta if _is_like(str(name).casefold()))


def _is_like(name: str) -> bool:
    return bool(difflib.get_close_matches(name, [AUDIENCE], cutoff=ALIKE))
