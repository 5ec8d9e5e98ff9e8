"""A table to be shown: headings, rows and cells with their meaning, before any markup.

One such value feeds every form of the table (page, spreadsheet, PDF, data as shown). Amounts are kept as
numbers with the decimals they are shown with; texts are data and are never markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.shown.content import Number

if TYPE_CHECKING:
    from utfall.shown.content import Content


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in the package that a cell is read from: resource, the row's key, field."""

    resource: str
    row: str
    field: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold what a cell shows, its footnotes, and where in the package it stands; what is derived stands nowhere.

    ``leads`` is the address of the page of what a cell names, from the site's root, where there is one. It ``covers``
    so many empty cells before it, over which a page lets it stand.
    """

    content: Content
    notes: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)
    leads: str = field(default="", compare=False)
    covers: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """Head a column of ``kind`` name, number, text, status, sign or trend. ``weight`` is ``current`` or empty.

    A sign is a status of which a page draws the shape alone, and tells the word below the table.

    One that ``is_extra`` is shown only where a page asks for it. The figures of one that ``is_derived`` are worked out.
    ``beside`` is the key of the column that a page tells this column's texts beside, and not in a column. One that
    ``is_filed`` stands in the files alone. The statuses of one that ``is_part`` are told by the cards of another table,
    where they are assessed.
    """

    key: str
    heading: str
    kind: str
    weight: str = ""
    notes: tuple[str, ...] = ()
    is_extra: bool = False
    is_derived: bool = False
    beside: str = ""
    is_filed: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. ``kind`` is ``line``, ``heading``, ``subtotal``, ``total`` or ``median``; ``level`` is its indent.

    One that ``is_folded`` stands in the files alone: a page shows the first levels of a long tree.
    """

    id: str
    cells: tuple[Cell, ...]
    kind: str = "line"
    level: int = 0
    detail: str = ""
    is_folded: bool = False

    @property
    def on_page(self) -> TableRow:
        """The row as pages write it, its amounts and the unit under its name."""
        numbers = [cell.content for cell in self.cells if isinstance(cell.content, Number)]
        scale = next((one.scale for one in numbers if one.scale), None)
        if scale is None:
            return self
        cells = tuple(
            replace(cell, content=cell.content.on_page) if isinstance(cell.content, Number) else cell
            for cell in self.cells
        )
        detail = self.detail
        if detail == scale.own or detail.startswith(f"{scale.own},"):
            detail = scale.unit + detail.removeprefix(scale.own)
        return replace(self, cells=cells, detail=detail)


