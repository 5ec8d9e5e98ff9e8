"""How wide a table must be, and so how it is set: as text is, smaller, or on a page that lies. Never cut off.

Worked out from the longest word of each column before anything is set, since setting a page twice takes twice as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.pdf.tree import SVG, classes, has_class, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

SHORT = 17  # letters; a text of no more is not broken over lines: a month, a version, a name
SENTENCE = 60  # letters; a column of longer texts wants room for several words on a line
ROOM = 26.0  # millimetres for such a column
DRAWN = 21.0  # millimetres of a small line of history
SHAPE = 3  # letters' room for a status's shape
GLYPH = 0.56  # the mean width of a letter, as a share of the type size
MILLIMETRES = 25.4 / 72  # of a point
_WORD = re.compile(r"[^\s-]+-?", re.ASCII)  # a no-break space holds words together


@dataclass(frozen=True, slots=True)
class Setting:
    """Be a way to set a table: the classes that ask for it, the width of the page, type size, room between columns."""

    classes: str
    width: float
    points: float
    gap: float


SETTINGS = (
    Setting("", 170, 8.5, 3.2),
    Setting("p-small", 170, 7.4, 2.2),
    Setting("p-lying", 261, 8.5, 3.2),
    Setting("p-lying p-small", 261, 7.4, 2.2),
)
BROKEN = "p-lying p-small p-broken"  # words are broken where they must be


def set_widths(block: Element) -> None:
    """Mark a table's block with how it is set, and the columns whose texts stay on one line."""
    rows = [list(row) for row in block.iter("tr")]
    count = max((len(row) for row in rows), default=0)
    columns = [[row[at] for row in rows if len(row) == count] for at in range(count)]
    for cells in columns:
        if all(len(text_of(cell)) <= SHORT for cell in cells[1:]):
            for cell in cells[1:]:
                cell.set("class", f"{cell.get('class', '')} p-whole".strip())
    for mark in has_class(block, "u-mark"):
        if len(text_of(mark)) <= SHORT:
            mark.set("class", f"{mark.get('class')} p-whole")
    block.set("class", f"{block.get('class')} {setting(columns)}".strip())


def setting(columns: list[list[Element]]) -> str:
    """Return the classes of the first setting that the columns fit in."""
    for one in SETTINGS:
        if sum(_width(cells, one) for cells in columns) <= one.width:
            return one.classes
    return BROKEN


def _width(cells: list[Element], one: Setting) -> float:
    letter = one.points * MILLIMETRES * GLYPH
    needed = max((longest for cell in cells for longest in _longest(cell, letter)), default=0.0)
    sentences = any(len(text_of(cell)) > SENTENCE for cell in cells)
    return max(needed, ROOM if sentences else 0.0) + one.gap


def _longest(cell: Element, letter: float) -> Iterator[float]:
    """Return how wide what cannot be broken in a cell is."""
    text = text_of(cell)
    whole = "p-whole" in classes(cell) or ("u-number" in classes(cell) and cell.tag == "td")
    shape = SHAPE if next(cell.iter(f"{SVG}svg"), None) is not None else 0
    unit = "".join(text_of(one) for one in cell.iter() if "u-word-unit" in classes(one))  # stands under its figure
    kept = [text_of(one) for one in cell.iter() if "p-whole" in classes(one)]
    words = [text.removesuffix(unit), unit] if whole else [*kept, *_WORD.findall(text)]
    yield from ((len(word) + shape) * letter for word in words)
    if any("u-spark" in classes(one) for one in cell.iter()):
        yield DRAWN
