"""How wide a table must be, and so how it is set: as text is, smaller, or on a page that lies. Never cut off.

Worked out from the words of each column in the widths of our typeface, before anything is set: the typesetter makes
columns no narrower than they would like to be, and breaks no words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.forms.pdf.calls import LONG
from utfall.forms.pdf.font import width
from utfall.forms.pdf.tree import SVG, classes, has_class, span_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

SHORT = 17  # letters; a text of no more is not broken over lines: a month, a version, a name
SENTENCE = 60  # letters; a column of longer texts wants room for several words on a line
ROOM = 26.0  # millimetres for such a column
WISHED = 1500.0  # millimetres; no column asks for more
DRAWN = 21.0  # millimetres of a small line of history
SHAPE = 4.0  # millimetres of a status's shape
INDENT = 3.0  # millimetres of a level in the tree
HEAD = 0.92  # the type size of a table's head, as a share of the table's
NARROWEST = 6.0  # millimetres
SPARE = 0.3  # millimetres, against rounding
_WORD = re.compile(r"[^\s-]+-?", re.ASCII)  # a no-break space holds words together


@dataclass(frozen=True, slots=True)
class Setting:
    """A way to set a table: the width of its page, type size, room between columns, and what follows from them.

    ``widths`` is of the columns, in millimetres; ``longest`` is after how many letters a column's words are broken, 0
    where none is.
    """

    page: float
    points: float
    gap: float
    is_lying: bool = False
    widths: tuple[float, ...] = ()
    longest: tuple[int, ...] = ()


SETTINGS = (
    Setting(170, 9, 3.2),
    Setting(170, 7.8, 2.2),
    Setting(261, 9, 3.2, is_lying=True),
    Setting(261, 7.8, 2.2, is_lying=True),
    Setting(261, 6.8, 1.6, is_lying=True),
)
LYING = "p-lying"
MINUS = "u-minus-"  # begins the class of the column of bars below zero: its share of both sides, in per cent
NAMED = 0.34  # of the width of a table of bars, for what they are of


def mark_lying(block: Element) -> None:
    """Mark a table's block that has to lie."""
    table = next(block.iter("table"))
    if setting(table).is_lying:
        block.set("class", f"{block.get('class', '')} {LYING}")


def setting(table: Element) -> Setting:
    """Return the first setting that a table fits in; in the last one words are broken where they must be."""
    if sides := [kind for one in table.iter("col") for kind in classes(one) if kind.startswith(MINUS)]:
        return _bars(SETTINGS[0], int(sides[0].removeprefix(MINUS)) / 100)
    rows = [list(row) for row in table.iter("tr")]
    count = max((sum(span_of(cell) for cell in row) for row in rows), default=1)
    whole = [row for row in rows if len(row) == count]
    columns = [[row[at] for row in whole] for at in range(count)]
    needed: list[float] = []
    for one in SETTINGS:
        needed = [_needed(cells, one, at) for at, cells in enumerate(columns)]
        if sum(needed) <= one.page:
            wished = [max(least, _wished(cells, one)) for cells, least in zip(columns, needed, strict=True)]
            return replace(one, widths=_shared(needed, wished, one.page), longest=(0,) * count)
    return _broken(SETTINGS[-1], needed)


def _bars(one: Setting, minus: float) -> Setting:
    """Give each side of zero the share that its bars are drawn for."""
    sides = one.page * (1 - NAMED)
    return replace(one, widths=(one.page * NAMED, sides * minus, sides * (1 - minus)), longest=(0, 0, 0))


def _broken(one: Setting, needed: list[float]) -> Setting:
    """Let the widest columns give, down to one width that all of them get."""
    room = one.page / len(needed)
    for _ in needed:
        wide = [each for each in needed if each > room]
        if not wide:
            break
        room = (one.page - sum(each for each in needed if each <= room)) / len(wide)
    widths = tuple(min(each, room) for each in needed)
    letter = width("n", one.points)
    letters = (max(1, int((each - one.gap) / letter / 1.3)) for each in widths)
    longest = tuple(count if full > got else 0 for count, full, got in zip(letters, needed, widths, strict=True))
    return replace(one, widths=widths, longest=longest)


def _shared(needed: list[float], wished: list[float], page: float) -> tuple[float, ...]:
    """Share a page's width: to each column what it needs, then what it wishes, then more of the same."""
    if sum(wished) <= page:
        return tuple(each * page / sum(wished) for each in wished)
    more = sum(wished) - sum(needed)
    left = page - sum(needed)
    return tuple(least + (each - least) * left / more for least, each in zip(needed, wished, strict=True))


def _needed(cells: list[Element], one: Setting, at: int) -> float:
    """Return how wide what cannot be broken in a column is."""
    short = all(len(text_of(cell)) <= SHORT for cell in cells if not _is_head(cell))
    needed = max((longest for cell in cells for longest in _longest(cell, one, short=short)), default=0.0)
    sentences = any(len(text_of(cell)) > SENTENCE for cell in cells)
    return max(needed, ROOM if sentences else NARROWEST) + one.gap + (INDENT if not at else 0) + SPARE


def _wished(cells: list[Element], one: Setting) -> float:
    """Return how wide a column is whose texts stand on one line each."""
    widest = max((_width(text_of(cell), cell, one) + _shape(cell) for cell in cells), default=0.0)
    return min(WISHED, widest + one.gap + SPARE)


def _longest(cell: Element, one: Setting, *, short: bool) -> Iterator[float]:
    text = text_of(cell)
    if "u-heat" in classes(cell):  # the figure stands whole, and under it a shape with words
        under = "".join(text_of(each) for each in cell.iter() if "u-heat-mark" in classes(each))
        yield _width(text.removesuffix(under), cell, one)
        yield from (_width(word, cell, one) + SHAPE for word in under.split())
        return
    whole = (short and not _is_head(cell)) or ("u-number" in classes(cell) and cell.tag == "td")
    unit = "".join(text_of(each) for each in cell.iter() if "u-word-unit" in classes(each))  # stands under its figure
    marks = [text_of(each) for each in has_class(cell, "u-mark") if len(text_of(each)) <= SHORT]
    words = [text.removesuffix(unit), unit] if whole else [*marks, *(word[:LONG] for word in _WORD.findall(text))]
    yield from (_width(word.strip(" "), cell, one) + _shape(cell) for word in words)
    if any("u-spark" in classes(each) for each in cell.iter()):
        yield DRAWN


def _width(text: str, cell: Element, one: Setting) -> float:
    return width(text, one.points * (HEAD if _is_head(cell) else 1), bold=not _is_head(cell))


def _shape(cell: Element) -> float:
    return SHAPE if next(cell.iter(f"{SVG}svg"), None) is not None else 0.0


def _is_head(cell: Element) -> bool:
    return cell.tag == "th" and cell.get("scope") == "col"