@dataclass(frozen=True, slots=True)
class PageCaption:
    """A caption in parts: what the table is called, what time it tells of, and the unit with how signs are read.

    A name that ``is_general`` says no more than the headings do: pages leave it to listeners.
    """

    name: str
    told: str
    unit: str = ""
    is_general: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return ", ".join(filter(None, (self.name, self.told, self.unit)))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is about that others of its ``sort`` tell of other things: an indicator and its unit."""

    sort: str
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table to show. ``id`` is its address on the page, ``files`` the data files behind it.

    ``edition`` says which edition's the figures are. ``sortable`` is a list whose order is not its meaning. ``subject``
    is what it is about where there is one such table for each indicator. ``within`` is the id of the
    table in whose cards a page tells its rows. ``on_pages`` is the caption in parts, where
    pages write it otherwise than files. ``kept_in`` are the units that the files have its amounts in, on a page that
    writes them in another. One that ``is_bars`` is drawn as bars around zero: its two columns of figures are the sides.
    One ``is_of_chart`` has the figures that a chart shows.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    files: tuple[str, ...] = ()
    edition: str = ""
    sortable: bool = False
    subject: Subject | None = None
    within: str = ""
    on_pages: PageCaption | None = None
    kept_in: tuple[str, ...] = ()
    is_bars: bool = False
    is_of_chart: bool = False

    def paged(self) -> Table:
        """Return the table as a page writes it: its own caption, and amounts in the unit of the pages."""
        caption = self.on_pages.text if self.on_pages else self.caption
        contents = (cell.content for row in self.rows for cell in row.cells)
        kept = dict.fromkeys(one.scale.own for one in contents if isinstance(one, Number) and one.scale)
        return replace(self, caption=caption, rows=tuple(row.on_page for row in self.rows), kept_in=tuple(kept))

    @property
    def notes(self) -> tuple[str, ...]:
        """The footnotes in the order in which a reader meets them, each once."""
        met = [note for column in self.columns for note in column.notes]
        met += [note for row in self.rows for cell in row.cells for note in cell.notes]
        return tuple(dict.fromkeys(met))

    @property
    def on_page(self) -> tuple[int, ...]:
        """The places of the columns that a page has; what it tells beside a status has none there."""
        keys = {column.key for column in self.columns}
        return tuple(at for at, column in enumerate(self.columns) if column.beside not in keys and not column.is_filed)

    def beside(self, status: Column) -> tuple[int, ...]:
        """Return the places of the columns whose texts a page tells beside a column of statuses."""
        return tuple(at for at, column in enumerate(self.columns) if column.beside == status.key)

    @property
    def length(self) -> int:
        """The number of rows that do not head others."""
        return sum(row.kind != "heading" for row in self.rows)

    def first(self, most: int) -> Table:
        """Return the table with so many rows at most, and those that head them."""
        counted = accumulate(row.kind != "heading" for row in self.rows)
        kept = [row for row, count in zip(self.rows, counted, strict=True) if count <= most]
        while kept and kept[-1].kind == "heading":
            kept.pop()
        return replace(self, rows=tuple(kept))

    @property
    def folded(self) -> int:
        """The number of rows that stand in the files alone."""
        return sum(row.is_folded for row in self.rows)

    def unfolded(self) -> Table:
        """Return the table as a page has it: without the rows that stand in the files alone."""
        return replace(self, rows=tuple(row for row in self.rows if not row.is_folded)) if self.folded else self

    def graded(self, column: Column) -> tuple[int, ...]:
        """Return the places of the columns whose states a page draws in a column of figures, as a heat table does."""
        return self.beside(column) if column.kind == "number" else ()

    @property
    def legend(self) -> tuple[State, ...]:
        """The states that a page draws beside figures or without words, each once: the first of each scale first."""
        places = [at for column in self.columns for at in self.graded(column)]
        places += [at for at, column in enumerate(self.columns) if column.kind == "sign"]
        found = {row.cells[at].content for row in self.rows for at in places}
        states = [one for one in found if isinstance(one, State)]
        return tuple(sorted(states, key=lambda one: (one.scale, one.order, one.id)))

    @property
    def decimals(self) -> tuple[int, ...]:
        """The numbers of decimals with which its figures are shown, the fewest first."""
        figures = {cell.content for row in self.rows for cell in row.cells if isinstance(cell.content, Number)}
        return tuple(sorted({_decimals(figure) for figure in figures}))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The kinds of missing value the table shows, in the vocabulary's order."""
        rows = [row for row in self.rows if row.kind != "heading"]
        shown = {cell.content for row in rows for cell in row.cells if isinstance(cell.content, Missing)}
        return tuple(member for member in Missing if member in shown)

    @property
    def has_blanks(self) -> bool:
        """Whether a cell for a figure or a status is empty, since nothing was to be reported there."""
        kinds = [column.kind in {"number", "status"} for column in self.columns]
        rows = [row for row in self.rows if row.kind == "line"]
        return not self.is_bars and any(
            told and cell.content == "" for row in rows for told, cell in zip(kinds, row.cells, strict=True)
        )


def _decimals(figure: Number) -> int:
    """Return how many decimals a figure is shown with: as many as are asked for, else as are stored."""
    exponent = figure.value.as_tuple().exponent
    stored = max(0, -exponent) if isinstance(exponent, int) else 0
    return stored if figure.decimals is None else figure.decimals
