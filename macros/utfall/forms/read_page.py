"""Read the tables of a built page back, as a browser has them: of every table its cells, and of these what is seen.

Only the lines that hold our tables are parsed; the rest of a page is the engine's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Protocol

from utfall.forms.reading import Read, ReadTable
from utfall.forms.tags import read_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OURS = ('class="u-table', 'class="u-card-list', 'class="u-facts')
KINDS = ("heading", "subtotal", "total", "of-which", "ratio", "median")
PARTS = {
    "u-detail": "detail",
    "u-rule": "rule",
    "u-near": "near",
    "u-reason": "reason",
    "u-heat-mark": "state",
}  # what stands in a cell beside what it says
SILENT = {"sup", "svg"}  # what stands in a cell and is no part of what the cell says


@dataclass
class _Cell:
    """Gather a cell."""

    value: str | None = None
    parts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)

    def text(self, part: str = "cell") -> str:
        return _told("".join(self.parts[part]))

    def read(self) -> Read:
        return Read(self.text(), _value(self.value))


def _told(text: str) -> str:
    """Return a text with who says a status set after it, as the plain text has it: by a comma."""
    return re.sub(r"(?<!\s)\s*+,\s+(?=\w)", ", ", text)


@dataclass
class _Item:
    """Gather what an item of a list says, and with it whatever item it stands in."""

    outer: _Item | None = None
    texts: list[str] = field(default_factory=list)

    def append(self, text: str) -> None:
        self.texts.append(text)
        if self.outer:
            self.outer.append(text)

    def go_on(self, text: str) -> None:
        """Add to the text before, which the parser has cut at a character that was written as a reference."""
        self.texts[-1:] = ["".join((*self.texts[-1:], text))]
        if self.outer:
            self.outer.go_on(text)


class _Sink(Protocol):
    """Where a text goes."""

    def append(self, text: str, /) -> None: ...


@dataclass
class _RowReader:
    """Gather a row."""

    kind: str = ""
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class _Table:
    """Gather a table."""

    caption: list[str] = field(default_factory=list)
    head: _RowReader = field(default_factory=_RowReader)
    rows: list[_RowReader] = field(default_factory=list)


class _Reader:
    """Follow the tags, and know at each which text goes where."""

    def __init__(self) -> None:
        self.tables: dict[str, _Table] = {}
        self.notes: dict[str, list[str]] = defaultdict(list)
        self.items: dict[str, _Item] = {}
        self.around: dict[str, str] = {}
        self.is_cut = False  # whether the text to come goes on from the one before
        self.open: list[tuple[str, _Sink | None]] = []  # the open tags, and where text inside them goes
        self.row = _RowReader()
        self.table = _Table()

    def handle_starttag(self, tag: str, named: dict[str, str]) -> None:
        """Open an element."""
        self.is_cut = False
        self.open.append((tag, self._into(tag, named)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and whatever was left open inside it."""
        self.is_cut = False
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Put text where it belongs."""
        if self.open and (into := self.open[-1][1]) is not None:
            if self.is_cut and isinstance(into, _Item):
                into.go_on(data)
            else:
                into.append(data)
        self.is_cut = True

    def _into(self, tag: str, named: dict[str, str]) -> _Sink | None:
        """Return where the text of an element goes, and begin what it begins."""
        classes = named.get("class", "").split()
        if tag == "caption":
            self.row = _RowReader()  # a caption has parts of its own, which are in no cell
            self.table = self.tables[named["id"].removesuffix("-caption")] = _Table()
            return self.table.caption
        if tag == "tr":
            self.row = _RowReader(next((kind for kind in KINDS if f"u-{kind}" in classes), ""))
            self.table.rows.append(self.row)
            return None
        if tag in {"th", "td"}:
            return self._cell(named)
        if tag == "p" and named.get("id", "").endswith("-caption"):
            return self._item(named["id"])
        if "id" in named and (tag == "li" or "u-pair" in classes):
            return self.notes[named["id"]] if "-note-" in named["id"] else self._item(named["id"])
        return self._inside(tag, named, classes)

    def _item(self, name: str) -> _Item:
        """Begin an item of a list, which may stand in another one."""
        above = next((into for _, into in reversed(self.open) if isinstance(into, _Item)), None)
        self.items[name] = _Item(above)
        if above:
            self.around[name] = next(key for key, one in self.items.items() if one is above)
        return self.items[name]

    def _cell(self, named: dict[str, str]) -> _Sink:
        if named.get("scope") == "col":
            self.row = self.table.head
            self.table.rows.clear()  # the row that was begun is the head
        covered = int(named.get("colspan", "1")) - 1 if self.row.kind != "heading" else 0
        self.row.cells += [_Cell() for _ in range(covered)]  # what a cell stands over are the empty ones before it
        cell = _Cell(named.get("data-value"))
        self.row.cells.append(cell)
        return cell.parts["cell"]

    def _inside(self, tag: str, named: dict[str, str], classes: list[str]) -> _Sink | None:
        """Return where text goes inside a cell."""
        above = self.open[-1][1] if self.open else None
        if not self.row.cells:
            return None if tag in SILENT else self._said(classes, above)
        cell = self.row.cells[-1]
        if tag == "a" and "-note-" in named.get("href", ""):
            cell.notes.append(named["href"].removeprefix("#"))
        if tag == "svg" and "aria-label" in named and above is not None:
            above.append(named["aria-label"])
        if tag in SILENT:
            return None
        if "u-said" in classes:
            return self._said(classes, cell.parts["cell"] if above is cell.parts["rule"] else above)
        part = next((PARTS[name] for name in classes if name in PARTS), "")
        if part:
            return cell.parts[part]
        if "u-verdict" in classes and cell.text():
            cell.parts["cell"].append(" / ")
        if above is cell.parts["near"]:
            above.append(" ")
        return above

    @staticmethod
    def _said(classes: list[str], above: _Sink | None) -> _Sink | None:
        """Part who says a status from its word by a comma, as the plain text has it."""
        if "u-said" in classes and above is not None:
            above.append(", ")
        return above


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a page says: its tables by id, and what it says in lists instead, by the id of each row.

    ``around`` has which row's item one stands in.
    """

    tables: Mapping[str, ReadTable]
    items: Mapping[str, str]
    around: Mapping[str, str] = field(default_factory=dict)


