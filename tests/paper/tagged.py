"""A tagged PDF as a screen reader meets it: its structure, with the text that each element has in reading order."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pdfplumber
import pikepdf

GAP = 0.2  # of the type size: letters further apart than this have a space between them


@dataclass
class Element:
    """One element of the structure: what it is, its attributes, and its kids, elements and texts."""

    kind: str
    raw: object
    kids: list = field(default_factory=list)

    @property
    def text(self):
        parts = [kid if isinstance(kid, str) else kid.text for kid in self.kids]
        return " ".join(" ".join(parts).split())

    @property
    def attributes(self):
        found = self.raw.get("/A", [])
        some = found if isinstance(found, pikepdf.Array) else [found]
        return {name.removeprefix("/"): value for one in some for name, value in one.items()}

    def find(self, *kinds):
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.kind in kinds:
                    yield kid
                yield from kid.find(*kinds)


class Tagged:
    """A document, opened once and read often."""

    def __init__(self, path):
        self.path = path
        self.pdf = pikepdf.open(path)

    @cached_property
    def root(self):
        return _element(self.pdf.Root.StructTreeRoot, "Root", self._texts, self._numbers)

    @cached_property
    def pages(self):
        with pdfplumber.open(self.path) as opened:
            return [(page.width, page.height, page.chars, page.extract_words()) for page in opened.pages]

    @cached_property
    def _numbers(self):
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def _texts(self):
        found = defaultdict(list)
        for number, (_, _, chars, _) in enumerate(self.pages):
            for char in chars:
                if char["mcid"] is not None:
                    found[number, char["mcid"]].append(char)
        return {place: _written(chars) for place, chars in found.items()}


def _written(chars):
    """Return what letters say, with a space where they stand apart."""
    text, before = "", None
    for char in chars:
        apart = before is not None and char["x0"] - before["x1"] > GAP * char["size"]
        text += (" " if apart and not text.endswith((" ", "\xa0")) else "") + char["text"]
        before = char
    return text


def _element(raw, kind, texts, numbers, page=None):
    page = numbers[raw.Pg.objgen] if "/Pg" in raw else page
    made = Element(kind, raw)
    kids = raw.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            made.kids.append(texts.get((page, int(kid)), ""))
        elif "/S" in kid:
            made.kids.append(_element(kid, str(kid.S).removeprefix("/"), texts, numbers, page))
    return made