def read_page(content: str) -> ReadPage:
    """Return what a page says in tables and in the lists that stand for tables."""
    reader = _Reader()
    for line in content.split("\n"):
        if any(ours in line for ours in OURS):
            read_tags(reader, line)
            reader.row, reader.open = _RowReader(), []
    tables = {name: _read(table, reader.notes) for name, table in reader.tables.items()}
    items = {name: _told(" ".join(one.texts)) for name, one in reader.items.items()}
    return ReadPage(tables, items, reader.around)


def _read(table: _Table, notes: dict[str, list[str]]) -> ReadTable:
    headings = tuple(cell.text() for cell in table.head.cells)
    general = [_noted(cell, notes) for cell in table.head.cells]
    rows = tuple(tuple(cell.read() for cell in row.cells) for row in table.rows)
    beside = tuple(dict(_beside(row, general, notes)) for row in table.rows)
    return ReadTable(headings, rows, beside, "".join(table.caption))


def _beside(row: _RowReader, general: list[str], notes: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    yield "kind", row.kind or "line"
    yield "detail", row.cells[0].text("detail") if row.cells else ""
    yield "notes", " ".join(filter(None, (*general, *(_noted(cell, notes) for cell in row.cells))))
    yield "near", row.cells[0].text("near") if row.cells else ""
    for at, cell in enumerate(row.cells):
        yield f"rule-{at}", cell.text("rule")
        yield f"reason-{at}", cell.text("reason")
        yield f"state-{at}", cell.text("state")


def _noted(cell: _Cell, notes: dict[str, list[str]]) -> str:
    return " ".join("".join(notes[name]) for name in cell.notes)


def _value(text: str | None) -> Decimal | str | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return text
